internal import Messages
internal import PowerShellEngine

/// `-WhatIf`, `-Confirm` and `-Verbose` in the module's own sentences (hyperv-texts.md 4).
///
/// One sentence serves all three.
extension Invocation {
  func shouldProcess(_ sentence: Text, in lab: LabContext) throws -> Bool {
    let text = sentence[lab.language]
    return try shouldProcess(
      description: text, warning: "Are you sure you want to perform this action?\n" + text)
  }

  /// A question of the command's own, asked whatever the preferences.
  func shouldContinue(_ question: Text, in lab: LabContext) throws -> Bool {
    do {
      return try shouldContinue(question[lab.language], caption: "Confirm")
    } catch let failure as DotNetException {
      throw ScriptError.cannotAsk(failure.exception)
    }
  }
}

extension ScriptError {
  /// Nobody can be asked (id and category: hyperv-texts.md 3.3).
  static func cannotAsk(_ exception: ExceptionObject) -> ScriptError {
    ScriptError(ErrorRecord(exception, id: "InvalidOperation", category: .invalidOperation))
  }
}
