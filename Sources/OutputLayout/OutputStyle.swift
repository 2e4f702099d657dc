/// The escape sequences that decorate output: none, or those of `$PSStyle`.
public struct OutputStyle: Sendable, Equatable {
  /// Escape sequences reach the terminal; otherwise those inside values are taken out too.
  public var isDecorated = false
  public var reset = ""
  public var tableHeader = ""
  public var customTableHeader = ""
  public var formatAccent = ""
  public var error = ""
  public var errorAccent = ""
  public var warning = ""
  public var verbose = ""
  public var debug = ""
  /// The terminal's own colours, which the host restores around coloured text.
  public var defaultColors = ""

  public init() {}

  /// Text alone: output into a file, a pipe or a string.
  public static let plain = OutputStyle()

  /// `$PSStyle` as it starts out.
  public static let ansi: OutputStyle = {
    var style = OutputStyle()
    style.isDecorated = true
    style.reset = "\u{1B}[0m"
    style.tableHeader = "\u{1B}[32;1m"
    style.customTableHeader = "\u{1B}[32;1;3m"
    style.formatAccent = "\u{1B}[32;1m"
    style.error = "\u{1B}[31;1m"
    style.errorAccent = "\u{1B}[36;1m"
    style.warning = "\u{1B}[33;1m"
    style.verbose = "\u{1B}[33;1m"
    style.debug = "\u{1B}[33;1m"
    style.defaultColors = "\u{1B}[39;49m"
    return style
  }()
}
