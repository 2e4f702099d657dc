/// Comparison of texts by their UTF-16 code units, with and without case.
enum OrdinalComparison {
  /// Negative, zero or positive: the difference of the first code units that differ, or of the lengths.
  static func compare(_ left: String, _ right: String) -> Int {
    let mismatch = left.withUTF8Bytes { leftBytes in
      right.withUTF8Bytes { rightBytes in
        let shorter = min(leftBytes.count, rightBytes.count)
        var offset = 0
        while offset < shorter && leftBytes[offset] == rightBytes[offset] { offset &+= 1 }
        return offset == leftBytes.count && offset == rightBytes.count ? nil : Optional(offset)
      }
    }
    guard let mismatch else { return 0 }
    if left.isASCIIText && right.isASCIIText && mismatch < min(left.utf8.count, right.utf8.count) {
      return Int(left.byte(at: mismatch)) - Int(right.byte(at: mismatch))
    }
    return unitDifference(left, right) { $0 }
  }

  /// The same after simple upper case of each character.
  static func compareIgnoringCase(_ left: String, _ right: String) -> Int {
    guard left.isASCIIText && right.isASCIIText else {
      return unitDifference(left, right, CaseMapping.ordinalUpper)
    }
    return left.withUTF8Bytes { leftBytes in
      right.withUTF8Bytes { rightBytes in
        for offset in 0..<min(leftBytes.count, rightBytes.count) {
          let one = CaseMapping.asciiUpper(UInt32(leftBytes[offset]))
          let two = CaseMapping.asciiUpper(UInt32(rightBytes[offset]))
          if one != two { return Int(one) - Int(two) }
        }
        return leftBytes.count - rightBytes.count
      }
    }
  }

  private static func unitDifference(
    _ left: String, _ right: String, _ map: (UInt32) -> UInt32
  ) -> Int {
    var lefts = left.unicodeScalars.makeIterator()
    var rights = right.unicodeScalars.makeIterator()
    while true {
      switch (lefts.next(), rights.next()) {
      case (nil, nil): return 0
      case (nil, _), (_, nil): return left.utf16.count - right.utf16.count
      case (let one?, let two?):
        let (first, second) = (map(one.value), map(two.value))
        if first != second { return unitDifference(first, second) }
      }
    }
  }

  /// The difference of the first UTF-16 units in which two different code points differ.
  private static func unitDifference(_ left: UInt32, _ right: UInt32) -> Int {
    let (one, two) = (leadUnit(left), leadUnit(right))
    return one != two ? one - two : Int(left & 0x3FF) - Int(right & 0x3FF)
  }

  private static func leadUnit(_ scalar: UInt32) -> Int {
    scalar < 0x10000 ? Int(scalar) : Int(0xD7C0 + (scalar >> 10))
  }
}

extension String {
  /// The byte at an offset that the caller has seen to exist.
  @inline(__always)
  func byte(at offset: Int) -> UInt8 { utf8[utf8.index(utf8.startIndex, offsetBy: offset)] }
}
