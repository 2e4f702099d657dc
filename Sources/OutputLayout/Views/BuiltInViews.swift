internal import PowerShellEngine

/// PowerShell's own views: the tables and lists of its format files, and its custom ones.
enum BuiltInViews {
  static func all() -> [ViewDefinition] { custom + ViewText.views() }

  private static var custom: [ViewDefinition] {
    [
      ViewDefinition(
        [
          "System.Management.Automation.ErrorRecord#PSExtendedError",
          "System.Exception#PSExtendedError",
        ], name: "GetErrorInstance",
        .custom { value, session in ErrorDetail.parts(of: value, session) }),
      ViewDefinition(
        ["System.DateTime"], name: "DateTime",
        .custom { value, session in
          let text = try MemberAccess.get(value, Symbol.intern("DateTime"), session) ?? value
          return [.text(text.dotNetText(session.culture))]
        }),
      textView(["System.Management.Automation.WarningRecord"], isOutOfBand: true),
      textView(["System.Management.Automation.InformationRecord"], isOutOfBand: true),
      textView(["System.Management.Automation.ScriptBlock"], isOutOfBand: true),
      ViewDefinition(
        ["Microsoft.PowerShell.Commands.MatchInfo"], name: "MatchInfo",
        .custom { value, session in [.text(MatchText.emphasized(value, session))] }),
    ]
  }

  /// Shown as its own text.
  private static func textView(_ types: [String], isOutOfBand: Bool) -> ViewDefinition {
    ViewDefinition(
      types,
      .custom { value, session in [.text(value.dotNetText(session.culture))] },
      isOutOfBand: isOutOfBand)
  }
}

/// A line that `Select-String` found, the match in reverse on a terminal.
enum MatchText {
  static func emphasized(_ value: Value, _ session: Session) -> String {
    let method = session.host.isDecorated ? "ToEmphasizedString" : "ToString"
    let folder = Value.string(session.drives.location)
    if let text = try? MemberAccess.invoke(value, Symbol.intern(method), [folder], session) {
      return text.dotNetText(session.culture)
    }
    return value.dotNetText(session.culture)
  }
}
