import CLineEditShim
import Glibc
import LineEditing

/// A program run in a pseudo-terminal, with the screen a user would see.
package final class PseudoTerminal {
  package private(set) var screen: TerminalScreen
  /// All the program wrote, escapes included.
  package private(set) var output: [UInt8] = []
  private let program: pid_t
  private let controller: Int32
  private var exitCode: Int32?

  /// Starts a program with the words given and only these environment variables; nil when no
  /// pseudo-terminal is to be had.
  package init?(
    _ path: String, _ words: [String] = [], environment: [String: String] = [:],
    columns: Int = 80, rows: Int = 24
  ) {
    var settings = ["TERM": "xterm-256color", "LANG": "C.UTF-8", "HOME": "/nonexistent"]
    settings.merge(environment) { _, new in new }
    let arguments = ([path] + words).map { strdup($0) } + [nil]
    let variables = settings.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for pointer in arguments + variables { free(pointer) } }
    var controller: Int32 = -1
    program = lineedit_pty_start(
      path, arguments, variables, Int32(columns), Int32(rows), &controller)
    guard program > 0 else { return nil }
    self.controller = controller
    screen = TerminalScreen(columns: columns, rows: rows)
  }

  deinit {
    close(controller)
    if exitCode == nil {
      kill(program, SIGKILL)
      _ = lineedit_pty_finish(program, 2000)
    }
  }

  package func type(_ text: String) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(controller, $0.baseAddress, min($0.count, 1024)) }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
      pump(milliseconds: 0)
    }
  }

  package func signal(_ number: Int32) { kill(program, number) }

  package func resize(columns: Int, rows: Int) {
    screen.resize(columns: columns, rows: rows)
    lineedit_pty_resize(controller, Int32(columns), Int32(rows))
  }

  /// Waits until the screen satisfies a condition; false when it does not within the time.
  package func wait(
    seconds: Double = 10, until condition: (TerminalScreen) -> Bool
  ) -> Bool {
    let end = Self.now + seconds
    while !condition(screen) {
      guard Self.now < end else { return false }
      pump(milliseconds: 20)
    }
    return true
  }

  package func wait(seconds: Double = 10, for text: String) -> Bool {
    wait(seconds: seconds) { $0.text.utf8Contains(text) }
  }

  /// Lets the program settle: nothing was written for so long.
  package func settle(milliseconds: Int32 = 150) { while pump(milliseconds: milliseconds) {} }

  /// The program's exit code (128 + signal for a death by signal), or nil when it goes on.
  package func finish(seconds: Double = 10) -> Int32? {
    let end = Self.now + seconds
    while Self.now < end {
      pump(milliseconds: 5)
      let code = lineedit_pty_finish(program, 0)
      if code >= 0 {
        exitCode = code
        while pump(milliseconds: 20) {}
        return code
      }
    }
    return nil
  }

  /// Whether the terminal gives typed lines to programs whole, as a shell leaves it.
  package var isCooked: Bool {
    var mode = termios()
    return tcgetattr(controller, &mode) == 0 && mode.c_lflag & tcflag_t(ICANON | ECHO) != 0
  }

  @discardableResult
  private func pump(milliseconds: Int32) -> Bool {
    var ready = pollfd(fd: controller, events: Int16(POLLIN), revents: 0)
    guard poll(&ready, 1, milliseconds) > 0 else { return false }
    var bytes = [UInt8](repeating: 0, count: 65536)
    let count = read(controller, &bytes, bytes.count)
    guard count > 0 else {
      usleep(1000)
      return false
    }
    output.append(contentsOf: bytes[..<count])
    screen.receive(bytes[..<count])
    return true
  }

  private static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}

extension String {
  package func utf8Contains(_ text: String) -> Bool {
    let bytes = Array(utf8)
    let wanted = Array(text.utf8)
    guard wanted.count <= bytes.count else { return false }
    return (0...bytes.count - wanted.count).contains {
      bytes[$0..<$0 + wanted.count].elementsEqual(wanted)
    }
  }
}

/// Where the build put a program of this package: beside the test bundle.
package func builtProgram(_ name: String) -> String {
  var buffer = [CChar](repeating: 0, count: 4096)
  let count = readlink("/proc/self/exe", &buffer, buffer.count)
  let path = String(
    decoding: buffer.prefix(max(count, 0)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
  return path.split(separator: "/").dropLast().map { "/" + $0 }.joined() + "/" + name
}
