/// `System.Uri`.
final class UriObject: PSObject {
  let original: String
  /// Nil for a relative URI.
  let parts: UriText?
  init(_ original: String, _ parts: UriText?) { (self.original, self.parts) = (original, parts) }

  override var type: TypeInfo { TypeTable.required("System.Uri") }
  override func text(_ culture: Culture) -> String {
    guard let parts else { return original }
    var shown = parts
    shown.path = Escaping.unescaped(parts.path)
    shown.query = parts.query.utf8.contains(0x25) ? Escaping.unescaped(parts.query) : parts.query
    return shown.absolute
  }
  override func isEqual(to other: Value) -> Bool {
    guard let other = other.base.reference as? UriObject else { return false }
    guard var mine = parts, var theirs = other.parts else {
      return parts == nil && other.parts == nil
        && original.utf8.elementsEqual(other.original.utf8)
    }
    (mine.fragment, theirs.fragment, mine.userInfo, theirs.userInfo) = ("", "", "", "")
    return mine.absolute.utf8.elementsEqual(theirs.absolute.utf8)
  }
  override func hash() -> Int {
    guard var mine = parts else { return original.hashValue }
    (mine.fragment, mine.userInfo) = ("", "")
    return mine.absolute.hashValue
  }

  /// `UriKind`: 0 either, 1 absolute, 2 relative.
  static func make(_ text: String, kind: Int = 1) throws -> UriObject {
    if kind != 1, text.utf8.isEmpty { return UriObject(text, nil) }
    guard !text.utf8.isEmpty else {
      throw DotNetException("System.UriFormatException", "Invalid URI: The URI is empty.")
    }
    let parts = try UriText.read(text)
    if kind == 2, parts != nil {
      throw DotNetException(
        "System.UriFormatException",
        "A relative URI cannot be created because the 'uriString' parameter represents an absolute URI."
      )
    }
    if parts == nil, kind == 1 {
      throw DotNetException(
        "System.UriFormatException",
        "Invalid URI: The format of the URI could not be determined.")
    }
    return UriObject(text, parts)
  }

  /// Resolves a relative reference.
  func resolving(_ relative: String) throws -> UriObject {
    guard let base = parts else {
      throw DotNetException.outOfRange(
        "Specified argument was out of the range of valid values.", "baseUri")
    }
    if let absolute = try UriText.read(relative) { return UriObject(relative, absolute) }
    let bytes = Array(relative.utf8)
    let user = base.userInfo.utf8.isEmpty ? "" : base.userInfo + "@"
    let root = "\(base.scheme)://\(user)\(base.authority)"
    var text: String
    switch bytes.first {
    case nil: text = root + base.path + base.query
    case 0x23: text = root + base.path + base.query + relative
    case 0x3F: text = root + base.path + relative
    case 0x2F where bytes.count > 1 && bytes[1] == 0x2F: text = "\(base.scheme):" + relative
    case 0x2F: text = root + relative
    default:
      let slash = base.path.utf8.lastIndex(of: 0x2F)
      let folder = slash.map { String(base.path[...$0]) } ?? "/"
      text = root + folder + relative
    }
    return try UriObject.make(text)
  }

  var absoluteParts: UriText {
    get throws {
      guard let parts else {
        throw DotNetException.invalidOperation(
          "This operation is not supported for a relative URI.")
      }
      return parts
    }
  }
}

extension TypeDefinition {
  static let uri = TypeDefinition(
    "System.Uri", interfaces: ["IEquatable`1", "IFormattable", "ISerializable", "ISpanFormattable"]
  ) { m in
    m.constructor("(string uriString)", "(string uriString, bool dontEscape)") { a in
      try a.requireNotNull(0, "uriString")
      return .object(try UriObject.make(a.string(0)))
    }
    m.constructor("(string uriString, System.UriKind uriKind)") { a in
      try a.requireNotNull(0, "uriString")
      return .object(try UriObject.make(a.string(0), kind: a.int(1)))
    }
    m.constructor(
      "(uri baseUri, string relativeUri)", "(uri baseUri, uri relativeUri)",
      "(uri baseUri, string relativeUri, bool dontEscape)"
    ) { a in
      guard let base = a.object(0, UriObject.self) else {
        throw DotNetException.argumentNull("baseUri")
      }
      let relative = a.object(1, UriObject.self)?.original ?? a.string(1)
      return .object(try base.resolving(relative))
    }
    UriMembers.declareProperties(m)
    UriMembers.declareConstants(m)
    UriMembers.declareMethods(m)
    UriMembers.declareStatics(m)
  }
}

