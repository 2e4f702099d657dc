internal import Datacenter
internal import HyperVCommands
internal import Messages
internal import PowerShellEngine

/// Get-LabExplanation, `why`: after a refusal, or a success that was not what was meant, what was
/// asked on the way, and the one fact that would change the answer.
struct GetLabExplanation: Cmdlet {
  static let about = CommandDescription(
    "Get-LabExplanation", class: "Hvlab.Commands.GetLabExplanationCommand")
  static let resultType = "Hvlab.LabExplanation"
  static let findingType = "Hvlab.LabFinding"

  func process(_ call: Invocation) throws {
    let lab = try call.lab
    let language = lab.language
    let refusal = lab.lastRefusal
    guard let explanation = refusal?.explanation ?? lab.lastAfterword else {
      return try call.writeError(
        "NothingRefused", Text.nothingRefused[language], .objectNotFound,
        exception: "System.Management.Automation.ItemNotFoundException")
    }
    let findings = explanation.questions.map { finding in
      Value.item(
        Self.findingType,
        [
          ("Question", .string(finding.question[language])), ("Holds", .bool(finding.holds)),
          ("Asked", finding.asked.map { .text($0) } ?? .null),
        ], words: finding.question[language])
    }
    try call.write(
      .item(
        Self.resultType,
        [
          ("Refusal", refusal.map { .string($0.text[language]) } ?? .null),
          ("Outcome", explanation.outcome.map { .string($0[language]) } ?? .null),
          ("Questions", .list(findings)),
          ("Fact", .string(explanation.fact[language])),
          ("Remedy", .string(explanation.remedy[language])),
          ("Row", explanation.row.map { .string($0) } ?? .null),
        ], words: explanation.fact[language]))
  }
}

extension Text {
  fileprivate static let nothingRefused = Text(
    en: "The datacenter has not refused anything in this session.",
    de: "Das Rechenzentrum hat in dieser Sitzung nichts abgelehnt.")
}
