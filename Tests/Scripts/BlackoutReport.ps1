# Moves every running machine there and back, then reads the blackouts from the event logs.
Enable-VMMigration HV01, HV02
Set-VMHost HV01, HV02 -UseAnyNetworkForMigration $true
$names = (Get-VM | Where-Object State -eq 'Running').Name
$names | ForEach-Object { Move-VM $_ HV02 -IncludeStorage -DestinationStoragePath "D:\VMs\$_" }
Invoke-Command HV02 { $using:names | ForEach-Object { Stop-VM $_; Start-VM $_ } }
$filter = @{ LogName = 'Microsoft-Windows-Hyper-V-VMMS-Admin'; Id = 20415, 20417; StartTime = (Get-Date).AddHours(-1) }
Get-WinEvent -FilterHashtable $filter -Oldest | ForEach-Object {
    $data = ([xml]$_.ToXml()).Event.UserData.VmlEventLog
    [pscustomobject]@{ VM = $data.Parameter0; Seconds = [double]$data.Parameter2; Same = $_.Properties[2].Value -eq $data.Parameter2 }
} | Export-Csv C:\Lab\blackout.csv -NoTypeInformation -Encoding UTF8
Get-WinEvent -ComputerName HV02 -LogName Microsoft-Windows-Hyper-V-Worker-Admin | Group-Object Id | Sort-Object Name | ForEach-Object { "$($_.Name): $($_.Count)" }
