/// A culture: its names and how it writes numbers and dates.
public final class Culture: Sendable {
  /// Its tag as .NET writes it ("de-DE"); empty for the invariant culture.
  public let name: String
  let lcid: Int
  let englishName: String
  let nativeName: String
  let displayName: String
  let twoLetterName: String
  let threeLetterName: String
  /// The name of the culture it falls back on; empty for the invariant one.
  let parentName: String
  public let listSeparator: String
  let isNeutral: Bool
  let numbers: NumberFormatInfo
  let dates: DateTimeFormatInfo

  /// The number .NET gives cultures that Windows has no number for.
  static let customLCID = 4096

  init(
    name: String, lcid: Int, englishName: String, nativeName: String, displayName: String,
    twoLetterName: String, threeLetterName: String, parentName: String, listSeparator: String,
    isNeutral: Bool, numbers: NumberFormatInfo, dates: DateTimeFormatInfo
  ) {
    self.name = name
    self.lcid = lcid
    self.englishName = englishName
    self.nativeName = nativeName
    self.displayName = displayName
    self.twoLetterName = twoLetterName
    self.threeLetterName = threeLetterName
    self.parentName = parentName
    self.listSeparator = listSeparator
    self.isNeutral = isNeutral
    self.numbers = numbers
    self.dates = dates
  }

  public static let invariant = Culture(
    name: "", lcid: 127, englishName: "Invariant Language (Invariant Country)",
    nativeName: "Invariant Language (Invariant Country)",
    displayName: "Invariant Language (Invariant Country)", twoLetterName: "iv",
    threeLetterName: "ivl", parentName: "", listSeparator: ",", isNeutral: false,
    numbers: .invariant, dates: .invariant)

  /// The same data under another name: a language alone, or a culture there is no data for.
  func renamed(_ name: String, lcid: Int, parent: String, isNeutral: Bool, language: String?)
    -> Culture
  {
    let shown = language ?? name
    return Culture(
      name: name, lcid: lcid, englishName: shown, nativeName: shown, displayName: shown,
      twoLetterName: language == nil ? CultureName.language(name) : twoLetterName,
      threeLetterName: language == nil ? "" : threeLetterName, parentName: parent,
      listSeparator: listSeparator, isNeutral: isNeutral, numbers: numbers, dates: dates)
  }
}
