internal import PowerShellEngine

/// PowerShell's own views.
enum BuiltInViews {
  static func all() -> [ViewDefinition] { outOfBand }

  private static var outOfBand: [ViewDefinition] {
    [
      ViewDefinition(
        ["System.Management.Automation.ErrorRecord"],
        .custom { value, session in
          guard case .object(let record as ErrorRecord) = value.base else { return [] }
          return [
            .text(
              ErrorView.text(
                record, session: session, width: ViewScreen.width, style: ViewScreen.style))
          ]
        }, isOutOfBand: true),
      ViewDefinition(
        ["System.DateTime"],
        .custom { value, session in
          let text = try MemberAccess.get(value, Symbol.intern("DateTime"), session) ?? value
          return [.text(text.dotNetText(session.culture)), .newLine]
        }, isOutOfBand: true),
    ]
  }
}

/// The screen a custom view writes for.
enum ViewScreen {
  nonisolated(unsafe) static var width = 120
  nonisolated(unsafe) static var style = OutputStyle.plain
}
