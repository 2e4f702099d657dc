# Moves several machines as jobs and reports what came of each.
param([string[]]$Name = @('web01', 'db01', 'gone01'), [string]$Destination = 'HV02')
Set-VMHost HV01, HV02 -UseAnyNetworkForMigration $true -MaximumVirtualMachineMigrations 3
Enable-VMMigration HV01, HV02
$jobs = @{}
foreach ($vm in $Name) {
    $jobs[$vm] = Move-VM -Name $vm -DestinationHost $Destination -IncludeStorage -DestinationStoragePath "D:\VMs\$vm" -AsJob
}
while ($jobs.Values | Where-Object State -eq 'Running') { Start-Sleep -Seconds 2 }
$report = foreach ($vm in $Name) {
    Receive-Job $jobs[$vm] -ErrorAction SilentlyContinue -ErrorVariable problem
    [pscustomobject]@{ VM = $vm; State = $jobs[$vm].State; Problem = "$($problem | Select-Object -First 1)" }
}
$jobs.Values | Remove-Job
$report | ConvertTo-Html -Title 'Moves' | Out-File C:\Lab\moves.html -Encoding UTF8
$report
