# Configure-LiveMigration.ps1
[CmdletBinding()]
param([string[]]$Hosts = @('HV01','HV02'), [string]$Network = '192.168.10.0/24')
$sessions = New-CimSession -ComputerName $Hosts
Enable-VMMigration -CimSession $sessions
foreach ($s in $sessions) {
    Set-VMHost -CimSession $s -UseAnyNetworkForMigration $false -VirtualMachineMigrationAuthenticationType Kerberos -MaximumVirtualMachineMigrations 4 -MaximumStorageMigrations 4
    if (-not (Get-VMMigrationNetwork -CimSession $s -ErrorAction Ignore | Where-Object Subnet -eq $Network)) {
        Add-VMMigrationNetwork -Subnet $Network -Priority 1 -CimSession $s -Passthru | Format-Table
    }
}
Set-VMHost -CimSession $sessions -VirtualMachineMigrationPerformanceOption SMB -Passthru | Select Name, VirtualMachineMigrationPerformanceOption
Get-CimSession | Format-Table Id, Name, ComputerName, Protocol
$sessions | Remove-CimSession
Get-VMHost -ComputerName $Hosts | Format-List Name, *Migration*
