/// What each command is for, as one line: name, English, German, example.
enum WindowsHelpText {
  static let lines = directory + computers + network + programs

  private static let directory = #"""
    Get-ADComputer|Finds computer accounts by name, -Filter or -LDAPFilter, as one controller knows them.|Findet Computerkonten nach Name, -Filter oder -LDAPFilter, so wie ein Controller sie kennt.|Get-ADComputer -Filter 'Name -like "HV*"' -Properties TrustedToAuthForDelegation
    Get-ADUser|Finds user accounts.|Findet Benutzerkonten.|Get-ADUser Administrator -Properties MemberOf
    Get-ADGroup|Finds groups.|Findet Gruppen.|Get-ADGroup 'Domain Admins'
    Get-ADObject|Finds objects of any class.|Findet Objekte jeder Klasse.|Get-ADObject -LDAPFilter '(cn=HV*)'
    Set-ADComputer|Changes a computer account at one controller; the others learn of it by replication.|Ändert ein Computerkonto auf einem Controller; die anderen erfahren es durch Replikation.|Set-ADComputer HV01 -Add @{'msDS-AllowedToDelegateTo' = 'cifs/HV02'}
    Set-ADUser|Changes a user account.|Ändert ein Benutzerkonto.|Set-ADUser Administrator -Description 'Lab'
    Set-ADGroup|Changes a group.|Ändert eine Gruppe.|Set-ADGroup 'Domain Admins' -Description 'Lab'
    Set-ADObject|Changes attributes of any object.|Ändert Attribute eines beliebigen Objekts.|Get-ADComputer HV01 | Set-ADObject -Add @{'msDS-AllowedToDelegateTo' = 'cifs/HV02'}
    Set-ADAccountControl|Sets what an account may do: delegate with any protocol, never be delegated.|Legt fest, was ein Konto darf: mit jedem Protokoll delegieren, nie delegiert werden.|Set-ADAccountControl 'HV01$' -TrustedToAuthForDelegation $true
    New-ADComputer|Makes a computer account.|Legt ein Computerkonto an.|New-ADComputer HV03
    New-ADUser|Makes a user account; without -Enabled it may not sign in.|Legt ein Benutzerkonto an; ohne -Enabled darf es sich nicht anmelden.|New-ADUser jdoe -Enabled $true
    New-ADGroup|Makes a group.|Legt eine Gruppe an.|New-ADGroup HVAdmins -GroupScope Global
    Remove-ADComputer|Removes a computer account.|Entfernt ein Computerkonto.|Remove-ADComputer HV03 -Confirm:$false
    Remove-ADUser|Removes a user account.|Entfernt ein Benutzerkonto.|Remove-ADUser jdoe -Confirm:$false
    Remove-ADGroup|Removes a group.|Entfernt eine Gruppe.|Remove-ADGroup HVAdmins -Confirm:$false
    Enable-ADAccount|Lets an account sign in.|Lässt ein Konto sich anmelden.|Enable-ADAccount Administrator
    Disable-ADAccount|Keeps an account from signing in.|Sperrt ein Konto für die Anmeldung.|Disable-ADAccount jdoe
    Add-ADGroupMember|Puts accounts into a group.|Nimmt Konten in eine Gruppe auf.|Add-ADGroupMember HVAdmins -Members jdoe
    Get-ADGroupMember|Lists the members of a group.|Nennt die Mitglieder einer Gruppe.|Get-ADGroupMember 'Domain Admins'
    Remove-ADGroupMember|Takes accounts out of a group.|Nimmt Konten aus einer Gruppe.|Remove-ADGroupMember HVAdmins -Members jdoe -Confirm:$false
    Get-ADPrincipalGroupMembership|Lists the groups of an account.|Nennt die Gruppen eines Kontos.|Get-ADPrincipalGroupMembership Administrator
    Get-ADDomain|Describes the domain.|Beschreibt die Domäne.|Get-ADDomain
    Get-ADForest|Describes the forest.|Beschreibt die Gesamtstruktur.|Get-ADForest
    Get-ADDomainController|Finds domain controllers.|Findet Domänencontroller.|Get-ADDomainController -Filter *
    Get-ADTrust|Lists the domain's trusts.|Nennt die Vertrauensstellungen der Domäne.|Get-ADTrust -Filter *
    Sync-ADObject|Replicates one object at once.|Repliziert ein Objekt sofort.|Get-ADComputer HV01 | Sync-ADObject -Source DC01 -Destination DC02
    Get-ADReplicationPartnerMetadata|Shows how a controller stands with those it copies from.|Zeigt, wie ein Controller zu denen steht, von denen er kopiert.|Get-ADReplicationPartnerMetadata DC02
    Get-ADReplicationFailure|Lists partners that could not be reached.|Nennt Partner, die nicht erreichbar waren.|Get-ADReplicationFailure DC01
    Get-ADReplicationSite|Shows sites.|Zeigt Standorte.|Get-ADReplicationSite -Filter *
    Get-ADReplicationSiteLink|Shows the links between sites and how often they replicate.|Zeigt die Verbindungen zwischen Standorten und wie oft sie replizieren.|Get-ADReplicationSiteLink -Filter *
    Get-ADReplicationAttributeMetadata|Shows who changed an attribute when.|Zeigt, wer ein Attribut wann geändert hat.|Get-ADReplicationAttributeMetadata (Get-ADComputer HV01).DistinguishedName -Server DC01

