import Messages

/// Whether the destination's processor can go on with what the machine was started on (F21, F21b).
///
/// A running or saved machine relies on the features of the processor it was started on, unless it
/// is set to compatibility: so one that was started on the older host moves both ways ("always start
/// VMs for the first time on the oldest CPU host", the troubleshooting guide). Where the features of
/// a processor are not known, only the same model will do. Vendors never mix.
struct ProcessorCompatibility {
  let machine: VirtualMachine
  let source: Host
  let destination: Host

  private var here: ProcessorModel { source.hardware.processor }
  private var there: ProcessorModel { destination.hardware.processor }

  var holds: Bool {
    guard machine.state != .off else { return true }
    guard here.vendor == there.vendor, isMicrocodeAlike else { return false }
    return machine.processor.compatibilityForMigration || missing == []
  }

  /// Of one model the same microcode is needed: it takes features away as well.
  private var isMicrocodeAlike: Bool {
    here.name != there.name || here.microcode == there.microcode
  }

  /// What the destination lacks; nil where that cannot be told.
  private var missing: [String]? {
    let needed = machine.processorFeatures ?? here.features
    if machine.processorFeatures == nil, here.name == there.name, here.features == there.features {
      return []
    }
    guard !needed.isEmpty, !there.features.isEmpty else { return nil }
    return needed.filter { !there.features.contains($0) }
  }

  var cause: Cause {
    if here.vendor != there.vendor { return differentVendors }
    return isMicrocodeAlike ? differentModels : differentMicrocode
  }
}

extension ProcessorCompatibility {
  private var cold: String { "Stop-VM \(machine.name); Move-VM …; Start-VM \(machine.name)" }

  private var differentVendors: Cause {
    Cause(
      "F21",
      fact: Text(
        en: "The processors are of different vendors (\(here.vendor), \(there.vendor)).",
        de: "Die Prozessoren sind von verschiedenen Herstellern (\(here.vendor), \(there.vendor))."),
      remedy: Text(
        en: "Only a machine that is off can move: \(cold)",
        de: "Nur ein ausgeschalteter Computer lässt sich verschieben: \(cold)"))
  }

  private var differentMicrocode: Cause {
    let (one, other) = (source.name, destination.name)
    return Cause(
      "F21b",
      fact: Text(
        en: "Compatibility mode does not help: the microcode differs (\(one): \(here.microcode), "
          + "\(other): \(there.microcode)), and with it what the processors can do.",
        de: "Der Kompatibilitätsmodus hilft nicht: Der Microcode weicht ab (\(one): "
          + "\(here.microcode), \(other): \(there.microcode)) und damit, was die Prozessoren können."
      ),
      remedy: Text(
        en: "Patch both hosts alike, or: \(cold)",
        de: "Beide Hosts gleich aktualisieren, oder: \(cold)"))
  }

  private var differentModels: Cause {
    let lack = (missing ?? []).joined(separator: ", ")
    let (name, other) = (machine.name, destination.name)
    let isSame = machine.processorFeatures == nil
    return Cause(
      "F21",
      fact: Text(
        en: "\(name) was started on \(isSame ? "'\(here.name)'" : "another host's processor"); "
          + "\(other) has '\(there.name)'" + (lack.isEmpty ? "." : ", which lacks \(lack)."),
        de:
          "\(name) wurde auf \(isSame ? "\"\(here.name)\"" : "dem Prozessor eines anderen Hosts") "
          + "gestartet; \(other) hat \"\(there.name)\""
          + (lack.isEmpty ? "." : ", ohne \(lack).")),
      remedy: .run(
        "Stop-VM \(name); Set-VMProcessor \(name) -CompatibilityForMigrationEnabled $true; "
          + "Start-VM \(name)"))
  }
}
