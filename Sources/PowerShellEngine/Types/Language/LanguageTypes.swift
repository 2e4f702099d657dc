import PowerShellSyntax

/// The parser and what it answers with, as scripts use them.
enum LanguageTypes {
  private static let namespace = AstTypes.namespace

  static var definitions: [TypeDefinition] {
    AstTypes.definitions + enumerations + [
      extent, position, parseError, token, typeName, variablePath, parser,
    ] + PSParserType.definitions
  }

  private static let enumerations: [TypeDefinition] = [
    TypeDefinition(
      enumeration: namespace + "TokenKind",
      (0...UInt8.max).compactMap { TokenKind(rawValue: $0) }.map {
        (name: $0.name, value: Int64($0.rawValue))
      }),
    TypeDefinition(
      enumeration: namespace + "StringConstantType", counting: "SingleQuoted",
      "SingleQuotedHereString", "DoubleQuoted", "DoubleQuotedHereString", "BareWord"),
    TypeDefinition(
      enumeration: namespace + "TypeAttributes",
      [("None", 0), ("Class", 1), ("Interface", 2), ("Enum", 4)], isFlags: true),
    TypeDefinition(
      enumeration: namespace + "RedirectionStream", counting: "All", "Output", "Error", "Warning",
      "Verbose", "Debug", "Information"),
    TypeDefinition(
      enumeration: namespace + "SwitchFlags",
      [
        ("None", 0), ("File", 1), ("Regex", 2), ("Wildcard", 4), ("Exact", 8),
        ("CaseSensitive", 16), ("Parallel", 32),
      ], isFlags: true),
    TypeDefinition(
      enumeration: namespace + "TokenFlags",
      [
        ("None", 0), ("BinaryPrecedenceLogical", 1), ("BinaryPrecedenceBitwise", 2),
        ("BinaryPrecedenceComparison", 5), ("BinaryPrecedenceCoalesce", 7),
        ("BinaryPrecedenceAdd", 9), ("BinaryPrecedenceMultiply", 10),
        ("BinaryPrecedenceFormat", 12), ("BinaryPrecedenceRange", 13),
        ("BinaryPrecedenceMask", 15), ("Keyword", 16), ("ScriptBlockBlockName", 32),
        ("BinaryOperator", 256), ("UnaryOperator", 512), ("CaseSensitiveOperator", 1024),
        ("TernaryOperator", 2048), ("SpecialOperator", 4096), ("AssignmentOperator", 8192),
        ("ParseModeInvariant", 32768), ("TokenInError", 65536),
        ("DisallowedInRestrictedMode", 131_072), ("PrefixOrPostfixOperator", 262_144),
        ("CommandName", 524_288), ("MemberName", 1_048_576), ("TypeName", 2_097_152),
        ("AttributeName", 4_194_304), ("CanConstantFold", 8_388_608),
        ("StatementDoesntSupportAttributes", 16_777_216),
      ], isFlags: true),
  ]

  private static let extent = TypeDefinition(
    namespace + "InternalScriptExtent", interfaces: ["IScriptExtent"]
  ) { m in
    m.property("string File {get;}") { (me: ExtentObject) in
      me.source.file.map { .string($0) } ?? .null
    }
    m.property("string Text {get;}") { (me: ExtentObject) in .string(me.source.slice(me.extent)) }
    m.property("int StartOffset {get;}") { (me: ExtentObject) in number(me, me.extent.start) }
    m.property("int EndOffset {get;}") { (me: ExtentObject) in number(me, me.extent.end) }
    m.property("int StartLineNumber {get;}") { (me: ExtentObject) in
      place(me, me.extent.start).line
    }
    m.property("int StartColumnNumber {get;}") { (me: ExtentObject) in
      place(me, me.extent.start).column
    }
    m.property("int EndLineNumber {get;}") { (me: ExtentObject) in place(me, me.extent.end).line }
    m.property("int EndColumnNumber {get;}") { (me: ExtentObject) in
      place(me, me.extent.end).column
    }
    m.property("System.Management.Automation.Language.IScriptPosition StartScriptPosition {get;}") {
      (me: ExtentObject) in
      .object(ScriptPositionObject(me.source, Int(me.extent.start)))
    }
    m.property("System.Management.Automation.Language.IScriptPosition EndScriptPosition {get;}") {
      (me: ExtentObject) in
      .object(ScriptPositionObject(me.source, Int(me.extent.end)))
    }
  }

