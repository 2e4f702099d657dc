public import PowerShellEngine

/// How objects of some types are shown: a table, a list, names side by side, or text of its own.
public struct ViewDefinition {
  /// What a cell, a field or a name shows of an object.
  public enum Content {
    case property(String)
    case computed((Value, Session) throws -> Value)
  }

  public struct Column {
    /// nil: the property's name.
    public var label: String?
    /// 0: as the cells want it.
    public var width: Int
    public var alignment: Alignment
    public var content: Content
    public var format: String?

    public init(
      _ content: Content, label: String? = nil, width: Int = 0,
      alignment: Alignment = .undefined, format: String? = nil
    ) {
      (self.content, self.label, self.width) = (content, label, width)
      (self.alignment, self.format) = (alignment, format)
    }

    public static func property(
      _ name: String, label: String? = nil, width: Int = 0, alignment: Alignment = .undefined
    ) -> Column {
      Column(.property(name), label: label, width: width, alignment: alignment)
    }
  }

  public struct Item {
    public var label: String?
    public var content: Content
    public var format: String?
    public init(_ content: Content, label: String? = nil, format: String? = nil) {
      (self.content, self.label, self.format) = (content, label, format)
    }
  }

  public struct Grouping {
    public var content: Content
    public var label: String
    /// Makes the text above a group of the group's value; nil: `   Label: value`.
    public var heading: ((Value, Session) throws -> [ComplexPart])?
    public init(_ content: Content, label: String) { (self.content, self.label) = (content, label) }
  }

  public enum Body {
    case table(
      [Column], isAutoSized: Bool = false, hidesHeaders: Bool = false, isWrapped: Bool = false)
    case list([Item])
    case wide(Item, columns: Int = 0)
    case custom((Value, Session) throws -> [ComplexPart])
  }

  public var types: [String]
  public var name: String
  public var body: Body
  public var grouping: Grouping?
  /// Objects of it stand for themselves, outside of tables and lists.
  public var isOutOfBand: Bool

  public init(
    _ types: [String], name: String? = nil, _ body: Body, grouping: Grouping? = nil,
    isOutOfBand: Bool = false
  ) {
    (self.types, self.name) = (types, name ?? types.first ?? "")
    (self.body, self.grouping, self.isOutOfBand) = (body, grouping, isOutOfBand)
  }

  var shape: FormatShape {
    switch body {
    case .table: .table
    case .list: .list
    case .wide: .wide
    case .custom: .complex
    }
  }
}

/// The four ways to show an object.
public enum FormatShape: Sendable { case table, list, wide, complex }
