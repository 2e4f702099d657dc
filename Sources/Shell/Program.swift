internal import Glibc
internal import LineEditing
internal import PowerShellEngine

/// The program: reads its command line, puts a session together, runs it, and ends with its code.
package enum Program {
  /// Script calls recurse; the whole interpreter runs on one stack that is large enough.
  private static let stackBytes = 512 * 1024 * 1024

  package static func run() -> Never {
    let arguments = Array(CommandLine.arguments.dropFirst())
    exit(runOnBigStack(bytes: stackBytes) { run(arguments, Surroundings.ofProcess()) })
  }

  /// Runs a command line; what it answers is the exit code.
  package static func run(_ arguments: [String], _ surroundings: Surroundings) -> Int32 {
    do {
      let options = try LaunchOptions.read(arguments) {
        Surroundings.isFile(surroundings.absolute($0))
      }
      return try perform(options, surroundings)
    } catch {
      surroundings.writeError(error.message + "\n")
      if error.showsUsage { surroundings.writeOutput(Usage.text) }
      return error.exitCode
    }
  }

  private static func perform(
    _ options: LaunchOptions, _ surroundings: Surroundings
  ) throws(LaunchMistake) -> Int32 {
    switch options.task {
    case .version: surroundings.writeOutput("PowerShell 7.6.5\n")
    case .help: surroundings.writeOutput(Usage.text)
    default: return try runSession(options, surroundings)
    }
    return 0
  }

  private static func runSession(
    _ options: LaunchOptions, _ surroundings: Surroundings
  ) throws(LaunchMistake) -> Int32 {
    Interrupts.watch()
    let console = Console(surroundings, isInteractive: options.isInteractive)
    defer { console.flush() }
    let setup = SessionSetup(options: options, surroundings: surroundings, console: console)
    defer { setup.stateFile.close() }
    if case .file(let written, let arguments) = options.task {
      let path = surroundings.absolute(written)
      let session = try setup.make(script: path)
      let shown = setup.pathShown(for: path, in: session)
      let runner = ScriptRunner(session, console, surroundings)
      let code = runner.runFile(path, shownAs: shown, arguments)
      return stay(code, runner, options, surroundings)
    }
    let session = try setup.make(script: nil)
    let runner = ScriptRunner(session, console, surroundings)
    switch options.task {
    case .command(let text, _):
      return stay(runner.runCommand(text), runner, options, surroundings)
    case .commandFromInput: return runner.runInput()
    default: return PromptLoop(runner, options, surroundings).run()
    }
  }

  /// `-NoExit`: the prompt follows, unless `exit` ended the script.
  private static func stay(
    _ code: Int32, _ runner: ScriptRunner, _ options: LaunchOptions, _ surroundings: Surroundings
  ) -> Int32 {
    guard options.staysOpen, !runner.outcome.hasExited else { return code }
    return PromptLoop(runner, options, surroundings).run()
  }
}

extension SessionSetup {
  /// A script's path as the session shows it: on drive Z.
  func pathShown(for path: String, in session: Session) -> String {
    let folder = Surroundings.realFolder(path.parentFolder)
    let root = session.drives.drive("Z")?.details ?? folder
    let inside = folder == root ? "" : String(folder.dropFirst(root.count + 1)) + "/"
    let names = (inside + path.lastPathComponent).split(separator: "/").map(String.init)
    return FilePath(drive: "Z", names: names).text
  }
}

/// What `-Help` and a wrong command line show.
enum Usage {
  static let text = """
    Usage: hvlab [script.ps1 [arguments]]
           hvlab -Command <text> | -Command - | -EncodedCommand <base64>
           hvlab -File <script.ps1> [arguments]
           hvlab -Version | -Help

      -NoLogo -NoProfile -NonInteractive -NoExit -WorkingDirectory <folder>
      -State <file>         keep the datacenter in a file
      -Mount X=<folder>     show a folder as drive X; X=<folder>:rw allows changes
      -Language en|de       what Hyper-V, help and labs speak

    """
}
