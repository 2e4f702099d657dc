$sessions = New-PSSession -ComputerName HV01, HV02
$facts = Invoke-Command -Session $sessions -ScriptBlock {
    param($Minimum)
    $h = Get-VMHost
    [pscustomobject]@{
        Host = $env:COMPUTERNAME
        Logical = $h.LogicalProcessorCount
        MemoryGB = [math]::Round($h.MemoryCapacity / 1GB)
        VMs = (Get-VM | Measure-Object).Count
        Running = @(Get-VM | Where-Object State -eq 'Running').Count
        FreeGB = [math]::Round((Get-Volume -DriveLetter D).SizeRemaining / 1GB)
        Enough = (Get-Volume -DriveLetter D).SizeRemaining -gt $Minimum
    }
} -ArgumentList 500GB
$facts | Sort-Object Host | Format-Table Host, Logical, MemoryGB, VMs, Running, FreeGB, Enough, PSComputerName
Invoke-Command -Session $sessions { Enable-VMMigration; Set-VMHost -UseAnyNetworkForMigration $true }
$sessions | Remove-PSSession
Get-PSSession
$sw = Invoke-Command HV01, HV02 { Get-VMSwitch | Select-Object Name, SwitchType }
Compare-Object ($sw | ? PSComputerName -eq HV01) ($sw | ? PSComputerName -eq HV02) -Property Name -IncludeEqual | ft
$job = Invoke-Command HV01, HV02 { Get-VM } -AsJob
$job | Wait-Job | Receive-Job | Sort-Object Name | Format-Table Name, State, PSComputerName