  private static func number(_ me: ExtentObject, _ offset: Int32) -> Value {
    .int(Int32(truncatingIfNeeded: me.source.utf16Offset(of: Int(offset))))
  }

  private static func place(
    _ me: ExtentObject, _ offset: Int32
  ) -> (line: Value, column: Value) {
    let place = me.source.position(of: Int(offset))
    return (
      .int(Int32(truncatingIfNeeded: place.line)), .int(Int32(truncatingIfNeeded: place.column))
    )
  }

  private static let position = TypeDefinition(
    namespace + "InternalScriptPosition", interfaces: ["IScriptPosition"]
  ) { m in
    m.property("int Offset {get;}") { (me: ScriptPositionObject) in
      .int(Int32(truncatingIfNeeded: me.source.utf16Offset(of: me.offset)))
    }
    m.property("int LineNumber {get;}") { (me: ScriptPositionObject) in
      .int(Int32(truncatingIfNeeded: me.source.position(of: me.offset).line))
    }
    m.property("int ColumnNumber {get;}") { (me: ScriptPositionObject) in
      .int(Int32(truncatingIfNeeded: me.source.position(of: me.offset).column))
    }
    m.property("string File {get;}") { (me: ScriptPositionObject) in
      me.source.file.map { .string($0) } ?? .null
    }
    m.property("string Line {get;}") { (me: ScriptPositionObject) in
      .string(me.source.line(me.source.position(of: me.offset).line))
    }
  }

  private static let parseError = TypeDefinition(namespace + "ParseError") { m in
    m.property("string ErrorId {get;}") { (me: ParseErrorObject) in
      .string(me.diagnostic.errorID)
    }
    m.property("string Message {get;}") { (me: ParseErrorObject) in
      .string(me.diagnostic.message)
    }
    m.property("bool IncompleteInput {get;}") { (me: ParseErrorObject) in
      .bool(me.diagnostic.isIncompleteInput)
    }
    m.property("System.Management.Automation.Language.IScriptExtent Extent {get;}") {
      (me: ParseErrorObject) in .object(ExtentObject(me.source, me.diagnostic.extent))
    }
  }

  private static let token = TypeDefinition(namespace + "Token") { m in
    m.property("System.Management.Automation.Language.TokenKind Kind {get;}") {
      (me: TokenObject) in EnumValues.named(namespace + "TokenKind", me.token.kind.name)
    }
    m.property("System.Management.Automation.Language.TokenFlags TokenFlags {get;}") {
      (me: TokenObject) in
      EnumValues.numbered(namespace + "TokenFlags", Int64(me.token.flags.rawValue))
    }
    m.property("string Text {get;}") { (me: TokenObject) in
      .string(me.source.slice(me.token.extent))
    }
    m.property("System.Management.Automation.Language.IScriptExtent Extent {get;}") {
      (me: TokenObject) in .object(ExtentObject(me.source, me.token.extent))
    }
    m.property("bool HasError {get;}") { (me: TokenObject) in
      .bool(me.token.flags.rawValue & 65536 != 0)
    }
    m.property("System.Object Value {get;}") { (me: TokenObject) in
      switch me.token.value {
      case .text(let text): .string(text)
      case .number(let number): Value(number)
      case .expandable(let text): .string(text.value)
      default: .null
      }
    }
  }

