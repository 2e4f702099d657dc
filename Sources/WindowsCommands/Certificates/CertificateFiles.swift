internal import Datacenter
internal import HyperVCommands
internal import Messages
internal import PowerShellEngine

/// `Export-PfxCertificate`: certificates with their private keys into one file, under a password.
struct ExportPfxCertificate: Cmdlet {
  static let about = CommandDescription(
    "Export-PfxCertificate", effect: .changes(impact: .medium),
    class: "Microsoft.CertificateServices.Commands.ExportPfxCertificate")
  @Parameter(position: 0, from: .byValueOrPropertyName, aliases: ["PSPath"]) var cert: [Value]
  @Parameter(position: 1, aliases: ["FullName"]) var filePath: String
  @Parameter var password: Value?
  @Switch var force: Bool
  private var gathered: [GuardianCertificate] = []

  init() {}

  mutating func process(_ call: Invocation) throws {
    for value in cert {
      var certificate = GuardianCertificate(value)
      if certificate == nil, case .string(let path) = value.base {
        let place = try call.session.drives.locate(path)
        let provider = call.session.drives.drive(place.drive)?.provider
        certificate = try provider?.item(at: place, call.frame).flatMap { GuardianCertificate($0) }
      }
      guard let certificate else { throw ScriptError.noCertificate(value.text(.invariant)) }
      gathered.append(certificate)
    }
  }

  func end(_ call: Invocation) throws {
    guard !gathered.isEmpty else { return }
    guard let password = password?.reference as? SecureStringObject else {
      throw ScriptError.noPassword
    }
    let drives = call.session.drives
    let place = try drives.locate(filePath)
    guard try call.shouldProcess(place.text, operation: "Export certificate") else { return }
    let file = PfxFile(certificates: gathered, password: password.revealed)
    guard let drive = drives.drive(place.drive) else { throw ScriptError.noCertificate(filePath) }
    do {
      try drive.volume.write(place.names, file.bytes, append: false)
    } catch is FileFailure {
      throw ScriptError.noCertificateFile(
        "The system cannot find the path specified. 0x80070003 (WIN32: 3 ERROR_PATH_NOT_FOUND)")
    }
    if let item = try drive.provider.item(at: place, call.frame) {
      try call.write(drives.noted(item, at: place, isContainer: false))
    }
  }
}

/// `Import-PfxCertificate`: the certificates of such a file into a store of this host.
struct ImportPfxCertificate: Cmdlet {
  static let about = CommandDescription(
    "Import-PfxCertificate", effect: .changes(impact: .medium),
    class: "Microsoft.CertificateServices.Commands.ImportPfxCertificate")
  @Parameter(position: 0, from: .byValueOrPropertyName, aliases: ["FullName"]) var filePath: String
  @Parameter(position: 1, from: .byPropertyName) var certStoreLocation: String?
  @Parameter var password: Value?
  @Switch var exportable: Bool

  func process(_ call: Invocation) throws {
    let lab = try call.lab
    let drives = call.session.drives
    let place = try drives.locate(filePath)
    guard let bytes = try? drives.drive(place.drive)?.volume.read(place.names) else {
      throw ScriptError.noCertificateFile(
        "The system cannot find the file specified. 0x80070002 (WIN32: 2 ERROR_FILE_NOT_FOUND)")
    }
    let given = (password?.reference as? SecureStringObject)?.revealed ?? ""
    guard let file = PfxFile(bytes, password: given) else {
      throw ScriptError.noCertificateFile(
        "The PFX file you are trying to import requires either a different password or membership in an Active Directory principal to which it is protected."
      )
    }
    let store = try drives.locate(certStoreLocation ?? "Cert:\\LocalMachine\\My")
    guard drives.drive(store.drive)?.provider is CertificateProvider,
      let name = store.names.last, AsciiFold.foldedEquals(name, CertificateProvider.guardians)
    else {
      throw ScriptError.noCertificateFile(
        "The datacenter keeps certificates in Cert:\\LocalMachine\\\(CertificateProvider.guardians) only."
      )
    }
    guard try call.shouldProcess(store.text, operation: "Import certificate") else { return }
    try call.reportingRefusals(lab) {
      try call.carryOut(CertificateImport(file.certificates, session: try lab.logon), in: lab)
      for certificate in file.certificates {
        let place = store.appending(certificate.thumbprint)
        try call.write(drives.noted(certificate.value, at: place, isContainer: false))
      }
    }
  }
}

/// A file of certificates: a line for the password, then one for each subject.
private struct PfxFile {
  let certificates: [GuardianCertificate]
  let bytes: [UInt8]

  private static let head = "PFX of a simulated host"

  init(certificates: [GuardianCertificate], password: String) {
    self.certificates = certificates
    let lines = [Self.head, Self.seal(password)] + certificates.map(\.subject)
    bytes = Array((lines.joined(separator: "\n") + "\n").utf8)
  }

  /// Nil: another file, or another password.
  init?(_ bytes: [UInt8], password: String) {
    let lines = bytes.split(separator: 0x0A).map {
      String(decoding: $0.filter { $0 != 0x0D }, as: UTF8.self)
    }
    guard lines.count > 2, lines[0].utf8.elementsEqual(Self.head.utf8),
      lines[1].utf8.elementsEqual(Self.seal(password).utf8)
    else { return nil }
    self.bytes = bytes
    certificates = lines[2...].compactMap { GuardianCertificate(subject: $0) }
  }

  private static func seal(_ password: String) -> String {
    Digest.sha256.hash(Array(password.utf8)).hexText
  }
}

extension ScriptError {
  fileprivate static func noCertificate(_ name: String) -> ScriptError {
    ScriptError(
      "System.IO.FileNotFoundException", "There is no certificate '\(name)'.", .objectNotFound,
      target: .string(name), exception: "System.IO.FileNotFoundException")
  }

  fileprivate static var noPassword: ScriptError {
    ScriptError(
      "System.ArgumentException",
      "Parameter Password or ProtectTo must be specified to export a PFX file.", .invalidArgument,
      exception: "System.ArgumentException")
  }

  fileprivate static func noCertificateFile(_ message: String) -> ScriptError {
    ScriptError(
      "System.ComponentModel.Win32Exception", message, .notSpecified,
      exception: "System.ComponentModel.Win32Exception")
  }
}
