import Datacenter
import HyperVCommands
import Messages
import PowerShellEngine
import Testing

private let commands = "Microsoft.HyperV.PowerShell.Commands."

extension HyperVCommandsTests {
  /// What is plugged into machines, their disks as files, their past, and what a move is compared with.
  @Suite @MainActor struct Parts {
    struct Case: Sendable, CustomTestStringConvertible {
      let script: String
      let lines: [String]
      init(_ script: String, _ lines: String...) { (self.script, self.lines) = (script, lines) }
      var testDescription: String { script }
    }

    nonisolated static let checkpoints = [
      Case(
        "Checkpoint-VM app01 a; Set-VM app01 -ProcessorCount 7; Checkpoint-VM app01 b; Restore-VMSnapshot a app01 -Confirm:$false; (Get-VM app01).ProcessorCount; (Get-VM app01).ParentSnapshotName; (Get-VMSnapshot app01).Name -join ','",
        "2", "a", "a,b"),
      Case(
        "Checkpoint-VM app01 a; Checkpoint-VM app01 b; Remove-VMSnapshot app01 a; (Get-VMSnapshot app01).Name; (Get-VMSnapshot app01).ParentSnapshotName; (Get-VHD (Get-VMHardDiskDrive app01).Path).ParentPath",
        "b", "", #"D:\VMs\app01\Virtual Hard Disks\app01.vhdx"#),
      Case(
        "Checkpoint-VM app01 a; Checkpoint-VM app01 b; Checkpoint-VM app01 c; Remove-VMSnapshot app01 a -IncludeAllChildSnapshots; @(Get-VMSnapshot app01).Count; (Get-VMHardDiskDrive app01).Path",
        "0", #"D:\VMs\app01\Virtual Hard Disks\app01.vhdx"#),
      Case(
        "Checkpoint-VM app01 a; Checkpoint-VM app01 b; Restore-VMSnapshot a app01 -Confirm:$false; Checkpoint-VM app01 c; Get-VMSnapshot app01 | Remove-VMSnapshot; (Get-VMHardDiskDrive app01).Path; (Get-VHD -VMId (Get-VM app01).Id).VhdType.ToString()",
        #"D:\VMs\app01\Virtual Hard Disks\app01.vhdx"#, "Dynamic"),
      Case(
        "$c = Checkpoint-VM app01 a -Passthru; Rename-VMSnapshot a app01 -NewName z; $c.Name; ($c | Rename-VMSnapshot -NewName y -Passthru).Name",
        "z", "y"),
      Case(
        "Set-VM web01 -CheckpointType Standard; Checkpoint-VM web01 s; Get-VMSnapshot web01 | Restore-VMSnapshot -Confirm:$false; \"$((Get-VM web01).State)\"; Start-VM web01; \"$((Get-VM web01).State)\"",
        "Saved", "Running"),
    ]

    nonisolated static let adapters = [
      Case(
        "$a = Add-VMNetworkAdapter app01 -Name Backup -SwitchName LAN -Passthru; $a.SwitchName; $a.MacAddress; Rename-VMNetworkAdapter app01 -Name Backup -NewName B; $a.Name; $a | Remove-VMNetworkAdapter; (Get-VMNetworkAdapter app01).Name",
        "LAN", "000000000000", "B", "Network Adapter"),
      Case(
        "Add-VMNetworkAdapter web01 -Name Hot; (Get-VMNetworkAdapter web01 -Name Hot).MacAddress -like '00155D*'; (Get-VMNetworkAdapter web01 -Name Hot).MacAddress -ne '000000000000'",
        "True", "True"),
      Case(
        "Get-VMNetworkAdapter app01 | Set-VMNetworkAdapter -StaticMacAddress 00-15-5D-0a-0b-0c -MacAddressSpoofing On -DhcpGuard On -PortMirroring Source; $a = Get-VMNetworkAdapter app01; \"$($a.MacAddress) $($a.DynamicMacAddressEnabled) $($a.MacAddressSpoofing) $($a.DhcpGuard) $($a.RouterGuard) $($a.PortMirroringMode)\"",
        "00155D0A0B0C False On On Off Source"),
      Case(
        "Add-VMNetworkAdapter legacy01 -IsLegacy $true; (Get-VMNetworkAdapter legacy01 -IsLegacy $true).Name",
        "Legacy Network Adapter"),
    ]

    nonisolated static let drives = [
      Case(
        "New-VHD D:\\VMs\\data.vhdx 100GB | Out-Null; $d = Add-VMHardDiskDrive web01 -Path D:\\VMs\\data.vhdx -Passthru; \"$($d.ControllerType) $($d.ControllerNumber) $($d.ControllerLocation)\"; Get-VMHardDiskDrive web01 -ControllerLocation 1 | Remove-VMHardDiskDrive; @(Get-VMHardDiskDrive web01).Count; (Get-VHD D:\\VMs\\data.vhdx).Size",
        "SCSI 0 1", "1", "107374182400"),
      Case(
        "New-VHD D:\\VMs\\d.vhdx 1GB | ForEach-Object { Add-VMHardDiskDrive legacy01 -Path $_.Path }; (Get-VMHardDiskDrive legacy01).ControllerLocation -join ','",
        "0,1"),
      Case(
        "Get-VMHardDiskDrive app01 | Set-VMHardDiskDrive -ToControllerLocation 5 -Passthru | ForEach-Object ControllerLocation",
        "5"),
      Case(
        "Add-VMScsiController app01 -Passthru | ForEach-Object ControllerNumber; New-VHD D:\\VMs\\d.vhdx 1GB | Out-Null; Get-VMScsiController app01 1 | Add-VMHardDiskDrive -Path D:\\VMs\\d.vhdx; (Get-VMScsiController app01).Drives.Count; Remove-VMScsiController app01 0; (Get-VMHardDiskDrive app01).Path; (Get-VMHardDiskDrive app01).ControllerNumber",
        "1", "2", #"D:\VMs\d.vhdx"#, "0"),
      Case(
        "Add-VMDvdDrive app01 -Path D:\\ISO\\WindowsServer2016.iso; \"$((Get-VMDvdDrive app01).DvdMediaType)\"; Get-VMDvdDrive app01 | Remove-VMDvdDrive; @(Get-VMDvdDrive app01).Count",
        "ISO", "0"),
      Case(
        "Disable-VMIntegrationService Shutdown, Heartbeat app01; (Get-VMIntegrationService app01 | Where-Object Enabled).Name -join ','; (Get-VMIntegrationService app01 Shutdown | Enable-VMIntegrationService -Passthru).Enabled",
        "Key-Value Pair Exchange,Time Synchronization,VSS", "True"),
    ]

    nonisolated static let firmware = [
      Case(
        "$f = Get-VMFirmware app01; \"$($f.SecureBoot) $($f.SecureBootTemplate) $($f.BootOrder)\"; Set-VMFirmware app01 -FirstBootDevice (Get-VMNetworkAdapter app01) -EnableSecureBoot Off; \"$($f.SecureBoot) $($f.BootOrder)\"; $f.BootOrder[0].Device.Name",
        "On MicrosoftWindows Drive Network", "Off Network Drive", "Network Adapter"),
      Case(
        "Set-VMFirmware web01 -BootOrder (Get-VMFirmware web01).BootOrder[1] -PauseAfterBootFailure On; (Get-VMFirmware web01).BootOrder.BootType -join ','",
        "Network,Drive"),
      Case(
        "Set-VMBios legacy01 -EnableNumLock -StartupOrder IDE, CD, Floppy, LegacyNetworkAdapter; $b = Get-VMBios legacy01; \"$($b.NumLockEnabled) $($b.StartupOrder)\"",
        "True IDE CD Floppy LegacyNetworkAdapter"),
      Case(
        "(Update-VMVersion legacy01 -Force -Passthru).Version; Update-VMVersion legacy01 -Confirm:$false; (Get-VM legacy01).Version",
        "10.0", "10.0"),
      Case(
        "Enable-VMResourceMetering web01; (Get-VM web01).ResourceMeteringEnabled; Start-Sleep 60; $m = Measure-VM web01; \"$($m.AverageProcessorUsage) $($m.AverageMemoryUsage) $($m.TotalDiskAllocation) $($m.MeteringDuration.TotalSeconds -ge 0)\"; Reset-VMResourceMetering web01; Disable-VMResourceMetering web01; (Get-VM web01).ResourceMeteringEnabled",
        "True", "144 4096 40960 True", "False"),
    ]

    nonisolated static let disks = [
      Case(
        "$d = New-VHD D:\\VMs\\a.vhdx -SizeBytes 5GB; \"$($d.VhdFormat) $($d.VhdType) $($d.FileSize) $($d.LogicalSectorSize) $($d.PhysicalSectorSize) $($d.BlockSize) $($d.Alignment) [$($d.MinimumSize)]\"",
        "VHDX Dynamic 4194304 512 4096 33554432 1 []"),
      Case(
        "New-VHD D:\\VMs\\f.vhdx 1GB -Fixed | Out-Null; New-VHD D:\\VMs\\c.vhdx D:\\VMs\\f.vhdx | ForEach-Object { \"$($_.VhdType) $($_.ParentPath) $($_.Size)\" }; (Get-VHD D:\\VMs\\f.vhdx).FileSize",
        #"Differencing D:\VMs\f.vhdx 1073741824"#, "1073741824"),
      Case(
        "Get-VMHardDiskDrive web01 | Get-VHD | Resize-VHD -SizeBytes 80GB -Passthru | ForEach-Object { $_.Size / 1GB; $_.Attached }",
        "80", "True"),
      Case(
        "New-VHD D:\\VMs\\a.vhdx 4GB | Convert-VHD -DestinationPath D:\\VMs\\b.vhd -VHDType Fixed -DeleteSource -Passthru | ForEach-Object { \"$($_.VhdFormat) $($_.VhdType) $($_.FileSize)\" }; (Get-VHD D:\\VMs\\a.vhdx -ErrorAction Ignore) -eq $null",
        "VHD Fixed 4294967296", "True"),
      Case(
        "Move-VMStorage web01 D:\\New; (Get-VMHardDiskDrive web01).Path; (Get-VM web01).Path; \"$((Get-VM web01).State)\"",
        #"D:\New\Virtual Hard Disks\web01.vhdx"#, #"D:\New"#, "Running"),
      Case(
        "Checkpoint-VM app01 a; Checkpoint-VM app01 b; Move-VMStorage app01 -Vhds @{ SourceFilePath = (Get-VMHardDiskDrive app01).Path; DestinationFilePath = 'D:\\New\\' + (Split-Path (Get-VMHardDiskDrive app01).Path -Leaf) }; Restore-VMSnapshot a app01 -Confirm:$false; (Get-VHD (Get-VMHardDiskDrive app01).Path).ParentPath",
        #"D:\New\app01.vhdx"#),
    ]

    nonisolated static let ready =
      "Enable-VMMigration HV01, HV02; Set-VMHost HV01, HV02 -UseAnyNetworkForMigration $true; "

    nonisolated static let comparisons = [
      Case(
        ready
          + "$r = Compare-VM web01 HV02 -IncludeStorage; \"$($r.OperationType) $($r.Destination)\"; $r.Incompatibilities -eq $null; (Move-VM -CompatibilityReport $r -Passthru).ComputerName",
        "MoveVirtualMachineAndStorage HV02", "True", "HV02"),
      Case(
        ready
          + "Rename-Item x y -ErrorAction Ignore; New-VMSwitch Only -SwitchType Private | Out-Null; Connect-VMNetworkAdapter app01 -SwitchName Only; $r = Compare-VM app01 HV02 -IncludeStorage; \"$($r.Incompatibilities)\"; $r.Incompatibilities.Message; $r.Incompatibilities[0].Source | Disconnect-VMNetworkAdapter; $r = Compare-VM -CompatibilityReport $r; @($r.Incompatibilities).Count; Move-VM -CompatibilityReport $r; (Get-VM app01 -ComputerName HV02).Name",
        "33012", "Could not find Ethernet switch 'Only'.", "1", "app01"),
    ]

    @Test(arguments: checkpoints + adapters + drives + firmware + disks + comparisons)
    func does(_ test: Case) throws {
      let lab = LabSession()
      #expect(lab.run(test.script) == test.lines)
      #expect(try lab.context.lab.datacenter.brokenInvariants == [])
    }

    struct RefusedCase: Sendable, CustomTestStringConvertible {
      let script, text, record: String
      init(_ script: String, _ text: String, _ record: String) {
        (self.script, self.text, self.record) = (script, text, record)
      }
      var testDescription: String { script }
    }

    nonisolated static let refusals = [
      RefusedCase(
        "Compare-VM web01 HV02",
        "The source host is not configured for live migration. Use the Enable-VMMigration cmdlet to modify the Hyper-V settings on the source host to enable migration.",
        "InvalidOperation|InvalidOperation,\(commands)CompareVM|"),
      RefusedCase(
        "Update-VMVersion web01 -Force", "Modifying the properties of 'web01' failed.",
        "InvalidOperation|InvalidState,\(commands)UpdateVMVersion|"),
      RefusedCase(
        "Measure-VM web01",
        "Resource metering is not enabled for the virtual machine 'web01'.",
        "InvalidOperation|InvalidOperation,\(commands)MeasureVM|"),
      RefusedCase(
        "Restore-VMSnapshot no app01 -Confirm:$false",
        "Unable to find a snapshot matching the given criteria.",
        "ObjectNotFound|ObjectNotFound,\(commands)RestoreVMSnapshot|"),
      RefusedCase(
        "Add-VMNetworkAdapter legacy01 -SwitchName no",
        "Hyper-V was unable to find a virtual switch with name \"no\".",
        "InvalidArgument|InvalidParameter,\(commands)AddVMNetworkAdapter|"),
      RefusedCase(
        "Add-VMNetworkAdapter app01 -IsLegacy $true",
        "Failed to add device 'Emulated Ethernet Port'.",
        "InvalidOperation|NotSupported,\(commands)AddVMNetworkAdapter|"),
      RefusedCase(
        "Set-VMNetworkAdapter web01 -StaticMacAddress 00155D0A0B0C",
        "Failed to modify device 'Synthetic Ethernet Port'.",
        "InvalidOperation|InvalidState,\(commands)SetVMNetworkAdapter|"),
      RefusedCase(
        "Set-VMNetworkAdapter app01 -StaticMacAddress zz",
        "The value 'zz' is not valid for StaticMacAddress.",
        "InvalidArgument|InvalidParameter,\(commands)SetVMNetworkAdapter|"),
      RefusedCase(
        "Set-VMNetworkAdapter app01 -VmqWeight 5",
        "The datacenter does not simulate the parameter 'VmqWeight' of Set-VMNetworkAdapter. Nothing was changed.",
        "InvalidOperation|NotSupported,\(commands)SetVMNetworkAdapter|"),
      RefusedCase(
        "Add-VMHardDiskDrive app01 -Path D:\\no.vhdx",
        "Failed to add device 'Synthetic Disk Drive'.",
        "ObjectNotFound|ObjectNotFound,\(commands)AddVMHardDiskDrive|"),
      RefusedCase(
        "Add-VMHardDiskDrive app01 SCSI 0 0 -Path D:\\no.vhdx",
        "Failed to add device 'Synthetic Disk Drive'.",
        "NotSpecified|OperationFailed,\(commands)AddVMHardDiskDrive|"),
      RefusedCase(
        "Remove-VMHardDiskDrive app01 SCSI 0 9",
        "Unable to find a hard disk drive matching the given criteria.",
        "ObjectNotFound|ObjectNotFound,\(commands)RemoveVMHardDiskDrive|"),
      RefusedCase(
        "Remove-VMHardDiskDrive legacy01 IDE 0 1",
        "Unable to find a hard disk drive matching the given criteria.",
        "ObjectNotFound|ObjectNotFound,\(commands)RemoveVMHardDiskDrive|"),
      RefusedCase(
        "Add-VMDvdDrive web01 5 0", "Failed to add device 'Synthetic DVD Drive'.",
        "InvalidArgument|InvalidParameter,\(commands)AddVMDvdDrive|"),
      RefusedCase(
        "Add-VMScsiController web01", "Failed to add device 'Synthetic SCSI Controller'.",
        "InvalidOperation|InvalidState,\(commands)AddVMScsiController|"),
      RefusedCase(
        "Enable-VMIntegrationService no web01",
        "Unable to find an integration service with the name \"no\".",
        "InvalidArgument|InvalidParameter,\(commands)EnableVMIntegrationService|"),
      RefusedCase(
        "Get-VMFirmware legacy01",
        "The virtual machine 'legacy01' is of generation 1. The operation needs a virtual machine of generation 2.",
        "InvalidOperation|NotSupported,\(commands)GetVMFirmware|"),
      RefusedCase(
        "Set-VMFirmware web01 -EnableSecureBoot Off",
        "Modifying the properties of 'web01' failed.",
        "InvalidOperation|InvalidState,\(commands)SetVMFirmware|"),
      RefusedCase(
        "Set-VMBios app01 -EnableNumLock",
        "The virtual machine 'app01' is of generation 2. The operation needs a virtual machine of generation 1.",
        "InvalidOperation|NotSupported,\(commands)SetVMBios|"),
      RefusedCase(
        "New-VHD 'D:\\VMs\\app01\\Virtual Hard Disks\\app01.vhdx' 1GB",
        "Failed to create the virtual hard disk.",
        "NotSpecified|OperationFailed,\(commands)NewVHD|"),
      RefusedCase(
        "New-VHD D:\\a.txt 1GB", "The file name 'D:\\a.txt' must end in .vhd, .vhdx or .vhds.",
        "InvalidArgument|InvalidParameter,\(commands)NewVHD|"),
      RefusedCase(
        "New-VHD D:\\a.vhdx 3TB -Fixed", "Failed to create the virtual hard disk.",
        "NotSpecified|OperationFailed,\(commands)NewVHD|"),
      RefusedCase(
        "Get-VHD D:\\no.vhdx",
        "Getting the mounted storage instance for the path 'D:\\no.vhdx' failed.",
        "ObjectNotFound|ObjectNotFound,\(commands)GetVHD|"),
      RefusedCase(
        "Get-VMHardDiskDrive app01 | Resize-VHD -SizeBytes 4MB",
        "Failed to change the virtual hard disk 'D:\\VMs\\app01\\Virtual Hard Disks\\app01.vhdx'.",
        "NotSpecified|OperationFailed,\(commands)ResizeVHD|"),
      RefusedCase(
        "Move-VMStorage app01 X:\\VMs",
        "Storage migration for virtual machine 'app01' failed. (Virtual machine ID 63CC74CB-C03E-4C12-8E65-3ED190E89021)",
        "NotSpecified|OperationFailed,\(commands)MoveVMStorage|"),
    ]

    @Test(arguments: refusals) func refuses(_ test: RefusedCase) {
      let lab = LabSession()
      let first = lab.run("try { \(test.script) } catch { Write-Error $_ }").first ?? ""
      #expect(first.split(separator: "\n").first.map(String.init) == "ERROR: " + test.text)
      lab.run(test.script)
      #expect(lab.lastError == test.record)
    }

    @Test func whatIfChangesNothing() throws {
      let host = SilentHost()
      let lab = LabSession(host: host)
      lab.run(
        """
        Compare-VM web01 HV02 -WhatIf; Move-VMStorage web01 D:\\x -WhatIf
        Update-VMVersion legacy01 -Force -WhatIf; Add-VMNetworkAdapter app01 -WhatIf
        Set-VMNetworkAdapter app01 -DynamicMacAddress -WhatIf
        Rename-VMNetworkAdapter app01 -NewName x -WhatIf; Remove-VMNetworkAdapter app01 -WhatIf
        Add-VMHardDiskDrive app01 -Path D:\\x.vhdx -WhatIf; Remove-VMHardDiskDrive app01 SCSI 0 0 -WhatIf
        Set-VMHardDiskDrive app01 SCSI 0 0 -Path D:\\x.vhdx -WhatIf; Add-VMDvdDrive app01 -WhatIf
        Remove-VMDvdDrive legacy01 1 0 -WhatIf; Add-VMScsiController app01 -WhatIf
        Remove-VMScsiController app01 0 -WhatIf; Disable-VMIntegrationService VSS app01 -WhatIf
        Set-VMFirmware app01 -EnableSecureBoot Off -WhatIf; Set-VMBios legacy01 -EnableNumLock -WhatIf
        New-VHD D:\\x.vhdx 1GB -WhatIf; Resize-VHD D:\\x.vhdx 2GB -WhatIf
        Convert-VHD D:\\x.vhdx D:\\y.vhdx -WhatIf
        """)
      #expect(try lab.context.lab.version == 0)
      #expect(host.shown.split(separator: "\n").count == 20)
      #expect(
        host.shown.contains(
          "What if: Add-VMNetworkAdapter will add a network adapter to virtual machine \"app01\"."))
    }

    @Test func onAnotherHost() {
      let lab = LabSession()
      #expect(
        lab.run(
          "New-VHD D:\\x.vhdx 1GB -ComputerName HV02 | ForEach-Object ComputerName; Add-VMHardDiskDrive file01 -Path D:\\x.vhdx -ComputerName HV02; (Get-VMHardDiskDrive file01 -ComputerName HV02).Count"
        ) == ["HV02", "2"])
    }
  }
}
