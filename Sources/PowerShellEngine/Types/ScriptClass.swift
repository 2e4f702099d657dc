import PowerShellSyntax

/// A class written in a script: what its `TypeInfo` is made of.
public final class ScriptClass {
  let tree: TypeDefinitionAst
  private let source: SourceText
  /// The state whose scope methods see: never the caller's locals.
  let state: SessionState
  private unowned let session: Session
  unowned(unsafe) var type: TypeInfo
  var interfaces: [TypeInfo] = []
  private(set) var fields: [FieldCode] = []
  private var statics: [Symbol: Value] = [:]
  private var constructorCodes: [MethodCode] = []

  init(
    _ tree: TypeDefinitionAst, _ source: SourceText, _ state: SessionState, _ session: Session,
    type: TypeInfo
  ) {
    (self.tree, self.source, self.state, self.session) = (tree, source, state, session)
    self.type = type
  }

  var baseClass: ScriptClass? { type.baseType?.scriptClass }

  /// Fields of the base classes first.
  var allFields: [FieldCode] { (baseClass?.allFields ?? []) + fields.filter { !$0.isStatic } }

  /// Reads the members; after this the type can be used.
  func define() throws {
    let lowering = Lowering(source: source, layout: state.top.layout)
    for case let property as PropertyMemberAst in tree.members {
      let field = FieldCode(property, lowering)
      guard !fields.contains(where: { $0.symbol === field.symbol }) else {
        throw ScriptError.definition(
          "MemberAlreadyDefined", "Member '\(property.name)' is already defined.", property.extent,
          source)
      }
      fields.append(field)
    }
    for field in fields where field.isStatic {
      statics[field.symbol] = try initialValue(of: field, this: .null)
    }
    let constructors = tree.members.compactMap { $0 as? FunctionMemberAst }.filter(\.isConstructor)
    constructorCodes = constructors.filter { !$0.methodAttributes.contains(.static) }
      .map { MethodCode($0, source, self) }
  }

  /// Runs `static Name() { … }`.
  func initializeStatics() throws {
    for case let method as FunctionMemberAst in tree.members
    where method.isConstructor && method.methodAttributes.contains(.static) {
      try MethodCode(method, source, self).call(this: .null, [])
    }
  }

  func declare(_ members: MemberDeclarations) {
    for field in fields { declare(field, members) }
    for case let method as FunctionMemberAst in tree.members where !method.isConstructor {
      declare(MethodCode(method, source, self), members)
    }
    declareConstructors(members)
  }

  private func declare(_ field: FieldCode, _ members: MemberDeclarations) {
    let definition = "\(field.typeName) \(field.name) {get;set;}"
    if field.isStatic {
      members.constant(
        "static " + definition, get: { [self] in statics[field.symbol] ?? .null },
        set: { [self] in statics[field.symbol] = try converted($0, for: field) })
      return
    }
    let place =
      (baseClass?.allFields.count ?? 0) + fields.filter { !$0.isStatic }.firstPlace(of: field)
    members.property(
      definition,
      get: { (target: Value) in (target.reference as? any FieldHolder)?.fields[place] ?? .null },
      set: { [self] (target: Value, value: Value) in
        (target.reference as? any FieldHolder)?.fields[place] = try converted(value, for: field)
      })
    if field.isHidden { members.hideLast() }
  }

  private func declare(_ method: MethodCode, _ members: MemberDeclarations) {
    if method.isStatic {
      members.function("static " + method.definition) { try method.call(this: .null, $0.values) }
    } else {
      members.method(method.definition) { (this: Value, a) in try method.call(this: this, a.values)
      }
      if method.tree.methodAttributes.contains(.hidden) { members.hideLast() }
    }
  }

  private func declareConstructors(_ members: MemberDeclarations) {
    if constructorCodes.isEmpty {
      members.constructor("()") { [self] _ in try construct(nil, []) }
    }
    for code in constructorCodes {
      members.constructor(code.parameterList) { [self] in try construct(code, $0.values) }
    }
  }

  // MARK: Instances

  private func construct(_ code: MethodCode?, _ arguments: [Value]) throws -> Value {
    let instance = try makeInstance()
    let this = Value(instance)
    try initialize(this, instance, code, arguments)
    return this
  }

