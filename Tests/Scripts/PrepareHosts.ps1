#Requires -Modules Hyper-V
[CmdletBinding(SupportsShouldProcess)]
param(
    [Parameter(Position = 0)][ValidateNotNullOrEmpty()][string[]] $ComputerName = @('HV01', 'HV02'),
    [ValidateSet('CredSSP', 'Kerberos')][string] $Authentication = 'Kerberos',
    [ValidateSet('TCPIP', 'Compression', 'SMB')][string] $Performance = 'SMB',
    [ValidateRange(1, 16)][int] $Simultaneous = 4,
    [string] $Subnet = '192.168.10.0/24'
)
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

function Write-Step([string] $Text) { Write-Host "[$(Get-Date -Format 'HH:mm:ss')] $Text" -ForegroundColor Cyan }

foreach ($computer in $ComputerName) {
    if (-not (Test-Connection -ComputerName $computer -Count 1 -Quiet)) {
        Write-Warning "$computer does not answer, skipped"
        continue
    }
    $feature = Get-WindowsFeature -Name Hyper-V -ComputerName $computer
    if (-not $feature.Installed) { throw "Hyper-V is not installed on $computer" }
    if ($PSCmdlet.ShouldProcess($computer, 'Configure live migration')) {
        Write-Step "Configuring $computer"
        Enable-VMMigration -ComputerName $computer
        $existing = Get-VMMigrationNetwork -ComputerName $computer -ErrorAction SilentlyContinue
        if (@($existing | ForEach-Object Subnet) -notcontains $Subnet) { Add-VMMigrationNetwork -Subnet $Subnet -ComputerName $computer -Priority 5 }
        $settings = @{
            ComputerName                              = $computer
            UseAnyNetworkForMigration                 = $false
            VirtualMachineMigrationAuthenticationType = $Authentication
            VirtualMachineMigrationPerformanceOption  = $Performance
            MaximumVirtualMachineMigrations           = $Simultaneous
            MaximumStorageMigrations                  = $Simultaneous
        }
        Set-VMHost @settings
    }
}
$result = Get-VMHost -ComputerName $ComputerName | Select-Object ComputerName,
    @{ n = 'Enabled'; e = { $_.VirtualMachineMigrationEnabled } },
    @{ n = 'Auth'; e = { $_.VirtualMachineMigrationAuthenticationType } },
    @{ n = 'Perf'; e = { $_.VirtualMachineMigrationPerformanceOption } },
    @{ n = 'Networks'; e = { (Get-VMMigrationNetwork -ComputerName $_.ComputerName).Subnet -join ', ' } }
$result | Format-Table -AutoSize
$result | Export-Csv C:\Lab\hosts.csv -NoTypeInformation
Import-Csv C:\Lab\hosts.csv | ForEach-Object { '{0}: {1} {2}' -f $_.ComputerName, $_.Auth, $_.Perf }
