/// The Windows releases a host may run, and what each can do with configuration versions.
package struct OperatingSystem: Hashable, Sendable {
  package enum Release: Int, CaseIterable, Sendable {
    case server2012R2 = 2012, server2016 = 2016, server2019 = 2019, server2022 = 2022,
      server2025 = 2025
  }

  package enum Edition: Int, Sendable { case standard = 1, datacenter, hyperVServer }

  package var release: Release
  package var edition: Edition

  package init(_ release: Release, _ edition: Edition = .standard) {
    self.release = release
    self.edition = edition
  }
}

/// A configuration version, `10.0`.
package struct ConfigurationVersion: Hashable, Comparable, Sendable, CustomStringConvertible {
  package let major: Int
  package let minor: Int

  package init(_ major: Int, _ minor: Int = 0) {
    self.major = major
    self.minor = minor
  }

  package var description: String { "\(major).\(minor)" }

  package static func < (left: ConfigurationVersion, right: ConfigurationVersion) -> Bool {
    (left.major, left.minor) < (right.major, right.minor)
  }
}

extension OperatingSystem.Release {
  /// Versions with the names Get-VMHostSupportedVersion gives them, oldest first.
  ///
  /// The ranges are those of Microsoft's "Upgrade virtual machine version" (hyperv-behaviour.md 1),
  /// the names those of a real 2025 and a real 2022 host (hyperv-texts.md 1).
  package var supportedVersions: [(name: String, version: ConfigurationVersion)] {
    let range: ClosedRange<ConfigurationVersion> =
      switch self {
      case .server2012R2: ConfigurationVersion(5)...ConfigurationVersion(5)
      case .server2016: ConfigurationVersion(5)...ConfigurationVersion(8)
      case .server2019: ConfigurationVersion(5)...ConfigurationVersion(9)
      case .server2022: ConfigurationVersion(8)...ConfigurationVersion(10)
      case .server2025: ConfigurationVersion(8)...ConfigurationVersion(12)
      }
    return knownVersions.filter { range.contains($0.version) }
  }

  package var defaultVersion: ConfigurationVersion {
    supportedVersions.last?.version ?? ConfigurationVersion(5)
  }

  package func supports(_ version: ConfigurationVersion) -> Bool {
    supportedVersions.contains { $0.version == version }
  }

  package var name: String { self == .server2012R2 ? "2012 R2" : String(rawValue) }
}

private let knownVersions: [(name: String, version: ConfigurationVersion)] = [
  ("Microsoft Windows 8.1/Server 2012 R2", ConfigurationVersion(5)),
  ("Microsoft Windows 10 1507/Server 2016 Technical Preview 3", ConfigurationVersion(6, 2)),
  ("Microsoft Windows 10 1511/Server 2016 Technical Preview 4", ConfigurationVersion(7)),
  ("Microsoft Windows 10 Anniversary Update/Server 2016", ConfigurationVersion(8)),
  ("Microsoft Windows 10 Creators Update", ConfigurationVersion(8, 1)),
  ("Microsoft Windows 10 Fall Creators Update/Server 1709", ConfigurationVersion(8, 2)),
  ("Microsoft Windows 10 April 2018 Update/Server 1803", ConfigurationVersion(8, 3)),
  ("Microsoft Windows 10 October 2018 Update/Server 2019", ConfigurationVersion(9)),
  ("Microsoft Windows 10 May 2019 Update/Server 1903", ConfigurationVersion(9, 1)),
  ("Microsoft Windows 10 May 2020 Update/Server 2004", ConfigurationVersion(9, 2)),
  ("Microsoft Windows 10 (Manganese)", ConfigurationVersion(9, 3)),
  ("Microsoft Windows Server 2022", ConfigurationVersion(10)),
  ("Microsoft Host OS (Cobalt+)", ConfigurationVersion(10, 5)),
  ("Microsoft Windows 11 (22H2)", ConfigurationVersion(11)),
  ("Microsoft Windows 11 (Copper)", ConfigurationVersion(11, 1)),
  ("Microsoft Windows 11 (Zinc)", ConfigurationVersion(11, 2)),
  ("Microsoft Windows Server 2025", ConfigurationVersion(12)),
]
