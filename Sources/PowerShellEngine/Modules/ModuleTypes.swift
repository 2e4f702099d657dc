/// `PSModuleInfo` and what names a module.
enum ModuleTypes {
  static let definitions: [TypeDefinition] =
    [
      TypeDefinition("System.Management.Automation.PSModuleInfo") { m in
        declareIdentity(m)
        declareExports(m)
        declareManifest(m)
        declareCalls(m)
      },
      TypeDefinition(
        enumeration: "System.Management.Automation.ModuleAccessMode", counting: "ReadWrite",
        "ReadOnly", "Constant"),
      TypeDefinition("Microsoft.PowerShell.Commands.ModuleSpecification") { m in
        m.constructor("(string moduleName)") { a in
          .object(ModuleSpecificationObject(.string(a.string(0))))
        }
        m.constructor("(hashtable moduleSpecification)") { a in
          .object(ModuleSpecificationObject(a[0]))
        }
        m.property("string Name {get;}") { (me: ModuleSpecificationObject) in .string(me.name) }
        m.property("version Version {get;}") { (me: ModuleSpecificationObject) in
          version(me.bounds.minimumVersion)
        }
        m.property("version RequiredVersion {get;}") { (me: ModuleSpecificationObject) in
          version(me.bounds.requiredVersion)
        }
        m.property("string MaximumVersion {get;}") { (me: ModuleSpecificationObject) in
          me.bounds.maximumVersion.map { .string($0) } ?? .null
        }
      },
    ] + ContextTypes.definitions

  private static func version(_ text: String?) -> Value {
    text.flatMap { try? VersionObject.parse($0) }.map { .object($0) } ?? .null
  }

  private static func declareIdentity(_ m: MemberDeclarations) {
    m.constructor("(bool linkToGlobal)") { a in .object(emptyModule(a.session)) }
    m.constructor("(scriptblock scriptBlock)") { a in
      let module = emptyModule(a.session)
      if let block = a.object(0, ScriptBlock.self) { try module.run(block, arguments: [], at: nil) }
      module.settleExports()
      return .object(module)
    }
    m.property("string Name {get;}") { (me: Module) in .string(me.name) }
    m.property("string Path {get;}") { (me: Module) in .string(me.path) }
    m.property("string ModuleBase {get;}") { (me: Module) in .string(me.folder) }
    m.property("version Version {get;}") { (me: Module) in version(me.version) }
    m.property("System.Management.Automation.ModuleType ModuleType {get;}") { (me: Module) in
      EnumValues.numbered("System.Management.Automation.ModuleType", me.kind.rawValue)
    }
    m.property(
      "string Description {get;set;}", get: { (me: Module) in .string(me.details) },
      set: { me, value in me.details = value.text(.invariant) })
    m.property(
      "System.Management.Automation.ModuleAccessMode AccessMode {get;set;}",
      get: { (me: Module) in
        me.accessMode.isNull
          ? EnumValues.numbered("System.Management.Automation.ModuleAccessMode", 0)
          : me.accessMode
      }, set: { me, value in me.accessMode = value })
    m.property(
      "scriptblock OnRemove {get;set;}",
      get: { (me: Module) in me.onRemove.map { .object($0) } ?? .null },
      set: { me, value in me.onRemove = value.base.reference as? ScriptBlock })
    m.property(
      "System.Object PrivateData {get;set;}", get: { (me: Module) in me.privateData ?? .null },
      set: { me, value in me.privateData = value })
    m.property("System.Management.Automation.SessionState SessionState {get;}") { (me: Module) in
      me.state.map { .object(SessionStateObject($0)) } ?? .null
    }
    m.property("string Definition {get;}") { (me: Module) in
      .string(me.definition?.text(.invariant) ?? "")
    }
  }

  private static func emptyModule(_ session: Session) -> Module {
    let module = Module("")
    module.open(in: session, out: NullSink(), session.defaultStreams)
    return module
  }

  private static func declareExports(_ m: MemberDeclarations) {
    let name = "System.Collections.Generic.Dictionary[string,System.Management.Automation."
    m.property("\(name)CommandInfo] ExportedCommands {get;}") { (me: Module) in
      .table(me.exportedTable([.function, .filter, .cmdlet, .alias]))
    }
    m.property("\(name)FunctionInfo] ExportedFunctions {get;}") { (me: Module) in
      .table(me.exportedTable([.function, .filter]))
    }
    m.property("\(name)CmdletInfo] ExportedCmdlets {get;}") { (me: Module) in
      .table(me.exportedTable([.cmdlet]))
    }
    m.property("\(name)AliasInfo] ExportedAliases {get;}") { (me: Module) in
      .table(me.exportedTable([.alias]))
    }
    m.property("\(name)PSVariable] ExportedVariables {get;}") { (me: Module) in
      .table(me.exportedVariableTable)
    }
    m.property(
      "System.Collections.ObjectModel.ReadOnlyCollection[psmoduleinfo] NestedModules {get;}"
    ) { (me: Module) in Intrinsic.collection(me.nested.map { .object($0) }) }
    m.property(
      "System.Collections.ObjectModel.ReadOnlyCollection[psmoduleinfo] RequiredModules {get;}"
    ) { (me: Module) in Intrinsic.collection(me.required.map { .object($0) }) }
  }

