import CoreCommands
import Glibc
import PowerShellEngine
import PowerShellSyntax

/// Runs lines of the recorded tables in a session of the core commands.
final class LayoutSession {
  let session: Session

  init(culture: String = "en-US", width: Int = 120) throws {
    let cultures = CultureTable(.icu)
    session = Session(
      host: WideHost(width), culture: try cultures.culture(named: culture), cultures: cultures)
    Session.current = session
    CoreModules.install(into: session)
    session.defineInitialState()
  }

  /// What a line gives, as one text; errors by their id.
  func answer(_ line: String) -> String {
    let source = SourceText(line)
    let parsed = Parser.parse(source)
    guard parsed.diagnostics.isEmpty else { return "!parse" }
    session.errors.elements = []
    let collector = Collector()
    do {
      try session.run(parsed.tree, source, out: collector)
      return collector.elements.map { $0.text(session.culture) }.joined(separator: "\n")
    } catch let error as ScriptError {
      return "!" + error.record.fullyQualifiedErrorID + " " + error.record.message
    } catch {
      return "!\(error)"
    }
  }
}

final class WideHost: Host {
  private let columns: Int
  var output = ""
  init(_ columns: Int) { self.columns = columns }
  override var width: Int { columns }
  override func writeOutput(_ text: String) { output += text }
  override func writeError(_ text: String) { output += text }
}

/// Recorded rows: an expression and the text it gives.
enum RecordedRows {
  static func texts(_ file: String, at place: StaticString = #filePath) -> [(String, String)] {
    var path = Array("\(place)".utf8)
    for _ in 0..<2 {
      while path.last != 47 { path.removeLast() }
      path.removeLast()
    }
    let full = String(decoding: path, as: UTF8.self) + "/Conformance/tables/" + file
    return lines(full).compactMap { line in
      let cells = line.split(separator: 9, maxSplits: 1, omittingEmptySubsequences: false)
      let mark = Array("System.String|".utf8)
      guard cells.count == 2, cells[1].starts(with: mark) else { return nil }
      return (
        String(decoding: cells[0], as: UTF8.self), unescaped(cells[1].dropFirst(mark.count))
      )
    }
  }

  private static func lines(_ path: String) -> [ArraySlice<UInt8>] {
    guard let handle = fopen(path, "r") else { return [] }
    defer { fclose(handle) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65536)
    while true {
      let count = fread(&chunk, 1, chunk.count, handle)
      if count == 0 { break }
      bytes += chunk[..<count]
    }
    return bytes.split(separator: 10)
  }

  private static func unescaped(_ bytes: ArraySlice<UInt8>) -> String {
    var result: [UInt8] = []
    var isEscape = false
    for byte in bytes {
      guard isEscape else {
        if byte == 0x5C { isEscape = true } else { result.append(byte) }
        continue
      }
      isEscape = false
      let known: [UInt8: UInt8] = [0x6E: 10, 0x72: 13, 0x74: 9, 0x65: 27, 0x30: 0]
      result.append(known[byte] ?? byte)
    }
    return String(decoding: result, as: UTF8.self)
  }
}
