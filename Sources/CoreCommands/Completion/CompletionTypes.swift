internal import PowerShellEngine

/// Completions as objects of a script: `CommandCompletion`, `CompletionResult`.
enum CompletionTypes {
  private static let namespace = "System.Management.Automation."

  static let definitions: [TypeDefinition] = [completion, result, kinds]

  private static let kinds = TypeDefinition(
    enumeration: namespace + "CompletionResultType",
    CompletionItem.Kind.allCases.map { (name: $0.name, value: $0.rawValue) })

  private static let result = TypeDefinition(namespace + "CompletionResult") { m in
    m.constructor("(string completionText)") { a in
      .object(CompletionResultObject(CompletionItem(a.string(0), .text)))
    }
    m.constructor(
      "(string completionText, string listItemText, System.Management.Automation.CompletionResultType resultType, string toolTip)"
    ) { a in
      let kind = CompletionItem.Kind(rawValue: a[2].integerOrZero) ?? .text
      return .object(
        CompletionResultObject(
          CompletionItem(a.string(0), kind, label: a.string(1), detail: a.string(3))))
    }
    m.property("string CompletionText {get;}") { (me: CompletionResultObject) in
      .string(me.item.text)
    }
    m.property("string ListItemText {get;}") { (me: CompletionResultObject) in
      .string(me.item.label)
    }
    m.property("System.Management.Automation.CompletionResultType ResultType {get;}") {
      (me: CompletionResultObject) in kind(me.item.kind)
    }
    m.property("string ToolTip {get;}") { (me: CompletionResultObject) in
      .string(me.item.detail)
    }
  }

  private static func kind(_ kind: CompletionItem.Kind) -> Value {
    guard let type = TypeTable.find(namespace + "CompletionResultType") else {
      return .string(kind.name)
    }
    return .object(EnumObject(type, kind.rawValue))
  }

  private static let completion = TypeDefinition(namespace + "CommandCompletion") { m in
    m.property(
      "int CurrentMatchIndex {get;set;}",
      get: { (me: CompletionObject) in .int(me.current) },
      set: { me, value in me.current = Int32(clamping: value.integerOrZero) })
    m.property("int ReplacementIndex {get;set;}") { (me: CompletionObject) in .int(me.start) }
    m.property("int ReplacementLength {get;set;}") { (me: CompletionObject) in .int(me.length) }
    m.property(
      "System.Collections.ObjectModel.Collection[System.Management.Automation.CompletionResult] CompletionMatches {get;set;}"
    ) { (me: CompletionObject) in .object(me.matches) }
    m.function(
      "static System.Management.Automation.CommandCompletion CompleteInput(string input, int cursorIndex, hashtable options)"
    ) { a in
      .object(CompletionObject.of(a.string(0), at: a.int(1), in: a.session.executingFrame))
    }
  }
}

/// One `CompletionResult`.
final class CompletionResultObject: PSObject {
  let item: CompletionItem
  init(_ item: CompletionItem) { self.item = item }
  override var type: TypeInfo {
    TypeTable.find("System.Management.Automation.CompletionResult") ?? .object
  }
}

/// What `CompleteInput` gives; places count UTF-16 units.
final class CompletionObject: PSObject {
  let start: Int32
  let length: Int32
  let matches: ListObject
  var current: Int32 = -1

  private init(_ start: Int32, _ length: Int32, _ items: [CompletionItem]) {
    (self.start, self.length) = (start, length)
    let type = TypeTable.find("System.Management.Automation.CompletionResult") ?? .object
    matches = ListObject(
      items.map { .object(CompletionResultObject($0)) },
      type: TypeTable.close("System.Collections.ObjectModel.Collection", [type]) ?? .object)
  }

  override var type: TypeInfo {
    TypeTable.find("System.Management.Automation.CommandCompletion") ?? .object
  }

  static func of(_ text: String, at cursor: Int, in frame: Frame) -> CompletionObject {
    let units = text.utf16
    let place = min(max(cursor, 0), units.count)
    let byte = String(utf16: units.prefix(place)).utf8.count
    guard let found = Completer.complete(text, at: byte, in: frame) else {
      return CompletionObject(-1, -1, [])
    }
    let bytes = Array(text.utf8)
    func unit(_ byte: Int) -> Int {
      String(decoding: bytes[..<min(max(byte, 0), bytes.count)], as: UTF8.self).utf16.count
    }
    let start = unit(found.replaced.lowerBound)
    return CompletionObject(
      Int32(clamping: start), Int32(clamping: unit(found.replaced.upperBound) - start), found.items)
  }
}

/// `TabExpansion2`.
struct TabExpansion2: Cmdlet {
  static let about = CommandDescription(
    "TabExpansion2", defaultSet: "ScriptInputSet", class: "TabExpansion2")
  @Parameter(
    in: [.in("ScriptInputSet", position: 0, mandatory: true)], allow: [.emptyString])
  var inputScript: String
  @Parameter(in: [.in("ScriptInputSet", position: 1)]) var cursorColumn: Int32?
  @Parameter(in: [.in("ScriptInputSet", position: 2)]) var options: Typed<Of.IDictionary>?

  func process(_ call: Invocation) throws {
    let place = cursorColumn.map { Int($0) } ?? inputScript.utf16.count
    try call.write(.object(CompletionObject.of(inputScript, at: place, in: call.frame)))
  }
}

/// `Register-ArgumentCompleter`.
struct RegisterArgumentCompleter: Cmdlet {
  static let about = CommandDescription(
    "Register-ArgumentCompleter", defaultSet: "NativeCommandSet",
    class: "Microsoft.PowerShell.Commands.RegisterArgumentCompleterCommand")
  @Parameter(in: [.in("NativeCommandSet", mandatory: true), .in("PowerShellSet")])
  var commandName: [String]?
  @Parameter(in: [.in("PowerShellSet", mandatory: true)]) var parameterName: String?
  @Parameter(in: [.in(SetTraits.all, mandatory: true)], allow: [.null]) var scriptBlock:
    Object<ScriptBlock>?
  @Switch(in: [.in("NativeCommandSet")]) var native: Bool

  func process(_ call: Invocation) throws {
    guard let block = scriptBlock?.object else { return }
    let names: [String?] = commandName ?? [nil]
    for name in names {
      call.session.argumentCompleters.append(
        ArgumentCompleter(command: name, parameter: parameterName ?? "", block: block))
    }
  }
}
