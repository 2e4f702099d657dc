Import-Module ActiveDirectory
$nodes = Get-ADComputer -Filter 'Name -like "HV*"' -Properties PrincipalsAllowedToDelegateToAccount
foreach ($node in $nodes) {
    $others = $nodes | Where-Object Name -ne $node.Name
    Set-ADComputer -Identity $node -PrincipalsAllowedToDelegateToAccount $others
}
foreach ($node in $nodes) {
    $fresh = Get-ADComputer $node.Name -Properties PrincipalsAllowedToDelegateToAccount, 'msDS-AllowedToActOnBehalfOfOtherIdentity'
    [pscustomobject]@{ Name = $fresh.Name; MayDelegateToIt = $fresh.PrincipalsAllowedToDelegateToAccount -join ';' }
}
Get-ADDomainController -Filter * | ForEach-Object { repadmin /syncall $_.HostName /Ade | Out-Null }
Invoke-Command -ComputerName $nodes.Name -ScriptBlock { klist -li 0x3e7 purge | Out-Null; $env:COMPUTERNAME }
Enable-VMMigration -ComputerName $nodes.Name
Set-VMHost -ComputerName $nodes.Name -VirtualMachineMigrationAuthenticationType Kerberos -UseAnyNetworkForMigration $true
Move-VM -Name file01 -ComputerName HV02 -DestinationHost HV01 -IncludeStorage -DestinationStoragePath 'D:\VMs\file01'
Get-VM file01 | Select-Object Name, ComputerName, State | Format-List
