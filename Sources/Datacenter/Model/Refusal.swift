package import Messages

/// Why an operation does not happen, in the words of the real product where they are known.
package struct Refusal: Error, Sendable {
  /// The words of PowerShell's error categories that the Hyper-V module uses.
  package enum Category: String, Sendable {
    case invalidArgument = "InvalidArgument"
    case objectNotFound = "ObjectNotFound"
    case permissionDenied = "PermissionDenied"
    case invalidOperation = "InvalidOperation"
    case notSpecified = "NotSpecified"
    case fromStdErr = "FromStdErr"
    case resourceExists = "ResourceExists"
    case openError = "OpenError"
    case writeError = "WriteError"
    case resourceUnavailable = "ResourceUnavailable"
    case invalidData = "InvalidData"
  }

  package var text: Text
  package var errorID: String  // the part before the comma of FullyQualifiedErrorId
  package var category: Category
  package var target: String?
  package var cause: Cause?
  package var report: ReportEntry?  // how a compatibility report lists it
  package var chain: [Finding] = []  // what was asked on the way, the last answer being no
  package var aftermath: [Event] = []  // what a refusal leaves: entries in logs, time gone by

  package init(_ text: Text, _ errorID: String, _ category: Category, target: String? = nil) {
    self.text = text
    self.errorID = errorID
    self.category = category
    self.target = target
  }
}

/// One question a decision asked, who was asked, and the answer.
package struct Finding: Hashable, Sendable {
  package let question: Text
  package let holds: Bool
  package let asked: Host.ID?

  package init(_ question: Text, holds: Bool, asked: Host.ID? = nil) {
    self.question = question
    self.holds = holds
    self.asked = asked
  }
}

/// Asks the questions of a decision in order and remembers them for `why`.
///
/// Most decisions end well, and then nobody reads the questions: a first run does not even write
/// them down. A decision asks nothing but the datacenter it is given, so a refused one is run again.
package struct Inquiry: Sendable {
  package private(set) var findings: [Finding] = []
  /// What asking leaves behind whatever the answer, such as tickets.
  package private(set) var traces: [Event] = []

  /// Silent at first, recording for a refusal, collecting for a report of all that is wrong.
  package enum Mode: Sendable { case silent, recording, collecting }

  package private(set) var refusals: [Refusal] = []
  private let mode: Mode

  package init(_ mode: Mode = .recording) { self.mode = mode }

  package mutating func require(
    _ holds: Bool, _ question: @autoclosure () -> Text, of asked: Host.ID? = nil,
    else refusal: @autoclosure () -> Refusal
  ) throws(Refusal) {
    if mode != .silent { findings.append(Finding(question(), holds: holds, asked: asked)) }
    guard !holds else { return }
    var refusal = refusal()
    if mode == .collecting {
      refusals.append(refusal)
      return
    }
    refusal.chain = findings
    refusal.aftermath = traces
    throw refusal
  }

  package mutating func leave(_ trace: Event) { traces.append(trace) }
}
