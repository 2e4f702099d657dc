/// How a command asks before it changes something: `-WhatIf`, `-Confirm`, the preference variables.
extension Invocation {
  /// Whether to do an operation on a target, with PowerShell's own sentence.
  public func shouldProcess(_ target: String, operation: String? = nil) throws -> Bool {
    try decide { confirmation, desk in
      try confirmation.shouldProcess(
        target: target, operation: operation ?? command.name, impact: impact, preferences,
        at: desk)
    }
  }

  /// The same with sentences of the command's own.
  public func shouldProcess(
    description: String, warning: String, caption: String? = nil
  ) throws -> Bool {
    try decide { confirmation, desk in
      try confirmation.shouldProcess(
        description: description, warning: warning, caption: caption, impact: impact,
        preferences, at: desk)
    }
  }

  private func decide(
    _ ask: (inout Confirmation, InvocationDesk) throws -> Confirmation.Decision
  ) throws -> Bool {
    try ask(&confirmation, InvocationDesk(call: self)) == .process
  }

  /// `ShouldContinue`: a question whatever the preferences.
  public func shouldContinue(_ query: String, caption: String) throws -> Bool {
    try Confirmation.shouldContinue(query, caption, at: InvocationDesk(call: self)).isYes
  }

  /// The same, with answers that hold for the rest of the command.
  public func shouldContinue(
    _ query: String, caption: String, toAll: inout (yes: Bool, no: Bool)
  ) throws -> Bool {
    let answer = try Confirmation.shouldContinue(
      query, caption, toAll: toAll, at: InvocationDesk(call: self))
    toAll = (answer.yesToAll, answer.noToAll)
    return answer.isYes
  }

  private var impact: CommandDescription.Effect.Impact { metadata?.confirmImpact ?? .medium }

  private var preferences: ConfirmationPreferences {
    ConfirmationPreferences(
      whatIf: preference("WhatIfPreference").isTrue, threshold: threshold, isVerbose: false,
      given: common)
  }

  /// Preferences of the running function's own scope count, else the caller's.
  private func preference(_ name: String) -> Value {
    (ownFrame ?? frame).lookup(Symbol.intern(name))
  }

  private var threshold: CommandDescription.Effect.Impact {
    let name = preference("ConfirmPreference").text(.invariant)
    let names: [(String, CommandDescription.Effect.Impact)] = [
      ("None", .none), ("Low", .low), ("Medium", .medium), ("High", .high),
    ]
    return names.first { AsciiFold.foldedEquals($0.0, name) }?.1 ?? .high
  }
}

/// Where a call's confirmations are written and answered.
struct InvocationDesk: ConfirmationDesk {
  let call: Invocation

  func writeHost(_ line: String) throws { call.session.host.writeOutput(line + "\n") }
  func writeVerbose(_ text: String) throws { try call.writeVerbose(text) }
  func choose(_ prompt: ChoicePrompt) throws -> Int { try call.session.choose(prompt) }
  func suspend() throws {
    throw ScriptError(
      "NotSupported", "hvlab cannot suspend a pipeline for a nested prompt.", .notImplemented)
  }
}

extension Session {
  /// Shows a question with its answers until one is given: the number of the choice.
  public func choose(_ prompt: ChoicePrompt) throws -> Int {
    guard host.isInteractive else { throw DotNetException.nonInteractive }
    host.writeOutput(
      (prompt.caption.isEmpty ? "" : "\n\(prompt.caption)")
        + (prompt.message.isEmpty ? "" : "\n\(prompt.message)") + "\n")
    let keys = prompt.choices.map(\.key)
    let answers = zip(keys, prompt.choices).map { "[\($0)] \($1.plainLabel)" }
    let normal = keys.indices.contains(prompt.defaultChoice) ? keys[prompt.defaultChoice] : ""
    let line = answers.joined(separator: "  ") + "  [?] Help (default is \"\(normal)\"): "
    while true {
      guard let answer = try answer(to: line)?.trimmingBlanks, !answer.isEmpty else {
        return prompt.defaultChoice
      }
      if answer.utf8.elementsEqual("?".utf8) {
        for (key, choice) in zip(keys, prompt.choices) {
          host.writeOutput("\(key) - \(choice.help)\n")
        }
        continue
      }
      let place = prompt.choices.indices.first {
        AsciiFold.foldedEquals(keys[$0], answer)
          || AsciiFold.foldedEquals(prompt.choices[$0].plainLabel, answer)
      }
      if let place { return place }
    }
  }
}

extension ChoicePrompt.Choice {
  /// The letter behind `&`.
  var key: String {
    let rest = label.utf8.drop { $0 != 0x26 }.dropFirst()
    guard !rest.isEmpty else { return label }
    return String(decoding: rest, as: UTF8.self).first.map { String($0).uppercased() } ?? label
  }

  var plainLabel: String { String(decoding: label.utf8.filter { $0 != 0x26 }, as: UTF8.self) }
}

extension DotNetException {
  static var nonInteractive: DotNetException {
    DotNetException(
      "System.Management.Automation.PSInvalidOperationException",
      "PowerShell is in NonInteractive mode. Read and Prompt functionality is not available.")
  }
}
