import Messages
import Testing

extension WindowsCommandsTests {
  /// What hosts tell about themselves, and what clears a planned machine away.
  @Suite @MainActor struct Cim {
    let windows = WindowsSession()

    @Test func instances() {
      #expect(
        windows.run("(Get-CimInstance Win32_OperatingSystem).Caption")
          == ["Microsoft Windows Server 2022 Standard"])
      #expect(
        windows.run("(Get-CimInstance Win32_Processor -ComputerName HV01, HV02).PSComputerName")
          == ["HV01", "HV02"])
      #expect(windows.run("(Get-CimInstance Win32_DiskDrive -CimSession HV02).Index").count == 3)
      #expect(
        windows.run(
          "(Get-CimInstance Win32_DeviceGuard -Namespace root/Microsoft/Windows/DeviceGuard)"
            + ".SecurityServicesRunning") == ["0"])
    }

    @Test func whatIsNotSimulatedIsRefused() {
      #expect(windows.run("Get-CimInstance Win32_Fan").first?.contains("Win32_Fan") == true)
      #expect(windows.lastError.hasPrefix("InvalidOperation|NotSupported"))
      let processor = "Get-CimInstance Win32_Processor | Invoke-CimMethod -MethodName Reset"
      #expect(windows.run(processor).first?.contains("method Reset") == true)
      let service =
        "Get-CimInstance Msvm_VirtualSystemManagementService -Namespace root/virtualization/v2"
      #expect(
        windows.run("\(service) | Invoke-CimMethod -MethodName DestroySystem").first?
          .contains("AffectedSystem") == true)
    }

    @Test func noPlannedMachineUnlessAMoveBroke() {
      let query =
        "Get-CimInstance Msvm_PlannedComputerSystem -Namespace root\\virtualization\\v2"
      #expect(windows.run("(\(query) -ComputerName HV01, HV02 | Measure-Object).Count") == ["0"])
    }
  }
}
