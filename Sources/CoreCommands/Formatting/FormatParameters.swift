internal import OutputLayout
internal import PowerShellEngine

/// The parameters that all four `Format-` commands share.
struct FormatParameters {
  @Parameter("GroupBy") var groupBy: Value?
  @Parameter("View") var viewName: String?
  @Switch("ShowError") var showError: Bool
  @Switch("DisplayError") var displayError: Bool
  @Switch("Force") var force: Bool
  @Parameter(
    "Expand",
    validate: [.oneOf(["CoreOnly", "EnumOnly", "Both"], ignoringCase: true, message: nil)])
  var expand: String?
  @Parameter("InputObject", from: .byValue) var inputObject: AnyObjectValue?

  func options(_ call: Invocation) throws -> FormatOptions {
    var options = FormatOptions()
    options.groupBy = try groupBy.map {
      try PropertyReader(call, [.expression, .label, .format]).read($0)
    }
    options.viewName = viewName
    options.displaysError = displayError
    options.showsError = showError
    options.isForced = force
    options.expansion = expand.map { text in
      switch text.utf8.first.map({ $0 | 0x20 }) {
      case 0x63: .coreOnly
      case 0x62: .both
      default: .enumOnly
      }
    }
    return options
  }
}

/// A running `Format-` command: objects in, records out.
final class FormatRun {
  private let formatter: ObjectFormatter

  init(_ call: Invocation, _ shape: FormatShape, _ options: FormatOptions) throws {
    if options.viewName != nil, !options.properties.isEmpty { throw ScriptError.viewAndProperty() }
    formatter = ObjectFormatter(session: call.session, shape: shape, options: options) {
      try call.write(.object($0))
    }
  }

  func take(_ value: Value?) throws {
    if let value { try formatter.take(value) }
  }

  func finish() throws { try formatter.finish() }
}

extension ScriptError {
  fileprivate static func viewAndProperty() -> ScriptError {
    ScriptError(
      "FormatCannotSpecifyViewAndProperty",
      "The -Property and -View parameters cannot be specified at the same time.", .invalidArgument,
      exception: "System.InvalidOperationException")
  }
}
