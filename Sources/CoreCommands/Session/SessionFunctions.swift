internal import PowerShellEngine

/// The functions every session starts with: `Clear-Host`, `mkdir`, `cd..`, `C:`.
///
/// They are read when a command is first named that is none of PowerShell's own.
enum SessionFunctions {
  static func define(in session: Session) {
    for (name, text) in named + drives where !session.global.hasFunction(name) {
      session.global.setFunction(session.function(name, text))
    }
  }

  private static let named = [
    ("cd..", "Set-Location .."),
    ("cd\\", "Set-Location \\"),
    ("cd~", "Set-Location ~"),
    (
      "Clear-Host",
      "if ($Host.UI.SupportsVirtualTerminal) { $Host.UI.Write(\"`e[H`e[2J`e[3J\") }"
    ),
    ("mkdir", makeFolder),
    ("oss", outLines),
    ("Pause", "$null = Read-Host 'Press Enter to continue...'"),
    (
      "prompt",
      "\"PS $($ExecutionContext.SessionState.Path.CurrentLocation)$('>' * ($NestedPromptLevel + 1)) \""
    ),
  ]

  /// `C:` goes to where the session last stood on that drive.
  private static var drives: [(String, String)] {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).map { letter in
      let name = String(decoding: [letter, UInt8(ascii: ":")], as: UTF8.self)
      return (name, "Set-Location \(name)")
    }
  }

  /// On one line, so that an error of it shows no place within.
  private static let makeFolder = words(
    "[CmdletBinding(DefaultParameterSetName = 'pathSet', SupportsShouldProcess)] param(",
    "[Parameter(ParameterSetName = 'nameSet', Position = 0, ValueFromPipelineByPropertyName)]",
    "[Parameter(ParameterSetName = 'pathSet', Mandatory, Position = 0, ValueFromPipelineByPropertyName)]",
    "[string[]] $Path,",
    "[Parameter(ParameterSetName = 'nameSet', Mandatory, ValueFromPipelineByPropertyName)]",
    "[AllowNull()] [AllowEmptyString()] [string] $Name,",
    "[Parameter(ValueFromPipeline, ValueFromPipelineByPropertyName)] [object] $Value,",
    "[switch] $Force,",
    "[Parameter(ValueFromPipelineByPropertyName)] [pscredential] $Credential)",
    "process { New-Item -ItemType Directory @PSBoundParameters }")

  private static let outLines = words(
    "[CmdletBinding()] param([ValidateRange(2, 2147483647)] [int] $Width,",
    "[Parameter(ValueFromPipeline)] [psobject] $InputObject)",
    "end { if ($MyInvocation.ExpectingInput) {",
    "$null = $PSBoundParameters.Remove('InputObject');",
    "$input | Out-String -Stream @PSBoundParameters",
    "} else { Out-String -Stream @PSBoundParameters } }")

  private static func words(_ parts: String...) -> String { parts.joined(separator: " ") }
}
