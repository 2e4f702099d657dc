internal import Datacenter
internal import Messages
internal import PowerShellEngine

// Get-VMHost and Set-VMHost: what a host is, and its settings.

struct GetVMHost: HyperVCmdlet {
  static let about = CommandDescription(hyperV: "Get-VMHost")
  @ParameterGroup var target = HostTarget()

  func process(_ call: Invocation, in lab: LabContext) throws {
    try target.forEach(call, in: lab) { try call.write(lab.object($0)) }
  }
}

struct SetVMHost: HyperVCmdlet {
  static let about = CommandDescription(hyperV: "Set-VMHost")
  @ParameterGroup var target = HostTarget()
  @Parameter var enableEnhancedSessionMode: Nullable<Bool>?
  @Parameter var fibreChannelWwnn: String?
  @Parameter var fibreChannelWwpnMaximum: String?
  @Parameter var fibreChannelWwpnMinimum: String?
  @Parameter var macAddressMaximum: String?
  @Parameter var macAddressMinimum: String?
  @Parameter var maximumStorageMigrations: UInt32?
  @Parameter var maximumVirtualMachineMigrations: UInt32?
  @Parameter var numaSpanningEnabled: Nullable<Bool>?
  @Switch var passthru: Bool
  @Parameter var resourceMeteringSaveInterval: Nullable<SpanParameter>?
  @Parameter var useAnyNetworkForMigration: Bool?
  @Parameter var virtualHardDiskPath: String?
  @Parameter var virtualMachineMigrationAuthenticationType: AuthenticationParameter?
  @Parameter(transform: [PerformanceParameter.guideWord])
  var virtualMachineMigrationPerformanceOption: PerformanceParameter?
  @Parameter var virtualMachinePath: String?

  func process(_ call: Invocation, in lab: LabContext) throws {
    try target.forEach(call, in: lab) { host in
      guard try call.shouldProcess(.setHost(host.name), in: lab) else { return }
      let change = HostSettingsChange(
        host: host.name.text, settings: settings, session: try lab.logon)
      try call.carryOut(change, in: lab)
      if virtualMachineMigrationPerformanceOption == .smbTransport { lab.note(.smbTransport) }
      if passthru { try call.write(lab.object(host)) }
    }
  }

  private var settings: [HostSetting] {
    let ports: [HostSetting?] = [
      fibreChannelWwnn.map { .fibreChannelWwnn($0) },
      fibreChannelWwpnMaximum.map { .fibreChannelWwpnMaximum($0) },
      fibreChannelWwpnMinimum.map { .fibreChannelWwpnMinimum($0) },
      macAddressMaximum.map { .macAddressMaximum($0) },
      macAddressMinimum.map { .macAddressMinimum($0) },
    ]
    let others: [HostSetting?] = [
      enableEnhancedSessionMode?.value.map { .enhancedSessionMode($0) },
      numaSpanningEnabled?.value.map { .numaSpanning($0) },
      resourceMeteringSaveInterval?.value.map { .resourceMeteringSaveInterval($0.interval) },
      virtualHardDiskPath.map { .virtualHardDiskPath($0) },
      virtualMachinePath.map { .virtualMachinePath($0) },
    ]
    return (ports + others + migrationSettings).compactMap { $0 }
  }

  private var migrationSettings: [HostSetting?] {
    [
      maximumStorageMigrations.map { .maximumStorageMigrations($0) },
      maximumVirtualMachineMigrations.map { .maximumMigrations($0) },
      useAnyNetworkForMigration.map { .useAnyNetwork($0) },
      virtualMachineMigrationAuthenticationType.map { .authentication($0.setting) },
      virtualMachineMigrationPerformanceOption.map { .performanceOption($0.setting) },
    ]
  }
}

enum AuthenticationParameter: String, ParameterEnumeration {
  case credSSP = "CredSSP"
  case kerberos = "Kerberos"

  static var enumerationName: String { HyperVType.migrationAuthenticationType }
  static var placeholder: AuthenticationParameter { .credSSP }
  var setting: MigrationSettings.Authentication { self == .kerberos ? .kerberos : .credSSP }
}

/// A performance option; the set-up guide prints one word that is no value of the enumeration.
enum PerformanceParameter: ParameterValue {
  case tcpIP, compression, smb, smbTransport

  static var parameterType: TypeInfo {
    TypeTable.find(HyperVType.migrationPerformance) ?? .string
  }
  static var placeholder: PerformanceParameter { .compression }

  /// Stands for the guide's word from the transformation to `taken`; to scripts it is plain SMB.
  nonisolated(unsafe) private static let smbOfGuide = EnumObject(parameterType, 2)

  /// Takes `SMBTransport`; every other word meets the enumeration's own conversion.
  static var guideWord: ArgumentTransformation {
    .custom { value in
      guard case .string(let word) = value.base, Name(word) == "SMBTransport" else { return value }
      return .object(smbOfGuide)
    }
  }

  static func taken(from value: Value) throws -> PerformanceParameter {
    if value.reference === smbOfGuide { return .smbTransport }
    switch value.integerOrZero {
    case 0: return .tcpIP
    case 2: return .smb
    default: return .compression
    }
  }

  var setting: MigrationSettings.PerformanceOption {
    switch self {
    case .tcpIP: .tcpIP
    case .compression: .compression
    case .smb, .smbTransport: .smb
    }
  }
}

extension Text {
  // In no transcript: composed by the pattern of the others (hyperv-texts.md 4).
  fileprivate static func setHost(_ host: Name) -> Text {
    Text(
      en: "Set-VMHost will configure the settings of the computer \"\(host)\".",
      de: "Mit Set-VMHost werden die Einstellungen des Computers \"\(host)\" konfiguriert.")
  }

  fileprivate static let smbTransport = Text(
    en: "SMBTransport, as the set-up guide prints it, was taken for SMB. A real host knows only "
      + "the values TCPIP, Compression and SMB, and refuses the word.",
    de: "SMBTransport, wie es in der Anleitung steht, wurde als SMB verstanden. Ein echter Host "
      + "kennt nur die Werte TCPIP, Compression und SMB und lehnt das Wort ab.")
}
