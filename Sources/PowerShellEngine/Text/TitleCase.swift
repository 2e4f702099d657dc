import CICU

/// `TextInfo.ToTitleCase`: each word begins with a capital, and words all in capitals stay as they are.
extension CaseMapping {
  static func titlecase(_ text: String, _ rules: Rules = .standard) -> String {
    let scalars = text.unicodeScalars.map(\.value)
    var result: [UInt32] = []
    result.reserveCapacity(scalars.count)
    var position = 0
    while position < scalars.count {
      let scalar = scalars[position]
      if isLetter(scalar) {
        position = appendWord(of: scalars, from: position, to: &result, rules)
      } else {
        result.append(scalar)
        position += 1
      }
    }
    return string(of: result)
  }

  /// Appends the word that starts at `start`; answers where it ends.
  ///
  /// An apostrophe splits a word in two for the question whether it is all capitals: what follows
  /// it is lowered in any case ("DON'T" becomes "DON't").
  private static func appendWord(
    of scalars: [UInt32], from start: Int, to result: inout [UInt32], _ rules: Rules
  ) -> Int {
    result.append(title(scalars[start], rules))
    var lowers = icu_category(scalars[start]) == Category.lowercaseLetter
    var pending = start + 1
    var position = start + 1
    func flush(to result: inout [UInt32]) {
      for scalar in scalars[pending..<position] {
        result.append(lowers ? lower(scalar, rules) : scalar)
      }
      pending = position
    }
    while position < scalars.count {
      let scalar = scalars[position]
      if isLetter(scalar) {
        if icu_category(scalar) == Category.lowercaseLetter { lowers = true }
      } else if scalar == 0x27 {
        position += 1
        flush(to: &result)
        lowers = true
        continue
      } else if isWordSeparator(scalar) {
        break
      }
      position += 1
    }
    flush(to: &result)
    return position
  }

  private static func title(_ scalar: UInt32, _ rules: Rules) -> UInt32 {
    rules == .standard ? icu_title(scalar) : upper(scalar, rules)
  }

  private static func isLetter(_ scalar: UInt32) -> Bool {
    Category.letters.contains(icu_category(scalar))
  }

  private static func isWordSeparator(_ scalar: UInt32) -> Bool {
    !Category.insideWords.contains(icu_category(scalar))
  }

  private static func string(of scalars: [UInt32]) -> String {
    var result = String.UnicodeScalarView()
    for scalar in scalars { result.append(Unicode.Scalar(scalar) ?? "\u{FFFD}") }
    return String(result)
  }

  /// ICU's numbers of general categories.
  private enum Category {
    static let lowercaseLetter: Int32 = 2
    /// Lu Ll Lt Lm Lo.
    static let letters: ClosedRange<Int32> = 1...5
    /// Letters, marks, numbers, and what has no category of its own: Cn Cf Co Cs.
    static let insideWords: Set<Int32> = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 16, 17, 18]
  }
}
