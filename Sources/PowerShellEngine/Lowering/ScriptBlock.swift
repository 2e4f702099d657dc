public import PowerShellSyntax

/// The code of a `{ … }` literal: parsed once, lowered once for each use (rule R7).
final class BlockSource {
  let tree: ScriptBlockAst
  let source: SourceText
  /// The attributes and parameters of `function f($a)`, where that form was used.
  let functionParameters: [ParameterAst]?
  private var own: BlockCode?
  private var inlined: [(layout: Layout, code: BlockCode)] = []

  init(_ tree: ScriptBlockAst, _ source: SourceText, functionParameters: [ParameterAst]? = nil) {
    (self.tree, self.source, self.functionParameters) = (tree, source, functionParameters)
  }

  /// The code for a call with a scope of its own.
  var code: BlockCode {
    if let own, own.isWatched || !Watching.isOn { return own }
    let found = NameCollector(tree, parameters: functionParameters)
    let layout = Layout(found.names, canGrow: false, localCount: found.localCount)
    let made = BlockCode(self, layout: layout, hasLocals: found.localCount > 0)
    own = made
    return made
  }

  /// The code for running inside a scope that is there already.
  func code(inside layout: Layout) -> BlockCode {
    if let known = inlined.first(where: { $0.layout === layout }) {
      if known.code.isWatched || !Watching.isOn { return known.code }
      inlined.removeAll { $0.layout === layout }
    }
    if layout.canGrow {
      for name in NameCollector(tree, parameters: functionParameters).names {
        _ = layout.slotMakingRoom(for: name)
      }
    }
    let made = BlockCode(self, layout: layout)
    if inlined.count >= 4 { inlined.removeFirst() }
    inlined.append((layout, made))
    return made
  }
}

/// `{ … }` as a value: code, and the session state its names belong to.
public final class ScriptBlock: PSObject {
  let literal: BlockSource
  let state: SessionState
  var isFilter = false

  init(_ literal: BlockSource, state: SessionState) {
    (self.literal, self.state) = (literal, state)
  }

  public var tree: ScriptBlockAst { literal.tree }
  public var source: SourceText { literal.source }
  public override var type: TypeInfo { .scriptBlock }

  /// The text between the braces.
  public override func text(_ culture: Culture) -> String {
    let whole = literal.source.slice(literal.tree.extent)
    guard literal.tree.parent != nil, whole.utf8.first == 0x7B, whole.utf8.last == 0x7D else {
      return whole
    }
    return String(decoding: whole.utf8.dropFirst().dropLast(), as: UTF8.self)
  }
}

extension ScriptBlock: ParameterObject {
  public static var parameterTypeName: String { "System.Management.Automation.ScriptBlock" }
}

/// A parameter of lowered code.
final class ParameterCode {
  let tree: ParameterAst
  let symbol: Symbol
  let name: String
  let slot: Int
  let constraint: TypeNode?
  let attributes: [AttributeAst]
  let fallback: Node?
  /// Nothing but a name, perhaps a type: bound without the binder.
  let isPlain: Bool

  init(
    _ tree: ParameterAst, slot: Int, constraint: TypeNode?, attributes: [AttributeAst],
    fallback: Node?
  ) {
    self.tree = tree
    name = tree.name.variablePath.name
    symbol = Symbol.intern(name)
    (self.slot, self.constraint, self.attributes) = (slot, constraint, attributes)
    self.fallback = fallback
    isPlain = attributes.isEmpty && constraint?.asksForBinder != true
  }

  /// The checks that attributes ask for: their arguments are constants, so they are read once.
  func validations(_ frame: Frame) throws -> [Validation] {
    if attributes.isEmpty { return [] }
    if let knownValidations { return knownValidations }
    let made = try attributes.validations(frame)
    knownValidations = made
    return made
  }
  private var knownValidations: [Validation]?
}

/// A block lowered to nodes, for one layout.
final class BlockCode {
  let block: BlockSource
  let source: SourceText
  let tree: ScriptBlockAst
  let layout: Layout
  let parameters: [ParameterCode]
  let begin: Node?
  let process: Node?
  let end: Node?
  let clean: Node?
  let dynamicParameters: Node?
  /// `[CmdletBinding()]`, or a parameter with `[Parameter()]`.
  let isAdvanced: Bool
  let attributes: [AttributeAst]
  private var knownMetadata: CommandMetadata?
  /// It tells the debugger what it does.
  let isWatched: Bool

  /// Classes and enums of a whole script.
  let typeDefinitions: [TypeDefinitionAst]
  var areTypesDefined = false
  /// Something is to be done before the first statement: types, `using module`.
  let hasPreamble: Bool

