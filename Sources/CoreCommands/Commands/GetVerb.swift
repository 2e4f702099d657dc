internal import PowerShellEngine

/// `Get-Verb`: the verbs a command may have.
struct GetVerb: Cmdlet {
  static let about = CommandDescription(
    "Get-Verb", class: "Microsoft.PowerShell.Commands.GetVerbCommand")
  @Parameter(
    position: 1, from: .byValueOrPropertyName,
    validate: [
      .oneOf(
        ["Common", "Communications", "Data", "Diagnostic", "Lifecycle", "Other", "Security"],
        ignoringCase: true, message: nil)
    ]) var group: [String]?
  @Parameter(position: 0, from: .byValueOrPropertyName) var verb: [String]?
  func process(_ call: Invocation) throws {
    let patterns = try (verb ?? ["*"]).map(NamePattern.init)
    let groups = group ?? []
    for row in VerbTable.rows {
      guard patterns.contains(where: { $0.matches(row.verb) }) else { continue }
      if !groups.isEmpty, !groups.contains(where: { AsciiFold.foldedEquals($0, row.group) }) {
        continue
      }
      try call.write(
        .object(
          RecordObject(
            "System.Management.Automation.VerbInfo",
            [
              .string(row.verb), .string(row.prefix), .string(row.group), .string(row.description),
            ])))
    }
  }
}