/// The members of URIs.
enum UriMembers {
  private static let texts: [(String, @Sendable (UriText) -> String)] = [

    ("AbsolutePath", { $0.path }), ("AbsoluteUri", { $0.absolute }),
    ("LocalPath", { localPath($0) }), ("Authority", { $0.authority }),
  ]

  private static func localPath(_ parts: UriText) -> String {
    let path = Escaping.unescaped(parts.path)
    guard parts.scheme == "file" else { return path }
    let bytes = Array(path.utf8)
    let isDrive = bytes.count > 2 && bytes[2] == 0x3A
    let shown = String(
      decoding: (isDrive ? Array(bytes.dropFirst()) : bytes).map { $0 == 0x2F ? 0x5C : $0 },
      as: UTF8.self)
    if !parts.host.utf8.isEmpty { return "\\\\\(parts.host)\(shown)" }
    return isDrive ? shown : path
  }

  private static func bareHost(_ parts: UriText) -> String {
    let bytes = Array(parts.host.utf8)
    guard bytes.first == 0x5B, bytes.last == 0x5D else { return parts.host }
    return String(decoding: bytes.dropFirst().dropLast(), as: UTF8.self)
  }

  static func hostKind(_ host: String) -> String {
    let bytes = Array(host.utf8)
    if bytes.isEmpty { return "Basic" }
    if bytes.first == 0x5B || bytes.contains(0x3A) {
      return IPAddressObject.read(host) == nil ? "Unknown" : "IPv6"
    }
    if bytes.split(separator: 0x2E).count == 4, IPv4Text.read(bytes) != nil { return "IPv4" }
    let isName = bytes.allSatisfy {
      $0 == 0x2D || $0 == 0x2E || $0 == 0x5F || $0 >= 0x80 || Escaping.isUnreserved($0)
    }
    return isName ? "Dns" : "Unknown"
  }

  private static func isLoopback(_ parts: UriText) -> Bool {
    let host = bareHost(parts)
    if host == "localhost" || host == "loopback" { return true }
    if host.utf8.isEmpty { return parts.scheme == "file" }
    return host == "::1" || (hostKind(host) == "IPv4" && host.utf8.starts(with: "127.".utf8))
  }

  private static func segments(_ parts: UriText) -> Value {
    var found: [[UInt8]] = [[]]
    for byte in parts.path.utf8 {
      found[found.count - 1].append(byte)
      if byte == 0x2F { found.append([]) }
    }
    if found.last?.isEmpty ?? false { found.removeLast() }
    return .array(
      ArrayObject(found.map { .string(String(decoding: $0, as: UTF8.self)) }, of: .string))
  }

  static func declareProperties(_ m: MemberDeclarations) {
    func text(_ name: String, _ read: @escaping (UriText) -> String) {
      m.property("string \(name) {get;}") { (me: UriObject) in
        .string(read(try me.absoluteParts))
      }
    }
    func flag(_ name: String, _ read: @escaping (UriText) -> Bool) {
      m.property("bool \(name) {get;}") { (me: UriObject) in .bool(read(try me.absoluteParts)) }
    }
    for (name, read) in texts { text(name, read) }
    m.property("System.UriHostNameType HostNameType {get;}") { (me: UriObject) in
      EnumValues.named("System.UriHostNameType", hostKind(try me.absoluteParts.host))
    }
    flag("IsDefaultPort", \.isDefaultPort)
    flag("IsFile") { $0.scheme == "file" }
    flag("IsLoopback", isLoopback)
    text("PathAndQuery") { $0.path + $0.query }
    m.property("string[] Segments {get;}") { (me: UriObject) in segments(try me.absoluteParts) }
    flag("IsUnc") { $0.scheme == "file" && !$0.host.utf8.isEmpty }
    text("Host", \.host)
    m.property("int Port {get;}") { (me: UriObject) in
      .int(Int32(clamping: try me.absoluteParts.portOrDefault))
    }
    text("Query", \.query)
    text("Fragment", \.fragment)
    text("Scheme", \.scheme)
    m.property("string OriginalString {get;}") { (me: UriObject) in .string(me.original) }
    text("DnsSafeHost", bareHost)
    text("IdnHost", bareHost)
    m.property("bool IsAbsoluteUri {get;}") { (me: UriObject) in .bool(me.parts != nil) }
    m.property("bool UserEscaped {get;}") { (_: UriObject) in .bool(false) }
    text("UserInfo", \.userInfo)
  }

