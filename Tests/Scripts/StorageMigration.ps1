$ErrorActionPreference = 'Stop'
Get-VM | Where-Object { $_.State -eq 'Off' } | ForEach-Object {
    Move-VMStorage -VM $_ -DestinationStoragePath "D:\Archive\$($_.Name)"
}
Move-VMStorage web01 -VirtualMachinePath D:\Config\web01 -SnapshotFilePath D:\Config\web01 -SmartPagingFilePath D:\Config\web01 -Vhds @(
    @{ SourceFilePath = 'D:\VMs\web01\Virtual Hard Disks\web01.vhdx'; DestinationFilePath = 'D:\Disks\web01.vhdx' }
)
Get-VM | Get-VMHardDiskDrive | Sort-Object VMName | Format-Table VMName, Path
Get-VM | ft Name, Path, SnapshotFileLocation
"exists: $(Test-Path D:\Disks\web01.vhdx)  old: $(Test-Path 'D:\VMs\web01\Virtual Hard Disks\web01.vhdx')"
