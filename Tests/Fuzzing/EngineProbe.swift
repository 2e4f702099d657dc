import CoreCommands
import Datacenter
import Glibc
import HyperVCommands
import Messages
import PowerShellEngine
import PowerShellSyntax

/// Runs programs in this process, each in a session of its own, within a budget of steps.
///
/// An error is an answer; what traps or hangs ends the process, and the watch over it says so.
enum EngineProbe {
  /// Takes a program's output and forgets it; more than a few thousand values end the program.
  private final class Drain: Sink {
    private var left = 5000
    override func write(_ value: Value) throws {
      left -= 1
      if left < 0 { throw Enough() }
    }
  }
  private struct Enough: Error {}

  static func makeSession() -> Session {
    let session = Session(host: Host())
    Session.current = session
    session.stepBudget = 20_000
    session.drives.add("C", MemoryVolume(clock: { 638_766_000_000_000_000 }))
    CoreModules.install(into: session)
    HyperVModule.install(into: session, lab: Lab { Datacenter.twoHosts() }, language: .english)
    session.defineInitialState()
    return session
  }

  static func run(_ text: String) {
    let session = makeSession()
    let source = SourceText(text)
    let parsed = Parser.parse(source)
    guard parsed.diagnostics.isEmpty else { return }
    do { try session.run(parsed.tree, source, out: Drain()) } catch {}
  }

  /// The names of all commands.
  private static let commands: [String] = {
    let session = makeSession()
    let source = SourceText("(Get-Command -CommandType Cmdlet, Function).Name")
    let names = Collector()
    do {
      try session.run(Parser.parse(source).tree, source, out: names)
      return try names.value.base.elements().map { $0.text(.invariant) }
    } catch {
      return []
    }
  }()

  /// Real commands and types, so that a generated program does something.
  static func words() -> [String: [String]] {
    return [
      "COMMAND-NAME": commands + ["f", "%", "?", "foreach", "where", "select", "sort"],
      "NAME": [
        "a", "Length", "Count", "Name", "Keys", "Value", "ToString", "Add", "Substring", "Split",
        "Replace", "Where", "ForEach", "GetType", "Insert", "PadLeft", "IndexOf", "Clear", "new",
        "Parse", "MaxValue", "PSObject", "Properties", "Invoke", "Contains", "Remove", "Format",
      ],
      "TYPE": [
        "int", "string", "object", "array", "hashtable", "double", "decimal", "bigint", "datetime",
        "timespan", "char", "byte", "long", "bool", "regex", "version", "guid", "scriptblock",
        "xml",
        "math", "convert", "pscustomobject", "ordered", "System.Collections.ArrayList", "type",
        "enum",
        "System.Text.StringBuilder", "System.Collections.Generic.List", "ref", "switch", "void",
        "System.Text.RegularExpressions.Regex", "DayOfWeek", "psobject", "nullable", "ValidateSet",
        "ValidateRange", "Parameter", "CmdletBinding", "Alias", "ValidatePattern", "ValidateScript",
      ],
      "PARAMETER": [
        "-Name", "-InputObject", "-Property", "-First", "-Path", "-Value", "-Force", "-Verbose",
        "-ErrorAction", "-WhatIf", "-Filter", "-Count", "-Depth", "-Width", "-Index", "-Begin",
        "-Process", "-End", "-Descending", "-Unique", "-ComputerName", "-VMName", "-AsJob",
        "-OutVariable", "-PipelineVariable", "-Format", "-As", "-MemberName", "-Pattern",
        "-Exclude",
      ],
      "WORD": [
        "a", "*", "0", "-1", "C:\\", "C:\\a.txt", "[a-", "SilentlyContinue", "Stop", "HV01",
        "{0:N2}",
        "Env:", "Variable:a", "Function:f", "..", "int", "yyyy", "1..3", "é", "10MB",
      ],
    ]
  }
}
