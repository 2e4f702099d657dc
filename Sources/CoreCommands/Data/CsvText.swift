internal import PowerShellEngine

/// Rows of delimited text: written with quotes as asked, read with quotes as found.
struct CsvText {
  enum Quoting { case always, never, asNeeded }
  let delimiter: Character
  var quoting = Quoting.always
  /// Only these fields are quoted, where some are named.
  var quotedFields: [String]?

  init(delimiter: String) { self.delimiter = delimiter.first ?? "," }

  func line(_ cells: [(name: String, text: String?)]) -> String {
    cells.map { cell in
      guard let text = cell.text else { return "" }
      return isQuoted(cell.name, text)
        ? "\"" + text.replacing("\"", with: "\"\"") + "\"" : text
    }.joined(separator: String(delimiter))
  }

  private func isQuoted(_ name: String, _ text: String) -> Bool {
    if let quotedFields {
      return quotedFields.contains { AsciiFold.foldedEquals($0, name) }
    }
    switch quoting {
    case .always: return true
    case .never: return false
    case .asNeeded: return text.contains { $0 == delimiter || $0 == "\"" || $0.isNewline }
    }
  }
}

extension String {
  fileprivate func replacing(_ target: Character, with text: String) -> String {
    var result = ""
    for character in self {
      if character == target { result += text } else { result.append(character) }
    }
    return result
  }
}

/// Splits delimited text into rows of fields.
struct CsvReader {
  private let scalars: [Unicode.Scalar]
  private let delimiter: Unicode.Scalar
  private var position = 0

  init(_ text: String, delimiter: String) {
    scalars = Array(text.unicodeScalars)
    self.delimiter = delimiter.unicodeScalars.first ?? ","
  }

  var isAtEnd: Bool { position >= scalars.count }

  /// The fields of the next row; an empty line has none.
  mutating func row() -> [String] {
    var fields: [String] = []
    var field = ""
    var wasQuoted = false
    var hasField = false
    while position < scalars.count {
      let scalar = scalars[position]
      if scalar == "\n" || scalar == "\r" {
        position += 1
        if scalar == "\r", position < scalars.count, scalars[position] == "\n" { position += 1 }
        if hasField || wasQuoted || !field.isEmpty || !fields.isEmpty { fields.append(field) }
        return fields
      }
      if scalar == delimiter {
        fields.append(field)
        (field, wasQuoted, hasField) = ("", false, true)
        position += 1
      } else if scalar == "\"", !wasQuoted, field.unicodeScalars.allSatisfy({ $0 == " " }) {
        field = quoted()
        wasQuoted = true
      } else {
        if !(field.isEmpty && (scalar == " " || scalar == "\t")) || wasQuoted {
          field.unicodeScalars.append(scalar)
        }
        position += 1
      }
    }
    // An empty field that nothing ends is no field.
    if wasQuoted || !field.isEmpty { fields.append(field) }
    return fields
  }

  private mutating func quoted() -> String {
    position += 1
    var text = ""
    while position < scalars.count {
      let scalar = scalars[position]
      position += 1
      if scalar == "\"" {
        guard position < scalars.count, scalars[position] == "\"" else { return text }
        position += 1
      }
      text.unicodeScalars.append(scalar)
    }
    return text
  }
}

/// Objects made of the rows of delimited text.
struct CsvObjects {
  private var header: [String]?
  private var isFirst = true
  private var typeName: String?
  private let hasOwnHeader: Bool

  init(header: [String]?) {
    self.header = header
    hasOwnHeader = header == nil
  }

  mutating func read(_ text: String, delimiter: String, _ call: Invocation) throws {
    var text = text
    if isFirst, text.utf8.starts(with: "#TYPE ".utf8) {
      let lines = text.lines
      typeName = String(lines[0].dropFirst(6))
      text = lines.dropFirst().joined(separator: "\n")
    }
    isFirst = false
    var reader = CsvReader(text, delimiter: delimiter)
    while !reader.isAtEnd {
      let row = reader.row()
      guard !row.isEmpty else { continue }
      guard let header else {
        header = try named(row, call)
        continue
      }
      try call.write(object(header, row))
    }
  }

  /// Columns without a name are numbered.
  private func named(_ row: [String], _ call: Invocation) throws -> [String] {
    var names: [String] = []
    var isUnnamed = false
    var number = 1
    for name in row {
      if name.isEmpty {
        names.append("H\(number)")
        number += 1
        isUnnamed = true
        continue
      }
      if names.contains(where: { AsciiFold.foldedEquals($0, name) }) {
        throw ScriptError(
          "AlreadyPresentPSMemberInfoInternalCollectionAdd",
          "The member \"\(name)\" is already present.", .notSpecified,
          exception: "System.Management.Automation.ExtendedTypeSystemException")
      }
      names.append(name)
    }
    if isUnnamed {
      try call.writeWarning(
        "One or more headers were not specified. Default names starting with \"H\" have been used in place of any missing headers."
      )
    }
    return names
  }

  private func object(_ header: [String], _ row: [String]) -> Value {
    let values = header.indices.map { place in
      place < row.count ? Value.string(row[place]) : .null
    }
    let bag = PropertyBag(Shape(header), values)
    if let typeName {
      bag.insertTypeName(typeName)
      bag.insertTypeName("CSV:" + typeName)
    }
    return .object(bag)
  }
}