  private static let typeName = TypeDefinition(namespace + "TypeName", interfaces: ["ITypeName"]) {
    m in
    m.property("string FullName {get;}") { (me: TypeNameObject) in .string(me.name.fullName) }
    m.property("string Name {get;}") { (me: TypeNameObject) in .string(me.name.fullName) }
    m.property("bool IsArray {get;}") { (me: TypeNameObject) in
      if case .array = me.name { .bool(true) } else { .bool(false) }
    }
    m.property("bool IsGeneric {get;}") { (me: TypeNameObject) in
      if case .generic = me.name { .bool(true) } else { .bool(false) }
    }
    m.property("System.Management.Automation.Language.IScriptExtent Extent {get;}") {
      (me: TypeNameObject) in .object(ExtentObject(me.source, me.name.extent))
    }
    m.method("type GetReflectionType()") { (me: TypeNameObject, a) in
      TypeTable.find(me.name, in: a.session).map { .object($0) } ?? .null
    }
  }

  private static let variablePath = TypeDefinition("System.Management.Automation.VariablePath") {
    m in
    m.property("string UserPath {get;}") { (me: VariablePathObject) in .string(me.path.userPath) }
    m.property("bool IsGlobal {get;}") { (me: VariablePathObject) in
      .bool(me.path.scope == .global)
    }
    m.property("bool IsLocal {get;}") { (me: VariablePathObject) in .bool(me.path.scope == .local) }
    m.property("bool IsPrivate {get;}") { (me: VariablePathObject) in
      .bool(me.path.scope == .private)
    }
    m.property("bool IsScript {get;}") { (me: VariablePathObject) in
      .bool(me.path.scope == .script)
    }
    m.property("bool IsUnqualified {get;}") { (me: VariablePathObject) in
      .bool(me.path.scope == .none)
    }
    m.property("bool IsVariable {get;}") { (me: VariablePathObject) in
      .bool(me.path.scope != .drive)
    }
    m.property("bool IsDriveQualified {get;}") { (me: VariablePathObject) in
      .bool(me.path.scope == .drive)
    }
    m.property("string DriveName {get;}") { (me: VariablePathObject) in
      me.path.driveName.map { .string($0) } ?? .null
    }
  }

  private static let parser = TypeDefinition(namespace + "Parser") { m in
    m.function(
      "static System.Management.Automation.Language.ScriptBlockAst ParseInput(string input, [ref] System.Management.Automation.Language.Token[] tokens, [ref] System.Management.Automation.Language.ParseError[] errors)"
    ) { a in
      parse(SourceText(a.string(0)), tokens: a[1], errors: a[2])
    }
    m.function(
      "static System.Management.Automation.Language.ScriptBlockAst ParseFile(string fileName, [ref] System.Management.Automation.Language.Token[] tokens, [ref] System.Management.Automation.Language.ParseError[] errors)"
    ) { a in
      let text = try a.session.fileText(a.string(0))
      return parse(SourceText(text, file: a.string(0)), tokens: a[1], errors: a[2])
    }
  }

  private static func parse(_ source: SourceText, tokens: Value, errors: Value) -> Value {
    var found: [Token] = []
    let result = Parser.parse(source, tokens: &found)
    let error = TypeTable.find(namespace + "ParseError") ?? .object
    let token = TypeTable.find(namespace + "Token") ?? .object
    set(tokens, found.map { .object(TokenObject($0, source)) }, token)
    set(errors, result.diagnostics.map { .object(ParseErrorObject($0, source)) }, error)
    return .object(AstObject(result.tree, source))
  }

  private static func set(_ reference: Value, _ elements: [Value], _ type: TypeInfo) {
    guard case .object(let reference as ReferenceObject) = reference else { return }
    reference.value = .array(ArrayObject(elements, of: type))
  }
}

/// `IScriptPosition`.
final class ScriptPositionObject: PSObject {
  let source: SourceText
  let offset: Int
  init(_ source: SourceText, _ offset: Int) { (self.source, self.offset) = (source, offset) }
  override var type: TypeInfo {
    TypeTable.find("System.Management.Automation.Language.InternalScriptPosition") ?? .object
  }
}
