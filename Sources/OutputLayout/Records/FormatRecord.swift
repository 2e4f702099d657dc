public import PowerShellEngine

/// What a `Format-` command writes: records between objects and lines, which `Out-` commands draw.
public class FormatRecord: PSObject {
  private static let namespace = "Microsoft.PowerShell.Commands.Internal.Format."
  nonisolated(unsafe) private static var areTypesKnown = false

  /// The class's name; the type is made known when a script first asks for it.
  class var className: String { "FormatInfoData" }

  public final override var type: TypeInfo {
    if !Self.areTypesKnown {
      Self.areTypesKnown = true
      TypeTable.register(
        [
          "FormatInfoData", "FormatStartData", "GroupStartData", "FormatEntryData", "GroupEndData",
          "FormatEndData",
        ].map { TypeDefinition(Self.namespace + $0) })
    }
    return TypeTable.find(Self.namespace + Self.className) ?? .object
  }
}

/// The shape that follows: a table with its columns, a list, …
/// .
public final class FormatStart: FormatRecord {
  enum Shape {
    case table(TableHeader)
    case list
    case wide(columns: Int)
    case complex
  }
  let shape: Shape
  /// Columns are as wide as the widest of all their cells.
  let isAutoSized: Bool
  init(_ shape: Shape, isAutoSized: Bool) { (self.shape, self.isAutoSized) = (shape, isAutoSized) }
  override class var className: String { "FormatStartData" }
}

/// The columns of a table.
struct TableHeader {
  struct Column {
    var label: String
    /// 0: as the cells want it.
    var width = 0
    var alignment = Alignment.undefined
    /// The label is a property's name, which a terminal shows upright.
    var isPropertyName = true
  }
  var columns: [Column]
  var isHidden = false
  var isRepeated = false
}

public final class GroupStart: FormatRecord {
  /// What stands above the group: `   TypeName: System.String`.
  let heading: [ComplexPart]?
  init(heading: [ComplexPart]?) { self.heading = heading }
  override class var className: String { "GroupStartData" }
}

/// One object.
public final class FormatEntry: FormatRecord {
  struct Cell {
    var text: String
    var alignment = Alignment.undefined
  }
  enum Content {
    case row([Cell], isWrapped: Bool)
    case list([(label: String, text: String)])
    case wide(String)
    case complex([ComplexPart])
    case text(String)
    case error(ErrorRecord)
  }
  let content: Content
  /// Stands for itself, outside of tables and lists.
  let isOutOfBand: Bool
  /// Goes where errors go.
  let isError: Bool
  init(_ content: Content, isOutOfBand: Bool = false, isError: Bool = false) {
    (self.content, self.isOutOfBand, self.isError) = (content, isOutOfBand, isError)
  }
  override class var className: String { "FormatEntryData" }
}

public final class GroupEnd: FormatRecord {
  override class var className: String { "GroupEndData" }
}

public final class FormatEnd: FormatRecord {
  override class var className: String { "FormatEndData" }
}

/// A piece of a custom view: text, line ends, indented parts.
public indirect enum ComplexPart {
  case text(String)
  case newLine
  case frame(indent: Int, firstLine: Int, [ComplexPart])
}

/// Where a cell's text stands in its column.
public enum Alignment: Int, Sendable { case undefined, left, center, right }
