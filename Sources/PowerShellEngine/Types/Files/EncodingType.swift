/// `[System.Text.Encoding]` as a value.
public final class EncodingObject: PSObject {
  public let encoding: TextEncoding
  /// One of those that `Encoding` keeps for everybody, not made by a script.
  private let isShared: Bool
  public init(_ encoding: TextEncoding, isShared: Bool = false) {
    (self.encoding, self.isShared) = (encoding, isShared)
  }
  public override var type: TypeInfo { TypeTable.find(typeName) ?? .object }
  public override func isEqual(to other: Value) -> Bool {
    (other.base.reference as? EncodingObject)?.encoding == encoding
  }
  public override func hash() -> Int { encoding.codePage.hashValue }

  private var typeName: String {
    switch encoding.form {
    case .utf8 where isShared: "System.Text.UTF8Encoding+UTF8EncodingSealed"
    case .utf8: "System.Text.UTF8Encoding"
    case .utf16: "System.Text.UnicodeEncoding"
    case .utf32: "System.Text.UTF32Encoding"
    case .singleByte:
      switch encoding.codePage {
      case 20127 where isShared: "System.Text.ASCIIEncoding+ASCIIEncodingSealed"
      case 20127: "System.Text.ASCIIEncoding"
      case 28591: "System.Text.Latin1Encoding+Latin1EncodingSealed"
      default: "System.Text.Encoding"
      }
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
    TypeDefinition("System.Text.UTF8Encoding+UTF8EncodingSealed", base: "System.Text.UTF8Encoding"),
    TypeDefinition(
      "System.Text.ASCIIEncoding+ASCIIEncodingSealed", base: "System.Text.ASCIIEncoding"),
    TypeDefinition("System.Text.Latin1Encoding", base: "System.Text.Encoding"),
    TypeDefinition(
      "System.Text.Latin1Encoding+Latin1EncodingSealed", base: "System.Text.Latin1Encoding"),
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
        .object(EncodingObject(encoding, isShared: true))
      }
    }
    m.function(
      "static byte[] Convert(System.Text.Encoding srcEncoding, System.Text.Encoding dstEncoding, byte[] bytes)",
      "static byte[] Convert(System.Text.Encoding srcEncoding, System.Text.Encoding dstEncoding, byte[] bytes, int index, int count)"
    ) { a in
      guard let source = a.encoding(0), let target = a.encoding(1) else {
        throw DotNetException.argumentNull(a[0].isNull ? "srcEncoding" : "dstEncoding")
      }
      try a.requireNotNull(2, "bytes")
      return .bytes(target.encode(source.text(try bytes(a, from: 2)[...])))
    }
    m.function("static System.Text.EncodingInfo[] GetEncodings()") { _ in
      .list((0..<8).map { _ in .object(NamedObject("System.Text.EncodingInfo")) })
    }
    m.function(
      "static System.Text.Encoding GetEncoding(string name)",
      "static System.Text.Encoding GetEncoding(int codepage)"
    ) { a in
      if a.place("codepage") != nil {
        if a.int(0) == 0 { return .object(EncodingObject(.utf8, isShared: true)) }
        guard let found = TextEncoding.named(a[0].text(.invariant)) else {
          throw DotNetException.argument("\(a.int(0)) is not a supported code page.", "codepage")
        }
        return .object(EncodingObject(found, isShared: true))
      }
      guard let found = TextEncoding.named(a[0].text(.invariant)) else {
        throw DotNetException(
          "System.ArgumentException",
          "'\(a.string(0))' is not a supported encoding name. For information on defining a custom encoding, see the documentation for the Encoding.RegisterProvider method. (Parameter 'name')"
        )
      }
      return .object(EncodingObject(found, isShared: true))
    }
    m.method("System.Object Clone()") { (me: EncodingObject, _) in
      .object(EncodingObject(me.encoding))
    }
    m.property("bool IsReadOnly {get;}") { (_: EncodingObject) in .bool(true) }
    m.property("int WindowsCodePage {get;}") { (me: EncodingObject) in
      .int(me.encoding.form == .singleByte ? 1252 : 1200)
    }
    for name in ["IsBrowserDisplay", "IsBrowserSave", "IsMailNewsDisplay", "IsMailNewsSave"] {
      m.property("bool \(name) {get;}") { (me: EncodingObject) in
        .bool([65001, 28591].contains(me.encoding.codePage))
      }
    }
    m.method("int GetMaxByteCount(int charCount)") { (me: EncodingObject, a) in
      let width = [TextEncoding.Form.utf8: 3, .utf16: 2, .utf32: 4][me.encoding.form] ?? 1
      return .int(Int32(clamping: (a.int(0) + 1) * width))
    }
    m.method("int GetMaxCharCount(int byteCount)") { (me: EncodingObject, a) in
      let width = [TextEncoding.Form.utf16: 2, .utf32: 4][me.encoding.form] ?? 1
      return .int(Int32(clamping: a.int(0) / width + 1))
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
  private static func bytes(_ a: Arguments, from place: Int = 0) throws -> [UInt8] {
    let all = a[place].byteList
    guard a.count > place + 2 else { return all }
    let (start, count) = (a.int(place + 1), a.int(place + 2))
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
