package import Messages

/// Compare-VM for a move: everything the destination says no to, not only the first.
///
/// What the source and the connection refuse, refuses the comparison as well.
package struct Incompatibility: Hashable, Sendable {
  package enum Source: Hashable, Sendable {
    case machine
    case adapter(Guid)
    case dvdDrive(ControllerSlot)
  }

  package let messageID: Int?  // 33012 and 40010 are known, the others are not
  package let message: Text
  package let source: Source
  package let cause: Cause?

  init(_ refusal: Refusal) {
    let report = refusal.report
    messageID = report?.messageID
    source = report?.source ?? .machine
    cause = refusal.cause
    message = refusal.text.lastLine
  }
}

/// What a compatibility report says about a refusal besides its text.
package struct ReportEntry: Hashable, Sendable {
  package let messageID: Int
  package let source: Incompatibility.Source

  package init(_ messageID: Int, _ source: Incompatibility.Source) {
    self.messageID = messageID
    self.source = source
  }
}

extension Refusal {
  func reported(as messageID: Int, from source: Incompatibility.Source) -> Refusal {
    var refusal = self
    refusal.report = ReportEntry(messageID, source)
    return refusal
  }
}

extension Text {
  /// A report has the reason without the frame around it.
  fileprivate var lastLine: Text {
    func last(_ text: String) -> String {
      let line = text.utf8.split(separator: UInt8(ascii: "\n")).last ?? text.utf8[...]
      return String(decoding: Array(line), as: UTF8.self)
    }
    return Text(en: last(en), de: last(de))
  }
}
