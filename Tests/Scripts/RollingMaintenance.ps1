param($Source='HV01',$Target='HV02',[pscredential]$Credential)
$log = 'C:\Lab\maintenance.log'
function Log($m,[ValidateSet('INFO','WARN','ERROR')]$l='INFO'){ "$(Get-Date -f s) [$l] $m" | Tee-Object -FilePath $log -Append }
Enable-VMMigration -ComputerName $Source,$Target
Set-VMHost -ComputerName $Source,$Target -UseAnyNetworkForMigration $true -VirtualMachineMigrationPerformanceOption Compression
$vms = Get-VM -ComputerName $Source | ? State -eq Running | Sort MemoryAssigned
$n = 0
$moved = @()
foreach($vm in $vms){
  $n++
  Write-Progress -Activity "Draining $Source" -Status $vm.Name -PercentComplete (100*$n/$vms.Count)
  for ($try=1; $try -le 3; $try++) {
    try { $null = Move-VM -VM $vm -DestinationHost $Target -IncludeStorage -DestinationStoragePath "D:\VMs\$($vm.Name)" -ErrorAction Stop -Passthru
          Log "$($vm.Name) moved after $try try"; $moved += $vm.Name; break }
    catch { Log "$($vm.Name): $($_.FullyQualifiedErrorId)" ERROR; Start-Sleep 5 }
  }
}
$vms2 = Get-VM -ComputerName $Source | ? State -ne Running
Log ("left: " + (($vms2.Name | Sort-Object) -join ','))
$ev = Get-WinEvent -LogName Microsoft-Windows-Hyper-V-VMMS-Admin -MaxEvents 10 | Where-Object Id -in 20415,20418
Log "events: $(@($ev).Count)"
Get-WinEvent -FilterHashtable @{LogName='Microsoft-Windows-Hyper-V-VMMS-Admin'; Level=4} | Measure-Object | % Count
Restart-Computer -ComputerName $Target -WhatIf
Get-Content $log | Measure-Object -Line | % Lines
exit ($vms.Count - $moved.Count)
