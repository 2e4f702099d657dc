/// PowerShell's own aliases: name, what it stands for, options.
enum InitialAliases {
  static let list: [(name: String, definition: String, isReadOnly: Bool)] =
    text.split(separator: "\n").map { line in
      let words = line.split(separator: " ")
      return (String(words[0]), String(words[1]), words.count > 2)
    }

  private static let text = """
    ? Where-Object ReadOnly
    % ForEach-Object ReadOnly
    ac Add-Content ReadOnly
    cat Get-Content
    cd Set-Location
    chdir Set-Location
    clc Clear-Content ReadOnly
    clear Clear-Host
    clhy Clear-History ReadOnly
    cli Clear-Item ReadOnly
    clp Clear-ItemProperty ReadOnly
    cls Clear-Host
    clv Clear-Variable ReadOnly
    compare Compare-Object ReadOnly
    copy Copy-Item
    cp Copy-Item
    cpi Copy-Item ReadOnly
    cpp Copy-ItemProperty ReadOnly
    cvpa Convert-Path ReadOnly
    dbp Disable-PSBreakpoint ReadOnly
    del Remove-Item
    diff Compare-Object ReadOnly
    dir Get-ChildItem
    ebp Enable-PSBreakpoint ReadOnly
    echo Write-Output
    epal Export-Alias ReadOnly
    epcsv Export-Csv ReadOnly
    erase Remove-Item
    etsn Enter-PSSession
    exsn Exit-PSSession
    fc Format-Custom ReadOnly
    fhx Format-Hex
    fl Format-List ReadOnly
    foreach ForEach-Object ReadOnly
    ft Format-Table ReadOnly
    fw Format-Wide ReadOnly
    gal Get-Alias ReadOnly
    gbp Get-PSBreakpoint ReadOnly
    gc Get-Content ReadOnly
    gcb Get-Clipboard
    gci Get-ChildItem ReadOnly
    gcm Get-Command ReadOnly
    gcs Get-PSCallStack ReadOnly
    gdr Get-PSDrive ReadOnly
    gerr Get-Error ReadOnly
    ghy Get-History ReadOnly
    gi Get-Item ReadOnly
    gjb Get-Job
    gl Get-Location ReadOnly
    gm Get-Member ReadOnly
    gmo Get-Module ReadOnly
    gp Get-ItemProperty ReadOnly
    gps Get-Process ReadOnly
    gpv Get-ItemPropertyValue ReadOnly
    group Group-Object ReadOnly
    gsn Get-PSSession
    gtz Get-TimeZone
    gu Get-Unique ReadOnly
    gv Get-Variable ReadOnly
    h Get-History
    history Get-History
    icm Invoke-Command
    iex Invoke-Expression ReadOnly
    ihy Invoke-History ReadOnly
    ii Invoke-Item ReadOnly
    ipal Import-Alias ReadOnly
    ipcsv Import-Csv ReadOnly
    ipmo Import-Module ReadOnly
    irm Invoke-RestMethod ReadOnly
    iwr Invoke-WebRequest ReadOnly
    ls Get-ChildItem
    man help
    md mkdir
    measure Measure-Object ReadOnly
    mi Move-Item ReadOnly
    mount New-PSDrive
    move Move-Item
    mp Move-ItemProperty ReadOnly
    mv Move-Item
    nal New-Alias ReadOnly
    ndr New-PSDrive ReadOnly
    ni New-Item ReadOnly
    nmo New-Module ReadOnly
    nsn New-PSSession
    nv New-Variable ReadOnly
    oh Out-Host ReadOnly
    popd Pop-Location
    ps Get-Process
    pushd Push-Location
    pwd Get-Location
    r Invoke-History
    rbp Remove-PSBreakpoint ReadOnly
    rcjb Receive-Job
    rcsn Receive-PSSession ReadOnly
    rd Remove-Item
    rdr Remove-PSDrive ReadOnly
    ren Rename-Item
    ri Remove-Item ReadOnly
    rjb Remove-Job
    rm Remove-Item
    rmdir Remove-Item
    rmo Remove-Module ReadOnly
    rni Rename-Item ReadOnly
    rnp Rename-ItemProperty ReadOnly
    rp Remove-ItemProperty ReadOnly
    rsn Remove-PSSession
    rv Remove-Variable ReadOnly
    rvpa Resolve-Path ReadOnly
    sajb Start-Job
    sal Set-Alias ReadOnly
    saps Start-Process ReadOnly
    sbp Set-PSBreakpoint ReadOnly
    scb Set-Clipboard
    select Select-Object ReadOnly
    set Set-Variable
    si Set-Item ReadOnly
    sl Set-Location ReadOnly
    sleep Start-Sleep ReadOnly
    sls Select-String
    sort Sort-Object ReadOnly
    sp Set-ItemProperty ReadOnly
    spjb Stop-Job
    kill Stop-Process
    spps Stop-Process ReadOnly
    start Start-Process ReadOnly
    sv Set-Variable ReadOnly
    tee Tee-Object ReadOnly
    type Get-Content
    where Where-Object ReadOnly
    wjb Wait-Job
    write Write-Output ReadOnly
    """
}
