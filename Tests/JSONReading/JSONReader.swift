import Glibc

/// A JSON file as dictionaries, arrays, texts, numbers and truths; just enough for the facts.
///
/// Foundation's reader cannot be used here: its ICU and the system's define the same types.
package struct JSONReader {
  private let bytes: [UInt8]
  private var place = 0

  package static func read(_ path: String) -> [String: Any] {
    var reader = JSONReader(bytes: bytes(of: path))
    return reader.value() as? [String: Any] ?? [:]
  }

  package static func bytes(of path: String) -> [UInt8] {
    guard let file = fopen(path, "r") else { return [] }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65536)
    while case let count = fread(&chunk, 1, chunk.count, file), count > 0 {
      bytes += chunk[..<count]
    }
    return bytes
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private mutating func next() -> UInt8 {
    while place < bytes.count, bytes[place] <= 0x20 { place += 1 }
    return place < bytes.count ? bytes[place] : 0
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard next() == byte else { return false }
    place += 1
    return true
  }

  private mutating func value() -> Any? {
    switch next() {
    case UInt8(ascii: "{"): object()
    case UInt8(ascii: "["): array()
    case UInt8(ascii: "\""): text()
    default: word()
    }
  }

  private mutating func object() -> [String: Any] {
    var result: [String: Any] = [:]
    place += 1
    while place < bytes.count, !take(UInt8(ascii: "}")) {
      let key = text()
      _ = take(UInt8(ascii: ":"))
      if let value = value() { result[key] = value }
      _ = take(UInt8(ascii: ","))
    }
    return result
  }

  private mutating func array() -> [Any] {
    var result: [Any] = []
    place += 1
    while place < bytes.count, !take(UInt8(ascii: "]")) {
      if let value = value() { result.append(value) }
      _ = take(UInt8(ascii: ","))
    }
    return result
  }

  private mutating func text() -> String {
    var result: [UInt8] = []
    guard take(UInt8(ascii: "\"")) else { return "" }
    while place < bytes.count, bytes[place] != UInt8(ascii: "\"") {
      if bytes[place] == UInt8(ascii: "\\") {
        place += 1
        result += escape()
      } else {
        result.append(bytes[place])
      }
      place += 1
    }
    place += 1
    return String(decoding: result, as: UTF8.self)
  }

  private mutating func escape() -> [UInt8] {
    switch bytes[place] {
    case UInt8(ascii: "n"): return [10]
    case UInt8(ascii: "t"): return [9]
    case UInt8(ascii: "u"):
      let digits = String(decoding: bytes[(place + 1)..<(place + 5)], as: UTF8.self)
      place += 4
      let scalar = UInt32(digits, radix: 16).flatMap(Unicode.Scalar.init) ?? " "
      return Array(String(Character(scalar)).utf8)
    default: return [bytes[place]]
    }
  }

  private mutating func word() -> Any? {
    let start = place
    while place < bytes.count, ![0x2C, 0x5D, 0x7D, 0x20, 0x0A].contains(bytes[place]) { place += 1 }
    let word = String(decoding: bytes[start..<place], as: UTF8.self)
    if word == "true" || word == "false" { return word == "true" }
    return Int(word) ?? Double(word)
  }
}
