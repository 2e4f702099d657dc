$config = @'
Name,MemoryGB,DiskGB,CPU,Switch
app10,2,40,2,LAN
app11,4,60,4,LAN
lab01,1,20,1,Isolated
'@ | ConvertFrom-Csv
if (-not (Get-VMSwitch -Name Isolated -ErrorAction SilentlyContinue)) { New-VMSwitch -Name Isolated -SwitchType Private | Out-Null }
foreach ($c in $config) {
    $vhd = "D:\VMs\$($c.Name)\Virtual Hard Disks\$($c.Name).vhdx"
    New-VHD -Path $vhd -SizeBytes ([int64]$c.DiskGB * 1GB) -Dynamic | Out-Null
    $vm = New-VM -Name $c.Name -Generation 2 -MemoryStartupBytes ([int64]$c.MemoryGB * 1GB) -VHDPath $vhd -SwitchName $c.Switch -Path D:\VMs
    if ($c.MemoryGB -gt 1) { Set-VMMemory $c.Name -DynamicMemoryEnabled $true -MinimumBytes 512MB -MaximumBytes 8GB }
    $vm | Set-VM -ProcessorCount $c.CPU -AutomaticStopAction ShutDown -Notes "made by script" -PassThru | Start-VM
    Checkpoint-VM -VM $vm -SnapshotName "fresh"
    Enable-VMResourceMetering -VM $vm
}
Start-Sleep -Seconds 60
Get-VM app1*, lab01 | Measure-VM | Format-Table
Get-VM app1*, lab01 | Format-Table Name, State, Generation, ProcessorCount, @{n='GB';e={$_.MemoryStartup/1GB}}, Notes
Get-VHD -VMId (Get-VM app11).Id | Select-Object Path, VhdType, @{n='SizeGB';e={$_.Size/1GB}}, ParentPath
Get-VMSnapshot -VMName app1* | Select-Object VMName, Name, SnapshotType
Restore-VMSnapshot -VMName app10 -Name fresh -Confirm:$false
Remove-VMSnapshot -VMName app11 -Name fresh
Test-Path 'D:\VMs\app10\Virtual Hard Disks\app10.vhdx'
(Get-ChildItem D:\VMs -Recurse -Filter *.vhdx).Name -join ' '