  static func declareConstants(_ m: MemberDeclarations) {
    let schemes = [
      ("File", "file"), ("Ftp", "ftp"), ("Sftp", "sftp"), ("Ftps", "ftps"), ("Gopher", "gopher"),
      ("Http", "http"), ("Https", "https"), ("Ws", "ws"), ("Wss", "wss"), ("Mailto", "mailto"),
      ("News", "news"), ("Nntp", "nntp"), ("Ssh", "ssh"), ("Telnet", "telnet"),
      ("NetTcp", "net.tcp"), ("NetPipe", "net.pipe"),
    ]
    for (name, scheme) in schemes {
      m.constant("static string UriScheme\(name) {get;}") { .string(scheme) }
    }
    m.constant("static string SchemeDelimiter {get;}") { .string("://") }
  }

  static func declareMethods(_ m: MemberDeclarations) {
    m.method("string GetLeftPart(System.UriPartial part)") { (me: UriObject, a) in
      let parts = try me.absoluteParts
      let user = parts.userInfo.utf8.isEmpty ? "" : parts.userInfo + "@"
      let scheme = parts.hasAuthority ? "\(parts.scheme)://" : "\(parts.scheme):"
      let authority = parts.hasAuthority ? scheme + user + parts.authority : ""
      switch a.int(0) {
      case 0: return .string(scheme)
      case 1: return .string(authority)
      case 2: return .string((parts.hasAuthority ? authority : scheme) + parts.path)
      default: return .string((parts.hasAuthority ? authority : scheme) + parts.path + parts.query)
      }
    }
    m.method("bool IsBaseOf(uri uri)") { (me: UriObject, a) in
      guard let other = a.object(0, UriObject.self) else {
        throw DotNetException.argumentNull("uri")
      }
      guard let mine = me.parts, let theirs = other.parts else { return .bool(false) }
      let slash = mine.path.utf8.lastIndex(of: 0x2F)
      let folder = slash.map { String(mine.path[...$0]) } ?? ""
      return .bool(
        mine.scheme == theirs.scheme && mine.authority == theirs.authority
          && theirs.path.utf8.starts(with: folder.utf8))
    }
    m.method("bool IsWellFormedOriginalString()") { (me: UriObject, _) in
      .bool(isWellFormed(me))
    }
    m.method("string MakeRelative(uri toUri)") { (me: UriObject, a) in
      guard let other = a.object(0, UriObject.self) else {
        throw DotNetException.argumentNull("toUri")
      }
      return .string(try relative(from: me, to: other).original)
    }
    m.method(
      "void ISerializable.GetObjectData(System.Runtime.Serialization.SerializationInfo serializationInfo, System.Runtime.Serialization.StreamingContext streamingContext)"
    ) { (_: UriObject, _) in throw DotNetException.argumentNull("serializationInfo") }
    m.refused(
      "bool TryFormat(System.Span[char] destination, [ref] int charsWritten)",
      "string GetComponents(System.UriComponents components, System.UriFormat format)")
    m.method("uri MakeRelativeUri(uri uri)") { (me: UriObject, a) in
      guard let other = a.object(0, UriObject.self) else {
        throw DotNetException.argumentNull("uri")
      }
      return .object(try relative(from: me, to: other))
    }
  }

  private static func isWellFormed(_ uri: UriObject) -> Bool {
    uri.original.utf8.allSatisfy { Escaping.mayStand($0) } && !uri.original.utf8.contains(0x5C)
  }

  private static func relative(from base: UriObject, to other: UriObject) throws -> UriObject {
    let (mine, theirs) = (try base.absoluteParts, try other.absoluteParts)
    guard mine.scheme == theirs.scheme, mine.authority == theirs.authority else { return other }
    var from = mine.path.utf8.split(separator: 0x2F, omittingEmptySubsequences: false)
      .map { String($0) ?? "" }.dropLast()
    var to = theirs.path.utf8.split(separator: 0x2F, omittingEmptySubsequences: false)
      .map { String($0) ?? "" }[...]
    while let a = from.first, let b = to.first, to.count > 1, a == b {
      from.removeFirst()
      to.removeFirst()
    }
    let up = String(repeating: "../", count: from.count)
    let text = up + to.joined(separator: "/") + theirs.query + theirs.fragment
    return UriObject(text, nil)
  }

