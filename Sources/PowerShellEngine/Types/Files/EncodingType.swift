/// `[System.Text.Encoding]` as a value.
public final class EncodingObject: PSObject {
  public let encoding: TextEncoding
  public init(_ encoding: TextEncoding) { self.encoding = encoding }
  public override var type: TypeInfo { TypeTable.find(typeName) ?? .object }
  public override func isEqual(to other: Value) -> Bool {
    (other.base.reference as? EncodingObject)?.encoding == encoding
  }
  public override func hash() -> Int { encoding.codePage.hashValue }

  private var typeName: String {
    switch encoding.form {
    case .utf8: "System.Text.UTF8Encoding"
    case .utf16: "System.Text.UnicodeEncoding"
    case .utf32: "System.Text.UTF32Encoding"
    case .singleByte:
      encoding.codePage == 20127 ? "System.Text.ASCIIEncoding" : "System.Text.Encoding"
    }
  }
}

enum EncodingTypes {
  static let definitions: [TypeDefinition] = [
    TypeDefinition("System.Text.Encoding", members: declare),
    TypeDefinition("System.Text.UTF8Encoding", base: "System.Text.Encoding") { m in
      m.constructor("()", "(bool encoderShouldEmitUTF8Identifier)") { a in
        .object(EncodingObject(a.bool(0) ? .utf8WithMark : .utf8))
      }
    },
    TypeDefinition("System.Text.UnicodeEncoding", base: "System.Text.Encoding") { m in
      m.constructor("()", "(bool bigEndian, bool byteOrderMark)") { a in
        var encoding = a.bool(0) ? TextEncoding.bigEndianUnicode : .unicode
        encoding.hasMark = a.count < 2 || a.bool(1)
        return .object(EncodingObject(encoding))
      }
    },
    TypeDefinition("System.Text.UTF32Encoding", base: "System.Text.Encoding"),
    TypeDefinition("System.Text.ASCIIEncoding", base: "System.Text.Encoding") { m in
      m.constructor("()") { _ in .object(EncodingObject(.ascii)) }
    },
  ]

  private static func declare(_ m: MemberDeclarations) {
    let statics: [(String, TextEncoding)] = [
      ("ASCII", .ascii), ("BigEndianUnicode", .bigEndianUnicode), ("Default", .utf8),
      ("Latin1", .latin1), ("Unicode", .unicode), ("UTF32", .utf32), ("UTF8", .utf8WithMark),
    ]
    for (name, encoding) in statics {
      m.constant("static System.Text.Encoding \(name) {get;}") {
        .object(EncodingObject(encoding))
      }
    }
    m.function(
      "static System.Text.Encoding GetEncoding(string name)",
      "static System.Text.Encoding GetEncoding(int codepage)"
    ) { a in
      guard let found = TextEncoding.named(a[0].text(.invariant)) else {
        throw DotNetException(
          "System.ArgumentException",
          "'\(a.string(0))' is not a supported encoding name. For information on defining a custom encoding, see the documentation for the Encoding.RegisterProvider method. (Parameter 'name')"
        )
      }
      return .object(EncodingObject(found))
    }
    m.property("string BodyName {get;}") { (me: EncodingObject) in .string(me.encoding.name) }
    m.property("int CodePage {get;}") { (me: EncodingObject) in .int(Int32(me.encoding.codePage)) }
    m.property("string EncodingName {get;}") { (me: EncodingObject) in
      .string(longName(me.encoding))
    }
    m.property("string HeaderName {get;}") { (me: EncodingObject) in .string(me.encoding.name) }
    m.property("bool IsSingleByte {get;}") { (me: EncodingObject) in
      .bool(me.encoding.form == .singleByte)
    }
    m.property("string WebName {get;}") { (me: EncodingObject) in .string(me.encoding.name) }
    m.method("byte[] GetBytes(string s)", "byte[] GetBytes(char[] chars)") {
      (me: EncodingObject, a) in
      .bytes(me.encoding.encode(text(a[0])))
    }
    m.method("int GetByteCount(string s)", "int GetByteCount(char[] chars)") {
      (me: EncodingObject, a) in
      .int(Int32(clamping: me.encoding.encode(text(a[0])).count))
    }
    m.method(
      "string GetString(byte[] bytes)", "string GetString(byte[] bytes, int index, int count)"
    ) { (me: EncodingObject, a) in
      .string(me.encoding.text(try bytes(a)[...]))
    }
    m.method("char[] GetChars(byte[] bytes)") { (me: EncodingObject, a) in
      let units = me.encoding.text(try bytes(a)[...]).utf16.map { Value.char($0) }
      return .array(ArrayObject(units, of: .char))
    }
    m.method("int GetCharCount(byte[] bytes)") { (me: EncodingObject, a) in
      .int(Int32(clamping: me.encoding.text(try bytes(a)[...]).utf16.count))
    }
    m.method("byte[] GetPreamble()") { (me: EncodingObject, _) in .bytes(me.encoding.mark) }
  }

  private static func text(_ value: Value) -> String {
    if case .array(let chars) = value.base {
      return String(
        decoding: chars.elements.map { UInt16(truncatingIfNeeded: $0.integerOrZero) },
        as: UTF16.self)
    }
    return value.text(.invariant)
  }

  /// The bytes of the first argument, or the part that two further ones name.
  private static func bytes(_ a: Arguments) throws -> [UInt8] {
    let all = a[0].byteList
    guard a.count > 2 else { return all }
    let (start, count) = (a.int(1), a.int(2))
    guard start >= 0, count >= 0, start <= all.count, count <= all.count - start else {
      throw DotNetException(
        "System.ArgumentOutOfRangeException",
        "Index and count must refer to a location within the buffer. (Parameter 'bytes')")
    }
    return Array(all[start..<(start + count)])
  }

  private static func longName(_ encoding: TextEncoding) -> String {
    switch encoding.codePage {
    case 65001: "Unicode (UTF-8)"
    case 1200: "Unicode"
    case 1201: "Unicode (Big-Endian)"
    case 12000: "Unicode (UTF-32)"
    case 12001: "Unicode (UTF-32 Big-Endian)"
    case 20127: "US-ASCII"
    case 28591: "Western European (ISO)"
    case 1252: "Western European (Windows)"
    default: "OEM United States"
    }
  }
}

extension Value {
  /// A `byte[]`.
  public static func bytes(_ bytes: [UInt8]) -> Value {
    .array(ArrayObject(bytes.map { .byte($0) }, of: .byte))
  }

  /// The bytes of a list of numbers.
  public var byteList: [UInt8] {
    ((try? base.elements()) ?? []).map { UInt8(truncatingIfNeeded: $0.integerOrZero) }
  }
}
