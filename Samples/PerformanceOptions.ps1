# TCP/IP, Compression or SMB? The guide says: test, and decide. Each option takes db01 to HV02.
Enable-VMMigration HV01, HV02
foreach ($name in 'HV01', 'HV02') { Add-VMMigrationNetwork 192.168.10.0/24 -ComputerName $name }

$results = foreach ($option in 'TCPIP', 'Compression', 'SMB') {
    Set-VMHost HV01, HV02 -VirtualMachineMigrationPerformanceOption $option
    Move-VM db01 HV02 -IncludeStorage -DestinationStoragePath D:\VMs\db01
    $cost = Get-LabMigration db01 | Select-Object -Last 1
    [pscustomobject]@{
        Option         = $option
        'Total (s)'    = $cost.TotalSeconds
        'Memory (s)'   = $cost.MemorySeconds
        'Network (GB)' = [math]::Round($cost.WireBytes / 1GB, 1)
        'CPU (s)'      = $cost.ProcessorSeconds
        'Blackout (s)' = [math]::Round($cost.BlackoutSeconds, 2)
    }
    Undo-LabStep | Out-Null   # back to where it was, for the next option
}
$results | Format-Table
"Shortest: $(($results | Sort-Object 'Total (s)')[0].Option). Least work for the processors: $(($results | Sort-Object 'CPU (s)')[0].Option)."
