import PowerShellSyntax
import Testing

/// What `#requires` lines ask for.
@Suite struct RequirementTests {
  @Test(arguments: [
    ("#Requires -Modules Hyper-V, 'ActiveDirectory'", ["Hyper-V", "ActiveDirectory"]),
    (
      "#requires -Modules @{ ModuleName = 'Hyper-V'; ModuleVersion = '1.1' }, ActiveDirectory",
      ["Hyper-V", "ActiveDirectory"]
    ),
    ("#requires -Modules @{ModuleVersion=\"2.0\";ModuleName=\"Hyper-V\"}", ["Hyper-V"]),
    ("#requires -Modules @{ ModuleName = 'open'", ["@{", "ModuleName", "=", "open"]),
    ("#requires -Modules @{}", []),
  ])
  func modulesByNameOrTable(_ line: String, _ wanted: [String]) {
    #expect(Parser.parse(SourceText(line)).tree.requirements?.modules == wanted)
  }
}
