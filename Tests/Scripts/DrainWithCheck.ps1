#Requires -RunAsAdministrator
param([Parameter(Position=0)][string]$Source='HV01', [string]$Target='HV02')
$free = (Get-CimInstance Win32_OperatingSystem -ComputerName $Target).FreePhysicalMemory * 1KB
$need = (Get-VM -ComputerName $Source | Measure-Object MemoryAssigned -Sum).Sum
"{0:n1} GB needed, {1:n1} GB free" -f ($need/1GB), ($free/1GB)
if ($need -gt $free) { throw "not enough memory on $Target" }
Enable-VMMigration $Source,$Target; Set-VMHost $Source,$Target -UseAnyNetworkForMigration $true
$i = 0; $all = @(Get-VM -ComputerName $Source)
foreach ($vm in $all | Sort-Object MemoryAssigned -Descending) {
    $i++; Write-Progress -Activity "Evacuating $Source" -Status $vm.Name -PercentComplete ($i / $all.Count * 100)
    if ($vm.DVDDrives.Path) { $vm | Get-VMDvdDrive | Set-VMDvdDrive -Path $null }
    $null = Move-VM -VM $vm -DestinationHost $Target -IncludeStorage -DestinationStoragePath (Join-Path 'D:\VMs' $vm.Name) -Verbose
    while ((Get-VM -Id $vm.Id -ComputerName $Target).Status -ne 'Operating normally') { Start-Sleep 1 }
}
Write-Progress -Activity "Evacuating $Source" -Completed
if (@(Get-VM -ComputerName $Source).Count -eq 0) { Write-Host "$Source is empty" -ForegroundColor Green; Restart-Computer -ComputerName $Source -Force -WhatIf }
Get-VM -ComputerName $Target | Sort-Object Name | Format-Table Name, State, @{l='GB';e={$_.MemoryAssigned/1GB};f='n1'}, @{l='IP';e={$_.NetworkAdapters[0].IPAddresses -join ', '}}
