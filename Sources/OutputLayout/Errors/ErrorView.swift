public import PowerShellEngine

/// Errors as they are shown: concise, normal, by category or in detail (`$ErrorView`).
public enum ErrorView {
  public enum Kind: String, Sendable, CaseIterable {
    case concise = "ConciseView"
    case normal = "NormalView"
    case category = "CategoryView"
    case detailed = "DetailedView"

    /// What a script set `$ErrorView` to; concise for what is not a view.
    public init(_ value: Value) {
      let name = value.text(.invariant)
      self = Self.allCases.first { Names.equal($0.rawValue, name) } ?? .concise
    }
  }

  nonisolated(unsafe) private static let variable = Symbol.intern("ErrorView")

  /// The text, lines separated by line feeds; the positional form ends with one.
  public static func text(
    _ record: ErrorRecord, session: Session, width: Int? = nil, view: Kind? = nil,
    style: OutputStyle = .plain
  ) -> String {
    let width = width ?? session.host.width
    let kind = view ?? Kind(session.global.lookup(variable))
    switch kind {
    case .concise:
      return ConciseErrorView(record, session: session, width: width, style: style).text
    case .normal: return style.error + normal(record, session, style) + style.reset
    case .category: return style.error + category(record, session) + style.reset
    case .detailed:
      return style.error + ErrorDetail.text(record, session: session) + style.reset
    }
  }

  // MARK: NormalView

  private static func normal(_ record: ErrorRecord, _ session: Session, _ style: OutputStyle)
    -> String
  {
    var text = head(record)
    text += style.error + record.message
    if record.invocation?.command != nil || record.category != .parserError,
      let position = record.shownPosition
    {
      text += "\n" + position.message
    }
    text += "\n+ CategoryInfo          : " + category(record, session)
    text += "\n+ FullyQualifiedErrorId : " + record.fullyQualifiedErrorID
    return text
  }

  /// The command's name as it was called.
  private static func head(_ record: ErrorRecord) -> String {
    guard let invocation = record.invocation else { return "" }
    let called = invocation.invocationName
    if called.isEmpty || called.utf8.elementsEqual("&".utf8) || called.utf8.elementsEqual(".".utf8)
    {
      return invocation.commandName.isEmpty ? "" : invocation.commandName + " : "
    }
    return called + " : "
  }

  /// `ObjectNotFound: (x:String) [Get-Item], ItemNotFoundException`.
  static func category(_ record: ErrorRecord, _ session: Session) -> String {
    let info = try? MemberAccess.get(.object(record), categoryInfo, session)
    return info?.dotNetText(session.culture) ?? record.category.name
  }

  nonisolated(unsafe) private static let categoryInfo = Symbol.intern("CategoryInfo")
}

extension ErrorRecord {
  /// Where the error is shown to stand: where it arose, or the call that reports it.
  var shownPosition: Position? { position ?? invocation?.position }
}
