/// The words a culture's dates are written with; English ones are understood in every culture.
struct DateWords {
  enum Meaning: Equatable {
    case month(Int)
    case dayOfWeek(Int)
    case am, pm, era, zulu, filler
  }

  private let words: [(scalars: [UInt32], meaning: Meaning)]

  init(_ info: DateTimeFormatInfo) {
    var words: [(scalars: [UInt32], meaning: Meaning)] = []
    func add(_ text: String, _ meaning: Meaning) {
      let scalars = Self.folded(text)
      if !scalars.isEmpty { words.append((scalars, meaning)) }
    }
    for source in [info, .invariant] {
      for names in [
        source.monthNames, source.abbreviatedMonthNames, source.monthGenitiveNames,
        source.abbreviatedMonthGenitiveNames,
      ] {
        for (index, name) in names.enumerated() { add(name, .month(index + 1)) }
      }
      for names in [source.dayNames, source.abbreviatedDayNames] {
        for (index, name) in names.enumerated() { add(name, .dayOfWeek(index)) }
      }
    }
    add(info.amDesignator, .am)
    add(info.pmDesignator, .pm)
    add("AM", .am)
    add("PM", .pm)
    add(info.eraName, .era)
    if AsciiFold.equal(info.eraName.utf8, "AD".utf8) { add("A", .era) }
    add("GMT", .zulu)
    add("Z", .zulu)
    for pattern in [info.longDatePattern, info.yearMonthPattern, info.monthDayPattern] {
      for literal in Self.literals(pattern) { add(literal, .filler) }
    }
    self.words = words
  }

  /// The longest word at an index, with how many scalars it has.
  func match(_ text: [Unicode.Scalar], at index: Int) -> (length: Int, meaning: Meaning)? {
    var best: (length: Int, meaning: Meaning)?
    for word in words where word.scalars.count > best?.length ?? 0 {
      let end = index + word.scalars.count
      guard end <= text.count else { continue }
      guard zip(word.scalars, text[index..<end]).allSatisfy({ $0 == Self.fold($1) }) else {
        continue
      }
      let endsInside =
        end < text.count && Self.isLetter(text[end]) && Self.isLetter(text[end - 1])
      if !endsInside { best = (word.scalars.count, word.meaning) }
    }
    return best
  }

  static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII
      ? (97...122).contains(scalar.value | 0x20) : scalar.properties.isAlphabetic
  }

  private static func folded(_ text: String) -> [UInt32] { text.unicodeScalars.map(fold) }

  private static func fold(_ scalar: Unicode.Scalar) -> UInt32 {
    if scalar.isASCII { return UInt32(AsciiFold.lower(UInt8(scalar.value))) }
    if scalar.value == 0xA0 || scalar.value == 0x202F { return 32 }
    let lower = scalar.properties.lowercaseMapping.unicodeScalars
    return lower.count == 1 ? lower.first?.value ?? scalar.value : scalar.value
  }

  /// The quoted words in a pattern ("de" in `d 'de' MMMM`).
  private static func literals(_ pattern: String) -> [String] {
    var result: [String] = []
    var inside: [UInt8]?
    for byte in pattern.utf8 {
      if byte == 39 {
        if let literal = inside { result.append(String(decoding: literal, as: UTF8.self)) }
        inside = inside == nil ? [] : nil
      } else {
        inside?.append(byte)
      }
    }
    return result
  }
}
