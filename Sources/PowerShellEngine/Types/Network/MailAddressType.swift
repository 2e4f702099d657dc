/// `System.Net.Mail.MailAddress`: a display name and an address.
final class MailAddressObject: PSObject {
  let displayName: String
  let user: String
  let host: String

  init(_ displayName: String, _ user: String, _ host: String) {
    (self.displayName, self.user, self.host) = (displayName, user, host)
  }

  override var type: TypeInfo { TypeTable.required("System.Net.Mail.MailAddress") }
  var address: String { user + "@" + host }

  override func text(_ culture: Culture) -> String {
    displayName.isEmpty ? address : "\"\(displayName)\" <\(address)>"
  }
  override func isEqual(to other: Value) -> Bool {
    guard let other = other.base.reference as? MailAddressObject else { return false }
    return AsciiFold.foldedEquals(text(.invariant), other.text(.invariant))
  }
  override func hash() -> Int { address.hashValue }

  /// `"Ada" <ada@example.com>`, `Ada <ada@example.com>`, `ada@example.com`.
  static func read(_ text: String, displayName: String = "") throws -> MailAddressObject {
    if text.isEmpty {
      throw DotNetException.argument(
        "The parameter 'address' cannot be an empty string.", "address")
    }
    var bytes = trimmed(text.utf8[...])
    var name = displayName
    if bytes.last == 0x3E {
      guard let open = bytes.lastIndex(of: 0x3C) else { throw malformed }
      var written = trimmed(bytes[..<open])
      if written.first == 0x22, written.last == 0x22, written.count > 1 {
        written = written.dropFirst().dropLast()
      }
      if name.isEmpty { name = String(written) ?? "" }
      bytes = bytes[bytes.index(after: open)...].dropLast()
    }
    let parts = bytes.split(separator: 0x40, omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy(isWord), let user = String(parts[0]),
      let host = String(parts[1])
    else { throw malformed }
    return MailAddressObject(name, user, host)
  }

  private static var malformed: DotNetException {
    DotNetException(
      "System.FormatException",
      "The specified string is not in the form required for an e-mail address.")
  }

  private static func isWord(_ part: Substring.UTF8View) -> Bool {
    guard !part.isEmpty, part.first != 0x2E, part.last != 0x2E else { return false }
    let refused = Array(" ()<>[],;:\\\"".utf8)
    return !part.contains { $0 < 0x21 || refused.contains($0) }
  }

  private static func trimmed(_ bytes: Substring.UTF8View) -> Substring.UTF8View {
    var rest = bytes
    while rest.first == 0x20 { rest = rest.dropFirst() }
    while rest.last == 0x20 { rest = rest.dropLast() }
    return rest
  }

  static let definition = TypeDefinition("System.Net.Mail.MailAddress") { m in
    m.constructor("(string address)", "(string address, string displayName)") { a in
      try a.requireNotNull(0, "address")
      return .object(try read(a.string(0), displayName: a.string(1)))
    }
    m.property("string DisplayName {get;}") { (me: MailAddressObject) in .string(me.displayName) }
    m.property("string User {get;}") { (me: MailAddressObject) in .string(me.user) }
    m.property("string Host {get;}") { (me: MailAddressObject) in .string(me.host) }
    m.property("string Address {get;}") { (me: MailAddressObject) in .string(me.address) }
    m.function(
      "static bool TryCreate(string address, [ref] System.Net.Mail.MailAddress result)"
    ) { a in
      let made = try? read(a.string(0))
      try a.assign(1, made.map { .object($0) } ?? .null)
      return .bool(made != nil)
    }
  }
}
