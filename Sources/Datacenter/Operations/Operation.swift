package import Messages

/// Something an administrator asks for: a struct that says what, and a decision that says what follows.
package protocol Operation: Sendable {
  /// The events that carry the wish out, or the reason why not; nothing changes here.
  func decide(in datacenter: Datacenter) throws(Refusal) -> [Event]

  /// What the product or the simulator says beside the result, of the datacenter before the change.
  func remarks(in datacenter: Datacenter) -> [Remark]

  /// What `why` says of a success that is not what was meant, by the datacenter before it.
  func afterword(in datacenter: Datacenter, after events: [Event]) -> Explanation?
}

extension Operation {
  package func remarks(in datacenter: Datacenter) -> [Remark] { [] }
  package func afterword(in datacenter: Datacenter, after events: [Event]) -> Explanation? { nil }
}

/// A sentence that goes with a success.
package enum Remark: Hashable, Sendable {
  case warning(Text)  // the product's own, for the warning stream
  case note(Text)  // the simulator's, for the learner
}
