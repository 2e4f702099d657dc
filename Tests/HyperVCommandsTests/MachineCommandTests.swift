import Datacenter
import HyperVCommands
import Messages
import PowerShellEngine
import Testing

private let commands = "Microsoft.HyperV.PowerShell.Commands."

extension HyperVCommandsTests {
  /// Machines made, changed, checkpointed and removed, and the switches of a host.
  @Suite @MainActor struct Machines {
    struct Case: Sendable, CustomTestStringConvertible {
      let script: String
      let lines: [String]
      init(_ script: String, _ lines: String...) { (self.script, self.lines) = (script, lines) }
      var testDescription: String { script }
    }

    nonisolated static let machines = [
      Case(
        "$vm = New-VM web02 2GB 2 -SwitchName LAN -Path D:\\VMs; $vm.Name; \"$($vm.State) $($vm.Generation) $($vm.MemoryStartup) $($vm.Version)\"; $vm.Path; $vm.NetworkAdapters.SwitchName; $vm.HardDrives.Count",
        "web02", "Off 2 2147483648 10.0", #"D:\VMs\web02"#, "LAN", "0"),
      Case(
        "$vm = New-VM -NewVHDPath a.vhdx -NewVHDSizeBytes 10GB; $vm.Name; $vm.HardDrives.Path; $vm.DVDDrives.Count; $vm.Generation; $vm.MemoryStartup",
        "New Virtual Machine",
        #"C:\ProgramData\Microsoft\Windows\Virtual Hard Disks\a.vhdx"#, "1", "1", "536870912"),
      Case(
        "(New-VM v -Version 9.0 -ComputerName HV02).ComputerName; (Get-VM v -ComputerName HV02).Version",
        "HV02", "9.0"),
      Case(
        "New-VM a -BootDevice VHD | Start-VM -Passthru | ForEach-Object { \"$($_.State)\" }",
        "Running"),
      Case("New-VM a | Out-Null; New-VM a | Out-Null; (Get-VM a).Count", "2"),
      Case("$vm = Get-VM app01; Remove-VM app01 -Force; $vm.IsDeleted; Get-VM app*", "True"),
      Case("(Remove-VM app01 -Force -Passthru).Name", "app01"),
      Case(
        "Rename-VM app01 app02; (Get-VM app*).Name; (Rename-VM app02 app03 -Passthru).Name",
        "app02", "app03"),
      Case(
        "Suspend-VM web01; \"$((Get-VM web01).State)\"; Suspend-VM web01; Resume-VM web01; Save-VM web01; \"$((Get-VM web01).State)\"",
        "Paused", "WARNING: The virtual machine is already in the specified state.", "Saved"),
      Case(
        "\"$((Restart-VM web01 -Force -Passthru).State)\"; (Get-VM web01).Uptime.TotalSeconds -lt 5",
        "Running", "True"),
      Case(
        "Restart-VM web01 -Wait -For IPAddress -Force; (Get-VM web01).Heartbeat.ToString()",
        "OkApplicationsUnknown"),
      Case(
        "Restart-VM web01 -Wait -Timeout 5 -Force",
        "ERROR: The virtual machine 'web01' was not up within 5 seconds."),
      Case("Restart-VM web01 -Type Reboot -Force; \"$((Get-VM web01).State)\"", "Running"),
    ]

    nonisolated static let settings = [
      Case(
        "Set-VM app01 -ProcessorCount 4 -StaticMemory -MemoryStartupBytes 3GB -Notes n -CheckpointType Standard; $vm = Get-VM app01; \"$($vm.ProcessorCount) $($vm.DynamicMemoryEnabled) $($vm.MemoryStartup) $($vm.Notes) $($vm.CheckpointType)\"",
        "4 False 3221225472 n Standard"),
      Case(
        "Set-VM web01 -AutomaticStartAction Start -AutomaticStopAction ShutDown -AutomaticStartDelay 30; $vm = Get-VM web01; \"$($vm.AutomaticStartAction) $($vm.AutomaticStopAction) $($vm.AutomaticStartDelay)\"",
        "Start ShutDown 30"),
      Case(
        "Set-VMProcessor app01 -Count 8 -Reserve 10 -CompatibilityForMigrationEnabled $true; $p = Get-VMProcessor app01; \"$($p.Count) $($p.Reserve) $($p.CompatibilityForMigrationEnabled)\"",
        "8 10 True"),
      Case(
        "Get-VMProcessor app01 | Set-VMProcessor -Count 3 -Passthru | ForEach-Object Count", "3"),
      Case("(Get-VMProcessor *).VMName -join ','", "app01,db01,legacy01,web01"),
      Case(
        "Set-VMProcessor web01 -RelativeWeight 200; (Get-VMProcessor web01).RelativeWeight", "200"),
      Case("Set-VMMemory web01 -StartupBytes 6GB; (Get-VM web01).MemoryAssigned", "6442450944"),
      Case(
        "Get-VM legacy01 | Set-VMMemory -DynamicMemoryEnabled $true -MinimumBytes 512MB -MaximumBytes 2GB -Buffer 30 -Passthru | ForEach-Object { \"$($_.Minimum) $($_.Startup) $($_.Maximum) $($_.Buffer)\" }",
        "536870912 1073741824 2147483648 30"),
    ]

    nonisolated static let checkpoints = [
      Case(
        "Checkpoint-VM web01 -SnapshotName one; Checkpoint-VM web01 two; Get-VMSnapshot web01 | ForEach-Object { \"$($_.Name)|$($_.ParentSnapshotName)|$($_.SnapshotType)\" }; (Get-VM web01).ParentSnapshotName",
        "one||Standard", "two|one|Standard", "two"),
      Case(
        "Checkpoint-VM web01; (Get-VMSnapshot web01).Name -like 'web01 - (*'; (Get-VM web01).HardDrives.Path -like '*\\web01_*.avhdx'",
        "True", "True"),
      Case(
        "$c = Checkpoint-VM app01 c -Passthru; Set-VM app01 -ProcessorCount 7; $c.ProcessorCount; (Get-VMProcessor -VMSnapshot $c).Count; (Get-VMHardDiskDrive -VMSnapshot $c).Path; (Get-VMHardDiskDrive -VMSnapshot $c).VMSnapshotName",
        "2", "2", #"D:\VMs\app01\Virtual Hard Disks\app01.vhdx"#, "c"),
      Case("$c = Checkpoint-VM app01 c -Passthru; (Get-VMCheckpoint -Id $c.Id).VMName", "app01"),
      Case(
        "Checkpoint-VM app01 a; Checkpoint-VM app01 b; Remove-VM app01 -Force; (New-VM app02 -VHDPath 'D:\\VMs\\app01\\Virtual Hard Disks\\app01.vhdx').Name",
        "app02"),
      Case(
        "Enable-VMMigration HV01, HV02; Set-VMHost HV01, HV02 -UseAnyNetworkForMigration $true; Checkpoint-VM web01 c; Move-VM web01 HV02 -IncludeStorage -DestinationStoragePath D:\\X; (Get-VMHardDiskDrive -VMSnapshot (Get-VMSnapshot web01 -ComputerName HV02)).Path",
        #"D:\X\Virtual Hard Disks\web01.vhdx"#),
    ]

    nonisolated static let drives = [
      Case(
        "Get-VMDvdDrive legacy01 | Set-VMDvdDrive -Path $null -Passthru | ForEach-Object { \"$($_.DvdMediaType)\" }; Set-VMDvdDrive legacy01 1 0 D:\\ISO\\WindowsServer2016.iso; (Get-VMDvdDrive legacy01).Path",
        "None", #"D:\ISO\WindowsServer2016.iso"#),
      Case(
        "(Get-VMIntegrationService web01 -Name Heart*, VSS).Name -join ','", "Heartbeat,VSS"),
      Case(
        "$a = Get-VMNetworkAdapter web01; Disconnect-VMNetworkAdapter web01; \"[$($a.SwitchName)]\"; $a | Connect-VMNetworkAdapter -SwitchName LAN; $a.SwitchName; Get-VMSwitch LAN | ForEach-Object { Connect-VMNetworkAdapter app01 -VMSwitch $_ -Passthru } | ForEach-Object SwitchName",
        "[]", "LAN", "LAN"),
    ]

    nonisolated static let switches = [
      Case("Get-VMSwitch | ForEach-Object { \"$($_.Name) $($_.SwitchType)\" }", "LAN External"),
      Case(
        "$s = New-VMSwitch Inside -SwitchType Internal; \"$($s.SwitchType) $($s.AllowManagementOS)\"; (Get-VMSwitch -SwitchType Internal, Private).Name; (Get-VMSwitch -Id $s.Id).Name",
        "Internal True", "Inside", "Inside"),
      Case(
        "(New-VMSwitch Fast -NetAdapterName Migration -AllowManagementOS $false -Notes n).NetAdapterInterfaceDescription; (Get-VMSwitch Fast).AllowManagementOS",
        "Mellanox ConnectX-4 Lx Ethernet Adapter", "False"),
      Case(
        "New-VMSwitch P -SwitchType Private -ComputerName HV01, HV02 | ForEach-Object ComputerName",
        "HV01", "HV02"),
      Case(
        "(Set-VMSwitch LAN -Notes hello -AllowManagementOS $false -Passthru).Notes; (Get-VMSwitch LAN).AllowManagementOS",
        "hello", "False"),
      Case(
        "Get-VMSwitch LAN | Set-VMSwitch -SwitchType Private; \"$((Get-VMSwitch LAN).SwitchType)\"",
        "Private"),
      Case(
        "$s = Get-VMSwitch LAN; Remove-VMSwitch LAN -Force; $s.IsDeleted; (Get-VMNetworkAdapter web01).Connected",
        "True", "False"),
      Case(
        "(Get-VMNetworkAdapter -ManagementOS).SwitchName; @(Get-VMNetworkAdapter -ManagementOS -Name no*).Count",
        "LAN", "0"),
      Case(
        "(Get-VMNetworkAdapter -All).Count; (Get-VMNetworkAdapter web01 -Name Net*).SwitchName; Get-VMNetworkAdapter web01 -IsLegacy $true",
        "5", "LAN"),
      Case(
        "(Get-VMHardDiskDrive legacy01 -ControllerType IDE).ControllerNumber; Get-VMHardDiskDrive legacy01 -ControllerNumber 1",
        "0"),
      Case(
        "(Get-VMHostSupportedVersion)[-1].Name; (Get-VMHostSupportedVersion -Default).Version.Major",
        "Microsoft Windows Server 2022", "10"),
    ]

    @Test(arguments: machines + settings + checkpoints + drives + switches) func does(_ test: Case)
      throws
    {
      let lab = LabSession()
      #expect(lab.run(test.script) == test.lines)
      #expect(try lab.context.lab.datacenter.brokenInvariants == [])
    }

    /// Script, the first line of the text, and category, id and target of the record.
    struct RefusedCase: Sendable, CustomTestStringConvertible {
      let script, text, record: String
      init(_ script: String, _ text: String, _ record: String) {
        (self.script, self.text, self.record) = (script, text, record)
      }
      var testDescription: String { script }
    }

    nonisolated static let refusals = [
      RefusedCase(
        "New-VM x -SwitchName no", "Hyper-V was unable to find a virtual switch with name \"no\".",
        "InvalidArgument|InvalidParameter,\(commands)NewVM|"),
      RefusedCase(
        "New-VM x -Path X:\\", "Failed to create a new virtual machine.",
        "ObjectNotFound|ObjectNotFound,\(commands)NewVM|"),
      RefusedCase(
        "New-VM x 1GB -Version 12.0",
        "The configuration version '12.0' is not supported on computer 'HV01'.",
        "InvalidArgument|InvalidParameter,\(commands)NewVM|"),
      RefusedCase(
        "Get-VMSwitch no", "Hyper-V was unable to find a virtual switch with name \"no\".",
        "InvalidArgument|InvalidParameter,\(commands)GetVMSwitch|no"),
      RefusedCase(
        "Remove-VMSwitch no -Force",
        "Hyper-V was unable to find a virtual switch with name \"no\".",
        "InvalidArgument|InvalidParameter,\(commands)RemoveVMSwitch|"),
      RefusedCase(
        "New-VMSwitch x -NetAdapterName no", "Failed while creating virtual Ethernet switch.",
        "NotSpecified|Unspecified,\(commands)NewVMSwitch|"),
      RefusedCase(
        "Remove-VM web01 -Force",
        "The operation cannot be performed while the virtual machine is in its current state.",
        "InvalidOperation|InvalidState,\(commands)RemoveVM|"),
      RefusedCase(
        "Set-VM web01 -ProcessorCount 3", "Modifying the properties of 'web01' failed.",
        "InvalidOperation|InvalidState,\(commands)SetVM|"),
      RefusedCase(
        "Set-VMMemory web01 -DynamicMemoryEnabled $true", "Failed to modify device 'Memory'.",
        "InvalidOperation|InvalidState,\(commands)SetVMMemory|"),
      RefusedCase(
        "Set-VMProcessor web01 -Count 3", "Failed to modify device 'Processor'.",
        "InvalidOperation|InvalidState,\(commands)SetVMProcessor|"),
      RefusedCase(
        "Set-VM app01 -DynamicMemory -StaticMemory",
        "The parameters 'DynamicMemory' and 'StaticMemory' cannot be used together.",
        "InvalidArgument|InvalidParameter,\(commands)SetVM|"),
      RefusedCase(
        "Set-VM app01 -CheckpointType Disabled; Checkpoint-VM app01",
        "Checkpoint operation failed.", "NotSpecified|OperationFailed,\(commands)CheckpointVM|"),
      RefusedCase(
        "Get-VMSnapshot app01 no", "Unable to find a snapshot matching the given criteria.",
        "ObjectNotFound|ObjectNotFound,\(commands)GetVMSnapshot|"),
      RefusedCase(
        "Connect-VMNetworkAdapter web01 -SwitchName no",
        "Hyper-V was unable to find a virtual switch with name \"no\".",
        "InvalidArgument|InvalidParameter,\(commands)ConnectVMNetworkAdapter|"),
      RefusedCase(
        "Disconnect-VMNetworkAdapter web01 no",
        "No network adapter was found with the given criteria.",
        "ObjectNotFound|ObjectNotFound,\(commands)DisconnectVMNetworkAdapter|"),
      RefusedCase(
        "Set-VMDvdDrive web01 -Path $null",
        "Unable to find a DVD drive matching the given criteria.",
        "ObjectNotFound|ObjectNotFound,\(commands)SetVMDvdDrive|"),
      RefusedCase(
        "Set-VMDvdDrive legacy01 -Path D:\\no.iso", "Failed to add device 'Virtual CD/DVD Disk'.",
        "ObjectNotFound|ObjectNotFound,\(commands)SetVMDvdDrive|"),
      RefusedCase(
        "Get-VMMemory nope", "Hyper-V was unable to find a virtual machine with name \"nope\".",
        "ObjectNotFound|ObjectNotFound,\(commands)GetVMMemory|"),
      RefusedCase(
        "Mount-VHD D:\\a.vhdx",
        "The datacenter does not simulate the command Mount-VHD. Nothing was changed.",
        "NotImplemented|NotImplemented,Microsoft.HyperV.PowerShell.Commands.MountVHD|"),
    ]

    @Test(arguments: refusals) func refuses(_ test: RefusedCase) {
      let lab = LabSession()
      let first = lab.run("try { \(test.script) } catch { Write-Error $_ }").first ?? ""
      #expect(first.split(separator: "\n").first.map(String.init) == "ERROR: " + test.text)
      lab.run(test.script)
      #expect(lab.lastError == test.record)
    }

    @Test func unmodelledCommandsBindFirst() {
      let lab = LabSession()
      lab.run("try { Test-VHD } catch { }; Test-VHD -Bogus 1")
      #expect(lab.lastError.hasPrefix("InvalidArgument|NamedParameterNotFound,"))
      #expect(
        LabSession(.german).run("try { Test-VHD D:\\a.vhdx } catch { \"$_\" }")
          == [
            "Das Rechenzentrum bildet den Befehl Test-VHD nicht nach. Es wurde nichts geändert."
          ])
    }

    @Test func speaksGerman() {
      let lab = LabSession(.german)
      let lines = lab.run("Set-VMMemory web01 -DynamicMemoryEnabled $true").first ?? ""
      #expect(
        lines.hasPrefix("ERROR: Fehler beim Ändern des Geräts \"Memory\".\n\"web01\": Fehler"))
      #expect(
        lines.hasSuffix("(ID des virtuellen Computers B0DEBBAD-AE2F-4733-ACD5-E1DD4F4DC74B)."))
    }

    @Test func whatIfChangesNothing() {
      let host = SilentHost()
      let lab = LabSession(host: host)
      let script = """
        New-VM n -WhatIf; Remove-VM app01 -WhatIf; Rename-VM app01 b -WhatIf; Set-VM app01 -WhatIf
        Checkpoint-VM app01 -WhatIf; Set-VMMemory app01 -WhatIf; Set-VMProcessor app01 -WhatIf
        Suspend-VM web01 -WhatIf; Save-VM web01 -WhatIf; Restart-VM web01 -WhatIf
        New-VMSwitch s -SwitchType Private -WhatIf; Set-VMSwitch LAN -WhatIf
        Remove-VMSwitch LAN -WhatIf; (Get-VM).Name -join ' '
        """
      #expect(lab.run(script) == ["app01 db01 legacy01 web01"])
      #expect(
        host.shown == """
          What if: New-VM will create a new virtual machine "n".
          What if: Remove-VM will remove virtual machine "app01".
          What if: Rename-VM will rename the virtual machine "app01" to "b".
          What if: Set-VM will configure the settings of the virtual machine "app01".
          What if: Checkpoint-VM will create a checkpoint of the virtual machine "app01".
          What if: Set-VMMemory will configure the memory settings of the virtual machine "app01".
          What if: Set-VMProcessor will configure the processor settings of the virtual machine "app01".
          What if: Suspend-VM will suspend the virtual machine "web01".
          What if: Save-VM will save the state of the virtual machine "web01".
          What if: Restart-VM will restart the virtual machine "web01".
          What if: New-VMSwitch will create a new virtual switch "s".
          What if: Set-VMSwitch will configure the virtual switch "LAN".
          What if: Remove-VMSwitch will remove the virtual switch "LAN".

          """)
    }

    /// Without -Force the answer decides; with nobody to ask it is an error.
    @Test(arguments: [
      (["n"], "app01 legacy01"), (["a"], ""), (["y", "n"], "legacy01"), ([], "app01 legacy01"),
    ])
    func removingIsAQuestion(_ answers: [String], _ left: String) {
      let host = SilentHost()
      host.answers = answers
      let lab = LabSession(host: host)
      lab.run("Remove-VM app01, legacy01")
      #expect(lab.run("(Get-VM app*, legacy*).Name -join ' '") == [left])
    }
  }
}