  static func declareStatics(_ m: MemberDeclarations) {
    m.function("static string EscapeDataString(string stringToEscape)") { a in
      try a.requireNotNull(0, "stringToEscape")
      return .string(Escaping.escaped(a.string(0), keeps: Escaping.isUnreserved))
    }
    m.function("static string EscapeUriString(string stringToEscape)") { a in
      try a.requireNotNull(0, "stringToEscape")
      return .string(
        Escaping.escaped(a.string(0)) { Escaping.mayStand($0) && $0 != 0x25 })
    }
    m.function("static string UnescapeDataString(string stringToUnescape)") { a in
      try a.requireNotNull(0, "stringToUnescape")
      return .string(Escaping.unescaped(a.string(0)))
    }
    m.function("static bool IsWellFormedUriString(string uriString, System.UriKind uriKind)") { a in
      guard !a[0].isNull, let made = try? UriObject.make(a.string(0), kind: a.int(1)) else {
        return .bool(false)
      }
      return .bool(isWellFormed(made))
    }
    m.function("static System.UriHostNameType CheckHostName(string name)") { a in
      let isNumber = UInt32(a.string(0)) != nil
      let kind =
        a.string(0).utf8.isEmpty ? "Unknown" : isNumber ? "IPv4" : hostKind(a.string(0))
      return EnumValues.named("System.UriHostNameType", kind)
    }
    m.function("static bool CheckSchemeName(string schemeName)") { a in
      let bytes = Array(a.string(0).utf8)
      return .bool(
        UriText.isScheme(bytes[...]) || bytes.count == 1 && UriText.isScheme((bytes + bytes)[...]))
    }
    m.function("static bool IsHexDigit(char character)") { a in
      .bool(UInt8(exactly: a.unit(0)).flatMap(NumberParsing.hexDigit) != nil)
    }
    m.function("static int FromHex(char digit)") { a in
      guard let digit = UInt8(exactly: a.unit(0)).flatMap(NumberParsing.hexDigit) else {
        throw DotNetException.argument("Value does not fall within the expected range.", "digit")
      }
      return .int(Int32(digit))
    }
    m.function("static string HexEscape(char character)") { a in
      guard let byte = UInt8(exactly: a.unit(0)) else {
        throw DotNetException.outOfRange(
          "Specified argument was out of the range of valid values.", "character")
      }
      return .string(String(decoding: Escaping.hexadecimal(byte), as: UTF8.self))
    }
    m.function("static char HexUnescape(string pattern, [ref] int index)") { a in
      let bytes = Array(a.string(0).utf16)
      let place = (a[1].reference as? ReferenceObject).map { Int($0.value.integerOrZero) } ?? 0
      guard bytes.indices.contains(place) else {
        throw DotNetException.outOfRange(
          "Specified argument was out of the range of valid values.", "index")
      }
      guard bytes[place] == 0x25, place + 2 < bytes.count,
        let high = UInt8(exactly: bytes[place + 1]).flatMap(NumberParsing.hexDigit),
        let low = UInt8(exactly: bytes[place + 2]).flatMap(NumberParsing.hexDigit)
      else {
        try a.assign(1, .int(Int32(clamping: place + 1)))
        return .char(bytes[place])
      }
      try a.assign(1, .int(Int32(clamping: place + 3)))
      return .char(UInt16(high) << 4 | UInt16(low))
    }
    m.function("static bool IsHexEncoding(string pattern, int index)") { a in
      let bytes = Array(a.string(0).utf8)
      let place = a.int(1)
      guard place >= 0, place < bytes.count - 2, bytes[place] == 0x25 else { return .bool(false) }
      return .bool(
        NumberParsing.hexDigit(bytes[place + 1]) != nil
          && NumberParsing.hexDigit(bytes[place + 2]) != nil)
    }
    declareTries(m)
  }

  private static func declareTries(_ m: MemberDeclarations) {
    m.function("static bool TryCreate(string uriString, System.UriKind uriKind, [ref] uri result)")
    { a in
      let made = a[0].isNull ? nil : try? UriObject.make(a.string(0), kind: a.int(1))
      try a.assign(2, made.map { .object($0) } ?? .null)
      return .bool(made != nil)
    }
    m.function(
      "static bool TryCreate(uri baseUri, string relativeUri, [ref] uri result)",
      "static bool TryCreate(uri baseUri, uri relativeUri, [ref] uri result)"
    ) { a in
      let relative = a.object(1, UriObject.self)?.original ?? a.string(1)
      let made = a[1].isNull ? nil : try? a.object(0, UriObject.self)?.resolving(relative)
      try a.assign(2, made.map { .object($0) } ?? .null)
      return .bool(made != nil)
    }
  }
}
