import Messages

/// Set-VMHost: several settings of a host at once, all of them or none.
package struct HostSettingsChange: Operation {
  package let host: String
  package let settings: [HostSetting]
  package let session: LogonSession

  package init(host: String, settings: [HostSetting], session: LogonSession) {
    self.host = host
    self.settings = settings
    self.session = session
  }

  package func decide(in datacenter: Datacenter) throws(Refusal) -> [Event] {
    let host = try datacenter.managedHost(host, for: session)
    var events: [Event] = []
    for setting in settings {
      events.append(.host(host.name, .settingChanged(try checked(setting, on: host))))
    }
    let changed = datacenter.applying(events).hosts[host.name]?.settings ?? host.settings
    guard changed.macAddressMinimum <= changed.macAddressMaximum else {
      throw .reversedRange("MacAddressMinimum", "MacAddressMaximum")
    }
    guard changed.fibreChannelWwpnMinimum <= changed.fibreChannelWwpnMaximum else {
      throw .reversedRange("FibreChannelWwpnMinimum", "FibreChannelWwpnMaximum")
    }
    return events
  }

  /// The setting in the form the host keeps it in.
  private func checked(_ setting: HostSetting, on host: Host) throws(Refusal) -> HostSetting {
    switch setting {
    case .virtualHardDiskPath(let path): .virtualHardDiskPath(try folder(path, on: host))
    case .virtualMachinePath(let path): .virtualMachinePath(try folder(path, on: host))
    case .macAddressMinimum(let text): .macAddressMinimum(try digits(text, 12, "MacAddressMinimum"))
    case .macAddressMaximum(let text): .macAddressMaximum(try digits(text, 12, "MacAddressMaximum"))
    case .fibreChannelWwnn(let text): .fibreChannelWwnn(try digits(text, 16, "FibreChannelWwnn"))
    case .fibreChannelWwpnMinimum(let text):
      .fibreChannelWwpnMinimum(try digits(text, 16, "FibreChannelWwpnMinimum"))
    case .fibreChannelWwpnMaximum(let text):
      .fibreChannelWwpnMaximum(try digits(text, 16, "FibreChannelWwpnMaximum"))
    case .resourceMeteringSaveInterval(let span):
      .resourceMeteringSaveInterval(try meteringInterval(span))
    case .numaSpanning, .enhancedSessionMode, .maximumStorageMigrations, .maximumMigrations,
      .useAnyNetwork, .authentication, .performanceOption:
      setting
    }
  }

  private func folder(_ text: String, on host: Host) throws(Refusal) -> String {
    let path = WindowsPath(text)
    guard path.isOnShare || path.drive != nil else { throw .invalidValue(text, of: "path") }
    guard path.isOnShare || host.volume(of: path) != nil else {
      throw .pathNotFound(text, on: host.name)
    }
    return path.description
  }

  /// Hexadecimal digits, with or without the dashes or colons people write between the bytes.
  private func digits(_ text: String, _ count: Int, _ parameter: String) throws(Refusal) -> String {
    let digits = text.utf8.filter { !"-:".utf8.contains($0) }
    guard digits.count == count, digits.allSatisfy({ hexValue($0) != nil }) else {
      throw .invalidValue(text, of: parameter)
    }
    return Name(String(decoding: digits, as: UTF8.self)).capitals
  }

  /// One hour to a day (the help page of Set-VMHost).
  private func meteringInterval(_ span: Interval) throws(Refusal) -> Interval {
    guard (Interval.seconds(3600)...Interval.seconds(86400)).contains(span) else {
      throw .meteringIntervalOutOfRange
    }
    return span
  }
}

// None of these is in a public transcript (hyperv-texts.md 3.6): the sentences are ours.
extension Refusal {
  package static func invalidValue(_ value: String, of parameter: String) -> Refusal {
    Refusal(
      Text(
        en: "The value '\(value)' is not valid for \(parameter).",
        de: "Der Wert \"\(value)\" ist für \(parameter) ungültig."),
      "InvalidParameter", .invalidArgument)
  }

  package static func pathNotFound(_ path: String, on host: Host.ID) -> Refusal {
    Refusal(
      Text(
        en: "The path '\(path)' does not exist on computer '\(host)'. "
          + "The system cannot find the path specified. (0x80070003).",
        de: "Der Pfad \"\(path)\" ist auf Computer \"\(host)\" nicht vorhanden. "
          + "Das System kann den angegebenen Pfad nicht finden. (0x80070003)."),
      "ObjectNotFound", .objectNotFound)
  }

  package static func reversedRange(_ minimum: String, _ maximum: String) -> Refusal {
    Refusal(
      Text(
        en: "The value of \(minimum) must not be greater than the value of \(maximum).",
        de: "Der Wert von \(minimum) darf nicht größer sein als der Wert von \(maximum)."),
      "InvalidParameter", .invalidArgument)
  }

  package static var meteringIntervalOutOfRange: Refusal {
    Refusal(
      Text(
        en: "The resource metering save interval must be between 1 hour and 24 hours.",
        de:
          "Das Speicherintervall der Ressourcenmessung muss zwischen 1 Stunde und 24 Stunden liegen."
      ),
      "InvalidParameter", .invalidArgument)
  }
}