  /// An object with all fields, its .NET part made where the class derives from an exception.
  private func makeInstance() throws -> any PSObject & FieldHolder {
    let blank = allFields.map { $0.blankValue(session) }
    if type.isSubtype(of: TypeTable.required("System.Exception")) {
      let message = "Exception of type '\(type.fullName)' was thrown."
      let exception = ExceptionObject(type, message)
      exception.fields = blank
      return exception
    }
    if let collection = try madeCollection([]) {
      collection.fields = blank
      return collection
    }
    return ClassInstance(type, blank)
  }

  /// A list or table of this class, as the .NET class it derives from makes one of the arguments.
  private func madeCollection(_ arguments: [Value]) throws -> (any PSObject & FieldHolder)? {
    guard let base = type.builtInBase, base !== TypeInfo.object,
      base.implementsInterface("IEnumerable")
    else { return nil }
    switch try MemberAccess.construct(base, arguments, session) {
    case .object(let list as ListObject): return ListObject(list.elements, type: type)
    case .table(let table):
      let own = TableObject(type: type, comparison: table.comparison)
      for (key, value) in table.entries { own.set(key, value) }
      return own
    default: return nil
    }
  }

  private func initialize(
    _ this: Value, _ instance: any PSObject & FieldHolder, _ code: MethodCode?, _ arguments: [Value]
  ) throws {
    let offset = baseClass?.allFields.count ?? 0
    for (index, field) in fields.filter({ !$0.isStatic }).enumerated() {
      guard field.initial != nil else { continue }
      instance.fields[offset + index] = try initialValue(of: field, this: this)
    }
    guard let code else { return try initializeBase(this, instance, []) }
    try code.call(this: this, arguments) { [self] frame, given in
      try initializeBase(this, instance, given ?? [])
      _ = frame
    }
  }

  /// Runs the base class's constructor, or takes an exception's message and cause.
  private func initializeBase(
    _ this: Value, _ instance: any PSObject & FieldHolder, _ arguments: [Value]
  ) throws {
    if let baseClass {
      let code = baseClass.constructorCodes.first { $0.parameterCount == arguments.count }
      if code == nil, !(baseClass.constructorCodes.isEmpty && arguments.isEmpty) {
        throw ScriptError(
          "MethodCountCouldNotFindBest",
          "Cannot find an overload for \".ctor\" and the argument count: \"\(arguments.count)\".",
          .notSpecified, exception: "System.Management.Automation.MethodException")
      }
      return try baseClass.initialize(this, instance, code, arguments)
    }
    if !arguments.isEmpty, let made = try madeCollection(arguments) {
      (instance as? ListObject)?.elements = (made as? ListObject)?.elements ?? []
      if let own = instance as? TableObject, let made = made as? TableObject {
        for (key, value) in made.entries { own.set(key, value) }
      }
      return
    }
    guard let exception = instance as? ExceptionObject, let first = arguments.first else { return }
    exception.message = first.text(.invariant)
    if arguments.count > 1 { exception.inner = arguments[1].base.reference as? ExceptionObject }
  }

  private func initialValue(of field: FieldCode, this: Value) throws -> Value {
    guard let initial = field.initial else { return field.blankValue(session) }
    let frame = try Frame(
      layout: Layout([WellKnown.this], canGrow: false), session: session, state: state,
      parent: state.top, caller: session.global, out: NullSink(), streams: session.defaultStreams)
    defer { frame.close() }
    frame.slots[1] = this
    return try converted(initial.evaluate(frame).orNull, for: field)
  }

  private func converted(_ value: Value, for field: FieldCode) throws -> Value {
    let frame = state.top
    let typed = try field.type.map { try Conversion.convert(value, to: $0.resolve(frame), session) }
    let result = typed ?? value
    for validation in try field.attributes.validations(frame) {
      if let message = try validation.failure(for: result, in: session) {
        throw DotNetException("System.Management.Automation.ValidationMetadataException", message)
      }
    }
    return result
  }
}

extension [FieldCode] {
  fileprivate func firstPlace(of field: FieldCode) -> Int { firstIndex { $0 === field } ?? 0 }
}

/// A property of a script class.
final class FieldCode {
  let name: String
  let symbol: Symbol
  let type: TypeNode?
  let typeName: String
  let attributes: [AttributeAst]
  let isStatic: Bool
  let isHidden: Bool
  let initial: Node?

