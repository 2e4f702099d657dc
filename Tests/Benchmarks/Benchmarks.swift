import CoreCommands
import PowerShellEngine
import PowerShellSyntax

/// Programs of `engine-performance`'s section 5, in nanoseconds of CPU time an operation.
enum Benchmarks {
  private struct Program {
    let name: String
    let operations: Int
    let source: String
  }

  private static let programs = [
    Program(
      name: "sum loop", operations: 3_000_000,
      source: "function Sum { $s = 0; for ($i = 0; $i -lt 3000000; $i++) { $s += $i }; $s }; Sum"),
    Program(
      name: "loop with an if", operations: 2_000_000,
      source:
        "function Walk { for ($i = 0; $i -lt 2000000; $i++) { $s = $i + $i * 2; if ($s -lt -1) { break } } }; Walk"
    ),
    Program(
      name: "function call, two parameters", operations: 200_000,
      source: "function f($a, $b) { $a }; for ($i = 0; $i -lt 200000; $i++) { $x = f $i 2 }"),
    Program(
      name: "advanced function", operations: 100_000,
      source:
        "function g { [CmdletBinding()] param([int] $A) $A }; for ($i = 0; $i -lt 100000; $i++) { $x = g -A $i }"
    ),
    Program(
      name: "cmdlet call", operations: 100_000,
      source: "for ($i = 0; $i -lt 100000; $i++) { $x = Write-Output 1 }"),
    Program(
      name: "cmdlet of twelve parameters, three bound", operations: 100_000,
      source: "for ($i = 0; $i -lt 100000; $i++) { $x = Measure-Call web01 3 -Tag a, b }"),
    Program(
      name: "string +=", operations: 300_000,
      source: "$s = ''; for ($i = 0; $i -lt 300000; $i++) { $s += 'x' }"),
    Program(
      name: "property read", operations: 500_000,
      source: "$o = [pscustomobject]@{ A = 1 }; for ($i = 0; $i -lt 500000; $i++) { $x = $o.A }"),
    Program(
      name: "method call", operations: 200_000,
      source: "$t = 'abc'; for ($i = 0; $i -lt 200000; $i++) { $x = $t.Substring(1) }"),
    Program(
      name: "hashtable insert and get", operations: 200_000,
      source:
        "$h = @{}; for ($i = 0; $i -lt 200000; $i++) { $k = \"Key$i\"; $h[$k] = $i; $x = $h[$k] }"),
    Program(
      name: "pipeline, three stages, per object and stage", operations: 600_000,
      source: "1..200000 | ForEach-Object { $_ * 2 } | Where-Object { $_ -gt 5 } | Out-Null"),
    Program(
      name: "script recursion, per call", operations: 45_000,
      source: "function d($n) { if ($n -gt 0) { d ($n - 1) } }; foreach ($k in 1..50) { d 900 }"),
  ]

  static func run() {
    for program in programs { measure(program) }
    measureParsing()
  }

  private static func measure(_ program: Program) {
    var best = Double.infinity
    for _ in 0..<5 {
      let session = Session(host: Host())
      Session.current = session
      CoreModules.install(into: session)
      session.add([MeasuredCommand.self], module: "Benchmarks")
      session.defineInitialState()
      let source = SourceText(program.source)
      let parsed = Parser.parse(source)
      do {
        let spent = try Measuring.best(of: 1) {
          try session.run(parsed.tree, source, out: NullSink())
        }
        best = min(best, spent)
      } catch {
        print("\(program.name): \(error)")
        return
      }
    }
    Measuring.report(program.name, best / Double(program.operations), "ns")
  }

  private static func measureParsing() {
    let unit =
      "function Get-Item_N { param([string]$Name, [int]$Count = 3) foreach ($i in 1..$Count) { if ($i % 2 -eq 0) { continue } Write-Output \"item $i of ${Name}\" | Where-Object { $_.Length -gt 3 } } }\n"
    let source = SourceText(String(repeating: unit, count: 20_000))
    let spent = Measuring.best(of: 5) { _ = Parser.parse(source) }
    Measuring.report("parsing", Double(source.bytes.count) / spent * 1000, "MB/s")
  }
}
