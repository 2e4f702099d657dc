internal import PowerShellEngine
internal import PowerShellSyntax

/// What an expression is, as far as it can be known without running it.
enum Inferred {
  case value(Value)
  case type(TypeInfo)
  /// A class or enum that the input itself declares.
  case declared(TypeDefinitionAst)

  /// What each element of it is, in a pipeline or behind an index.
  var element: Inferred {
    switch self {
    case .value(let value):
      if case .array(let array) = value.base {
        return array.elements.first.map { .value($0) } ?? .type(array.type.element ?? .object)
      }
      if case .object(let list as ListObject) = value.base {
        return list.elements.first.map { .value($0) } ?? .type(.object)
      }
      return self
    case .type(let type): return type.element.map { .type($0) } ?? self
    case .declared: return self
    }
  }
}

extension Completer {
  func infer(_ node: Ast?, _ depth: Int = 0) -> Inferred? {
    guard let node, depth < 24 else { return nil }
    switch node {
    case let variable as VariableExpressionAst: return infer(variable: variable, depth)
    case let member as InvokeMemberExpressionAst: return infer(call: member, depth)
    case let member as MemberExpressionAst: return infer(property: member, depth)
    case let convert as ConvertExpressionAst: return infer(cast: convert, depth)
    case let index as IndexExpressionAst: return infer(index.target, depth + 1)?.element
    case let paren as ParenExpressionAst: return infer(paren.pipeline, depth + 1)
    case let pipeline as PipelineAst: return infer(pipeline.pipelineElements.last, depth + 1)
    case let stage as CommandExpressionAst: return infer(stage.expression, depth + 1)
    case let command as CommandAst: return infer(command: command, depth)
    default: return infer(literal: node, depth)
    }
  }

  private func infer(literal node: Ast, _ depth: Int) -> Inferred? {
    switch node {
    case is StringConstantExpressionAst, is ExpandableStringExpressionAst: return .type(.string)
    case is BooleanConstantExpressionAst: return .type(.boolean)
    case let number as ConstantExpressionAst: return Self.named(number.value.typeName)
    case let list as ArrayLiteralAst: return infer(listOf: list.elements.first, depth)
    case let list as ArrayExpressionAst:
      let inside = infer(list.subExpression.statements.first, depth + 1)
      if case .type(let type)? = inside, type.isArray { return inside }
      return infer(listOf: list.subExpression.statements.first, depth)
    case is ScriptBlockExpressionAst: return .type(.scriptBlock)
    case let table as HashtableAst: return .value(.table(Self.table(of: table)))
    case let binary as BinaryExpressionAst where binary.operator == .dotDot:
      return .type(TypeInfo.array(of: .int32))
    case let binary as BinaryExpressionAst: return infer(binary.left, depth + 1)
    case let block as SubExpressionAst:
      return infer(block.subExpression.statements.last, depth + 1)
    case let assignment as AssignmentStatementAst: return infer(assignment.right, depth + 1)
    default: return nil
    }
  }

  /// A list whose elements are as its first one is.
  private func infer(listOf first: Ast?, _ depth: Int) -> Inferred {
    guard case .type(let type)? = infer(first, depth + 1) else { return .type(.objectArray) }
    return .type(TypeInfo.array(of: type))
  }

  private static func named(_ name: String) -> Inferred? {
    TypeTable.find(name).map { .type($0) }
      ?? TypeTable.find("System.Numerics." + name).map { .type($0) }
  }

  /// The table a literal would make, keys only.
  private static func table(of node: HashtableAst) -> TableObject {
    let table = TableObject()
    for pair in node.keyValuePairs {
      if let key = pair.key as? StringConstantExpressionAst { table[name: key.value] = .null }
    }
    return table
  }

  // MARK: Names

  private func infer(variable node: VariableExpressionAst, _ depth: Int) -> Inferred? {
    let name = node.variablePath.name
    if AsciiFold.foldedEquals(name, "_") || AsciiFold.foldedEquals(name, "PSItem") {
      return inferItem(at: node, depth)
    }
    if AsciiFold.foldedEquals(name, "this") { return enclosingClass(node).map { .declared($0) } }
    let value = value(ofVariable: name)
    if !value.isNull { return .value(value) }
    if let loop = loop(over: name) { return infer(loop.condition, depth + 1)?.element }
    var assigned: ExpressionAst?
    var right: StatementAst?
    visit(tree) { found in
      guard let assignment = found as? AssignmentStatementAst,
        let target = assignment.left as? VariableExpressionAst,
        Int(assignment.extent.end) < cursor,
        AsciiFold.foldedEquals(target.variablePath.name, name)
      else { return }
      (assigned, right) = (target, assignment.right)
    }
    return assigned == nil ? nil : infer(right, depth + 1)
  }

  /// The `foreach` around the cursor whose variable has the name.
  private func loop(over name: String) -> ForEachStatementAst? {
    path.compactMap { $0 as? ForEachStatementAst }.last {
      AsciiFold.foldedEquals($0.variable.variablePath.name, name)
    }
  }

  /// `$_`: an error in a `catch`, else what comes down the pipeline.
  private func inferItem(at node: Ast, _ depth: Int) -> Inferred? {
    var next = node.parent
    while let found = next {
      if found is CatchClauseAst { return .type(.errorRecord) }
      if let command = found as? CommandAst { return upstream(of: command, depth)?.element }
      next = found.parent
    }
    return nil
  }

  /// What reaches a command through its pipeline.
  func upstream(of command: CommandAst, _ depth: Int = 0) -> Inferred? {
    guard let pipeline = command.parent as? PipelineAst,
      let place = pipeline.pipelineElements.firstIndex(where: { $0 === command }), place > 0
    else { return nil }
    return infer(pipeline.pipelineElements[place - 1], depth + 1)?.element
  }

