internal import Datacenter
internal import HyperVCommands
internal import Messages
internal import PowerShellEngine

/// The drive `Cert:`: the certificate stores of the host one is on.
///
/// The simulation knows the certificates of virtual TPMs; the other stores are empty.
final class CertificateProvider: Provider {
  init() {
    super.init(
      "Certificate", module: "Microsoft.PowerShell.Security", capabilities: ["ShouldProcess"])
  }

  static let guardians = "Shielded VM Local Certificates"
  private static let stores = ["My", "Root", "CA", "TrustedPeople", guardians]

  private enum Place {
    case root, location(String)
    case store(String, isGuardians: Bool)
    case certificate(GuardianCertificate)
  }

  private func place(_ path: FilePath, _ f: Frame) throws -> Place? {
    let names = path.names
    guard let first = names.first else { return .root }
    guard let location = Self.find(first, in: ["CurrentUser", "LocalMachine"]) else { return nil }
    guard names.count > 1 else { return .location(location) }
    guard let store = Self.find(names[1], in: Self.stores(of: location)) else { return nil }
    let isGuardians = store.utf8.elementsEqual(Self.guardians.utf8)
    guard names.count > 2 else { return .store(store, isGuardians: isGuardians) }
    guard names.count == 3, isGuardians,
      let found = try certificates(f).first(where: {
        AsciiFold.foldedEquals($0.thumbprint, names[2])
      })
    else { return nil }
    return .certificate(found)
  }

  private static func find(_ name: String, in names: [String]) -> String? {
    names.first { AsciiFold.foldedEquals($0, name) }
  }

  private static func stores(of location: String) -> [String] {
    location.utf8.first == UInt8(ascii: "L") ? stores : stores.filter { $0 != guardians }
  }

  private func certificates(_ f: Frame) throws -> [GuardianCertificate] {
    guard let lab = f.session.world as? LabContext else { return [] }
    return try lab.ownHost.security.certificates
  }

  override func kind(of path: FilePath, _ f: Frame) throws -> FileEntry.Kind? {
    switch try place(path, f) {
    case nil: nil
    case .certificate: .file
    case .root, .location, .store: .folder
    }
  }

  override func childNames(of path: FilePath, _ f: Frame) throws -> [String] {
    switch try place(path, f) {
    case .root: ["CurrentUser", "LocalMachine"]
    case .location(let name): Self.stores(of: name)
    case .store(_, let isGuardians): isGuardians ? try certificates(f).map(\.thumbprint) : []
    case .certificate, nil: []
    }
  }

  override func item(at path: FilePath, _ f: Frame) throws -> Value? {
    switch try place(path, f) {
    case nil, .root: nil
    case .location(let name):
      .item(
        "Microsoft.PowerShell.Commands.X509StoreLocation",
        [("Location", .string(name)), ("StoreNames", .strings(Self.stores(of: name)))],
        words: name)
    case .store(let name, _):
      .item(
        "System.Security.Cryptography.X509Certificates.X509Store", [("Name", .string(name))],
        words: name)
    case .certificate(let certificate): certificate.value
    }
  }
}

extension GuardianCertificate {
  static let typeName = "System.Security.Cryptography.X509Certificates.X509Certificate2"

  /// Of the subject alone, so that it is the same on every host.
  var thumbprint: String { Digest.sha1.hash(Array(subject.utf8)).hexText }

  /// From its thumbprint and subject as a pipeline carries them.
  init?(_ value: Value) {
    guard let item = value.base.reference as? ItemObject, item.typeName == Self.typeName,
      let subject = item["Subject"]?.text(.invariant)
    else { return nil }
    self.init(subject: subject)
  }

  init?(subject: String) {
    let parts = subject.utf8.split(separator: UInt8(ascii: "("))
    guard let last = parts.last, parts.count > 1 else { return nil }
    let guardian = String(decoding: last.prefix { $0 != UInt8(ascii: ")") }, as: UTF8.self)
    let purpose = Purpose.allCases.first {
      GuardianCertificate($0, of: guardian).subject.utf8.elementsEqual(subject.utf8)
    }
    guard let purpose else { return nil }
    self.init(purpose, of: guardian)
  }

  var value: Value {
    .item(
      Self.typeName,
      [
        ("Thumbprint", .string(thumbprint)), ("Subject", .string(subject)),
        ("Issuer", .string(subject)), ("FriendlyName", .string("")),
        ("NotBefore", .moment(Instant(year: 2025, month: 1, day: 2))),
        ("NotAfter", .moment(Instant(year: 2035, month: 1, day: 3))),
        ("HasPrivateKey", .bool(true)), ("Version", .int(3)),
      ], words: subject)
  }
}