    """#

  private static let computers = #"""
    Get-WindowsFeature|Lists roles and features of a host.|Nennt Rollen und Features eines Hosts.|Get-WindowsFeature Hyper-V*
    Install-WindowsFeature|Installs roles and features.|Installiert Rollen und Features.|Install-WindowsFeature FS-SMBBW
    Uninstall-WindowsFeature|Removes roles and features.|Entfernt Rollen und Features.|Uninstall-WindowsFeature FS-SMBBW
    Get-LocalGroup|Lists the groups of the computer.|Nennt die Gruppen des Computers.|Get-LocalGroup
    Get-LocalGroupMember|Lists the members of a group of the computer.|Nennt die Mitglieder einer Gruppe des Computers.|Get-LocalGroupMember 'Hyper-V Administrators'
    Add-LocalGroupMember|Puts an account into a group of the computer.|Nimmt ein Konto in eine Gruppe des Computers auf.|Add-LocalGroupMember 'Hyper-V Administrators' -Member 'CONTOSO\Domain Users'
    Remove-LocalGroupMember|Takes an account out of a group of the computer.|Nimmt ein Konto aus einer Gruppe des Computers.|Remove-LocalGroupMember 'Hyper-V Administrators' -Member 'CONTOSO\Domain Users'
    Get-LocalUser|Lists the computer's own users.|Nennt die eigenen Benutzer des Computers.|Get-LocalUser
    Get-Service|Lists services.|Nennt Dienste.|Get-Service vmms
    Start-Service|Starts services.|Startet Dienste.|Start-Service WinRM
    Stop-Service|Stops services.|Hält Dienste an.|Stop-Service WinRM
    Restart-Service|Stops services and starts them again.|Hält Dienste an und startet sie wieder.|Restart-Service vmms
    Set-Service|Changes how a service starts and whether it runs.|Ändert, wie ein Dienst startet und ob er läuft.|Set-Service WinRM -StartupType Manual
    Remove-Computer|Takes a computer out of its domain, into a workgroup.|Nimmt einen Computer aus seiner Domäne in eine Arbeitsgruppe.|Remove-Computer -ComputerName HV02 -UnjoinDomainCredential CONTOSO\Administrator -Force
    Set-Date|Sets the clock of the host; w32tm /resync sets it right again.|Stellt die Uhr des Hosts; w32tm /resync stellt sie wieder richtig.|Set-Date -Adjust 0:06
    Restart-Computer|Restarts a host: its tickets are gone, its machines come back.|Startet einen Host neu: Seine Tickets sind weg, seine Computer kommen wieder.|Restart-Computer HV02 -Force
    Add-Computer|Joins a host to a domain; a restart finishes it.|Nimmt einen Host in eine Domäne auf; ein Neustart schließt es ab.|Add-Computer contoso.com -Credential Administrator
    Export-PfxCertificate|Writes certificates with their private keys into a file, under a password.|Schreibt Zertifikate mit ihren privaten Schlüsseln unter einem Kennwort in eine Datei.|Get-ChildItem 'Cert:\LocalMachine\Shielded VM Local Certificates' | Export-PfxCertificate -FilePath C:\Lab\tpm.pfx -Password $password
    Import-PfxCertificate|Takes certificates from such a file into a store.|Nimmt Zertifikate aus einer solchen Datei in einen Speicher auf.|Import-PfxCertificate C:\Lab\tpm.pfx 'Cert:\LocalMachine\Shielded VM Local Certificates' -Password $password
    Enable-PSRemoting|Sets up remote management on the host you are on.|Richtet die Remoteverwaltung des eigenen Hosts ein.|Enable-PSRemoting -Force
    Get-Volume|Lists drives with their space.|Nennt Laufwerke mit ihrem Platz.|Get-Volume D -CimSession HV02
    Get-WinEvent|Reads event logs, newest first.|Liest Ereignisprotokolle, das Neueste zuerst.|Get-WinEvent -LogName Microsoft-Windows-Hyper-V-VMMS-Admin -MaxEvents 5
    New-CimSession|Opens sessions with hosts, for the parameter -CimSession of other commands.|Öffnet Sitzungen mit Hosts für den Parameter -CimSession anderer Befehle.|New-CimSession HV01, HV02
    Get-CimSession|Lists the open sessions.|Nennt die offenen Sitzungen.|Get-CimSession -ComputerName HV*
    Remove-CimSession|Closes sessions.|Schließt Sitzungen.|Get-CimSession | Remove-CimSession
    Get-CimInstance|Reads what a host tells about itself: its system, processor, disks, Credential Guard, planned machines.|Liest, was ein Host über sich sagt: System, Prozessor, Datenträger, Credential Guard, geplante Computer.|Get-CimInstance Win32_Processor -ComputerName HV01, HV02
    Invoke-CimMethod|Calls a method; here DestroySystem, which clears away what a broken move left.|Ruft eine Methode auf; hier DestroySystem, das Reste einer abgebrochenen Verschiebung entfernt.|Invoke-CimMethod Msvm_VirtualSystemManagementService -Namespace root/virtualization/v2 -MethodName DestroySystem -Arguments @{AffectedSystem = $planned}
    Get-LabExplanation|After a refusal, or a move that went another way than was meant: what was asked on the way, and the one fact that would change the answer. Its alias is why.|Nach einer Ablehnung oder einer Verschiebung, die anders lief als gemeint: was auf dem Weg gefragt wurde, und die eine Tatsache, die die Antwort ändern würde. Der Alias ist why.|why

