internal import Glibc
internal import LineEditing

/// What the program finds around it: environment, current folder, terminal. Tests make their own.
package struct Surroundings {
  package var environment: (String) -> String?
  package var currentFolder: String
  package var isInputTerminal: Bool
  package var isOutputTerminal: Bool

  package init(
    environment: @escaping (String) -> String?, currentFolder: String, isInputTerminal: Bool,
    isOutputTerminal: Bool
  ) {
    (self.environment, self.currentFolder) = (environment, currentFolder)
    (self.isInputTerminal, self.isOutputTerminal) = (isInputTerminal, isOutputTerminal)
  }

  /// The real ones.
  package static func ofProcess() -> Surroundings {
    Surroundings(
      environment: { name in getenv(name).map { String(cString: $0) } },
      currentFolder: realFolder("."), isInputTerminal: Terminal.isTerminal(STDIN_FILENO),
      isOutputTerminal: Terminal.isTerminal(STDOUT_FILENO))
  }

  /// The absolute path of a folder, links resolved; the path itself where that fails.
  static func realFolder(_ path: String) -> String {
    guard let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// Whether a path is a regular file.
  package static func isFile(_ path: String) -> Bool {
    var info = stat()
    return stat(path, &info) == 0 && info.st_mode & S_IFMT == S_IFREG
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
