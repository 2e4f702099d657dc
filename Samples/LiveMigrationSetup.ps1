# Step 2 of "Set up hosts for live migration without Failover Clustering", on both hosts, and a move.

# On the first host
Enable-VMMigration
Set-VMMigrationNetwork 192.168.10.1
Set-VMHost -VirtualMachineMigrationAuthenticationType Kerberos
Set-VMHost -VirtualMachineMigrationPerformanceOption SMBTransport

# The same on the second host
Enable-VMMigration -ComputerName HV02
Set-VMMigrationNetwork 192.168.10.2 -ComputerName HV02
Set-VMHost -ComputerName HV02 -VirtualMachineMigrationAuthenticationType Kerberos
Set-VMHost -ComputerName HV02 -VirtualMachineMigrationPerformanceOption SMBTransport

# What is set now
Get-VMHost | Format-Table
Get-VMMigrationNetwork | Format-Table

# The next step of the guide: move a running virtual machine with its storage
Move-VM web01 HV02 -IncludeStorage -DestinationStoragePath D:\VMs\web01
Get-VM -ComputerName HV02 | Format-Table
