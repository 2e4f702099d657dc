# The whole guide, from two servers out of the box to a virtual machine that moves there and back.
Import-Lab .\WorkgroupHosts.psd1   # HV01 and HV02: no domain, no Hyper-V. You sit at ADMIN01.
$hosts = 'HV01', 'HV02'

function Sync-Directory {
    # HV01 asks DC01, HV02 in the branch asks DC02: what one of them hears, the other must fetch.
    foreach ($controller in 'DC01', 'DC02') { repadmin /syncall $controller /Ade | Out-Null }
}

# 1. Both servers join the domain. They only know their own administrator yet.
$password = ConvertTo-SecureString 'P@ssw0rd' -AsPlainText -Force
$domainAdmin = [pscredential]::new('CONTOSO\Administrator', $password)
foreach ($name in $hosts) {
    $localAdmin = [pscredential]::new("$name\Administrator", $password)
    Add-Computer -ComputerName $name -DomainName contoso.com -Credential $domainAdmin -LocalCredential $localAdmin -Restart -Force
}
Sync-Directory

# 2. The role with its tools, which needs a restart.
foreach ($name in $hosts) {
    Install-WindowsFeature Hyper-V -IncludeManagementTools -ComputerName $name -Restart | Format-Table Success, RestartNeeded, ExitCode
    New-VMSwitch LAN -NetAdapterName Ethernet -ComputerName $name | Format-Table
}
New-VM web01 -ComputerName HV01 -MemoryStartupBytes 4GB -Generation 2 -SwitchName LAN -Path D:\VMs `
    -NewVHDPath 'D:\VMs\web01\Virtual Hard Disks\web01.vhdx' -NewVHDSizeBytes 40GB | Start-VM

# 3. Live migration over the network that is there for it, by Kerberos and SMB.
foreach ($name in $hosts) {
    Enable-VMMigration -ComputerName $name
    Add-VMMigrationNetwork 192.168.10.0/24 -ComputerName $name
    Set-VMHost -ComputerName $name -VirtualMachineMigrationAuthenticationType Kerberos -VirtualMachineMigrationPerformanceOption SMB
}

# 4. Constrained delegation, in both directions, for the migration and for the files.
foreach ($from in $hosts) {
    $to = $hosts | Where-Object { $_ -ne $from }
    $services = foreach ($service in 'Microsoft Virtual System Migration Service', 'cifs') {
        "$service/$to", "$service/$to.contoso.com"
    }
    Set-ADComputer $from -Add @{ 'msDS-AllowedToDelegateTo' = $services }
    Set-ADAccountControl "$from$" -TrustedToAuthForDelegation $true
}

# 5. Both controllers must know, and the hosts need new tickets.
Sync-Directory
foreach ($name in $hosts) {
    Invoke-Command -ComputerName $name { klist purge -li 0x3e7 } | Out-Null
}

# 6. There, and back again, each time with the storage and without stopping.
Move-VM web01 HV02 -ComputerName HV01 -IncludeStorage -DestinationStoragePath D:\VMs\web01
Get-VM -ComputerName $hosts | Format-Table Name, ComputerName, State, Path
Move-VM web01 HV01 -ComputerName HV02 -IncludeStorage -DestinationStoragePath D:\VMs\web01
Get-VM -ComputerName $hosts | Format-Table Name, ComputerName, State, Path