  init(
    _ block: BlockSource, layout: Layout, isMethod: Bool = false, hasLocals: Bool = false
  ) {
    (source, tree, self.layout, self.block) = (block.source, block.tree, layout, block)
    typeDefinitions = block.tree.typeDefinitions
    hasPreamble =
      !typeDefinitions.isEmpty
      || block.tree.usingStatements.contains { $0.usingStatementKind == .module }
    let lowering = Lowering(
      source: block.source, layout: layout, isMethod: isMethod, hasLocals: hasLocals)
    isWatched = lowering.isWatched
    let declared = block.functionParameters ?? block.tree.paramBlock?.parameters ?? []
    parameters = declared.map(lowering.parameter)
    begin = block.tree.beginBlock.map(lowering.block)
    process = block.tree.processBlock.map(lowering.block)
    end = block.tree.endBlock.map { lowering.body($0, of: block.tree) }
    clean = block.tree.cleanBlock.map(lowering.block)
    dynamicParameters = block.tree.dynamicParamBlock.map(lowering.block)
    attributes = (block.tree.paramBlock?.attributes ?? []).compactMap { $0 as? AttributeAst }
    isAdvanced =
      attributes.contains { $0.isNamed("CmdletBinding") }
      || parameters.contains { $0.attributes.contains { $0.isNamed("Parameter") } }
  }

  /// Bound by the short road: plain parameters, no attribute that asks for more.
  private(set) lazy var isSimple =
    !isAdvanced && dynamicParameters == nil && parameters.allSatisfy(\.isPlain)
    && !(parameters.count > 0 && namesBoundParameters)
  /// The code names what it was called with: it is made before the code runs.
  private(set) lazy var namesBoundParameters = tree.mentions("PSBoundParameters", "MyInvocation")
  /// Nothing but statements that run at the end, as most functions.
  private(set) lazy var hasOnlyEnd =
    begin == nil && process == nil && clean == nil && dynamicParameters == nil
    && !hasPreamble

  func metadata(_ name: String, _ f: Frame) throws -> CommandMetadata {
    if let knownMetadata { return knownMetadata }
    let made = try makeMetadata(name, f)
    knownMetadata = made
    return made
  }
}

extension AttributeAst {
  /// The attribute's type has this name, with or without `Attribute` and namespace.
  func isNamed(_ name: String) -> Bool {
    let full = typeName.fullName
    if AsciiFold.foldedEquals(full, name) || AsciiFold.foldedEquals(full, name + "Attribute") {
      return true
    }
    let qualified = "System.Management.Automation." + name
    return AsciiFold.foldedEquals(full, qualified)
      || AsciiFold.foldedEquals(full, qualified + "Attribute")
  }
}

/// A block that runs in a scope that is there already: `ForEach-Object`, `Where-Object`, `switch`.
struct InlineBlock {
  private let code: BlockCode
  private let body: Node?
  /// The body, where it is one expression: its value needs no collector.
  private let expression: SequenceNode?
  private unowned(unsafe) let frame: Frame

  init(_ literal: BlockSource, _ frame: Frame) {
    self.frame = frame
    code = literal.code(inside: frame.layout)
    body = code.process ?? code.end
    expression = (body as? SequenceNode).flatMap { $0.isOneExpression ? $0 : nil }
    frame.makeRoom()
  }

  /// Runs the block with `$_` set and output into a sink.
  @inline(__always) func run(_ item: Value, out: Sink) throws {
    guard let body else { return }
    let f = frame
    let (saved, savedOut, savedCode) = (f.slots[Layout.underscore], f.out, f.code)
    f.slots[Layout.underscore] = item
    f.out = out
    f.code = code
    defer {
      f.slots[Layout.underscore] = saved
      f.out = savedOut
      f.code = savedCode
    }
    let completion = try body.execute(f)
    if completion == .break || completion == .continue {
      throw FlowSignal(completion: completion, label: f.label)
    }
  }

  func test(_ item: Value) throws -> Bool {
    if let expression {
      let f = frame
      let (saved, savedCode) = (f.slots[Layout.underscore], f.code)
      f.slots[Layout.underscore] = item
      f.code = code
      defer {
        f.slots[Layout.underscore] = saved
        f.code = savedCode
      }
      let value = try expression.soleValue(f)
      if !value.isCollection { return value.isTrue }
      let collector = Collector()
      try collector.enumerate(value)
      return collector.value.isTrue
    }
    let collector = Collector()
    try run(item, out: collector)
    return collector.value.isTrue
  }
}

extension TypeNode {
  /// Types that an argument does not simply convert to: switches take no position, text is no
  /// truth, a reference is none to be made.
  fileprivate var asksForBinder: Bool {
    let text = name.fullName
    return Self.askingTypes.contains { AsciiFold.foldedEquals($0, text) }
  }

  private static let askingTypes = [
    "switch", "bool", "ref", "switchparameter", "boolean", "System.Boolean",
    "System.Management.Automation.SwitchParameter", "System.Management.Automation.PSReference",
  ]
}
