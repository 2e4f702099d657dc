internal import Messages
internal import PowerShellEngine

/// `-WhatIf`, `-Confirm` and `-Verbose` in the module's own sentences (hyperv-texts.md 4).
///
/// One sentence serves all three; the answers "to all" hold for the rest of the call.
extension Invocation {
  func shouldProcess(_ sentence: Text, in lab: LabContext) throws -> Bool {
    let text = sentence[lab.language]
    let preferences = ConfirmationPreferences(
      whatIf: frame.lookup(Symbol.intern("WhatIfPreference")).isTrue,
      threshold: threshold,
      isVerbose: wantsVerbose, given: common)
    let impact: CommandDescription.Effect.Impact =
      if case .changes(let impact)? = (command as? CmdletCommand)?.about.effect { impact } else {
        .none
      }
    var answers = lab.answers.of(self)
    let decision = try answers.shouldProcess(
      description: text,
      warning: "Are you sure you want to perform this action?\n" + text, caption: nil,
      impact: impact, preferences, at: CallDesk(call: self))
    lab.answers.keep(answers, of: self)
    return decision == .process
  }

  /// A question of the command's own, asked whatever the preferences.
  func shouldContinue(_ question: Text, in lab: LabContext) throws -> Bool {
    try Confirmation.shouldContinue(
      question[lab.language], "Confirm", at: CallDesk(call: self)
    ).isYes
  }

  private var threshold: CommandDescription.Effect.Impact {
    switch frame.lookup(Symbol.intern("ConfirmPreference")).text(.invariant).utf8.first {
    case UInt8(ascii: "N"), UInt8(ascii: "n"): .none
    case UInt8(ascii: "L"), UInt8(ascii: "l"): .low
    case UInt8(ascii: "M"), UInt8(ascii: "m"): .medium
    default: .high
    }
  }

  private var wantsVerbose: Bool {
    let value = frame.lookup(Symbol.intern("VerbosePreference"))
    return !value.isNull && value.text(.invariant).utf8.first != UInt8(ascii: "S")
  }
}

/// What was answered so far, by call: a pipeline may hold several calls that ask.
struct ConfirmationAnswers {
  private struct Entry {
    weak var call: Invocation?
    var answers: Confirmation
  }
  private var entries: [Entry] = []

  func of(_ call: Invocation) -> Confirmation {
    entries.first { $0.call === call }?.answers ?? Confirmation()
  }

  mutating func keep(_ answers: Confirmation, of call: Invocation) {
    entries.removeAll { $0.call == nil || $0.call === call }
    entries.append(Entry(call: call, answers: answers))
  }
}

/// The console at which a call asks.
private struct CallDesk: ConfirmationDesk {
  let call: Invocation

  func writeHost(_ line: String) throws { call.session.host.writeOutput(line + "\n") }
  func writeVerbose(_ text: String) throws { try call.writeVerbose(text) }
  func suspend() throws {}

  func choose(_ prompt: ChoicePrompt) throws -> Int {
    let host = call.session.host
    guard host.isInteractive else { throw ScriptError.notInteractive }
    try writeHost("\n\(prompt.caption)\n\(prompt.message)")
    let labels = prompt.choices.map(Label.init)
    let fallback =
      labels.indices.contains(prompt.defaultChoice) ? labels[prompt.defaultChoice].key : ""
    let line =
      labels.map { "[\($0.key)] \($0.word)  " }.joined()
      + "[?] Help (default is \"\(fallback)\"): "
    while true {
      guard let answer = host.readLine(prompt: line) else { throw ScriptError.notInteractive }
      if answer.isEmpty { return prompt.defaultChoice }
      if answer.utf8.elementsEqual("?".utf8) {
        for (label, choice) in zip(labels, prompt.choices) {
          try writeHost("\(label.key) - \(choice.help)")
        }
      } else if let chosen = labels.firstIndex(where: { $0.answers(answer) }) {
        return chosen
      }
    }
  }

  /// `Yes to &All`: the letter behind the mark stands for the choice.
  private struct Label {
    let key: String
    let word: String

    init(_ choice: ChoicePrompt.Choice) {
      let bytes = Array(choice.label.utf8)
      let mark = bytes.firstIndex(of: UInt8(ascii: "&"))
      word = String(decoding: bytes.filter { $0 != UInt8(ascii: "&") }, as: UTF8.self)
      let letter = mark.flatMap { $0 + 1 < bytes.count ? bytes[$0 + 1] : nil }
      key = letter.map { String(decoding: [$0 & 0xDF], as: UTF8.self) } ?? word
    }

    func answers(_ text: String) -> Bool {
      AsciiFold.foldedEquals(text, key) || AsciiFold.foldedEquals(text, word)
    }
  }
}

extension ScriptError {
  /// Nobody can be asked (hyperv-texts.md 3.3; PowerShell 7 leaves the word "Windows" out).
  static var notInteractive: ScriptError {
    ScriptError(
      "InvalidOperation",
      "PowerShell is in NonInteractive mode. Read and Prompt functionality is not available.",
      .invalidOperation, exception: "System.Management.Automation.PSInvalidOperationException")
  }
}
