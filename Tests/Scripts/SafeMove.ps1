function Move-VMSafely {
    [CmdletBinding()]
    param(
        [Parameter(Mandatory, ValueFromPipelineByPropertyName)][Alias('VMName')][string]$Name,
        [Parameter(Mandatory)][string]$DestinationHost,
        [string]$StorageRoot = 'D:\VMs'
    )
    process {
        $path = Join-Path $StorageRoot $Name
        try {
            $report = Compare-VM -Name $Name -DestinationHost $DestinationHost -IncludeStorage -DestinationStoragePath $path -ErrorAction Stop
            if ($report.Incompatibilities) {
                foreach ($i in $report.Incompatibilities) {
                    Write-Warning ("{0}: {1} ({2})" -f $Name, $i.Message, $i.MessageId)
                    switch ($i.MessageId) {
                        33012 { $i.Source | Disconnect-VMNetworkAdapter }
                        40010 { $i.Source | Set-VMDvdDrive -Path $null }
                        default { throw "Do not know how to mend $($i.MessageId)" }
                    }
                }
                $report = Compare-VM -CompatibilityReport $report
            }
            Move-VM -CompatibilityReport $report -ErrorAction Stop
            [pscustomobject]@{ VM = $Name; Result = 'OK'; Error = $null }
        }
        catch [Microsoft.HyperV.PowerShell.VirtualizationException] {
            [pscustomobject]@{ VM = $Name; Result = 'Failed'; Error = $_.Exception.Message.Split("`n")[0] }
        }
        catch {
            [pscustomobject]@{ VM = $Name; Result = 'Error'; Error = "$_" }
        }
        finally { Write-Verbose "done with $Name" -Verbose }
    }
}
Enable-VMMigration HV01,HV02
Set-VMHost HV01,HV02 -UseAnyNetworkForMigration $true
Rename-VMSwitch -Name LAN -NewName Produktion -ComputerName HV02
Get-VM web01, legacy01 | Move-VMSafely -DestinationHost HV02
'gibtsnicht' | ForEach-Object { Move-VMSafely -Name $_ -DestinationHost HV02 }
Get-VM -ComputerName HV02 | Get-VMNetworkAdapter | ft VMName, SwitchName, Status
Get-VMNetworkAdapter -VMName web01 -ComputerName HV02 | Connect-VMNetworkAdapter -SwitchName Produktion
(Get-VMNetworkAdapter -VMName web01 -ComputerName HV02).SwitchName
