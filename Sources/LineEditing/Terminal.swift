import CLineEditShim
import Glibc

/// Facts about the terminal the process was started in.
package enum Terminal {
  package static func isTerminal(_ descriptor: Int32) -> Bool {
    lineedit_is_terminal(descriptor)
  }

  /// The window's size, or nil where there is none.
  package static func size(of descriptor: Int32 = STDOUT_FILENO) -> (columns: Int, rows: Int)? {
    var columns: Int32 = 0
    var rows: Int32 = 0
    guard lineedit_terminal_size(descriptor, &columns, &rows) else { return nil }
    return (Int(columns), rows > 0 ? Int(rows) : 24)
  }

  /// Whether a line can be edited in place here.
  package static var canEdit: Bool {
    guard isTerminal(STDIN_FILENO), isTerminal(STDOUT_FILENO) else { return false }
    guard let name = getenv("TERM") else { return false }
    return name.pointee != 0 && strcmp(name, "dumb") != 0
  }

  /// C's streams, flushed before the editor writes past them.
  package static func flushStreams() { fflush(nil) }
}
