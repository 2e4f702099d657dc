import Datacenter
import Messages

/// Events as they are, whatever anyone would decide; Foundation has an `Operation` of its own.
struct Given: Operation {
  let events: [Event]

  func decide(in datacenter: Datacenter) throws(Refusal) -> [Event] { events }
}
