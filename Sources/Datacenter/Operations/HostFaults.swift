import Messages

/// What happens to a host over the years: another release, another processor, other microcode.
extension Host {
  /// An upgrade in place: machines and settings stay, what the new release does by itself begins.
  func upgraded(to name: String) throws(Refusal) -> HostFact {
    let known = OperatingSystem.Release.allCases
    guard let release = known.first(where: { Name($0.name) == Name(name) }) else {
      throw .unknownRelease(name, known)
    }
    guard release.rawValue > operatingSystem.release.rawValue else {
      throw .noUpgrade(self, to: release)
    }
    return .operatingSystem(OperatingSystem(release, operatingSystem.edition))
  }

  func withProcessor(_ change: (inout ProcessorModel) -> Void) -> HostFact {
    var changed = hardware
    change(&changed.processor)
    return .hardware(changed)
  }
}

extension ProcessorModel {
  /// One of the catalogue, or one of which nothing is known but its name and vendor.
  func replaced(by name: String, vendor: String?) -> ProcessorModel {
    var model = ProcessorModel.named(name) ?? ProcessorModel(vendor: self.vendor, name: name)
    if let vendor { model.vendor = vendor }
    return model
  }
}

extension Refusal {
  fileprivate static func unknownRelease(
    _ name: String, _ known: [OperatingSystem.Release]
  ) -> Refusal {
    let names = known.map(\.name).joined(separator: ", ")
    return Refusal(
      Text(
        en: "There is no release '\(name)' of Windows Server here. Known: \(names).",
        de: "Ein Release \"\(name)\" von Windows Server gibt es hier nicht. Bekannt: \(names)."),
      "InvalidArgument", .invalidArgument, target: name)
  }

  fileprivate static func noUpgrade(
    _ host: Host, to release: OperatingSystem.Release
  ) -> Refusal {
    let now = host.operatingSystem.release.name
    return Refusal(
      Text(
        en: "\(host.name) runs Windows Server \(now): \(release.name) would be no upgrade.",
        de: "Auf \(host.name) läuft Windows Server \(now): \(release.name) wäre kein Upgrade."),
      "InvalidArgument", .invalidArgument, target: host.name.text)
  }
}
