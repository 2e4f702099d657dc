package import PowerShellEngine

/// How objects of a type are shown by default: a table that sizes itself, every column left-aligned.
///
/// All tables of the module are of this kind, numbers and truths included (hyperv-texts.md 1). The
/// shell hands these declarations to the formatter, which this module does not know.
package struct ViewDeclaration {
  package struct Column {
    /// The heading.
    package let label: String
    /// The property a cell shows as it is; nil where it shows something made of one.
    package var property: String?
    /// What a cell shows of an object.
    package let content: (Value, Session) throws -> Value
  }

  package let type: String
  package let columns: [Column]

  package init(type: String, columns: [Column]) { (self.type, self.columns) = (type, columns) }
}

extension ViewDeclaration.Column: ExpressibleByStringLiteral {
  /// A column that shows the property of its name.
  package init(stringLiteral name: String) { self.init(name, of: name) }

  /// A property under another heading.
  init(_ label: String, of property: String) {
    let symbol = Symbol.intern(property)
    self.init(label: label, property: property) { object, session in
      try MemberAccess.get(object, symbol, session) ?? .null
    }
  }

  /// A number of bytes in units of 1 MB, not rounded: `262074,203125` (hyperv-texts.md 1).
  static func megabytes(_ label: String, of property: String) -> Self {
    let bytes = Self(label, of: property)
    return Self(label: label) { object, session in
      let number = try bytes.content(object, session).integerOrZero
      let (whole, rest) = number.quotientAndRemainder(dividingBy: 1 << 20)
      return rest == 0 ? .long(whole) : .double(Double(number) / 1_048_576)
    }
  }
}
