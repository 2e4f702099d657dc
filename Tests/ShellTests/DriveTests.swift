import Foundation
import Testing

/// The drives of the hosts: what was written to them, and the files of Hyper-V.
@Suite @MainActor struct DriveTests {
  nonisolated static let cases: [(String, [String])] = [
    ("(Get-ChildItem D:\\ -Name) -join ' '", ["ISO VMs"]),
    (
      "$d = Get-PSDrive D; $f = $d.Free; $null = New-VHD D:\\a.vhdx -SizeBytes 1GB -Fixed; ($f - $d.Free) / 1GB; $d.Free -eq (Get-Volume D).SizeRemaining; (Get-PSDrive D | Out-String -Stream)[3] -replace ' +', ' '",
      ["1", "True", "D 264.00 1599.00 FileSystem D:\\ "]
    ),
    (
      "(Get-ChildItem D:\\VMs\\web01 -Recurse -File).Name -join ' '",
      [
        "web01.vhdx B0DEBBAD-AE2F-4733-ACD5-E1DD4F4DC74B.vmcx "
          + "B0DEBBAD-AE2F-4733-ACD5-E1DD4F4DC74B.vmrs"
      ]
    ),
    (
      "try { Remove-Item D:\\VMs\\web01 -Recurse -Force -ErrorAction Stop } catch { \"$_\" }; (Get-VM web01).State",
      [
        "Cannot remove item D:\\VMs\\web01\\Virtual Hard Disks\\web01.vhdx: The process cannot access "
          + "the file 'D:\\VMs\\web01\\Virtual Hard Disks\\web01.vhdx' because it is being used by another "
          + "process.",
        "Running",
      ]
    ),
    (
      "$null = New-VHD D:\\t\\a.vhdx -SizeBytes 10GB; Copy-Item D:\\t\\a.vhdx D:\\t\\b.vhdx; Rename-Item D:\\t\\b.vhdx c.vhdx; Move-Item D:\\t\\c.vhdx D:\\d.vhdx; Remove-Item D:\\t -Recurse; Test-Path D:\\t, D:\\d.vhdx; (Get-VHD D:\\d.vhdx).Size / 1GB",
      ["False", "True", "10"]
    ),
    (  // a machine that is off keeps nothing open, and yet its disk stays
      "$d = 'Virtual Hard Disks'; Copy-Item \"D:\\VMs\\app01\\$d\\app01.vhdx\" D:\\copy.vhdx; (Get-VHD D:\\copy.vhdx).Size / 1GB; try { Copy-Item \"D:\\VMs\\web01\\$d\\web01.vhdx\" D:\\no.vhdx -ErrorAction Stop } catch { Test-Path D:\\no.vhdx }; try { Remove-Item \"D:\\VMs\\app01\\$d\\app01.vhdx\" -ErrorAction Stop } catch { 'kept' }",
      ["60", "False", "kept"]
    ),
    (
      "Remove-VM app01 -Force; Remove-Item D:\\VMs\\app01 -Recurse; Test-Path D:\\VMs\\app01; Remove-Item D:\\ISO -Recurse; Test-Path D:\\ISO",
      ["False", "False"]
    ),
    (
      "Set-Content D:\\VMs\\web01\\notes.txt hello; Get-Content D:\\VMs\\web01\\notes.txt; (mkdir D:\\neu).FullName; md D:\\x | Out-Null; Test-Path D:\\x",
      ["hello", "D:\\neu", "True"]
    ),
    (
      "Invoke-Command HV02 { (Get-ChildItem D:\\VMs -Recurse -Filter *.vhdx).Name; Test-Path D:\\VMs\\web01 }",
      ["file01.vhdx", "False"]
    ),
    (
      "(Invoke-Command HV02 { Get-VM } | Format-Table State | Out-String -Stream)[3].Trim()",
      ["Running"]
    ),
    (
      "$a = @{ Name = 'web01' }; Invoke-Command HV01 { (Get-VM @using:a).Name }", ["web01"]
    ),
    (
      "Rename-VMSwitch LAN Produktion; (Get-VMNetworkAdapter web01).SwitchName; (Rename-VMSwitch Produktion LAN -Passthru).Name",
      ["Produktion", "LAN"]
    ),
    (
      "Export-VM legacy01 D:\\X; $p = (Get-ChildItem D:\\X -Recurse -Filter *.vmcx).FullName; Remove-Item D:\\ISO -Recurse; Rename-VMSwitch LAN Other; $r = Compare-VM -Path $p -Copy -GenerateNewId -VhdDestinationPath D:\\Y; $r.Incompatibilities.MessageId -join ' '; try { Import-VM $p -Copy -GenerateNewId -ErrorAction Stop } catch { \"$_\".Substring(0, 32) }; $r.Incompatibilities | ForEach-Object { if ($_.MessageId -eq 33012) { $_.Source | Disconnect-VMNetworkAdapter } else { $_.Source | Set-VMDvdDrive -Path $null } }; $r = Compare-VM -CompatibilityReport $r; \"[$($r.Incompatibilities)]\"; (Import-VM -CompatibilityReport $r).Name; @(Get-VM legacy01).Count",
      [
        "33012 40010", "Unable to import virtual machine", "[]", "legacy01", "2",
      ]
    ),
    (
      "Export-VM web01 D:\\X; try { Export-VM web01 D:\\X -ErrorAction Stop } catch { \"$_\".Split([char]10)[-1] }; $p = (Get-ChildItem D:\\X -Recurse -Filter *.vmcx).FullName; try { Import-VM $p -ErrorAction Stop } catch { \"$_\".Contains('same identifier') }; try { Import-VM D:\\no.vmcx -ErrorAction Stop } catch { \"$_\".Contains('0x80070002') }; (Import-VM $p -Copy -GenerateNewId -VhdDestinationPath D:\\Z).State",
      ["'D:\\X\\web01': The file exists. (0x80070050).", "True", "True", "Saved"]
    ),
  ]

  @Test(arguments: cases) func drives(_ command: String, _ answer: [String]) {
    let found = Replay().run(["-NoProfile", "-Command", command])
    #expect(found.merged == answer.map { $0 + "\n" }.joined(), "\(command)")
  }

  @Test func theyStayInTheStateFile() {
    let state = NSTemporaryDirectory() + "hvlab-" + UUID().uuidString + ".hvlab"
    defer { try? FileManager.default.removeItem(atPath: state) }
    func run(_ command: String) -> String {
      Replay().run(["-NoProfile", "-State", state, "-Command", command]).merged
    }
    #expect(
      run("Set-Content D:\\a.txt one; Set-Content C:\\a.txt two; Export-VM app01 D:\\X").isEmpty)
    #expect(
      run("Get-Content D:\\a.txt, C:\\a.txt; (Get-ChildItem C:\\ -Name) -contains 'D:'")
        == "one\ntwo\nFalse\n")
    #expect(run("(Get-ChildItem D:\\X -Recurse -Filter *.vmcx).Count") == "1\n")
    #expect(
      run("Remove-Item \"$env:SystemDrive\\a.txt\"; Test-Path D:\\a.txt, C:\\a.txt")
        == "True\nFalse\n")
  }

  @Test func aLanguageNobodySpeaks() {
    let answer = Replay().run(["-Language", "xx", "-Command", "1"])
    #expect(answer.exitCode == 64)
    #expect(answer.error.contains("Invalid Language value 'xx'"))
  }
}
