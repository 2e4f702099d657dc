import Datacenter
import HyperVCommands
import Messages
import PowerShellEngine
import Testing

private let exceptionHost =
  "The computer 'HV09' could not be resolved. Make sure you typed the machine name correctly and that you have network access."
private let commands = "Microsoft.HyperV.PowerShell.Commands."

extension HyperVCommandsTests {
  /// What the commands do: script, then the texts of what it writes.
  @Suite @MainActor struct Behaviour {
    struct Case: Sendable, CustomTestStringConvertible {
      let script: String
      let lines: [String]
      init(_ script: String, _ lines: String...) { (self.script, self.lines) = (script, lines) }
      var testDescription: String { script }
    }

    nonisolated static let machines = [
      Case("Get-VM | ForEach-Object { $_.Name }", "app01", "db01", "legacy01", "web01"),
      Case("Get-VM WEB01, db* | ForEach-Object { $_.Name }", "web01", "db01"),
      Case("'web01', 'db01' | Get-VM | ForEach-Object { $_.Name }", "web01", "db01"),
      Case("Get-VM -ComputerName hv02.contoso.com | ForEach-Object { $_.Name }", "file01"),
      Case("Get-VM -CimSession HV02 | ForEach-Object { $_.ComputerName }", "HV02"),
      Case("Get-VM nothing*"),
      Case(
        "$vm = Get-VM web01; (Get-VM -Id $vm.Id).Name; (Get-VM -Id $vm.VMId).Name", "web01", "web01"
      ),
      Case(
        "$vm = Get-VM web01; \"$($vm.State)\"; Stop-VM web01; \"$($vm.State)\"", "Running", "Off"),
      Case(
        "$vm = Get-VM app01; Start-VM app01; $vm.MemoryAssigned; $vm.Status", "1073741824",
        "Operating normally"),
      Case("Start-VM web01", "WARNING: The virtual machine is already in the specified state."),
      Case(
        "Stop-VM app01, legacy01",
        "WARNING: The virtual machine is already in the specified state.",
        "WARNING: The virtual machine is already in the specified state."),
      Case("Get-VM app01 | Start-VM -Passthru | ForEach-Object { \"$($_.State)\" }", "Running"),
      Case("\"$((Stop-VM web01 -Save -Passthru).State)\"", "Saved"),
      Case("\"$((Stop-VM web01 -TurnOff -Passthru).State)\"", "Off"),
      Case(
        "Stop-VM web01 -Verbose", "VERBOSE: Stop-VM will shut down the virtual machine \"web01\"."),
      Case("(Get-VM web01).Uptime.ToString()", "3.02:47:15.8770000"),
      Case("(Get-VM web01).HardDrives.Path", #"D:\VMs\web01\Virtual Hard Disks\web01.vhdx"#),
      Case("(Get-VM legacy01).DVDDrives.DvdMediaType", "ISO"),
      Case(
        "(Get-VM web01).ToString()",
        "VirtualMachine (Name = 'web01') [Id = 'b0debbad-ae2f-4733-acd5-e1dd4f4dc74b']"),
    ]

    nonisolated static let hosts = [
      Case("Get-VMHost HV01, hv02 | ForEach-Object { $_.Name }", "HV01", "HV02"),
      Case("'HV02' | Get-VMHost | ForEach-Object { $_.Name }", "HV02"),
      Case(
        "$h = Get-VMHost; $h.VirtualMachineMigrationEnabled; Enable-VMMigration; $h.VirtualMachineMigrationEnabled",
        "False", "True"),
      Case(
        "Enable-VMMigration; (Disable-VMMigration -Passthru).VirtualMachineMigrationEnabled",
        "False"),
      Case(
        "Enable-VMMigration HV01, HV02 -Passthru | ForEach-Object { \"$($_.Name) $($_.VirtualMachineMigrationEnabled)\" }",
        "HV01 True", "HV02 True"),
      Case(
        "$h = Get-VMHost; \"$($h.VirtualMachineMigrationAuthenticationType) $($h.VirtualMachineMigrationPerformanceOption) $($h.MaximumVirtualMachineMigrations) $($h.UseAnyNetworkForMigration)\"",
        "CredSSP Compression 2 False"),
      Case(
        "Set-VMHost -VirtualMachineMigrationAuthenticationType Kerberos; \"$((Get-VMHost).VirtualMachineMigrationAuthenticationType)\"",
        "Kerberos"),
      Case(
        "Set-VMHost HV02 -MaximumVirtualMachineMigrations 4 -UseAnyNetworkForMigration $true; $h = Get-VMHost HV02; \"$($h.MaximumVirtualMachineMigrations) $($h.UseAnyNetworkForMigration)\"",
        "4 True"),
      Case(
        "Get-VMHost HV02 | Set-VMHost -NumaSpanningEnabled $false; (Get-VMHost HV02).NumaSpanningEnabled; (Get-VMHost).NumaSpanningEnabled",
        "False", "True"),
      Case(
        "Set-VMHost -ResourceMeteringSaveInterval 02:00:00; (Get-VMHost).ResourceMeteringSaveInterval.ToString()",
        "02:00:00"),
      Case(
        "Set-VMHost -MacAddressMinimum 00-15-5D-00-0B-10 -VirtualMachinePath D:\\VMs; $h = Get-VMHost; $h.MacAddressMinimum; $h.VirtualMachinePath",
        "00155D000B10", "D:\\VMs"),
      Case("(Get-VMHost).SupportedVmVersions[-1]", "10.0"),
    ]

    nonisolated static let networks = [
      Case(
        "Set-VMMigrationNetwork 192.168.10.1; Set-VMMigrationNetwork 192.168.10.1/32; (Get-VMMigrationNetwork).Subnet",
        "192.168.10.1/32"),
      Case(
        "Add-VMMigrationNetwork 192.168.10.7/24 3 -ComputerName HV01, HV02 -Passthru | ForEach-Object { \"$($_.Subnet) $($_.Priority) $($_.ComputerName)\" }",
        "192.168.10.0/24 3 HV01", "192.168.10.0/24 3 HV02"),
      Case(
        "Add-VMMigrationNetwork 10.0.0.0/24; Add-VMMigrationNetwork fd00::/64; (Get-VMMigrationNetwork 10.*).Subnet; (Get-VMMigrationNetwork fd00::/64).Subnet",
        "10.0.0.0/24", "fd00::/64"),
      Case(
        "Add-VMMigrationNetwork 10.0.0.0/24 -Priority 2; Add-VMMigrationNetwork 192.168.10.0/24 1; (Get-VMMigrationNetwork -Priority 1).Subnet",
        "192.168.10.0/24"),
      Case(
        "Add-VMMigrationNetwork 10.0.0.0/24 -ComputerName HV02; Get-VMMigrationNetwork -ComputerName HV02 | Set-VMMigrationNetwork -NewPriority 5 -ComputerName HV02; (Get-VMMigrationNetwork -ComputerName HV02).Priority",
        "5"),
      Case(
        "Add-VMMigrationNetwork 10.0.0.0/24; Set-VMMigrationNetwork 10.* -NewSubnet 10.0.0.0/16; (Get-VMMigrationNetwork).Subnet",
        "10.0.0.0/16"),
      Case(
        "Add-VMMigrationNetwork 10.0.0.0/24; $n = Get-VMMigrationNetwork; $n.IsDeleted; Remove-VMMigrationNetwork *; $n.IsDeleted; Get-VMMigrationNetwork",
        "False", "True"),
      Case("Set-VMMigrationNetwork 10.* -NewPriority 1; Remove-VMMigrationNetwork 10.*"),
    ]

    nonisolated static let moves = [
      Case(
        "Enable-VMMigration HV01, HV02; Set-VMHost HV01, HV02 -UseAnyNetworkForMigration $true; Move-VM web01 HV02 -IncludeStorage -DestinationStoragePath D:\\VMs\\web01; $vm = Get-VM web01 -ComputerName HV02; \"$($vm.State)\"; $vm.HardDrives.Path",
        "Running", #"D:\VMs\web01\Virtual Hard Disks\web01.vhdx"#),
      Case(
        "Enable-VMMigration HV01, HV02; Set-VMHost HV01, HV02 -UseAnyNetworkForMigration $true; $vm = Get-VM web01; $vm | Move-VM -DestinationHost HV02 -IncludeStorage; $vm.ComputerName; $vm.IsDeleted",
        "HV02", "False"),
      Case(
        "Enable-VMMigration HV01, HV02; Set-VMHost HV01, HV02 -UseAnyNetworkForMigration $true; Move-VM w* HV02 -VirtualMachinePath D:\\X -Vhds @{ SourceFilePath = 'D:\\VMs\\web01\\Virtual Hard Disks\\web01.vhdx'; DestinationFilePath = 'D:\\X\\web01.vhdx' } -Passthru | ForEach-Object { $_.Path; $_.HardDrives.Path }",
        "D:\\X", "D:\\X\\web01.vhdx"),
    ]

    @Test(arguments: machines + hosts + networks + moves) func does(_ test: Case) {
      #expect(LabSession().run(test.script) == test.lines)
    }

    @Test func whatIfAsksAndChangesNothing() {
      let host = SilentHost()
      let lab = LabSession(host: host)
      #expect(
        lab.run(
          "Stop-VM web01 -WhatIf; Enable-VMMigration -WhatIf; (Get-VMHost).VirtualMachineMigrationEnabled; \"$((Get-VM web01).State)\""
        ) == ["False", "Running"])
      #expect(
        host.shown == """
          What if: Stop-VM will shut down the virtual machine "web01".
          What if: Enable-VMMigration will enable live migration on computer "HV01".

          """)
    }

