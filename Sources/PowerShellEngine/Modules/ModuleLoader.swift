import PowerShellSyntax

/// Reads a module from its files and runs it: nested modules, root module, exports.
struct ModuleLoader {
  let session: Session
  /// The scope that asked.
  let frame: Frame
  let streams: Streams
  let site: Position?
  private var search: ModuleSearch { ModuleSearch(session: session) }

  init(_ session: Session, _ frame: Frame, _ streams: Streams, at site: Position?) {
    (self.session, self.frame, self.streams, self.site) = (session, frame, streams, site)
  }

  /// The module a name or path means: one that is loaded, or a new one.
  func module(
    _ text: String, _ options: ModuleImport, from folder: String? = nil
  ) throws -> Module {
    if !options.isForced, let known = loaded(text, options) { return known }
    if let built = session.builtInModule(named: text) { return built }
    let wanted = options.requiredVersion
    guard let file = search.file(text, from: folder, version: wanted) else {
      throw wanted.map { ScriptError.moduleVersionNotFound(text, $0) }
        ?? ScriptError.moduleNotFound(text)
    }
    if let known = session.modules.first(where: { AsciiFold.foldedEquals($0.path, file) }) {
      if !options.isForced { return known }
      session.forget(known, in: frame.state)
    }
    let module = try load(file, options)
    guard ModuleVersions.fits(module.version, options) else {
      throw ScriptError.moduleVersionNotFound(
        text, options.requiredVersion ?? options.minimumVersion ?? options.maximumVersion ?? "")
    }
    return module
  }

  private func loaded(_ text: String, _ options: ModuleImport) -> Module? {
    session.modules.first {
      AsciiFold.foldedEquals($0.name, text) && ModuleVersions.fits($0.version, options)
    }
  }

  func load(_ file: String, _ options: ModuleImport) throws -> Module {
    let module = Module(PathText.leafBase(PathText.leaf(file)))
    module.path = file
    module.folder = PathText.parent(file)
    module.open(in: session, out: NullSink(), streams)
    if AsciiFold.foldedEquals(PathText.fileExtension(file), ".psd1") {
      try loadManifest(file, module, options)
    } else {
      try run(file, in: module, options.arguments)
    }
    module.settleExports()
    return module
  }

  private func loadManifest(
    _ file: String, _ module: Module, _ options: ModuleImport
  ) throws {
    let manifest = try session.readManifest(file)
    module.manifest = manifest
    module.kind = .manifest
    module.version = manifest.text("ModuleVersion")
    if module.version.isEmpty { module.version = "0.0" }
    module.details = manifest.text("Description")
    module.privateData = manifest.table?[name: "PrivateData"]
    try loadRequired(module, file)
    for script in manifest.texts("ScriptsToProcess") ?? [] {
      try runScript(PathText.join(module.folder, script))
    }
    for entry in manifest.values("NestedModules") { try nest(entry, in: module, options) }
    guard !manifest.root.isEmpty else { return }
    try runRoot(manifest.root, module, options)
  }

  private func loadRequired(_ module: Module, _ file: String) throws {
    for entry in module.manifest.values("RequiredModules") {
      let (name, bounds) = Self.specification(entry)
      do {
        let found = try self.module(name, bounds)
        session.enlist(found, bounds, in: session.globalState)
        module.required.append(found)
      } catch is ScriptError {
        throw ScriptError.requiredModuleMissing(name, file)
      }
    }
  }

  /// `Name`, or `@{ ModuleName = …; ModuleVersion = … }`.
  static func specification(_ entry: Value) -> (name: String, bounds: ModuleImport) {
    var bounds = ModuleImport()
    guard case .table(let table) = entry.base else { return (entry.text(.invariant), bounds) }
    bounds.minimumVersion = table[name: "ModuleVersion"]?.text(.invariant)
    bounds.requiredVersion = table[name: "RequiredVersion"]?.text(.invariant)
    bounds.maximumVersion = table[name: "MaximumVersion"]?.text(.invariant)
    return (table[name: "ModuleName"]?.text(.invariant) ?? "", bounds)
  }

