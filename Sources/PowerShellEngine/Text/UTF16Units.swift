// Texts of UTF-16 units, and units of texts, without the detour by single characters.

extension String {
  /// The text of UTF-16 units; a surrogate without its other half becomes U+FFFD.
  public init(utf16 units: some Collection<UInt16>) {
    let text = units.withContiguousStorageIfAvailable { String(utf16Buffer: $0) }
    self = text ?? Array(units).withUnsafeBufferPointer { String(utf16Buffer: $0) }
  }

  private init(utf16Buffer units: UnsafeBufferPointer<UInt16>) {
    let size = UTF16Scalars.byteCount(units)
    self = String(unsafeUninitializedCapacity: size) { bytes in
      if size == units.count {
        for place in units.indices { bytes[place] = UInt8(truncatingIfNeeded: units[place]) }
        return size
      }
      return UTF16Scalars.encode(units, bytes)
    }
  }
}

extension [UInt16] {
  /// The units of a text.
  init(unitsOf text: String) {
    let plain: [UInt16]?? = text.utf8.withContiguousStorageIfAvailable { bytes in
      bytes.allSatisfy { $0 < 0x80 } ? bytes.map(UInt16.init) : nil
    }
    self = (plain ?? nil) ?? Array(text.utf16)
  }
}

/// Reads scalars of UTF-16 units and writes them as UTF-8 (The Unicode Standard, 3.9, D91 and D92).
private enum UTF16Scalars {
  static func byteCount(_ units: UnsafeBufferPointer<UInt16>) -> Int {
    var count = 0
    var place = 0
    while place < units.count {
      let unit = units[place]
      if unit < 0x80 {
        count += 1
      } else if unit < 0x800 {
        count += 2
      } else if isPair(units, place) {
        count += 4
        place += 1
      } else {
        count += 3
      }
      place += 1
    }
    return count
  }

  static func encode(
    _ units: UnsafeBufferPointer<UInt16>, _ bytes: UnsafeMutableBufferPointer<UInt8>
  ) -> Int {
    var count = 0
    func write(_ byte: UInt32) {
      bytes[count] = UInt8(truncatingIfNeeded: byte)
      count += 1
    }
    var place = 0
    while place < units.count {
      var scalar = UInt32(units[place])
      if isPair(units, place) {
        scalar = 0x10000 + (scalar & 0x3FF) << 10 + UInt32(units[place + 1]) & 0x3FF
        place += 1
      } else if scalar & 0xF800 == 0xD800 {
        scalar = 0xFFFD
      }
      place += 1
      if scalar < 0x80 {
        write(scalar)
        continue
      }
      if scalar < 0x800 {
        write(0xC0 | scalar >> 6)
      } else {
        if scalar < 0x10000 {
          write(0xE0 | scalar >> 12)
        } else {
          write(0xF0 | scalar >> 18)
          write(0x80 | scalar >> 12 & 0x3F)
        }
        write(0x80 | scalar >> 6 & 0x3F)
      }
      write(0x80 | scalar & 0x3F)
    }
    return count
  }

  private static func isPair(_ units: UnsafeBufferPointer<UInt16>, _ place: Int) -> Bool {
    units[place] & 0xFC00 == 0xD800 && place + 1 < units.count
      && units[place + 1] & 0xFC00 == 0xDC00
  }
}
