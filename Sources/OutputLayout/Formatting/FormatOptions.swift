/// A property asked for on a `Format-` command's line, with what its table says about it.
public struct RequestedProperty {
  public var expression: FieldExpression
  public var label: String?
  public var width: Int?
  public var alignment: Alignment?
  public var format: String?
  public var depth: Int?
  public init(_ expression: FieldExpression) { self.expression = expression }
}

/// What a `Format-` command was told.
public struct FormatOptions {
  public enum Expansion: Sendable { case enumOnly, coreOnly, both }
  public var properties: [RequestedProperty] = []
  public var groupBy: RequestedProperty?
  public var viewName: String?
  public var isAutoSized = false
  public var hidesHeaders = false
  public var repeatsHeader = false
  public var isWrapped: Bool?
  /// Items side by side of `Format-Wide`.
  public var columns = 0
  /// How deep `Format-Custom` goes.
  public var depth = 5
  public var expansion: Expansion?
  public var isForced = false
  public var displaysError = false
  public var showsError = false
  public init() {}
}
