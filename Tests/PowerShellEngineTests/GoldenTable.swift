import Glibc

/// Rows of a table beside the tests; `\n`, `\t`, `\r`, `\e` and `\\` in a cell are escapes.
enum GoldenTable {
  static func rows(_ name: String, file: StaticString = #filePath) -> [[String]] {
    var path = Array("\(file)".utf8)
    while path.last != 47 { path.removeLast() }
    let full = String(decoding: path, as: UTF8.self) + "Tables/" + name
    guard let handle = fopen(full, "r") else { return [] }
    defer { fclose(handle) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65536)
    while true {
      let count = fread(&chunk, 1, chunk.count, handle)
      if count == 0 { break }
      bytes += chunk[..<count]
    }
    return bytes.split(separator: 10, omittingEmptySubsequences: true).map { line in
      line.split(separator: 9, omittingEmptySubsequences: false).map {
        String(decoding: $0, as: UTF8.self)
      }
    }
  }

  /// The first rows that are answered otherwise, and how many there are; empty if there are none.
  static func differences(_ name: String, _ answer: ([String]) -> String) -> String {
    let rows = rows(name)
    guard !rows.isEmpty else { return "no rows in \(name)" }
    let differences = rows.compactMap { row -> String? in
      let got = answer(row)
      guard let wanted = row.last, Array(got.utf8) != Array(wanted.utf8) else { return nil }
      return row.joined(separator: " | ") + " GOT " + got
    }
    guard !differences.isEmpty else { return "" }
    return (["\(differences.count) of \(rows.count)"] + differences.prefix(40))
      .joined(separator: "\n")
  }
}
