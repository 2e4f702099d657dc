# Constrained delegation for all pairs of hosts
param([string[]]$VMHosts = ('HV01','HV02'))
$domain = (Get-ADDomain).DNSRoot
foreach ($source in $VMHosts) {
    $spns = @()
    foreach ($target in $VMHosts) {
        if ($source -eq $target) { continue }
        $spns += "Microsoft Virtual System Migration Service/$target"
        $spns += "Microsoft Virtual System Migration Service/$target.$domain"
        $spns += "cifs/$target"
        $spns += "cifs/$target.$domain"
    }
    Get-ADComputer -Identity $source | Set-ADObject -Replace @{ 'msDS-AllowedToDelegateTo' = $spns }
    Get-ADComputer -Identity $source | Set-ADAccountControl -TrustedForDelegation $false -TrustedToAuthForDelegation $true
}
$list = Get-ADComputer -Filter * -Properties msDS-AllowedToDelegateTo, TrustedToAuthForDelegation |
    Where-Object { $_.'msDS-AllowedToDelegateTo' } |
    Select-Object Name, TrustedToAuthForDelegation, @{n='Count';e={$_.'msDS-AllowedToDelegateTo'.Count}}
$list
$list | ConvertTo-Json -Depth 3 | Set-Content C:\Lab\delegation.json
(Get-Content C:\Lab\delegation.json -Raw | ConvertFrom-Json).Name -join ','
Get-ADReplicationPartnerMetadata -Target DC01 | Select-Object Partner, LastReplicationResult | Format-List
