internal import PowerShellEngine
internal import PowerShellSyntax

/// Members behind a dot or `::`: properties, then methods, each in order.
extension Completer {
  func memberNames(_ node: MemberExpressionAst) -> InputCompletion {
    let range = range(node.member.extent)
    let word = typed(from: range.lowerBound)
    guard let known = kind(of: node.expression, isStatic: node.isStatic) else {
      return InputCompletion(Int(node.extent.start)..<cursor)
    }
    let pattern = WordPattern(word)
    let items = (node.isStatic ? statics(of: known) : members(of: known)).filter {
      pattern.matches($0.label)
    }
    guard !items.isEmpty || !word.isEmpty else {
      return InputCompletion(Int(node.extent.start)..<cursor)
    }
    return InputCompletion(range, items)
  }

  /// What stands before the dot; of a static member, the type itself.
  private func kind(of node: ExpressionAst, isStatic: Bool) -> Inferred? {
    guard isStatic else { return infer(node) }
    guard let type = node as? TypeExpressionAst else { return nil }
    if let declared = declaration(of: type.typeName.fullName) { return .declared(declared) }
    return TypeTable.find(type.typeName, in: session).map { .type($0) }
  }

  // MARK: Lists

  func members(of kind: Inferred) -> [CompletionItem] {
    properties(of: kind).sortedByLabel(session) + methods(of: kind).sortedByLabel(session)
      + entries(of: kind)
  }

  private func statics(of kind: Inferred) -> [CompletionItem] {
    if case .declared(let type) = kind {
      return declaredProperties(type).sortedByLabel(session)
        + Self.methods(of: (TypeTable.find("System.Enum")?.staticMembers ?? []), adding: ["new"])
        .sortedByLabel(session)
    }
    guard case .type(let type) = kind else { return [] }
    let values = (type.enumeration?.names ?? []).map { CompletionItem($0, .property) }
    let constants = type.staticMembers.compactMap { member -> CompletionItem? in
      guard case .property(let property) = member else { return nil }
      return CompletionItem(property.name, .property, detail: property.definition)
    }
    let made = type.constructors == nil || type.isValueType ? [] : ["new"]
    return (values + constants).sortedByLabel(session)
      + Self.methods(of: type.staticMembers, adding: made).sortedByLabel(session)
  }

  /// Properties that `Select-Object` and its kin take: no methods.
  func properties(of kind: Inferred) -> [CompletionItem] {
    switch kind {
    case .value(let value):
      MemberAccess.properties(of: value, session).filter {
        !$0.isHidden && $0.kind != .parameterized
          && !(value.isTable && $0.isInstance)
      }.map { CompletionItem($0.name, .property, detail: $0.definition()) }
    case .type(let type): Self.declared(by: type)
    case .declared(let type): declaredProperties(type)
    }
  }

  private static func declared(by type: TypeInfo) -> [CompletionItem] {
    type.instanceMembers.compactMap { member in
      guard case .property(let property) = member, !property.isHidden,
        property.kind != .parameterized
      else { return nil }
      return CompletionItem(property.name, .property, detail: property.definition)
    }
  }

  func methods(of kind: Inferred) -> [CompletionItem] {
    switch kind {
    case .value(let value):
      let added = (value.reference?.extendedMembers?.list ?? []).filter { $0.isMethod }.map {
        CompletionItem($0.name + "(", .method, label: $0.name)
      }
      return Self.methods(of: value.base.type.instanceMembers) + added
    case .type(let type): return Self.methods(of: type.instanceMembers)
    case .declared(let type):
      let own = type.members.compactMap { $0 as? FunctionMemberAst }.filter { !$0.isConstructor }
        .map { CompletionItem($0.name + "(", .method, label: $0.name) }
      return own + Self.methods(of: TypeInfo.object.instanceMembers)
    }
  }

  private static func methods(
    of members: [TypeMember], adding names: [String] = []
  ) -> [CompletionItem] {
    let declared = members.compactMap { member -> CompletionItem? in
      guard case .method(let group) = member else { return nil }
      let text = group.overloads.map(\.definition).joined(separator: "\n")
      return CompletionItem(group.name + "(", .method, label: group.name, detail: text)
    }
    return declared + names.map { CompletionItem($0 + "(", .method, label: $0) }
  }

  /// A hashtable's keys stand behind its own members.
  private func entries(of kind: Inferred) -> [CompletionItem] {
    guard case .value(let value) = kind, case .table(let table) = value.base else { return [] }
    let index = CompletionItem("Item(", .method, label: "Item")
    return [index]
      + table.keys.compactMap { key in
        guard case .string(let name) = key.base else { return nil }
        return CompletionItem(QuotedWord.of(name), .property, label: name)
      }
  }

  // MARK: Classes of the input itself

  private func declaredProperties(_ type: TypeDefinitionAst) -> [CompletionItem] {
    type.members.compactMap { $0 as? PropertyMemberAst }.map { CompletionItem($0.name, .property) }
  }

  func declaration(of name: String) -> TypeDefinitionAst? {
    var found: TypeDefinitionAst?
    visit(tree) { node in
      if let type = node as? TypeDefinitionAst, AsciiFold.foldedEquals(type.name, name) {
        found = type
      }
    }
    return found
  }

  // MARK: Keys and arguments

  /// `$h['a`.
  func indexKeys(_ node: IndexExpressionAst) -> InputCompletion? {
    guard holdsMark(node.index), case .value(let value)? = infer(node.target),
      case .table(let table) = value.base
    else { return nil }
    let range = range(node.index.extent)
    let pattern = WordPattern(
      String(decoding: before[range.lowerBound...].drop { $0 == 0x27 || $0 == 0x22 }, as: UTF8.self)
    )
    let names = table.keys.compactMap { key -> String? in
      guard case .string(let name) = key.base else { return nil }
      return name
    }
    return InputCompletion(
      range.lowerBound..<max(cursor, range.upperBound),
      names.filter(pattern.matches).map {
        CompletionItem(QuotedWord.of($0, quote: 0x27), .property, label: $0)
      })
  }

  /// `[Parameter(Man`.
  func attributeArguments(_ node: AttributeAst) -> InputCompletion? {
    guard let names = Self.attributeNames(node.typeName.fullName) else { return nil }
    var start = cursor
    while start > 0, before[start - 1] | 0x20 >= 0x61, before[start - 1] | 0x20 <= 0x7A {
      start -= 1
    }
    guard start > 0, [0x28, 0x2C, 0x20].contains(before[start - 1]) else { return nil }
    return InputCompletion(start..<cursor, choices(names, start, .property))
  }

  private static func attributeNames(_ attribute: String) -> [String]? {
    let names: [(String, [String])] = [
      (
        "Parameter",
        [
          "Position", "ParameterSetName", "Mandatory", "ValueFromPipeline",
          "ValueFromPipelineByPropertyName", "ValueFromRemainingArguments", "HelpMessage",
          "HelpMessageBaseName", "HelpMessageResourceId", "DontShow",
        ]
      ),
      (
        "CmdletBinding",
        [
          "PositionalBinding", "DefaultParameterSetName", "SupportsShouldProcess", "SupportsPaging",
          "SupportsTransactions", "ConfirmImpact", "HelpUri", "RemotingCapability",
        ]
      ),
    ]
    return names.first { AsciiFold.foldedEquals($0.0, attribute) }?.1
  }
}

extension Value {
  fileprivate var isTable: Bool {
    if case .table = base { return true }
    return false
  }
}

extension ExtendedMember {
  fileprivate var isMethod: Bool {
    if case .method = kind { return true }
    return false
  }
}
