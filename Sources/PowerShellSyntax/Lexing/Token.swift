/// A token: its kind, where it stands, and what it says.
public struct Token: Sendable {
  /// What a token says beyond its text.
  public enum Value: Sendable {
    /// The token is its text.
    case none
    /// A string with its quotes and escapes resolved, or the name in `${…}` or behind a label's
    /// colon; a plain variable's name is its text without the sigil.
    case text(String)
    indirect case number(NumericConstant)
    case parameter(name: String, usedColon: Bool)
    case file(from: RedirectionStream, isAppend: Bool)
    case merging(from: RedirectionStream, to: RedirectionStream)
    case expandable(ExpandableText)
  }
  public internal(set) var kind: TokenKind
  public let extent: Extent
  public internal(set) var flags: TokenFlags
  public let value: Value
  /// Where the token stands in the text being scanned, which differs from its extent only inside
  /// a sub-expression whose doubled quotes were folded.
  let scanned: Extent

  func has(_ flag: TokenFlags) -> Bool { flags.contains(flag) }
}

/// A string that mentions variables or sub-expressions, before these are parsed.
public final class ExpandableText: Sendable {
  enum Part: Sendable {
    case text(String)
    case variable(Token)
    case subexpression(NestedText)
  }
  let parts: [Part]
  /// The string with its escapes resolved and the nested expressions as written.
  public let value: String

  init(parts: [Part], value: String) { (self.parts, self.value) = (parts, value) }
}

/// A sub-expression inside a string, still to be scanned.
struct NestedText: Sendable {
  /// Where it starts and ends in the text being scanned.
  let scanned: Extent
  /// The text with doubled quotes folded, and each byte's place; nil where nothing was folded.
  let folded: FoldedText?
}

struct FoldedText: Sendable {
  var bytes: [UInt8] = []
  var places: [Int32] = []
}
