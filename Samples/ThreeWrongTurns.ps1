# Kerberos, in three wrong turns: each refusal has another cause, though the words are the same.
$storage = @{ IncludeStorage = $true; DestinationStoragePath = 'D:\VMs\file01' }
function Test-Move {
    Move-VM file01 HV01 -ComputerName HV02 @storage -ErrorAction SilentlyContinue -ErrorVariable failure
    if ($failure) { "refused: $((why).Fact)" } else { 'moved' }
}

# file01 is to come from HV02, and you sit at HV01: HV02 must be trusted to act in your name.
Enable-VMMigration HV01, HV02
Set-VMHost HV01, HV02 -UseAnyNetworkForMigration $true -VirtualMachineMigrationAuthenticationType Kerberos
$services = foreach ($service in 'Microsoft Virtual System Migration Service', 'cifs') {
    "$service/HV01", "$service/HV01.contoso.com"
}
Set-ADComputer HV02 -Server DC02 -Add @{ 'msDS-AllowedToDelegateTo' = $services }
klist purge -li 0x3e7 | Out-Null
Invoke-Command HV02 { klist purge -li 0x3e7 } | Out-Null

# First wrong turn: "Use Kerberos only". The service cannot bring your ticket along.
Test-Move

# Cured with "Use any authentication protocol" - but DC01 hears it, and HV02 asks DC02.
Set-ADAccountControl HV02$ -Server DC01 -TrustedToAuthForDelegation $true
Invoke-Command HV02 { klist purge -li 0x3e7 } | Out-Null
Test-Move

# Replicated now, but the ticket HV02 holds is from before.
repadmin /syncall DC02 /Ade | Out-Null
Test-Move

# A new ticket, and it moves. (Or wait a quarter of an hour: Step-LabClock 00:15.)
Invoke-Command HV02 { klist purge -li 0x3e7 } | Out-Null
Test-Move
Get-VM file01 | Format-Table Name, ComputerName, State
