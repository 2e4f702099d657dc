import Messages

/// What a move that went well leaves to be explained: a long pause (F37), and adapters that are no
/// longer where they were (F36).
extension LiveMigration {
  /// What is not as it should be after the move, decided in the datacenter before it.
  package func finding(in before: Datacenter) -> Explanation? {
    var inquiry = Inquiry(.recording)
    guard let move = try? parties(in: before), let connection = try? ask(move, &inquiry) else {
      return nil
    }
    let report = move.report(over: connection)
    do throws(Refusal) {
      try inquiry.require(
        !report.hasLongBlackout,
        Text(
          en: "Does \(move.machine.name) stand still for 10 seconds at most?",
          de: "Steht \(move.machine.name) höchstens 10 Sekunden still?"),
        of: move.source.name,
        else: Refusal.finding(move.completed(report).message).because(.longBlackout(move, report)))
      try inquiry.require(
        report.isolatedAdapters.isEmpty,
        Text(
          en: "Are the adapters of \(move.machine.name) on the same network at "
            + "\(move.destination.name)?",
          de: "Sind die Adapter von \(move.machine.name) auf \(move.destination.name) im selben "
            + "Netzwerk?"),
        of: move.destination.name,
        else: Refusal.finding(move.isolated(report).message).because(.isolated(move)))
      return nil
    } catch {
      return Explanation(done: error)
    }
  }
}

extension Refusal {
  /// What stands in the way of a move as it was meant; the move itself was not refused.
  fileprivate static func finding(_ text: Text) -> Refusal {
    Refusal(text, "Finding", .notSpecified)
  }
}

extension MigrationReport {
  /// Where "unexpectedly long" begins is ours.
  var hasLongBlackout: Bool { blackout.seconds > 10 }
}

extension MigrationParties {
  /// That the number is 21024 says the troubleshooting guide; the words are ours.
  func isolated(_ report: MigrationReport) -> EventLogEntry {
    let names = report.isolatedAdapters.map { "'\($0)'" }.joined(separator: ", ")
    let namen = report.isolatedAdapters.map { "\"\($0)\"" }.joined(separator: ", ")
    return EventLogEntry(
      id: 21024, level: .warning,
      message: Text(
        en:
          "Virtual machine '\(machine.name)' was moved to '\(destination.name)', where its network "
          + "adapter \(names) reaches another network than before. "
          + "(Virtual machine ID \(machine.id.capitals))",
        de: "Der virtuelle Computer \"\(machine.name)\" wurde auf \"\(destination.name)\" "
          + "verschoben; sein Netzwerkadapter \(namen) erreicht dort ein anderes Netzwerk als zuvor "
          + "(ID des virtuellen Computers \(machine.id.capitals))."),
      machine: machine.id, at: datacenter.clock + report.total)
  }
}

extension Cause {
  fileprivate static func longBlackout(_ move: MigrationParties, _ report: MigrationReport) -> Cause
  {
    let rate = Double(report.memoryBytes) / max(report.memoryDuration.seconds, 0.001)
    let left = Int(report.blackout.seconds * rate / 1e6)
    let dirty = Int(Double(move.machine.guest.dirtyBytesPerSecond) / 1e6)
    let carried = Int(rate / 1e6)
    return Cause(
      "F37",
      fact: Text(
        en:
          "The guest writes to \(dirty) MB of memory a second, the network \(report.network?.text ?? "-") takes "
          + "\(carried) MB of it: after \(report.rounds) rounds \(left) MB were left and went over "
          + "while it stood still.",
        de: "Der Gast beschreibt \(dirty) MB Arbeitsspeicher in der Sekunde, das Netzwerk "
          + "\(report.network?.text ?? "-") nimmt davon \(carried) MB auf: Nach \(report.rounds) Runden waren noch "
          + "\(left) MB übrig und gingen hinüber, während er stillstand."),
      remedy: Text(
        en: "A faster network (Set-VMMigrationNetwork), Set-VMHost "
          + "-VirtualMachineMigrationPerformanceOption Compression or SMB, or a quieter hour.",
        de: "Ein schnelleres Netzwerk (Set-VMMigrationNetwork), Set-VMHost "
          + "-VirtualMachineMigrationPerformanceOption Compression oder SMB oder eine ruhigere "
          + "Stunde."))
  }

  fileprivate static func isolated(_ move: MigrationParties) -> Cause {
    let (source, destination) = (move.source, move.destination)
    let name = move.machine.adapters.lazy.compactMap(\.switchName).first {
      let (one, other) = (source.wire(of: $0), destination.wire(of: $0))
      return other?.segment != one?.segment || other?.vlan != one?.vlan
    }
    func place(_ host: Host) -> String {
      guard let wire = name.flatMap({ host.wire(of: $0) }) else { return "\(host.name): -" }
      let vlan = wire.vlan.map { ", VLAN \($0)" } ?? ""
      return "\(host.name): \(wire.name) (\(wire.segment)\(vlan))"
    }
    let places = "\(place(source)), \(place(destination))"
    let adapter = name.flatMap { source.wire(of: $0) }.flatMap { wire in
      destination.adapters.first { $0.segment == wire.segment && $0.vlan == wire.vlan }
    }
    let command =
      "Set-VMSwitch \(name ?? "") -NetAdapterName \(adapter?.name ?? "…") -ComputerName "
      + "\(destination.name)"
    return Cause(
      "F36",
      fact: Text(
        en: "Both hosts have a switch called \(name ?? ""), but on different networks (\(places)).",
        de: "Beide Hosts haben einen Switch namens \(name ?? ""), aber in verschiedenen Netzwerken "
          + "(\(places))."),
      remedy: Text(
        en: command + ", or the right VLAN; then a new address in the guest.",
        de: command + " oder das richtige VLAN; danach eine neue Adresse im Gast."))
  }
}
