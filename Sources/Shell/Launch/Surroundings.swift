internal import Glibc
package import LineEditing
internal import OutputLayout

/// What the program finds around it: environment, current folder, terminal.
///
/// Tests make their own.
package struct Surroundings {
  package var environment: (String) -> String?
  package var currentFolder: String
  package var isInputTerminal = false
  package var isOutputTerminal = false
  /// Standard input, line by line.
  package var readLine: () -> LineResult = { .endOfInput }
  package var writeOutput: (String) -> Void = { _ in }
  package var writeError: (String) -> Void = { _ in }
  /// Ends a run that would not end, for tests; nil runs on.
  package var stepBudget: Int?

  package init(environment: @escaping (String) -> String?, currentFolder: String) {
    (self.environment, self.currentFolder) = (environment, currentFolder)
  }

  /// The real ones.
  package static func ofProcess() -> Surroundings {
    var found = Surroundings(
      environment: { name in getenv(name).map { String(cString: $0) } },
      currentFolder: realFolder("."))
    found.isInputTerminal = Terminal.isTerminal(STDIN_FILENO)
    found.isOutputTerminal = Terminal.isTerminal(STDOUT_FILENO)
    let lines = LineSource(descriptor: STDIN_FILENO)
    found.readLine = { lines.readLine() }
    found.writeOutput = { Descriptor.write($0, to: STDOUT_FILENO) }
    found.writeError = { Descriptor.write($0, to: STDERR_FILENO) }
    return found
  }

  /// The absolute path of a folder, links resolved; the path itself where that fails.
  static func realFolder(_ path: String) -> String {
    guard let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// A path from the current folder on.
  func absolute(_ path: String) -> String {
    path.hasPrefix("/") ? path : currentFolder + "/" + path
  }

  /// Whether a path is a regular file.
  package static func isFile(_ path: String) -> Bool {
    var info = stat()
    return stat(path, &info) == 0 && info.st_mode & S_IFMT == S_IFREG
  }

  /// Colours on a terminal, unless `NO_COLOR` or a dumb terminal forbids them.
  var outputStyle: OutputStyle {
    let isPlain = environment("NO_COLOR").map { !$0.isEmpty } ?? false
    return isOutputTerminal && !isPlain && environment("TERM") != "dumb" ? .ansi : .plain
  }

  /// The tag of the culture that formats follow, as PowerShell on Linux reads it.
  var cultureName: String {
    let locale =
      ["LC_ALL", "LC_NUMERIC", "LANG"].lazy.compactMap(environment)
      .first { !$0.isEmpty } ?? "C"
    let name = locale.prefix { $0 != "." && $0 != "@" }
    return name == "C" || name == "POSIX" ? "" : String(name.map { $0 == "_" ? "-" : $0 })
  }
}
