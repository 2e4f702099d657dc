/// How long a migration takes: iterative pre-copy after Clark et al., "Live Migration of Virtual
/// Machines", NSDI 2005.
///
/// Round 0 sends the whole memory M at bandwidth B; round i+1 sends what the guest dirtied while
/// round i ran, V(i+1) = min(D · V(i) / B, W), where D is the dirty rate and W the writable working
/// set (section 4 of the paper). When the rest is small, or rounds no longer shrink it, the guest
/// pauses and the rest is sent: blackout = V(n) / B + the time to resume at the destination.
package struct MigrationTransfer: Hashable, Sendable {
  package var bytesPerSecond: Double  // of memory, as the guest counts it
  package var wireShare: Double  // bytes on the wire for one byte of memory
  package var bytesPerProcessorSecond: Double

  package struct Copy: Hashable, Sendable {
    package var duration = Interval.zero
    package var blackout = Interval.zero
    package var rounds = 0
    package var bytes: Int64 = 0
  }

  package func preCopy(memory: Int64, dirtyRate: Int64, workingSet: Int64) -> Copy {
    var remaining = Double(memory)
    var seconds = 0.0
    var sent = 0.0
    var rounds = 0
    while rounds < Self.maximumRounds, remaining > Self.pauseThreshold * bytesPerSecond {
      let round = remaining / bytesPerSecond
      let dirtied = min(Double(dirtyRate) * round, Double(min(workingSet, memory)))
      seconds += round
      sent += remaining
      rounds += 1
      let isShrinking = dirtied < remaining * 0.9
      remaining = dirtied
      if !isShrinking { break }
    }
    let blackout = remaining / bytesPerSecond + Self.resumeTime
    return Copy(
      duration: .seconds(seconds + blackout), blackout: .seconds(blackout), rounds: rounds,
      bytes: Int64(sent + remaining))
  }

  // Hyper-V stops after ten rounds (a default of its own; Xen's was 29); the other two are ours.
  static let maximumRounds = 10
  static let pauseThreshold = 0.1  // seconds of rest that may fall into the blackout
  static let resumeTime = 0.15
}

extension MigrationTransfer {
  /// What a performance option makes of the links and processors between two hosts.
  ///
  /// TCP/IP is one stream and thus bound by bandwidth and one core; Compression sends fewer bytes
  /// as long as idle processors keep up; SMB uses every matching adapter (Multichannel) and, with
  /// RDMA at both ends (SMB Direct), nearly the line rate at little processor time. The choice of
  /// options is the guide's; the constants are ours.
  package init(
    option: MigrationSettings.PerformanceOption, link: MigrationLink, multichannel: [MigrationLink],
    idleProcessors: Int, compressibility: Int
  ) {
    let stream = min(link.bytesPerSecond * 0.94, 1.25e9)
    switch option {
    case .tcpIP:
      self.init(bytesPerSecond: stream, wireShare: 1, bytesPerProcessorSecond: 1.25e9)
    case .compression:
      let share = 1 - Double(min(max(compressibility, 0), 95)) / 100
      let compressor = Double(max(idleProcessors, 1)) * 300e6
      self.init(
        bytesPerSecond: min(stream / share, compressor), wireShare: share,
        bytesPerProcessorSecond: 300e6)
    case .smb:
      let direct = multichannel.filter(\.isRdma)
      let links = direct.isEmpty ? multichannel : direct
      let rate = links.reduce(0) { $0 + $1.bytesPerSecond }
      self.init(
        bytesPerSecond: max(rate, 1) * (direct.isEmpty ? 0.92 : 0.97), wireShare: 1,
        bytesPerProcessorSecond: direct.isEmpty ? 1.5e9 : 20e9)
    }
  }
}

/// A pair of adapters that reach each other.
package struct MigrationLink: Hashable, Sendable {
  package let segment: Name
  package let bytesPerSecond: Double
  package let isRdma: Bool

  /// What is left for one of several migrations over the same wire.
  func shared(by count: Int) -> MigrationLink {
    MigrationLink(
      segment: segment, bytesPerSecond: bytesPerSecond / Double(max(count, 1)), isRdma: isRdma)
  }
}
