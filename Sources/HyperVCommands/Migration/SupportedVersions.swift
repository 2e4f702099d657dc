internal import Datacenter
internal import PowerShellEngine

/// Get-VMHostSupportedVersion: the configuration versions that a host can run.
struct GetVMHostSupportedVersion: HyperVCmdlet {
  static let about = CommandDescription(hyperV: "Get-VMHostSupportedVersion")
  @ParameterGroup var target = HostTarget()
  @Switch("Default") var isDefault: Bool

  func process(_ call: Invocation, in lab: LabContext) throws {
    try target.forEach(call, in: lab) { host in
      let release = host.operatingSystem.release
      for (name, version) in release.supportedVersions
      where !isDefault || version == release.defaultVersion {
        try call.write(
          .object(
            SupportedVersionObject(
              name, version, isDefault: version == release.defaultVersion, of: host.name, lab)))
      }
    }
  }
}
