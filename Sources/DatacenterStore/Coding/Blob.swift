import Datacenter

/// The frame of everything stored: a version byte, the coded value, and a checksum of both.
///
/// SQLite does not notice a flipped bit inside a row; the checksum does.
enum Blob {
  /// 2 brought the directory with its controllers, sessions and the facts about hosts; 3 their disks,
  /// and the processors machines were started on.
  static let formatVersion: UInt8 = 4

  static func holding<Value: Coded>(_ value: Value) throws(CodingFailure) -> [UInt8] {
    var value = value
    var coder = Coder.writing()
    try value.code(&coder)
    let bytes = [formatVersion] + coder.bytes
    return bytes + checksum(bytes[...])
  }

  static func value<Value: Coded>(
    _ type: Value.Type, in bytes: [UInt8]
  ) throws(CodingFailure) -> Value {
    guard bytes.count > 9, let version = bytes.first else { throw .damaged }
    guard version <= formatVersion else { throw .newer }
    let body = bytes.dropLast(8)
    guard checksum(body) == Array(bytes.suffix(8)) else { throw .damaged }
    var coder = Coder.reading(Array(body.dropFirst()), format: version)
    var value = Value.blank
    try value.code(&coder)
    guard coder.isAtEnd else { throw .damaged }
    return value
  }

  private static func checksum(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var hash = StableHash()
    hash.mix(stored: bytes)
    return stride(from: UInt64(0), to: 64, by: 8).map {
      UInt8(truncatingIfNeeded: hash.value >> $0)
    }
  }
}
