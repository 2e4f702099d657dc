/// Step-LabClock, Start-Sleep: time passes, and with it what it brings.
package struct ClockAdvance: Operation {
  package let span: Interval

  package init(_ span: Interval) { self.span = span }

  package func decide(in datacenter: Datacenter) throws(Refusal) -> [Event] {
    span > .zero ? [.clockAdvanced(span)] : []
  }
}

/// Add- and Remove-LabFault: what is to go wrong, and when.
package struct FaultPlan: Operation {
  package enum Change: Sendable {
    case add(ScheduledFault)
    case remove(Name)
  }

  package let change: Change

  package init(_ change: Change) { self.change = change }

  package func decide(in datacenter: Datacenter) throws(Refusal) -> [Event] {
    switch change {
    case .add(let fault):
      return fault.at > datacenter.clock ? [.faultScheduled(fault)] : fault.events
    case .remove(let name):
      return datacenter.faults.contains { $0.name == name } ? [.faultRemoved(name)] : []
    }
  }
}
