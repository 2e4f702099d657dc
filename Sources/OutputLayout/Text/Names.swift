/// Names compared without case, as the shell compares them.
enum Names {
  static func equal(_ left: String, _ right: String) -> Bool {
    left.utf8.count == right.utf8.count
      && zip(left.utf8, right.utf8).allSatisfy { lower($0) == lower($1) }
  }

  static func hasSuffix(_ name: String, _ end: String) -> Bool {
    name.utf8.count >= end.utf8.count
      && zip(name.utf8.suffix(end.utf8.count), end.utf8).allSatisfy { lower($0) == lower($1) }
  }

  private static func lower(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }
}