  private static func declareManifest(_ m: MemberDeclarations) {
    m.property("guid Guid {get;}") { (me: Module) in
      let text = me.manifest.text("GUID")
      let wanted = text.isEmpty ? "00000000-0000-0000-0000-000000000000" : text
      let type = TypeTable.required("System.Guid")
      return (try? Conversion.convert(.string(wanted), to: type, .current)) ?? .null
    }
    for (property, key) in [
      ("Author", "Author"), ("CompanyName", "CompanyName"), ("Copyright", "Copyright"),
      ("HelpInfoUri", "HelpInfoURI"), ("PowerShellHostName", "PowerShellHostName"),
    ] {
      m.property("string \(property) {get;}") { (me: Module) in
        .string(me.manifest.text(key))
      }
    }
    m.property("string RootModule {get;}") { (me: Module) in
      me.manifest.root.isEmpty ? .null : .string(me.manifest.root)
    }
    m.property("string Prefix {get;}") { (me: Module) in .string(me.prefix) }
    for (property, key) in [
      ("PowerShellVersion", "PowerShellVersion"), ("ClrVersion", "CLRVersion"),
      ("DotNetFrameworkVersion", "DotNetFrameworkVersion"),
      ("PowerShellHostVersion", "PowerShellHostVersion"),
    ] {
      m.property("version \(property) {get;}") { (me: Module) in version(me.manifest.text(key)) }
    }
    for (property, key) in [
      ("Scripts", "ScriptsToProcess"), ("FileList", "FileList"),
      ("RequiredAssemblies", "RequiredAssemblies"),
      ("CompatiblePSEditions", "CompatiblePSEditions"),
    ] {
      m.property("System.Collections.Generic.IEnumerable[string] \(property) {get;}") {
        (me: Module) in .list((me.manifest.texts(key) ?? []).map { .string($0) })
      }
    }
    m.property("System.Collections.Generic.IEnumerable[string] Tags {get;}") { (me: Module) in
      let tags = me.manifest.publishing("Tags")
      return .list(tags.isNull ? [] : try tags.elements())
    }
    for name in ["ReleaseNotes", "ProjectUri", "LicenseUri", "IconUri"] {
      m.property("System.Object \(name) {get;}") { (me: Module) in me.manifest.publishing(name) }
    }
    m.property(
      "bool LogPipelineExecutionDetails {get;set;}", get: { (_: Module) in .bool(false) },
      set: { _, _ in })
  }

  private static func declareCalls(_ m: MemberDeclarations) {
    m.method("System.Object Invoke(scriptblock sb, params System.Object[] args)") {
      (me: Module, a) in
      guard let block = a.object(0, ScriptBlock.self), let state = me.state else { return .null }
      return try a.session.invokeBlock(
        ScriptBlock(block.literal, state: state), this: .unset, arguments: a.list(1))
    }
    m.method("scriptblock NewBoundScriptBlock(scriptblock scriptBlockToBind)") {
      (me: Module, a) in
      guard let block = a.object(0, ScriptBlock.self), let state = me.state else { return .null }
      return .object(ScriptBlock(block.literal, state: state))
    }
    m.method("psobject AsCustomObject()") { (me: Module, _) in .object(me.customObject) }
    m.method("psvariable GetVariableFromCallersModule(string variableName)") { (me: Module, a) in
      me.state?.top.variable(Symbol.intern(a.string(0))).map { .object($0) } ?? .null
    }
    m.method("string ToString()") { (me: Module, _) in .string(me.name) }
  }
}

extension Module {
  /// The exported members as methods and properties of one object; properties are the module's
  /// own variables.
  public var customObject: PropertyBag {
    let bag = PropertyBag([])
    let members = ExtendedMembers()
    for variable in exportedVariables {
      members.add(ExtendedMember(variable.name, .note(.cell(variable))))
    }
    for case let function as FunctionCommand in exportedCommands {
      members.add(ExtendedMember(function.name, .method(function.block)))
    }
    bag.extendedMembers = members
    return bag
  }
}

/// A module's name with bounds for its version.
final class ModuleSpecificationObject: PSObject {
  let name: String
  let bounds: ModuleImport
  init(_ value: Value) { (name, bounds) = ModuleLoader.specification(value) }
  override var type: TypeInfo {
    TypeTable.required("Microsoft.PowerShell.Commands.ModuleSpecification")
  }
  override func text(_ culture: Culture) -> String { name }
}

extension ModuleImport {
  /// The name and bounds of a module specification.
  public static func read(_ value: Value) -> (name: String, bounds: ModuleImport) {
    if let known = value.base.reference as? ModuleSpecificationObject {
      return (known.name, known.bounds)
    }
    return ModuleLoader.specification(value)
  }
}