  init(_ tree: PropertyMemberAst, _ lowering: Lowering) {
    name = tree.name
    symbol = Symbol.intern(tree.name)
    type = tree.propertyType.map(lowering.type)
    typeName = tree.propertyType?.typeName.fullName ?? "System.Object"
    attributes = tree.attributes
    isStatic = tree.propertyAttributes.contains(.static)
    isHidden = tree.propertyAttributes.contains(.hidden)
    // Initial values see `$this`, in slot 1 of the frame they run in.
    let own = Lowering(source: lowering.source, layout: Layout([WellKnown.this], canGrow: false))
    initial = tree.initialValue.map(own.expression)
  }

  /// What the field holds before anything is assigned.
  func blankValue(_ session: Session) -> Value {
    guard let type, let resolved = try? type.resolve(session.global) else { return .null }
    return resolved.isValueType ? resolved.defaultValue : .null
  }
}

/// A method or constructor of a script class.
final class MethodCode {
  let tree: FunctionMemberAst
  private let owner: ScriptClass
  private let code: BlockCode
  private let returnType: TypeNode?
  private let baseArguments: [Node]
  private let this: Int?

  init(_ tree: FunctionMemberAst, _ source: SourceText, _ owner: ScriptClass) {
    (self.tree, self.owner) = (tree, owner)
    let block = BlockSource(
      tree.function.body, source, functionParameters: tree.function.parameters ?? [])
    let names = NameCollector(tree.function.body, parameters: tree.function.parameters).names
    let layout = Layout(names + [WellKnown.this], canGrow: false)
    code = BlockCode(block, layout: layout, isMethod: true)
    let lowering = Lowering(source: source, layout: layout)
    returnType = tree.returnType.map(lowering.type)
    baseArguments = tree.baseCall?.arguments?.map(lowering.expression) ?? []
    this = layout.slot(of: WellKnown.this)
  }

  var isStatic: Bool { tree.methodAttributes.contains(.static) }
  var parameterCount: Int { code.parameters.count }

  /// `(string name, int count)`, as overload resolution reads it.
  var parameterList: String {
    "(" + code.parameters.map { "\($0.typeName) \($0.name)" }.joined(separator: ", ") + ")"
  }

  var definition: String {
    "\(tree.returnType?.typeName.fullName ?? "void") \(tree.name)\(parameterList)"
  }

  /// Runs the body; `base` is called for a constructor once the arguments are bound.
  @discardableResult func call(
    this object: Value, _ arguments: [Value], base: ((Frame, [Value]?) throws -> Void)? = nil
  ) throws -> Value {
    let session = Session.current
    let caller = owner.state.current ?? session.global
    guard caller.depth < session.maximumDepth, session.methodDepth < session.maximumDepth else {
      throw ScriptError.callDepthOverflow()
    }
    session.methodDepth += 1
    defer { session.methodDepth -= 1 }
    let frame = try Frame(
      layout: code.layout, session: session, state: owner.state, parent: owner.state.top,
      caller: caller, out: NullSink(), streams: session.defaultStreams)
    defer { frame.close() }
    frame.code = code
    frame.command = FunctionCommand(tree.name, ScriptBlock(code.block, state: owner.state))
    if let this { frame.slots[this] = object }
    for (parameter, value) in zip(code.parameters, arguments) {
      try SimpleBinding.set(parameter, value, frame)
    }
    if let base { try base(frame, baseArguments.map { try $0.evaluate(frame).orNull }) }
    return try run(frame)
  }

  private func run(_ frame: Frame) throws -> Value {
    do {
      _ = try code.end?.execute(frame)
    } catch let signal as FlowSignal where signal.completion == .return {
      _ = signal
    }
    guard let returnType else { return .nothing }
    let type = try returnType.resolve(frame)
    if type === TypeInfo.void { return .nothing }
    return try Conversion.convert(frame.returned.orNull, to: type, frame.session)
  }
}

extension FunctionMemberAst {
  /// `: base( … )`, which the parser keeps as the first statement of the body.
  var baseCall: BaseCtorInvokeMemberExpressionAst? {
    guard isConstructor,
      let first = function.body.endBlock?.statements.first as? CommandExpressionAst
    else { return nil }
    return first.expression as? BaseCtorInvokeMemberExpressionAst
  }
}

extension TypeInfo {
  /// The .NET class that a script's class derives from, perhaps by way of others.
  var builtInBase: TypeInfo? {
    var next = baseType
    while let type = next, type.scriptClass != nil { next = type.baseType }
    return next
  }

  /// Written in a script.
  public var isScriptClass: Bool { scriptClass != nil }
}

