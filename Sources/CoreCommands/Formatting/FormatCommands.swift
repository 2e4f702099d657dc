internal import OutputLayout
internal import PowerShellEngine

// `Format-Table`, `Format-List`, `Format-Wide`, `Format-Custom`: which properties, in which shape.

/// `Format-Table`.
struct FormatTable: Cmdlet {
  static let about = CommandDescription(
    "Format-Table", class: "Microsoft.PowerShell.Commands.FormatTableCommand", aliases: ["ft"])
  @Parameter(position: 0) var property: [Value]?
  @Switch var autoSize: Bool
  @Switch var repeatHeader: Bool
  @Switch var hideTableHeaders: Bool
  @Switch var wrap: Bool
  @ParameterGroup var common = FormatParameters()
  private var run: FormatRun?

  mutating func begin(_ call: Invocation) throws {
    var options = try common.options(call)
    options.properties = try PropertyReader(
      call, [.expression, .label, .width, .alignment, .format]
    ).read(all: property ?? [])
    options.isAutoSized = autoSize
    options.repeatsHeader = repeatHeader
    options.hidesHeaders = hideTableHeaders
    options.isWrapped = wrap ? true : nil
    run = try FormatRun(call, .table, options)
  }

  func process(_ call: Invocation) throws { try run?.take(common.inputObject?.value) }
  func end(_ call: Invocation) throws { try run?.finish() }
}

/// `Format-List`.
struct FormatList: Cmdlet {
  static let about = CommandDescription(
    "Format-List", class: "Microsoft.PowerShell.Commands.FormatListCommand", aliases: ["fl"])
  @Parameter(position: 0) var property: [Value]?
  @ParameterGroup var common = FormatParameters()
  private var run: FormatRun?

  mutating func begin(_ call: Invocation) throws {
    var options = try common.options(call)
    options.properties = try PropertyReader(call, [.expression, .label, .format])
      .read(all: property ?? [])
    run = try FormatRun(call, .list, options)
  }

  func process(_ call: Invocation) throws { try run?.take(common.inputObject?.value) }
  func end(_ call: Invocation) throws { try run?.finish() }
}

/// `Format-Wide`.
struct FormatWide: Cmdlet {
  static let about = CommandDescription(
    "Format-Wide", class: "Microsoft.PowerShell.Commands.FormatWideCommand", aliases: ["fw"])
  @Parameter(position: 0) var property: Value?
  @Switch var autoSize: Bool
  @Parameter(validate: [.range(.int(1), .int(.max))]) var column: Int32?
  @ParameterGroup var common = FormatParameters()
  private var run: FormatRun?

  mutating func begin(_ call: Invocation) throws {
    if autoSize, $column != nil { throw ScriptError.autoSizeAndColumn() }
    var options = try common.options(call)
    if let property, !property.isNull {
      options.properties = [try PropertyReader(call, [.expression, .format]).read(property)]
    }
    options.isAutoSized = autoSize
    options.columns = Int(column ?? 0)
    run = try FormatRun(call, .wide, options)
  }

  func process(_ call: Invocation) throws { try run?.take(common.inputObject?.value) }
  func end(_ call: Invocation) throws { try run?.finish() }
}

/// `Format-Custom`.
struct FormatCustom: Cmdlet {
  static let about = CommandDescription(
    "Format-Custom", class: "Microsoft.PowerShell.Commands.FormatCustomCommand", aliases: ["fc"])
  @Parameter(position: 0) var property: [Value]?
  @Parameter(validate: [.range(.int(1), .int(.max))]) var depth: Int32?
  @ParameterGroup var common = FormatParameters()
  private var run: FormatRun?

  mutating func begin(_ call: Invocation) throws {
    var options = try common.options(call)
    options.properties = try PropertyReader(call, [.expression, .depth])
      .read(all: property ?? [])
    options.depth = Int(depth ?? 5)
    run = try FormatRun(call, .complex, options)
  }

  func process(_ call: Invocation) throws { try run?.take(common.inputObject?.value) }
  func end(_ call: Invocation) throws { try run?.finish() }
}

extension ScriptError {
  fileprivate static func autoSizeAndColumn() -> ScriptError {
    ScriptError(
      "FormatCannotSpecifyAutosizeAndColumns",
      "The -AutoSize and -Column parameters cannot be specified at the same time.",
      .invalidArgument, exception: "System.InvalidOperationException")
  }
}
