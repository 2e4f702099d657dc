import Testing

extension WindowsCommandsTests {
  /// The directory's commands: what they find, what they change, and what they refuse.
  @Suite @MainActor struct DirectoryCommands {
    let windows = WindowsSession()

    nonisolated private static let filters: [(String, [String])] = [
      ("Get-ADComputer -Filter *", ["ADMIN01", "DC01", "DC02", "HV01", "HV02"]),
      ("Get-ADComputer -Filter 'Name -like \"HV*\"'", ["HV01", "HV02"]),
      ("Get-ADComputer -Filter {Name -like 'hv*' -and Enabled -eq $true}", ["HV01", "HV02"]),
      ("$n = 'HV02'; Get-ADComputer -Filter {Name -eq $n}", ["HV02"]),
      ("$n = 'HV'; Get-ADComputer -Filter \"Name -eq '${n}01'\"", ["HV01"]),
      ("Get-ADComputer -Filter 'Name -like \"DC*\" -and -not (Name -eq \"DC01\")'", ["DC02"]),
      ("Get-ADComputer -Filter 'Name -eq \"HV01\" -or Name -eq \"DC01\"'", ["DC01", "HV01"]),
      ("Get-ADComputer -Filter 'userAccountControl -band 8192'", ["DC01", "DC02"]),
      (
        "Get-ADComputer -Filter 'ServicePrincipalName -like \"Hyper-V Replica*\"'",
        ["HV01", "HV02"]
      ),
      ("Get-ADComputer -LDAPFilter '(cn=HV*)'", ["HV01", "HV02"]),
      ("Get-ADComputer -LDAPFilter '(&(objectClass=computer)(!(cn=HV*))(!(cn=DC*)))'", ["ADMIN01"]),
      (
        "Get-ADComputer -LDAPFilter '(userAccountControl:1.2.840.113556.1.4.803:=8192)'",
        ["DC01", "DC02"]
      ),
      (
        "Get-ADComputer -Filter * -SearchBase 'OU=Domain Controllers,DC=contoso,DC=com'",
        ["DC01", "DC02"]
      ),
      ("Get-ADComputer -Filter * -ResultSetSize 1", ["ADMIN01"]),
    ]

    @Test(arguments: filters)
    func filter(_ script: String, _ wanted: [String]) {
      let parts = script.hasPrefix("$") ? script : script
      #expect(windows.run("& { \(parts) } | ForEach-Object Name") == wanted)
    }

    nonisolated private static let refusals: [(String, String)] = [
      (
        "Get-ADComputer HV09",
        "ObjectNotFound|ActiveDirectoryCmdlet:Microsoft.ActiveDirectory.Management."
          + "ADIdentityNotFoundException,"
          + "Microsoft.ActiveDirectory.Management.Commands.GetADComputer"
      ),
      (
        "Get-ADUser Administrator -Properties bogus",
        "InvalidArgument|ActiveDirectoryCmdlet:System.ArgumentException,"
          + "Microsoft.ActiveDirectory.Management.Commands.GetADUser"
      ),
      (
        "Add-ADGroupMember 'Domain Admins' -Members nobody",
        "ObjectNotFound|SetADGroupMember.ValidateMembersParameter,"
          + "Microsoft.ActiveDirectory.Management.Commands.AddADGroupMember"
      ),
      (
        "Get-ADComputer HV01 -Server HV02",
        "ResourceUnavailable|ActiveDirectoryServer:0,"
          + "Microsoft.ActiveDirectory.Management.Commands.GetADComputer"
      ),
      (
        "Set-ADComputer HV02 -ServicePrincipalNames @{Add='HOST/HV01'}",
        "NotSpecified|ActiveDirectoryServer:8647,"
          + "Microsoft.ActiveDirectory.Management.Commands.SetADComputer"
      ),
      (
        "Get-Service nix",
        "ObjectNotFound|NoServiceFoundForGivenName,"
          + "Microsoft.PowerShell.Commands.GetServiceCommand"
      ),
      (
        "Get-NetAdapter Nope",
        "ObjectNotFound|CmdletizationQuery_NotFound_Name,Get-NetAdapter"
      ),
      (
        "Add-LocalGroupMember Administrators -Member nobody",
        "ObjectNotFound|PrincipalNotFound,"
          + "Microsoft.PowerShell.Commands.AddLocalGroupMemberCommand"
      ),
      (
        "Resolve-DnsName nix",
        "ResourceUnavailable|DNS_ERROR_RCODE_NAME_ERROR,"
          + "Microsoft.DnsClient.Commands.ResolveDnsName"
      ),
    ]

    @Test(arguments: refusals)
    func refusal(_ script: String, _ wanted: String) {
      windows.run(script)
      #expect(windows.lastError == wanted)
    }

    /// A change is known to the controller that took it, and to the other once it is replicated.
    @Test func changesReplicate() {
      windows.run(
        "Set-ADComputer HV01 -Server DC01 -Add @{'msDS-AllowedToDelegateTo' = 'cifs/HV02'}")
      let ask = { (server: String) in
        windows.run(
          "(Get-ADComputer HV01 -Server \(server) -Properties 'msDS-AllowedToDelegateTo')."
            + "'msDS-AllowedToDelegateTo'")
      }
      #expect(ask("DC01") == ["cifs/HV02"])
      #expect(ask("DC02") == [""] || ask("DC02") == [])
      windows.run("Get-ADComputer HV01 | Sync-ADObject -Source DC01 -Destination DC02")
      #expect(ask("DC02") == ["cifs/HV02"])
    }

    @Test func replaceRemoveAndClear() {
      windows.run("Set-ADComputer HV01 -Replace @{description = 'one'}")
      #expect(windows.run("(Get-ADComputer HV01 -Properties Description).Description") == ["one"])
      windows.run("Set-ADComputer HV01 -Clear description")
      #expect(
        windows.run("$null -eq (Get-ADComputer HV01 -Properties Description).Description") == [
          "True"
        ])
      windows.run("Set-ADAccountControl 'HV01$' -TrustedToAuthForDelegation $true")
      #expect(
        windows.run("(Get-ADComputer HV01 -Properties *).TrustedToAuthForDelegation") == ["True"])
    }

    @Test func groupsHaveMembers() {
      windows.run("New-ADGroup HVAdmins -GroupScope Global")
      windows.run("Add-ADGroupMember HVAdmins -Members Administrator, 'HV01$'")
      #expect(windows.run("Get-ADGroupMember HVAdmins | % name") == ["Administrator", "HV01"])
      windows.run("Remove-ADGroupMember HVAdmins -Members 'HV01$' -Confirm:$false")
      #expect(windows.run("Get-ADGroupMember HVAdmins | % name") == ["Administrator"])
    }
  }
}