extension ParameterCode {
  var typeName: String { constraint?.name.fullName ?? "System.Object" }
}

/// An object whose fields a script class declared.
protocol FieldHolder: PSObject {
  var fields: [Value] { get set }
}

/// An instance of a script class.
final class ClassInstance: PSObject, FieldHolder {
  private let classType: TypeInfo
  var fields: [Value]

  init(_ type: TypeInfo, _ fields: [Value]) { (classType, self.fields) = (type, fields) }

  override var type: TypeInfo { classType }

  /// The class's own `ToString`, else its name.
  override func text(_ culture: Culture) -> String {
    guard let result = callOwn("ToString", []) else { return classType.fullName }
    return result.text(culture)
  }

  override func isEqual(to other: Value) -> Bool {
    if other.reference === self { return true }
    return callOwn("Equals", [other])?.isTrue ?? false
  }

  override func hash() -> Int {
    callOwn("GetHashCode", []).map { Int($0.integerOrZero) } ?? ObjectIdentifier(self).hashValue
  }

  override func compare(to other: Value) -> Int? {
    callOwn("CompareTo", [other]).map { Int($0.integerOrZero) }
  }

  /// Calls a method that the script class, or one it derives from, declares itself.
  private func callOwn(_ name: String, _ arguments: [Value]) -> Value? {
    var next: TypeInfo? = classType
    while let type = next, let script = type.scriptClass {
      let isOwn = script.tree.members.contains {
        $0 is FunctionMemberAst && AsciiFold.foldedEquals($0.name, name)
      }
      if isOwn {
        return try? MemberAccess.invoke(
          .object(self), Symbol.intern(name), arguments, Session.current)
      }
      next = type.baseType
    }
    return nil
  }
}

/// `class` and `enum` statements: types are there before the script's first statement runs.
enum TypeDefinitions {
  static func define(_ trees: [TypeDefinitionAst], _ source: SourceText, _ f: Frame) throws {
    var classes: [ScriptClass] = []
    for tree in trees {
      if tree.typeAttributes == .enum {
        try defineEnum(tree, source, f)
      } else {
        classes.append(try declareClass(tree, source, f))
      }
    }
    for made in classes { try made.define() }
    for made in classes { try made.initializeStatics() }
  }

  private static func declareClass(
    _ tree: TypeDefinitionAst, _ source: SourceText, _ f: Frame
  ) throws -> ScriptClass {
    var base = TypeInfo.object
    var interfaces: [TypeInfo] = []
    for constraint in tree.baseTypes {
      let type = try f.session.type(constraint.typeName, source: source)
      if type.isInterface { interfaces.append(type) } else { base = type }
    }
    let type = TypeInfo(name: tree.name, namespace: "", kind: .reference, base: base)
    let made = ScriptClass(tree, source, f.state, f.session, type: type)
    made.interfaces = interfaces
    type.scriptClass = made
    f.session.scriptTypes[Symbol.intern(tree.name)] = type
    return made
  }

  private static func defineEnum(
    _ tree: TypeDefinitionAst, _ source: SourceText, _ f: Frame
  ) throws {
    let lowering = Lowering(source: source, layout: Layout([], canGrow: false))
    let isFlags = tree.attributes.contains {
      ($0 as? AttributeAst)?.isNamed("Flags") ?? false
        || AsciiFold.foldedEquals($0.typeName.fullName, "FlagsAttribute")
        || AsciiFold.foldedEquals($0.typeName.fullName, "System.FlagsAttribute")
    }
    let underlying = try tree.baseTypes.first.map {
      try f.session.type($0.typeName, source: source)
    }
    var members: [(name: String, value: Int64)] = []
    var next: Int64 = 0
    for case let member as PropertyMemberAst in tree.members {
      if let initial = member.initialValue {
        guard initial.isConstant else { throw ScriptError.notConstant(initial, source) }
        let given = try lowering.expression(initial).evaluate(f)
        next = try Conversion.convert(given, to: underlying ?? .int32, f.session).integerOrZero
      }
      members.append((member.name, next))
      next &+= 1
    }
    let enumeration = Enumeration(
      members, isFlags: isFlags, underlyingName: underlying?.fullName ?? "System.Int32")
    let type = TypeInfo(
      name: tree.name, namespace: "", kind: .enumeration, base: .enumBase, enumeration: enumeration)
    f.session.scriptTypes[Symbol.intern(tree.name)] = type
  }
}
