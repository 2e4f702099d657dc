$rows = foreach ($h in 'HV01','HV02') {
    foreach ($vm in (Get-VM -ComputerName $h)) {
        $disks = $vm | Get-VMHardDiskDrive
        [pscustomobject][ordered]@{
            Host = $h; VM = $vm.Name; State = "$($vm.State)"; Version = $vm.Version
            GB = [math]::Round($vm.MemoryStartup / 1GB, 1)
            Disks = ($disks | ForEach-Object { Split-Path $_.Path -Leaf }) -join ', '
            DiskGB = [math]::Round((($disks | ForEach-Object { Get-VHD -Path $_.Path -ComputerName $h }).FileSize | Measure-Object -Sum).Sum / 1GB, 1)
            IP = ($vm.NetworkAdapters.IPAddresses -join ', ')
            Uptime = '{0:d\.hh\:mm}' -f $vm.Uptime
        }
    }
}
$rows | Group-Object Host | ForEach-Object { "$($_.Name): $($_.Count) machines, $(($_.Group | Measure-Object GB -Sum).Sum) GB" }
$rows | Export-Csv C:\Lab\vms.csv -NoTypeInformation -Delimiter ';'
Get-Content C:\Lab\vms.csv | Select-Object -First 3
$rows | Where-Object State -eq Running | ConvertTo-Json | Out-File C:\Lab\running.json
(Get-Content C:\Lab\running.json -Raw | ConvertFrom-Json | Sort-Object DiskGB -Descending)[0].VM
$rows | ConvertTo-Html -Title VMs -Property Host, VM, State | Set-Content C:\Lab\vms.html
(Get-Item C:\Lab\vms.html).Length -gt 300
$rows | Format-Table -GroupBy Host -Property VM, State, GB, DiskGB, IP
