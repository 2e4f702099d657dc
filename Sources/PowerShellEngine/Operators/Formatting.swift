/// `-f`.
public enum Formatting {
  /// The format's text with the values of a list, or the one value, put into its places.
  public static func format(_ a: Value, _ b: Value, _ s: Session) throws -> Value {
    let arguments = try b.base.enumerated() ?? [b]
    return .string(try CompositeText.format(a.text(.invariant), arguments, s))
  }
}

/// Stand-in for composite formatting.
enum CompositeText {
  static func format(_ format: String, _ arguments: [Value], _ s: Session) throws -> String {
    format
  }
}
