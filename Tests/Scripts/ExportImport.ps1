New-Item -ItemType Directory -Path D:\Export -Force | Out-Null
Stop-VM app01 -Force -ErrorAction SilentlyContinue
Export-VM -Name app01 -Path D:\Export
Get-ChildItem D:\Export -Recurse | ForEach-Object FullName
$vmcx = Get-ChildItem 'D:\Export\app01\Virtual Machines' -Filter *.vmcx
$copy = Import-VM -Path $vmcx.FullName -Copy -GenerateNewId -VirtualMachinePath D:\VMs\app02 -VhdDestinationPath 'D:\VMs\app02\Virtual Hard Disks'
Rename-VM -VM $copy -NewName app02
Get-VM app0* | Format-Table Name, State, Id
Get-VMHardDiskDrive app02 | Format-Table VMName, Path
$r = Compare-VM -Path $vmcx.FullName -Copy -GenerateNewId
$r.OperationType; $r.VM.Name; $r.Incompatibilities.Count
Remove-VM app01 -Force
Import-VM -Path $vmcx.FullName -Register
