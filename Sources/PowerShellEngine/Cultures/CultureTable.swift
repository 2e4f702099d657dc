import CultureData

/// The cultures a session knows; each is read from the table in the binary when first asked for.
public final class CultureTable {
  let values: CultureValues
  private var known: [String: Culture] = ["": .invariant]
  /// Names in the order of the table, with where their lines start.
  private let places: [(name: String, start: Int)]

  public init(_ values: CultureValues = .windows) {
    self.values = values
    places = Self.bytes { Self.findPlaces($0) }
  }

  /// The cultures with data of their own.
  var names: [String] { places.map(\.name) }

  public func culture(named name: String) throws(ValueFailure) -> Culture {
    if let culture = known[name] { return culture }
    guard let canonical = CultureName.canonical(name) else {
      throw ValueFailure(
        .cultureNotFound,
        "Culture is not supported. (Parameter 'name')\n\(name) is an invalid culture identifier.")
    }
    let culture = known[canonical] ?? load(canonical)
    known[canonical] = culture
    return culture
  }

  func culture(lcid: Int) throws(ValueFailure) -> Culture {
    guard lcid >= 0 else {
      throw ValueFailure(
        .argumentOutOfRange,
        "culture ('\(lcid)') must be a non-negative value. (Parameter 'culture')\n"
          + "Actual value was \(lcid).")
    }
    if lcid == Culture.invariant.lcid { return .invariant }
    if let neutral = CultureName.neutralLCIDs.first(where: { $0.lcid == lcid }) {
      return try culture(named: neutral.name)
    }
    for place in places {
      let culture = try culture(named: place.name)
      if culture.lcid == lcid { return culture }
    }
    let digits = String(lcid, radix: 16)
    let hex = String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
    throw ValueFailure(
      .cultureNotFound,
      "Culture is not supported. (Parameter 'culture')\n"
        + "\(lcid) (0x\(hex)) is an invalid culture identifier.")
  }

  private func load(_ name: String) -> Culture {
    if let place = places.first(where: { $0.name == name }) { return read(place) }
    let parent = CultureName.parent(name)
    let lcid =
      CultureName.neutralLCIDs.first { $0.name == name }?.lcid ?? Culture.customLCID
    let language = CultureName.language(name)
    guard let relative = places.first(where: { CultureName.language($0.name) == language }) else {
      return Culture.invariant.renamed(
        name, lcid: lcid, parent: parent, isNeutral: parent.isEmpty, language: nil)
    }
    let culture = read(relative)
    return culture.renamed(
      name, lcid: lcid, parent: parent, isNeutral: parent.isEmpty,
      language: parent.isEmpty ? Self.languageName(culture.englishName) : nil)
  }

  /// "German" of "German (Germany)".
  private static func languageName(_ name: String) -> String {
    let bytes = Array(name.utf8)
    guard let cut = bytes.firstIndex(of: 40), cut > 0 else { return name }
    return String(decoding: bytes[..<(cut - 1)], as: UTF8.self)
  }

  private func read(_ place: (name: String, start: Int)) -> Culture {
    let values = values
    return Self.bytes {
      CultureRecord(name: place.name, lines: $0, from: place.start).culture(values)
    }
  }

  private static func findPlaces(_ lines: Span<UInt8>) -> [(name: String, start: Int)] {
    var result: [(name: String, start: Int)] = []
    var index = 0
    while index < lines.count {
      let isName = lines[index] == 64
      var name: [UInt8] = []
      if isName { index += 1 }
      while index < lines.count, lines[index] != 10 {
        if isName { name.append(lines[index]) }
        index += 1
      }
      index += 1
      if isName, !name.isEmpty { result.append((String(decoding: name, as: UTF8.self), index)) }
    }
    return result
  }

  private static func bytes<T>(_ body: (Span<UInt8>) -> T) -> T {
    let buffer = UnsafeBufferPointer(
      start: hvlab_culture_table(), count: hvlab_culture_table_size())
    return body(buffer.span)
  }
}
