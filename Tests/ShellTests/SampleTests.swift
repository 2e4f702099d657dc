import Foundation
import Testing

/// The scripts of `Samples/`, and such as other people write (`Tests/Scripts/`): each is run, and
/// the datacenter is asked whether it is as the script means it to be.
@Suite @MainActor struct SampleTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let script: String
    /// What is asked afterwards, in the same session.
    let check: String
    let answer: [String]
    /// Records that the script leaves in `$Error`, because it wants to be refused.
    var refusals = 0
    var testDescription: String { script }
  }

  private static var repository: URL {
    Recordings.folder.deletingLastPathComponent().deletingLastPathComponent()
  }

  private func run(_ one: Case, in folder: String) throws {
    let place = Self.repository.appendingPathComponent(folder)
    var replay = Replay()
    for name in try FileManager.default.contentsOfDirectory(atPath: place.path)
    where name.hasSuffix(".ps1") || name.hasSuffix(".psd1") {
      replay.files["here/" + name] = try String(
        contentsOf: place.appendingPathComponent(name), encoding: .utf8)
    }
    let answer = replay.run([
      "-NoProfile", "-Command",
      "$seen = & .\\\(one.script).ps1 3>$null 4>$null 6>$null; $refusals = $Error.Count; \(one.check); $refusals",
    ])
    let wanted = one.answer + ["\(one.refusals)"]
    #expect(answer.output == wanted.joined(separator: "\n") + "\n", "\(answer.merged)")
  }

  nonisolated static let samples = [
    Case(
      script: "LiveMigrationSetup",
      check: """
        (Get-VM web01 -ComputerName HV02).State
        Get-VMHost HV01, HV02 | ForEach-Object {
          "$($_.VirtualMachineMigrationAuthenticationType) $($_.VirtualMachineMigrationPerformanceOption)"
        }
        (Get-VMMigrationNetwork -ComputerName HV01, HV02).Subnet
        """,
      answer: ["Running", "Kerberos SMB", "Kerberos SMB", "192.168.10.1/32", "192.168.10.2/32"]),
    Case(
      script: "FromNothing",
      check: """
        (Get-LabMigration | ForEach-Object { "$($_.Source)-$($_.Destination) $($_.Option)" })
        (Get-VM -ComputerName HV01, HV02 | ForEach-Object { "$($_.Name) $($_.State) $($_.Path)" })
        (Get-ADComputer -Filter 'Name -like "HV*"' -Properties TrustedToAuthForDelegation).TrustedToAuthForDelegation
        """,
      answer: [
        "HV01-HV02 SMB", "HV02-HV01 SMB", "web01 Running D:\\VMs\\web01", "True", "True",
      ]),
    Case(
      script: "CredSSP",
      check: """
        $seen[0]; $seen[-1]; (Get-VM web01).State
        """,
      answer: ["there: web01 is on HV02", "cured: web01 is on HV01", "Running"], refusals: 1),
    Case(
      script: "PerformanceOptions",
      check: "$seen[-1]; (Get-VM db01).ComputerName",
      answer: ["Shortest: Compression. Least work for the processors: SMB.", "HV01"]),
    Case(
      script: "EvacuateHost",
      check: """
        @(Get-VM).Count; (Get-VM -ComputerName HV02).Name -join ' '
        (Get-VM db01, web01 -ComputerName HV02).State -join ' '
        """,
      answer: ["0", "app01 db01 file01 legacy01 web01", "Running Running"]),
    Case(
      script: "ThreeWrongTurns",
      check: """
        $seen | Where-Object { $_ -is [string] } | ForEach-Object { ($_ -split ':')[0] }
        @($seen -match 'Kerberos only').Count; @($seen -match 'asks DC02').Count
        (Get-VM file01).ComputerName
        """,
      answer: ["refused", "refused", "refused", "moved", "1", "1", "HV01"],
      refusals: 3),
  ]

  nonisolated static let scripts = [
    Case(
      script: "PrepareHosts",
      check: """
        (Import-Csv C:\\Lab\\hosts.csv | ForEach-Object { "$($_.ComputerName) $($_.Auth) $($_.Perf) $($_.Networks)" })
        (Get-VMHost HV01, HV02).MaximumVirtualMachineMigrations -join ' '
        """,
      answer: ["HV01 Kerberos SMB 192.168.10.0/24", "HV02 Kerberos SMB 192.168.10.0/24", "4 4"]),
    Case(
      script: "ResourceBasedDelegation",
      check: "(Get-VM file01).ComputerName; (Get-LabMigration).VMName", answer: ["HV01", "file01"]),
    Case(
      script: "ConstrainedDelegation",
      check: """
        (Get-Content C:\\Lab\\delegation.json -Raw | ConvertFrom-Json) | ForEach-Object { "$($_.Name) $($_.Count)" }
        (Get-ADComputer HV02 -Properties msDS-AllowedToDelegateTo).'msDS-AllowedToDelegateTo' -match 'cifs'
        """,
      answer: ["HV01 4", "HV02 4", "cifs/HV01", "cifs/HV01.contoso.com"]),
    Case(
      script: "SafeMove",
      check: """
        $seen | Where-Object VM | ForEach-Object { "$($_.VM) $($_.Result)" }
        (Get-VM -ComputerName HV02).Name -join ' '; (Get-VMNetworkAdapter web01 -ComputerName HV02).SwitchName
        "[$((Get-VMDvdDrive legacy01 -ComputerName HV02).Path)]"
        """,
      answer: [
        "web01 OK", "legacy01 OK", "gibtsnicht Failed", "file01 legacy01 web01", "Produktion", "[]",
      ], refusals: 1),
    Case(
      script: "BothHosts",
      check: """
        $seen | Out-String -Stream | Select-String 'file01 +Running' | ForEach-Object { $_.Matches.Count }
        (Get-VMHost HV01, HV02).VirtualMachineMigrationEnabled -join ' '
        """,
      answer: ["1", "True True"]),
    Case(
      script: "NewMachines",
      check: """
        Get-VM app1*, lab01 | ForEach-Object { "$($_.Name) $($_.State) $($_.ProcessorCount)" }
        @(Get-VMSnapshot app10).Count; @(Get-VMSnapshot app11).Count
        Test-Path 'D:\\VMs\\lab01\\Virtual Hard Disks\\lab01.vhdx'
        """,
      answer: ["app10 Off 2", "app11 Running 4", "lab01 Running 1", "1", "0", "True"], refusals: 1),
    Case(
      script: "StorageMigration",
      check: """
        (Get-VM | Get-VMHardDiskDrive).Path; Test-Path D:\\Disks\\web01.vhdx
        """,
      answer: [
        "D:\\Archive\\app01\\Virtual Hard Disks\\app01.vhdx",
        "D:\\VMs\\db01\\Virtual Hard Disks\\db01.vhdx",
        "D:\\Archive\\legacy01\\Virtual Hard Disks\\legacy01.vhdx", "D:\\Disks\\web01.vhdx", "True",
      ]),
    Case(
      script: "ExportImport",
      check: """
        Get-VM app0* | ForEach-Object { "$($_.Name) $($_.Path)" }
        Test-Path 'D:\\VMs\\app02\\Virtual Hard Disks\\app01.vhdx'
        """,
      answer: ["app01 D:\\Export\\app01", "app02 D:\\VMs\\app02", "True"]),
    Case(
      script: "Report",
      check: """
        @(Import-Csv C:\\Lab\\vms.csv -Delimiter ';').Count; (Get-Content C:\\Lab\\running.json -Raw | ConvertFrom-Json).VM -join ' '
        """,
      answer: ["5", "db01 web01 file01"]),
    Case(
      script: "RollingMaintenance",
      check: """
        (Get-VM).Name -join ' '; (Get-Content C:\\Lab\\maintenance.log)[-1] -replace '.*\\] '
        """,
      answer: [
        "What if: Performing the operation \"Restart-Computer\" on target \"HV02\".",
        "app01 legacy01", "events: 2",
      ]),
    Case(
      script: "CimSessions",
      check: """
        Get-VMHost HV01, HV02 | ForEach-Object { "$($_.Name) $($_.VirtualMachineMigrationEnabled) $($_.MaximumVirtualMachineMigrations)" }
        (Get-VMMigrationNetwork -ComputerName HV01, HV02).Subnet; @(Get-CimSession).Count
        """,
      answer: ["HV01 True 4", "HV02 True 4", "192.168.10.0/24", "192.168.10.0/24", "0"]),
    Case(
      script: "MoveJobs",
      check: """
        $seen | ForEach-Object { "$($_.VM) $($_.State)" }; $seen[-1].Problem
        (Get-VM -ComputerName HV02).Name -join ' '; @(Get-Job).Count
        @(Get-Content C:\\Lab\\moves.html | Select-String 'Completed').Count
        """,
      answer: [
        "web01 Completed", "db01 Completed", "gone01 Failed",
        "Hyper-V was unable to find a virtual machine with name \"gone01\".",
        "db01 file01 web01", "0", "2",
      ], refusals: 1),
    Case(
      script: "BlackoutReport",
      check: """
        $seen; Import-Csv C:\\Lab\\blackout.csv | ForEach-Object { "$($_.VM) $([double]$_.Seconds -gt 0) $($_.Same)" }
        """,
      answer: ["18500: 2", "18504: 2", "db01 True True", "web01 True True"]),
    Case(
      script: "DrainWithCheck",
      check: """
        $seen[0]; @(Get-VM).Count; (Get-VM -ComputerName HV02).Name -join ' '
        "[$((Get-VMDvdDrive legacy01 -ComputerName HV02).Path)]"
        """,
      answer: [
        "What if: Performing the operation \"Restart-Computer\" on target \"HV01\".",
        "20.0 GB needed, 60.0 GB free", "0",
        "app01 db01 file01 legacy01 web01", "[]",
      ]),
  ]

  @Test(arguments: scripts) func scriptsReachTheirEnd(_ one: Case) throws {
    try run(one, in: "Tests/Scripts")
  }

  /// Typed, piped or run as a script: the guide's session leaves the same datacenter.
  @Test func theGuideInThreeWays() throws {
    let place = Self.repository.appendingPathComponent("Samples/LiveMigrationSetup.ps1")
    let text = try String(contentsOf: place, encoding: .utf8)
    let question = """
      ; Get-VMHost HV01, HV02 | Format-List Name, *Migration*
      Get-VMMigrationNetwork -ComputerName HV01, HV02 | Format-Table
      Get-VM -ComputerName HV01, HV02 | Format-Table
      """
    func end(_ arguments: (String) -> [String], input: String = "") -> String {
      let state = NSTemporaryDirectory() + "hvlab-" + UUID().uuidString + ".hvlab"
      defer { try? FileManager.default.removeItem(atPath: state) }
      var replay = Replay(input: input)
      replay.files["here/setup.ps1"] = text
      let answer = replay.run(["-NoProfile", "-State", state] + arguments(state))
      #expect(answer.error.isEmpty, "\(answer.error)")
      // Nothing is left beside the file: it may be copied.
      #expect(!FileManager.default.fileExists(atPath: state + "-wal"))
      return Replay().run(["-NoProfile", "-State", state, "-Command", question]).merged
    }
    let asScript = end { _ in ["setup.ps1"] }
    #expect(asScript.contains("web01"))
    #expect(end({ _ in ["-Command", "-"] }, input: text) == asScript)
    #expect(end({ _ in [] }, input: text) == asScript)
  }

  @Test(arguments: samples) func samplesReachTheirEnd(_ one: Case) throws {
    try run(one, in: "Samples")
  }

  @Test func everySampleIsTried() throws {
    let names = try FileManager.default.contentsOfDirectory(
      atPath: Self.repository.appendingPathComponent("Samples").path)
    #expect(
      names.filter { $0.hasSuffix(".ps1") }.sorted()
        == Self.samples.map { $0.script + ".ps1" }.sorted())
  }
}
