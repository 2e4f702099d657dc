internal import PowerShellSyntax

/// PowerShell's own functions: `prompt`, `mkdir`, `cd..`, the drives' letters and their kin.
enum InitialFunctions {
  static func define(in session: Session) {
    for (name, block) in blocks { add(name, block, session) }
    for letter in UInt8(ascii: "A")...UInt8(ascii: "Z") {
      add(String(UnicodeScalar(letter)) + ":", drive, session)
    }
  }

  /// What a script defined under the name stays.
  private static func add(_ name: String, _ block: BlockSource, _ session: Session) {
    guard session.global.functions?[Symbol.intern(name)] == nil else { return }
    session.global.setFunction(
      FunctionCommand(name, ScriptBlock(block, state: session.globalState)))
  }

  private static func parsed(_ text: String) -> BlockSource {
    let source = SourceText(text)
    return BlockSource(Parser.parse(source).tree, source)
  }

  nonisolated(unsafe) private static let drive = parsed("Set-Location $MyInvocation.MyCommand.Name")

  nonisolated(unsafe) private static let blocks: [(String, BlockSource)] = texts.map {
    ($0, parsed($1))
  }

  private static let texts: [(String, String)] = [
    ("cd..", "Set-Location .."), ("cd\\", "Set-Location \\"), ("cd~", "Set-Location ~"),
    ("Pause", "$null = Read-Host 'Press Enter to continue...'"),
    (
      "Clear-Host",
      "if ($Host.UI.SupportsVirtualTerminal) { [Console]::Write(\"`e[H`e[2J`e[3J\") }"
    ),
    (
      "prompt",
      """

      "PS $($executionContext.SessionState.Path.CurrentLocation)$('>' * ($nestedPromptLevel + 1)) ";
      # .Link
      # https://go.microsoft.com/fwlink/?LinkID=225750
      # .ExternalHelp System.Management.Automation.dll-help.xml

      """
    ),
    ("oss", oss), ("mkdir", mkdir),
  ]

  private static let oss = """

    [CmdletBinding()]
    param(
        [ValidateRange(2, 2147483647)]
        [int]
        ${Width},

        [Parameter(ValueFromPipeline=$true)]
        [psobject]
        ${InputObject})

    begin
    {
        $PSBoundParameters['Stream'] = $true
        $wrappedCmd = $ExecutionContext.InvokeCommand.GetCommand('Out-String', [System.Management.Automation.CommandTypes]::Cmdlet)
        $scriptCmd = {& $wrappedCmd @PSBoundParameters }
        $steppablePipeline = $scriptCmd.GetSteppablePipeline($myInvocation.CommandOrigin)
        $steppablePipeline.Begin($PSCmdlet)
    }

    process
    {
        $steppablePipeline.Process($_)
    }

    end
    {
        $steppablePipeline.End()
    }

    """

  private static let mkdir = """

    [CmdletBinding(DefaultParameterSetName='pathSet', SupportsShouldProcess=$true, ConfirmImpact='Medium')]
    param(
        [Parameter(ParameterSetName='nameSet', Position=0, ValueFromPipelineByPropertyName=$true)]
        [Parameter(ParameterSetName='pathSet', Mandatory=$true, Position=0, ValueFromPipelineByPropertyName=$true)]
        [System.String[]]
        ${Path},

        [Parameter(ParameterSetName='nameSet', Mandatory=$true, ValueFromPipelineByPropertyName=$true)]
        [AllowNull()]
        [AllowEmptyString()]
        [System.String]
        ${Name},

        [Parameter(ValueFromPipeline=$true, ValueFromPipelineByPropertyName=$true)]
        [System.Object]
        ${Value},

        [Switch]
        ${Force},

        [Parameter(ValueFromPipelineByPropertyName=$true)]
        [System.Management.Automation.PSCredential]
        ${Credential}
    )

    begin {
        $wrappedCmd = $ExecutionContext.InvokeCommand.GetCommand('New-Item', [System.Management.Automation.CommandTypes]::Cmdlet)
        $scriptCmd = {& $wrappedCmd -Type Directory @PSBoundParameters }
        $steppablePipeline = $scriptCmd.GetSteppablePipeline()
        $steppablePipeline.Begin($PSCmdlet)
    }

    process {
        $steppablePipeline.Process($_)
    }

    end {
        $steppablePipeline.End()
    }

    """
}
