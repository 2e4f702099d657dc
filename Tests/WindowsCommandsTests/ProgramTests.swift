import Messages
import Testing

extension WindowsCommandsTests {
  /// Programs: their lines, their exit codes, and what `why` says after a refusal.
  @Suite @MainActor struct Programs {
    let windows = WindowsSession()

    @Test func exitCodes() {
      #expect(windows.run("hostname; $LASTEXITCODE") == ["HV01", "0"])
      #expect(windows.run("setspn -Q none/none | Out-Null; $LASTEXITCODE") == ["1"])
      #expect(windows.run("ping nowhere | Out-Null; $LASTEXITCODE; $?") == ["1", "True"])
      #expect(windows.run("whoami.exe") == ["contoso\\administrator"])
    }

    /// Standard error is text until somebody takes the stream.
    @Test func errorStreamMerges() {
      let lines = windows.run("setspn -L nobody *>&1 | ForEach-Object { \"$_\" }")
      #expect(lines.last == "Could not find account nobody")
    }

    @Test func ticketsArePurged() {
      #expect(windows.run("klist -li 0x3e7").contains("Cached Tickets: (1)"))
      #expect(windows.run("klist purge -li 0x3e7").last == "\tTicket(s) purged!")
      #expect(windows.run("klist -li 0x3e7 tickets").contains("Cached Tickets: (0)"))
      #expect(windows.run("klist -li 0x3e7 get krbtgt").contains("Cached Tickets: (1)"))
      #expect(windows.run("klist -li 0x123; $LASTEXITCODE").last == "1312")
    }

    @Test func serviceNames() {
      #expect(
        windows.run("setspn -S HOST/HV01 HV02").last == "Duplicate SPN found, aborting operation!")
      #expect(windows.run("setspn -S X/HV02 HV02").last == "Updated object")
      #expect(windows.run("setspn -Q X/*").last == "Existing SPN found!")
      #expect(windows.run("setspn -D X/HV02 HV02").last == "Updated object")
      #expect(windows.run("setspn -Q X/*").last == "No such SPN found.")
    }

    @Test func whyTellsTheFact() {
      #expect(windows.run("why").first?.contains("has not refused anything") == true)
      windows.run("Move-VM web01 HV02")
      #expect(windows.run("(why).Row") == ["F12"])
      #expect(windows.run("(why).Questions[-1].Holds") == ["False"])
      #expect(windows.run("(why).Remedy") == ["Enable-VMMigration -ComputerName HV01"])
    }

    @Test func whySpeaksGerman() {
      let german = WindowsSession(.german)
      german.run("Move-VM web01 HV02")
      #expect(
        german.run("(why).Fact") == [
          "Die Livemigration ist auf HV01 aus, wie nach der Installation der Rolle."
        ])
    }
  }

  /// A host's roles, groups, services and network.
  @Suite @MainActor struct HostCommands {
    let windows = WindowsSession()

    nonisolated private static let table: [(String, [String])] = [
      ("(Get-WindowsFeature Hyper-V).Installed", ["True"]),
      ("(Install-WindowsFeature FS-SMBBW).ExitCode", ["Success"]),
      ("(Install-WindowsFeature Hyper-V).ExitCode", ["NoChangeNeeded"]),
      (
        "(Stop-Service WinRM -PassThru).Status; (Start-Service WinRM -PassThru).Status",
        ["Stopped", "Running"]
      ),
      ("Get-Service vmms | Restart-Service; (Get-Service vmms).Status", ["Running"]),
      (
        "Add-LocalGroupMember 'Hyper-V Administrators' -Member 'CONTOSO\\Domain Users'; "
          + "(Get-LocalGroupMember 'Hyper-V Administrators').Name", ["CONTOSO\\Domain Users"]
      ),
      ("Test-NetConnection HV02 -Port 445 -InformationLevel Quiet", ["True"]),
      ("Test-Connection HV02 -Quiet", ["True"]),
      ("Test-Connection HV02 -TcpPort 6600", ["False"]),
      ("(Resolve-DnsName HV02).IPAddress", ["10.0.0.12"]),
      ("(Get-NetAdapter -CimSession HV02 -Name Migration).LinkSpeed", ["10 Gbps"]),
      ("Disable-NetAdapterRdma Migration; (Get-NetAdapterRdma).Enabled", ["False"]),
      (
        "New-NetIPAddress -InterfaceAlias Ethernet -IPAddress 10.0.0.99 -PrefixLength 24 | Out-Null;"
          + "Remove-NetIPAddress 10.0.0.99; (Get-NetIPAddress -InterfaceAlias Ethernet).IPAddress",
        ["10.0.0.11"]
      ),
      (
        "Disable-NetFirewallRule -DisplayGroup Hyper-V; "
          + "Get-NetFirewallRule -DisplayGroup Hyper-V | Enable-NetFirewallRule; "
          + "(Get-NetFirewallRule VIRT-MIGL-In-TCP-NoScope).Enabled", ["True"]
      ),
      ("(New-SmbShare VMs D:\\VMs).Name; (Get-SmbShare VMs).Path", ["VMs", "D:\\VMs"]),
      ("(Get-SmbMultichannelConnection).ClientRdmaCapable", ["True"]),
      ("(Get-Volume D).FileSystemLabel", ["VMs"]),
      ("Restart-Computer HV02 -Force; (Get-VM file01 -ComputerName HV02).State", ["Running"]),
    ]

    @Test(arguments: table)
    func command(_ script: String, _ wanted: [String]) {
      #expect(windows.run(script) == wanted)
    }

    @Test func otherCommandsAreRefusedByName() {
      #expect(windows.run("Get-NetTCPSetting").first?.contains("Get-NetTCPSetting") == true)
      #expect(
        windows.run("Get-NetAdapter -ThrottleLimit 3").first?.contains("ThrottleLimit") == true)
    }
  }
}
