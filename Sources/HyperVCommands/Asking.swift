package import Messages
package import PowerShellEngine

/// `-WhatIf`, `-Confirm` and `-Verbose` in the module's own sentences (hyperv-texts.md 4).
///
/// One sentence serves all three.
extension Invocation {
  package func shouldProcess(_ sentence: Text, in lab: LabContext) throws -> Bool {
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

/// A question that `-Force` does away with; its answers may hold for all that follows.
struct Assent {
  private var toAll = (yes: false, no: false)

  init() {}

  /// The sentence is the one `-WhatIf` shows (hyperv-behaviour.md 4, "Prompts").
  mutating func ask(
    _ sentence: Text, force: Bool, _ call: Invocation, in lab: LabContext
  ) throws -> Bool {
    guard try call.shouldProcess(sentence, in: lab) else { return false }
    if force || call.common.confirm == true { return true }
    let question = Text(
      en: "Are you sure you want to perform this action?\n" + sentence.en,
      de: "Möchten Sie diese Aktion wirklich ausführen?\n" + sentence.de)
    do {
      return try call.shouldContinue(question[lab.language], caption: "Confirm", toAll: &toAll)
    } catch let failure as DotNetException {
      throw ScriptError.cannotAsk(failure.exception)
    }
  }
}