    """#

  private static let network = #"""
    Get-NetAdapter|Lists network adapters.|Nennt Netzwerkadapter.|Get-NetAdapter -CimSession HV02
    Enable-NetAdapter|Switches an adapter on.|Schaltet einen Adapter ein.|Enable-NetAdapter Migration
    Disable-NetAdapter|Switches an adapter off.|Schaltet einen Adapter aus.|Disable-NetAdapter Migration
    Set-NetAdapter|Puts an adapter into a VLAN; 0 takes it out.|Setzt einen Adapter in ein VLAN; 0 nimmt ihn heraus.|Set-NetAdapter Migration -VlanID 20
    Get-NetAdapterRdma|Lists adapters that can do RDMA.|Nennt Adapter, die RDMA beherrschen.|Get-NetAdapterRdma
    Enable-NetAdapterRdma|Switches RDMA on.|Schaltet RDMA ein.|Enable-NetAdapterRdma Migration
    Disable-NetAdapterRdma|Switches RDMA off.|Schaltet RDMA aus.|Disable-NetAdapterRdma Migration
    Get-NetIPAddress|Lists addresses of adapters.|Nennt Adressen der Adapter.|Get-NetIPAddress -InterfaceAlias Migration
    New-NetIPAddress|Gives an adapter an address.|Gibt einem Adapter eine Adresse.|New-NetIPAddress -InterfaceAlias Migration -IPAddress 192.168.10.50 -PrefixLength 24
    Remove-NetIPAddress|Takes an address from an adapter.|Nimmt einem Adapter eine Adresse.|Remove-NetIPAddress 192.168.10.50 -Confirm:$false
    Get-NetRoute|Lists routes.|Nennt Routen.|Get-NetRoute
    New-NetRoute|Adds a route.|Fügt eine Route hinzu.|New-NetRoute 10.1.0.0/16 -InterfaceAlias Ethernet -NextHop 10.0.0.1
    Get-NetFirewallRule|Lists firewall rules.|Nennt Firewallregeln.|Get-NetFirewallRule -DisplayGroup Hyper-V
    New-NetFirewallRule|Makes a firewall rule.|Legt eine Firewallregel an.|New-NetFirewallRule -DisplayName Test -Direction Inbound -Action Allow -Protocol TCP -LocalPort 6600
    Set-NetFirewallRule|Changes firewall rules.|Ändert Firewallregeln.|Set-NetFirewallRule VIRT-MIGL-In-TCP-NoScope -Action Block
    Enable-NetFirewallRule|Switches firewall rules on.|Schaltet Firewallregeln ein.|Enable-NetFirewallRule -DisplayGroup Hyper-V
    Disable-NetFirewallRule|Switches firewall rules off.|Schaltet Firewallregeln aus.|Disable-NetFirewallRule -DisplayGroup Hyper-V
    Remove-NetFirewallRule|Removes firewall rules that were added.|Entfernt hinzugefügte Firewallregeln.|Remove-NetFirewallRule -DisplayName Test
    Test-NetConnection|Finds out whether a host answers, on a port or at all.|Stellt fest, ob ein Host antwortet, auf einem Port oder überhaupt.|Test-NetConnection HV02 -Port 6600
    Test-Connection|Pings hosts, or tries a TCP port.|Sendet Pings oder versucht einen TCP-Port.|Test-Connection HV02 -Count 2
    Resolve-DnsName|Asks which addresses a name stands for.|Fragt, für welche Adressen ein Name steht.|Resolve-DnsName HV02
    Get-SmbShare|Lists shared folders.|Nennt freigegebene Ordner.|Get-SmbShare
    New-SmbShare|Shares a folder.|Gibt einen Ordner frei.|New-SmbShare VMs D:\VMs
    Remove-SmbShare|Ends the sharing of a folder.|Beendet die Freigabe eines Ordners.|Remove-SmbShare VMs -Force
    Get-SmbMultichannelConnection|Shows over which adapters SMB runs.|Zeigt, über welche Adapter SMB läuft.|Get-SmbMultichannelConnection

