/// `System.UriBuilder`: a URI whose parts may be set one by one.
final class UriBuilderObject: PSObject {
  var parts: UriText
  var user = ""
  var password = ""

  init(_ parts: UriText) {
    self.parts = parts
    let words = parts.userInfo.utf8.split(
      separator: 0x3A, maxSplits: 1, omittingEmptySubsequences: false
    ).map { String($0) ?? "" }
    user = words.first ?? ""
    password = words.count > 1 ? words[1] : ""
  }

  override var type: TypeInfo { TypeTable.required("System.UriBuilder") }
  override func text(_ culture: Culture) -> String {
    var shown = parts
    let secret = password.utf8.isEmpty ? "" : ":" + password
    shown.userInfo = user.utf8.isEmpty ? "" : user + secret
    let name = shown.userInfo.utf8.isEmpty ? "" : shown.userInfo + "@"
    let port = parts.port.map { $0 >= 0 ? ":\($0)" : "" } ?? ""
    return
      "\(parts.scheme)://\(name)\(parts.host)\(port)\(parts.path)\(parts.query)\(parts.fragment)"
  }

  static func make(_ text: String) throws -> UriBuilderObject {
    let found = try? UriText.read(text)
    guard let parts = try found ?? UriText.read("http://" + text) else {
      throw DotNetException(
        "System.UriFormatException",
        "Invalid URI: The format of the URI could not be determined.")
    }
    var full = parts
    full.port = parts.portOrDefault
    return UriBuilderObject(full)
  }
}

extension TypeDefinition {
  static let uriBuilder = TypeDefinition("System.UriBuilder") { m in
    m.constructor("()") { _ in
      var parts = UriText()
      (parts.scheme, parts.host, parts.path, parts.hasAuthority) = ("http", "localhost", "/", true)
      return .object(UriBuilderObject(parts))
    }
    m.constructor("(string uri)") { a in
      try a.requireNotNull(0, "uri")
      return .object(try UriBuilderObject.make(a.string(0)))
    }
    m.constructor("(uri uri)") { a in
      guard let uri = a.object(0, UriObject.self) else { throw DotNetException.argumentNull("uri") }
      return .object(try UriBuilderObject.make(uri.original))
    }
    m.constructor(
      "(string schemeName, string hostName)", "(string scheme, string host, int portNumber)",
      "(string scheme, string host, int port, string pathValue)",
      "(string scheme, string host, int port, string path, string extraValue)"
    ) { a in
      var parts = UriText()
      (parts.scheme, parts.host, parts.path) = (a.string(0), a.string(1), "/")
      parts.hasAuthority = true
      if a.count > 2 { parts.port = a.int(2) }
      let builder = UriBuilderObject(parts)
      if a.count > 3 { builder.setPath(a.string(3)) }
      if a.count > 4 { try builder.setExtra(a.string(4)) }
      return .object(builder)
    }
    declareParts(m)
    m.property("uri Uri {get;}") { (me: UriBuilderObject) in
      .object(try UriObject.make(me.text(.invariant)))
    }
  }

  private static func declareParts(_ m: MemberDeclarations) {
    func text(
      _ name: String, _ get: @escaping (UriBuilderObject) -> String,
      _ set: @escaping (UriBuilderObject, String) -> Void
    ) {
      m.property(
        "string \(name) {get;set;}", get: { (me: UriBuilderObject) in .string(get(me)) },
        set: { me, value in set(me, value.text(.invariant)) })
    }
    text("Scheme", \.parts.scheme) { $0.parts.scheme = UriText.lowered(Array($1.utf8)[...]) }
    text("UserName", \.user) { $0.user = $1 }
    text("Password", \.password) { $0.password = $1 }
    text("Host", \.parts.host) { $0.parts.host = $1 }
    m.property(
      "int Port {get;set;}",
      get: { (me: UriBuilderObject) in .int(Int32(clamping: me.parts.port ?? -1)) },
      set: { me, value in
        guard (-1...65535).contains(value.integerOrZero) else {
          throw DotNetException.outOfRange(
            "Specified argument was out of the range of valid values.", "value")
        }
        me.parts.port = value.integerOrZero < 0 ? nil : Int(value.integerOrZero)
      })
    text("Path", \.parts.path) { $0.setPath($1) }
    text("Query", \.parts.query) { $0.parts.query = $0.marked($1, 0x3F) }
    text("Fragment", \.parts.fragment) { $0.parts.fragment = $0.marked($1, 0x23) }
  }
}

extension UriBuilderObject {
  func setPath(_ text: String) {
    let bytes = Array(text.utf8).map { $0 == 0x5C ? 0x2F : $0 }
    let escaped = UriText.escaped(bytes[...])
    parts.path = bytes.first == 0x2F ? escaped : "/" + escaped
  }

  /// Query or fragment with its mark before it.
  func marked(_ text: String, _ mark: UInt8) -> String {
    guard let first = text.utf8.first, first != mark else { return text }
    return String(decoding: [mark], as: UTF8.self) + text
  }

  func setExtra(_ text: String) throws {
    guard let first = text.utf8.first else { return }
    switch first {
    case 0x23: parts.fragment = text
    case 0x3F:
      let hash = text.utf8.firstIndex(of: 0x23) ?? text.utf8.endIndex
      (parts.query, parts.fragment) = (String(text[..<hash]), String(text[hash...]))
    default:
      throw DotNetException.argument("Extra portion of URI not valid.", "extraValue")
    }
  }
}
