# CredSSP: simple to set up, but you must be signed in at the host the machine leaves.
Enable-VMMigration HV01, HV02
Set-VMHost HV01, HV02 -VirtualMachineMigrationAuthenticationType CredSSP -UseAnyNetworkForMigration $true
$move = @{ IncludeStorage = $true; DestinationStoragePath = 'D:\VMs\web01'; ErrorAction = 'Stop' }

# You sit at HV01: from there it works.
Move-VM web01 HV02 @move
"there: web01 is on $((Get-VM web01 -ComputerName HV02).ComputerName)"

# Back again, HV02 is the source, and you are not signed in there.
try {
    Move-VM web01 HV01 -ComputerName HV02 @move
} catch {
    "back: $($_.Exception.Message)"
}
(why).Fact

# A plain remote session carries no credentials either ...
Invoke-Command HV02 { try { Move-VM web01 HV01 @using:move } catch { "remotely: $($_.Exception.Message)" } }

# ... but one by CredSSP hands yours over. Both ends must allow it.
Enable-WSManCredSSP -Role Client -DelegateComputer HV02 -Force | Out-Null
Invoke-Command HV02 { Enable-WSManCredSSP -Role Server -Force } | Out-Null
$you = [pscredential]::new('CONTOSO\Administrator', (ConvertTo-SecureString 'P@ssw0rd' -AsPlainText -Force))
Invoke-Command HV02 -Authentication Credssp -Credential $you { Move-VM web01 HV01 @using:move }
"cured: web01 is on $((Get-VM web01).ComputerName)"