  private func nest(_ entry: Value, in module: Module, _ options: ModuleImport) throws {
    guard let state = module.state else { return }
    let (name, bounds) = Self.specification(entry)
    let path = PathText.join(module.folder, name)
    if AsciiFold.foldedEquals(PathText.fileExtension(name), ".ps1") {
      return try run(path, in: module, [])
    }
    let inner = ModuleLoader(session, state.top, streams, at: site)
    let found = try inner.module(name, bounds, from: module.folder)
    session.adopt(found, ModuleImport(), in: state)
    module.nested.append(found)
  }

  private func runRoot(_ name: String, _ module: Module, _ options: ModuleImport) throws {
    let path = PathText.join(module.folder, name)
    let isManifest = AsciiFold.foldedEquals(PathText.fileExtension(name), ".psd1")
    guard !isManifest, let file = search.file(path) else {
      return try nest(.string(name), in: module, options)
    }
    module.kind = .script
    try run(file, in: module, options.arguments)
  }

  private func block(ofFile file: String) throws -> ScriptBlock {
    let source = SourceText(try session.fileText(file), file: file)
    let parsed = Parser.parse(source)
    if let record = ErrorRecord.parseError(parsed.diagnostics, source) { throw ScriptError(record) }
    return ScriptBlock(BlockSource(parsed.tree, source), state: frame.state)
  }

  private func run(_ file: String, in module: Module, _ arguments: [Value]) throws {
    let block = try block(ofFile: file)
    if !AsciiFold.foldedEquals(file, module.path) { module.rootFile = file }
    let place = site?.extent ?? Extent(0, 0)
    try module.run(
      block, arguments: arguments.map { Argument(value: $0, extent: place) }, at: site)
  }

  /// A script of the manifest runs in the scope that imports.
  private func runScript(_ file: String) throws {
    let top = frame.state.top
    let call = ScriptCall(
      try block(ofFile: file), command: nil, arguments: [], caller: top, out: NullSink(),
      streams: streams, site: site, invocationName: ".", isDotSourced: true)
    try call.run()
  }
}

extension Invocation {
  /// Finds or loads a module and makes it known.
  public func importModule(_ text: String, _ options: ModuleImport) throws -> Module {
    let module = try ModuleLoader(session, frame, streams, at: position).module(text, options)
    enlist(module, options)
    return module
  }

  /// Reads a module without making anything of it known (`Test-ModuleManifest`).
  public func readModule(_ file: String) throws -> Module {
    let module = Module(PathText.leafBase(PathText.leaf(file)))
    (module.path, module.folder) = (file, PathText.parent(file))
    if AsciiFold.foldedEquals(PathText.fileExtension(file), ".psd1") {
      module.manifest = try session.readManifest(file)
      module.kind = module.manifest.root.isEmpty ? .manifest : .script
      module.version = module.manifest.text("ModuleVersion")
      module.details = module.manifest.text("Description")
      module.privateData = module.manifest.table?[name: "PrivateData"]
    }
    module.announceExports(ModuleOutline.read(file, in: session, module.manifest))
    return module
  }

  /// The modules that could be imported, by the module path and those built in.
  public func availableModules() -> [Module] {
    ModuleSearch(session: session).available().compactMap { try? readModule($0.file) }
      + session.builtInModules
  }

  /// The module file that a path means.
  public func moduleFile(_ text: String) -> String? { ModuleSearch(session: session).file(text) }
}

// What commands ask of modules.
extension Invocation {
  /// The modules that code here sees as loaded; built-in ones count when their commands are named.
  public var visibleModules: [Module] {
    let own = frame.state.module?.nested ?? []
    let core = ["Microsoft.PowerShell.Management", "Microsoft.PowerShell.Utility"]
      .compactMap(session.builtInModule)
    let listed =
      session.modules
      + own.filter { inner in
        !session.modules.contains { $0 === inner }
      }
    return core.filter { built in !listed.contains { $0 === built } } + listed
  }
}

extension Module {
  /// Whether a specification means the module.
  public func fits(_ wanted: String, _ bounds: ModuleImport) -> Bool {
    AsciiFold.foldedEquals(name, wanted) && ModuleVersions.fits(version, bounds)
  }

  /// The names of the exported commands, as they were imported.
  public var commandNames: [String] {
    exportedCommands.filter { $0.kind != .alias }.map { Module.prefixed($0.name, prefix) }
  }

  public var innerModules: [Module] { nested }
}