  private func enclosingClass(_ node: Ast) -> TypeDefinitionAst? {
    var next = node.parent
    while let found = next {
      if let type = found as? TypeDefinitionAst { return type }
      next = found.parent
    }
    return nil
  }

  // MARK: Members and commands

  private func infer(cast node: ConvertExpressionAst, _ depth: Int) -> Inferred? {
    let name = node.attribute.typeName
    if AsciiFold.foldedEquals(name.fullName, "pscustomobject"),
      let table = node.child as? HashtableAst
    {
      let names = Self.table(of: table).keys.map { $0.text(.invariant) }
      return .value(.object(PropertyBag(names.map { (name: $0, value: .null) })))
    }
    return TypeTable.find(name, in: session).map { .type($0) }
  }

  private func infer(property node: MemberExpressionAst, _ depth: Int) -> Inferred? {
    guard let name = (node.member as? StringConstantExpressionAst)?.value else { return nil }
    let symbol = Symbol.intern(name)
    if node.isStatic {
      guard let type = (node.expression as? TypeExpressionAst)?.typeName,
        let owner = TypeTable.find(type, in: session)
      else { return nil }
      if owner.isEnum { return .type(owner) }
      guard case .property(let property)? = owner.staticMember(symbol) else { return nil }
      return session.type(named: property.typeText).map { .type($0) }
    }
    switch infer(node.expression, depth + 1) {
    case .value(let value)?:
      guard
        let found = try? MemberAccess.properties(of: value, session).first(where: {
          $0.symbol === symbol
        })?.get(), !found.isNull
      else { return nil }
      return .value(found)
    case .type(let type)?:
      guard case .property(let property)? = type.instanceMember(symbol) else { return nil }
      return session.type(named: property.typeText).map { .type($0) }
    default: return nil
    }
  }

  private func infer(call node: InvokeMemberExpressionAst, _ depth: Int) -> Inferred? {
    guard let name = (node.member as? StringConstantExpressionAst)?.value else { return nil }
    var group: MethodGroup?
    if node.isStatic {
      guard let type = (node.expression as? TypeExpressionAst)?.typeName,
        let owner = TypeTable.find(type, in: session)
      else { return nil }
      if AsciiFold.foldedEquals(name, "new") { return .type(owner) }
      if case .method(let found)? = owner.staticMember(Symbol.intern(name)) { group = found }
    } else {
      let owner: TypeInfo? =
        switch infer(node.expression, depth + 1) {
        case .value(let value)?: value.base.type
        case .type(let type)?: type
        default: nil
        }
      if case .method(let found)? = owner?.instanceMember(Symbol.intern(name)) { group = found }
    }
    guard let definition = group?.overloads.first?.definition else { return nil }
    return session.type(named: Self.resultType(of: definition)).map { .type($0) }
  }

  /// `datetime` of `static datetime Parse(string s)`.
  private static func resultType(of definition: String) -> String {
    let head = definition.utf8.prefix { $0 != 0x28 }
    let words = head.split(separator: 0x20).map { String(decoding: $0, as: UTF8.self) }
    return words.dropLast().last ?? ""
  }

  private func infer(command node: CommandAst, _ depth: Int) -> Inferred? {
    guard let name = commandName(node) else { return nil }
    let resolved = command(named: name)?.name ?? name
    for passing in ["Where-Object", "Sort-Object", "Tee-Object", "Get-Unique"]
    where AsciiFold.foldedEquals(resolved, passing) { return upstream(of: node, depth) }
    if AsciiFold.foldedEquals(resolved, "New-Object"),
      let word = node.commandElements.dropFirst().first(where: { $0 is StringConstantExpressionAst }
      )
        as? StringConstantExpressionAst
    {
      return session.type(named: word.value).map { .type($0) }
    }
    return CommandOutput.typeName(of: resolved).flatMap { session.type(named: $0) }
      .map { .type($0) }
  }
}

/// What commands give out, where one type says it.
enum CommandOutput {
  static func typeName(of command: String) -> String? {
    table.first { AsciiFold.foldedEquals($0.0, command) }?.1
  }

  private static let table: [(String, String)] = [
    ("Get-Date", "System.DateTime"), ("New-TimeSpan", "System.TimeSpan"),
    ("New-Guid", "System.Guid"), ("Get-ChildItem", "System.IO.FileInfo"),
    ("Get-Item", "System.IO.FileInfo"), ("New-Item", "System.IO.FileInfo"),
    ("Get-Content", "System.String"), ("Out-String", "System.String"),
    ("Get-Location", "System.Management.Automation.PathInfo"),
    ("Get-Command", "System.Management.Automation.CmdletInfo"),
    ("Get-Variable", "System.Management.Automation.PSVariable"),
    ("Get-Alias", "System.Management.Automation.AliasInfo"),
    ("Get-Culture", "System.Globalization.CultureInfo"),
    ("Measure-Object", "Microsoft.PowerShell.Commands.GenericMeasureInfo"),
    ("Measure-Command", "System.TimeSpan"),
    ("Group-Object", "Microsoft.PowerShell.Commands.GroupInfo"),
    ("Get-VM", "Microsoft.HyperV.PowerShell.VirtualMachine"),
    ("Get-VMHost", "Microsoft.HyperV.PowerShell.VMHost"),
    ("Get-VMMigrationNetwork", "Microsoft.HyperV.PowerShell.VMMigrationNetwork"),
    ("Get-VMSwitch", "Microsoft.HyperV.PowerShell.VMSwitch"),
    ("Get-VMNetworkAdapter", "Microsoft.HyperV.PowerShell.VMNetworkAdapter"),
    ("Get-VMSnapshot", "Microsoft.HyperV.PowerShell.VMSnapshot"),
  ]
}