    """#

  private static let programs = #"""
    klist|Lists or purges the Kerberos tickets of a session; 0x3e7 is the one of the system.|Zeigt oder leert die Kerberos-Tickets einer Sitzung; 0x3e7 ist die des Systems.|klist -li 0x3e7 purge
    setspn|Lists, adds, removes and looks up service principal names.|Zeigt, ergänzt, entfernt und sucht Dienstprinzipalnamen.|setspn -L HV01
    repadmin|Shows and forces replication between domain controllers.|Zeigt und erzwingt die Replikation zwischen Domänencontrollern.|repadmin /replsummary
    whoami|Tells who you are and in which groups.|Sagt, wer Sie sind und in welchen Gruppen.|whoami /groups
    secedit|Writes the local security policy into a file, or takes it from one.|Schreibt die lokale Sicherheitsrichtlinie in eine Datei oder übernimmt sie aus einer.|secedit /export /cfg C:\Lab\rights.inf /areas USER_RIGHTS
    hostname|Tells the name of the computer.|Sagt den Namen des Computers.|hostname
    gpupdate|Reads policies anew.|Liest Richtlinien neu.|gpupdate /force
    nltest|Tells which domain controller the computer uses.|Sagt, welchen Domänencontroller der Computer nutzt.|nltest /dsgetdc:contoso.com
    ping|Finds out whether an address answers.|Stellt fest, ob eine Adresse antwortet.|ping HV02
    ipconfig|Shows adapters and addresses.|Zeigt Adapter und Adressen.|ipconfig /all
    netstat|Shows who listens on which port.|Zeigt, wer auf welchem Port lauscht.|netstat -ano
    sc|Queries, starts, stops and configures services, of other hosts too and without WinRM.|Fragt Dienste ab, startet, beendet und konfiguriert sie, auch auf anderen Hosts und ohne WinRM.|sc.exe \\HV02 query WinRM
    winrm|Sets up remote management, shows and sets whom the client trusts.|Richtet die Remoteverwaltung ein, zeigt und setzt, wem der Client vertraut.|winrm quickconfig -quiet
    w32tm|Shows and sets right the computer's clock.|Zeigt und stellt die Uhr des Computers.|w32tm /query /status
    """#
}
