# Maintenance: every machine leaves HV01. What cannot go as it is, is put right first.
param([string] $From = 'HV01', [string] $To = 'HV02')

Enable-VMMigration $From, $To
Set-VMHost $From, $To -UseAnyNetworkForMigration $true -MaximumVirtualMachineMigrations 4 -MaximumStorageMigrations 4

$report = foreach ($vm in Get-VM -ComputerName $From) {
    $target = "D:\VMs\$($vm.Name)"
    $row = [ordered]@{ Name = $vm.Name; Was = $vm.State; Mended = ''; Result = 'moved' }
    $check = Compare-VM $vm $To -IncludeStorage -DestinationStoragePath $target
    foreach ($problem in $check.Incompatibilities) {
        if ($problem.MessageId -eq 40010) {
            Get-VMDvdDrive $vm | Set-VMDvdDrive -Path $null
            $row.Mended = 'ejected the ISO'
        }
    }
    try {
        Move-VM $vm $To -IncludeStorage -DestinationStoragePath $target -ErrorAction Stop
    } catch {
        $row.Result = $_.Exception.Message
    }
    [pscustomobject] $row
}
$report | Format-Table
"Left on ${From}: $(@(Get-VM -ComputerName $From).Count)"