    @Test func confirmationsHoldForTheCall() {
      let host = SilentHost()
      host.answers = ["l"]
      let lab = LabSession(host: host)
      #expect(
        lab.run("Stop-VM web01, db01 -Confirm; \"$((Get-VM web01, db01).State)\"") == [
          "Running Running"
        ])
      #expect(
        host.shown == """

          Confirm
          Are you sure you want to perform this action?
          Stop-VM will shut down the virtual machine "web01".
          [Y] Yes  [A] Yes to All  [N] No  [L] No to All  [S] Suspend  [?] Help (default is "Y"): 
          """)
    }

    @Test func notesGoToTheLearnerOnly() {
      let lab = LabSession()
      #expect(
        lab.run(
          "Set-VMMigrationNetwork 192.168.10.1; Set-VMHost -VirtualMachineMigrationPerformanceOption SMBTransport; \"$((Get-VMHost).VirtualMachineMigrationPerformanceOption)\""
        ) == ["SMB"])
      #expect(lab.notes.count == 2)
      #expect(lab.notes.last?.hasPrefix("SMBTransport, as the set-up guide prints it") == true)
      lab.run(
        "Set-VMHost -VirtualMachineMigrationPerformanceOption SMB; Set-VMMigrationNetwork 192.168.10.1"
      )
      #expect(lab.notes.count == 2)
    }

    @Test func everyOperationKeepsTheDatacenterWhole() throws {
      let lab = LabSession()
      for test in Self.moves + Self.networks { lab.run(test.script) }
      #expect(try lab.context.lab.datacenter.brokenInvariants.isEmpty)
    }
  }

  /// What the commands refuse: script, text, and category, id and target of the record.
  @Suite @MainActor struct Refusals {
    struct Case: Sendable, CustomTestStringConvertible {
      let script, text, record: String
      init(_ script: String, _ text: String, _ record: String) {
        (self.script, self.text, self.record) = (script, text, record)
      }
      var testDescription: String { script }
    }

    nonisolated static let cases = [
      Case(
        "Get-VM nope", "Hyper-V was unable to find a virtual machine with name \"nope\".",
        "InvalidArgument|InvalidParameter,\(commands)GetVM|nope"),
      Case(
        "Start-VM nope", "Hyper-V was unable to find a virtual machine with name \"nope\".",
        "ObjectNotFound|ObjectNotFound,\(commands)StartVM|"),
      Case(
        "Move-VM nope HV02", "Hyper-V was unable to find a virtual machine with name \"nope\".",
        "ObjectNotFound|ObjectNotFound,\(commands)MoveVM|"),
      Case(
        "Get-VM -ComputerName HV09", exceptionHost,
        "InvalidArgument|InvalidParameter,\(commands)GetVM|"),
      Case(
        "Enable-VMMigration HV09", exceptionHost,
        "InvalidArgument|InvalidParameter,\(commands)EnableVMMigration|"),
      Case(
        "Move-VM web01 HV02",
        "The source host is not configured for live migration. Use the Enable-VMMigration cmdlet to modify the Hyper-V settings on the source host to enable migration.",
        "InvalidOperation|InvalidOperation,\(commands)MoveVM|"),
      Case(
        "Set-VMMigrationNetwork 1.2.3.0/24 -NewPriority 3",
        "Hyper-V was unable to find a migration network with subnet \"1.2.3.0/24\".",
        "InvalidArgument|InvalidParameter,\(commands)SetVMMigrationNetwork|"),
      Case(
        "Get-VMMigrationNetwork 1.2.3.4",
        "Hyper-V was unable to find a migration network with subnet \"1.2.3.4\".",
        "InvalidArgument|InvalidParameter,\(commands)GetVMMigrationNetwork|1.2.3.4"),
      Case(
        "Add-VMMigrationNetwork 1.2.3",
        "The subnet '1.2.3' is not valid. Specify an IPv4 or IPv6 address or prefix, for example 192.168.10.0/24 or fd00::/64.",
        "InvalidArgument|InvalidParameter,\(commands)AddVMMigrationNetwork|"),
      Case(
        "Set-VMHost -MacAddressMinimum xyz", "The value 'xyz' is not valid for MacAddressMinimum.",
        "InvalidArgument|InvalidParameter,\(commands)SetVMHost|"),
      Case(
        "Move-VM web01 HV02 -DestinationStoragePath D:\\X",
        "The parameter 'DestinationStoragePath' can only be used together with 'IncludeStorage'.",
        "InvalidArgument|InvalidParameter,\(commands)MoveVM|"),
      Case(
        "Stop-VM web01 -Save -TurnOff",
        "The parameters 'Save' and 'TurnOff' cannot be used together.",
        "InvalidArgument|InvalidParameter,\(commands)StopVM|"),
    ]

    @Test(arguments: cases) func refuses(_ test: Case) {
      let lab = LabSession()
      #expect(lab.run(test.script) == ["ERROR: " + test.text])
      #expect(lab.lastError == test.record)
    }

    /// Parameters that are not simulated stop the command by name.
    @Test(arguments: [
      ("Set-VM app01 -LockOnDisconnect On", "LockOnDisconnect", "Set-VM"),
      ("Move-VM web01 HV02 -ResourcePoolName p", "ResourcePoolName", "Move-VM"),
    ])
    func refusesByName(_ script: String, _ parameter: String, _ command: String) {
      let lab = LabSession()
      #expect(
        lab.run(script) == [
          "ERROR: The datacenter does not simulate the parameter '\(parameter)' of \(command). Nothing was changed."
        ])
      #expect(lab.lastError.hasPrefix("InvalidOperation|NotSupported,") || lab.lastError.isEmpty)
      #expect(lab.run("\"$((Get-VM app01).State)\"") == ["Off"])
    }

    @Test func anActionOnAHostWithoutTheRoleGivesTwoRecords() {
      let lines = LabSession().run("Start-VM web01 -ComputerName DC01")
      #expect(lines.count == 2)
      #expect(
        lines.first?.hasPrefix("ERROR: Hyper-V encountered an error trying to access an object on")
          == true)
      #expect(
        lines.last == "ERROR: Hyper-V was unable to find a virtual machine with name \"web01\".")
    }

    @Test func otherObjectsGetTheirTurn() {
      #expect(
        LabSession().run("Get-VM nope, web01 | ForEach-Object { $_.Name }")
          == ["ERROR: Hyper-V was unable to find a virtual machine with name \"nope\".", "web01"])
    }

    @Test func oneWordOfTheGuideAndNoOther() {
      let lab = LabSession()
      let text = lab.run("Set-VMHost -VirtualMachineMigrationPerformanceOption None").joined()
      #expect(text.hasSuffix("try again:\nTCPIP, Compression, SMB\""), "\(text)")
      #expect(
        lab.run("[Microsoft.HyperV.PowerShell.VMMigrationPerformance]'SMBTransport'").first?
          .hasPrefix("ERROR: Cannot convert value") == true)
    }

    @Test func speaksGerman() {
      #expect(
        LabSession(.german).run("Get-VM nope")
          == ["ERROR: Von Hyper-V wurde kein virtueller Computer mit dem Namen \"nope\" gefunden."])
    }

    /// Yes turns the machine off, no leaves it on, and without anybody to ask it is an error.
    @Test(arguments: [(["y"], "Off"), (["n"], "Running"), ([], "Running")])
    func aSilentGuestIsAQuestion(_ answers: [String], _ state: String) throws {
      var datacenter = Datacenter.twoHosts()
      var machine = try #require(datacenter.machines(named: "web01", on: "HV01").first)
      machine.guest.answersShutdown = false
      datacenter.machines[machine.id] = machine
      let host = SilentHost()
      host.answers = answers
      let lab = LabSession(host: host, datacenter: datacenter)
      let lines = lab.run("Stop-VM web01")
      #expect(lab.run("\"$((Get-VM web01).State)\"") == [state])
      let question = "Hyper-V cannot shut down virtual machine web01 because the Shutdown "
      #expect(host.shown.contains(question) == !answers.isEmpty)
      guard answers.isEmpty else { return }
      #expect(lines.count == 1)
      #expect(lab.lastError.hasPrefix("InvalidOperation|InvalidOperation,\(commands)StopVM|"))
    }

    @Test func forceShutsASilentGuestDown() throws {
      var datacenter = Datacenter.twoHosts()
      var machine = try #require(datacenter.machines(named: "web01", on: "HV01").first)
      machine.guest.answersShutdown = false
      datacenter.machines[machine.id] = machine
      let lab = LabSession(datacenter: datacenter)
      #expect(lab.run("\"$((Stop-VM web01 -Force -Passthru).State)\"") == ["Off"])
    }
  }
}
