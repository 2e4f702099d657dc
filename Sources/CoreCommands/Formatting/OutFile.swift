internal import OutputLayout
internal import PowerShellEngine

/// `Out-File`: what would be shown, into a file.
struct OutFile: Cmdlet {
  static let about = CommandDescription(
    "Out-File", effect: .changes(impact: .medium), defaultSet: "ByPath",
    class: "Microsoft.PowerShell.Commands.OutFileCommand")
  @Parameter(in: [.in("ByPath", position: 0, mandatory: true)], aliases: ["Path"])
  var filePath: String?
  @Parameter(
    in: [.in("ByLiteralPath", mandatory: true, from: .byPropertyName)], aliases: ["PSPath", "LP"])
  var literalPath: String?
  @Parameter(
    position: 1, validate: [.notNullOrEmpty], transform: [EncodingParameter.transformation])
  var encoding: EncodingParameter?
  @Switch var append: Bool
  @Switch var force: Bool
  @Switch(aliases: ["NoOverwrite"]) var noClobber: Bool
  @Parameter(validate: [.range(.int(2), .int(.max))]) var width: Int32?
  @Switch var noNewline: Bool
  @Parameter(from: .byValue) var inputObject: AnyObjectValue?
  private var writer: FileWriter?
  private var formatter: DefaultFormatter?

  mutating func begin(_ call: Invocation) throws {
    let path = literalPath ?? filePath ?? ""
    guard try call.shouldProcess(path, operation: "Output to File") else { return }
    let writer = try call.session.openFile(
      path, append: append, encoding: encoding?.encoding,
      noClobber: noClobber, isForced: force)
    let end = noNewline ? "" : "\n"
    let columns = width.map(Int.init) ?? max(2, call.session.host.width)
    formatter = DefaultFormatter(session: call.session, width: { columns }) {
      try writer.write($0 + end)
    }
    self.writer = writer
  }

  func process(_ call: Invocation) throws {
    if let value = inputObject?.value { try formatter?.write(value) }
  }

  func end(_ call: Invocation) throws {
    try formatter?.finish()
    try writer?.close()
  }

  func clean(_ call: Invocation) { try? writer?.close() }
}
