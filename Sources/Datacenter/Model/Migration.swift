/// A live migration while it runs and, once over, what it took.
package struct MigrationInProgress: Hashable, Sendable {
  package var source: Host.ID
  package var destination: Host.ID
  package var startedAt: Instant
  package var movesStorage: Bool

  package init(source: Host.ID, destination: Host.ID, startedAt: Instant, movesStorage: Bool) {
    self.source = source
    self.destination = destination
    self.startedAt = startedAt
    self.movesStorage = movesStorage
  }
}

/// What a finished migration took, for the learner who compares performance options.
package struct MigrationReport: Hashable, Sendable {
  package var source = Name("")
  package var destination = Name("")
  package var startedAt = Instant(ticks: 0)
  package var performanceOption = MigrationSettings.PerformanceOption.compression
  package var network: Name?  // the segment the memory went over
  package var sourceAddress: IPAddress?
  package var destinationAddress: IPAddress?
  package var total = Interval.zero
  package var storageDuration = Interval.zero
  package var memoryDuration = Interval.zero
  package var blackout = Interval.zero
  package var rounds = 0
  package var storageBytes: Int64 = 0
  package var memoryBytes: Int64 = 0  // before compression
  package var wireBytes: Int64 = 0  // of the memory, on the network
  package var processorTime = Interval.zero
  /// Adapters whose switch has the same name but lies on another wire or VLAN: no network for the
  /// guest (F36).
  package var isolatedAdapters: [Name] = []

  package init() {}
}
