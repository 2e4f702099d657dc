/// What the user answered to a confirmation so far.
enum ShouldProcessAnswer { case ask, yesToAll, noToAll }

/// How careful a call is to be: `-WhatIf`, `-Confirm`, `-Verbose` and their preference variables.
public struct ConfirmationPreferences {
  public var whatIf = false
  /// `$ConfirmPreference`: what has this impact or more is asked for; `none` asks for nothing.
  public var threshold = CommandDescription.Effect.Impact.high
  /// What is done is told on the verbose stream.
  public var isVerbose = false
  public init() {}

  /// The variables, overruled by the parameters that were given.
  public init(
    whatIf: Bool, threshold: CommandDescription.Effect.Impact, isVerbose: Bool,
    given: CommonParameters
  ) {
    self.whatIf = given.whatIf ?? whatIf
    self.threshold = given.confirm.map { $0 ? .low : .none } ?? threshold
    self.isVerbose = given.verbose ?? isVerbose
  }

  public func asks(for impact: CommandDescription.Effect.Impact) -> Bool {
    threshold != .none && impact.rawValue >= threshold.rawValue
  }
}

/// Where a confirmation writes and asks: a cmdlet's call, or a function's `$PSCmdlet`.
public protocol ConfirmationDesk {
  func writeHost(_ line: String) throws
  func writeVerbose(_ text: String) throws
  /// The number of the choice; throws where nobody can be asked.
  func choose(_ prompt: ChoicePrompt) throws -> Int
  /// `S`: a prompt of its own until `exit`.
  func suspend() throws
}

/// A question with answers, as the host shows it.
public struct ChoicePrompt {
  public struct Choice: Sendable {
    /// With `&` before the letter that stands for it.
    public let label: String
    public let help: String
    public init(_ label: String, _ help: String) { (self.label, self.help) = (label, help) }
  }
  public let caption: String
  public let message: String
  public let choices: [Choice]
  public var defaultChoice = 0

  public init(_ caption: String, _ message: String, _ choices: [Choice]) {
    (self.caption, self.message, self.choices) = (caption, message, choices)
  }
}

/// `ShouldProcess` and `ShouldContinue`, with the answers that hold for the rest of a call.
public struct Confirmation {
  /// What was decided, and whether `-WhatIf` was the reason.
  public enum Decision { case process, skip, whatIf }
  var answer = ShouldProcessAnswer.ask
  public init() {}

  /// Whether to do an operation on a target, with PowerShell's own sentence for it.
  public mutating func shouldProcess(
    target: String, operation: String, impact: CommandDescription.Effect.Impact,
    _ preferences: ConfirmationPreferences, at desk: some ConfirmationDesk
  ) throws -> Decision {
    let sentence = Self.sentence(target: target, operation: operation)
    return try shouldProcess(
      description: sentence,
      warning: "Are you sure you want to perform this action?\n" + sentence, caption: nil,
      impact: impact, preferences, at: desk)
  }

  public static func sentence(target: String, operation: String) -> String {
    "Performing the operation \"\(operation)\" on target \"\(target)\"."
  }

  /// The same with sentences of the command's own.
  public mutating func shouldProcess(
    description: String, warning: String, caption: String?,
    impact: CommandDescription.Effect.Impact, _ preferences: ConfirmationPreferences,
    at desk: some ConfirmationDesk
  ) throws -> Decision {
    switch answer {
    case .yesToAll: return .process
    case .noToAll: return .skip
    case .ask: break
    }
    if preferences.whatIf {
      try desk.writeHost("What if: " + description)
      return .whatIf
    }
    if preferences.isVerbose { try desk.writeVerbose(description) }
    guard preferences.asks(for: impact) else { return .process }
    let question = warning.isEmpty ? "Are you sure you want to perform this action?" : warning
    return try ask(question, caption ?? "Confirm", desk) ? .process : .skip
  }

  private mutating func ask(
    _ question: String, _ caption: String, _ desk: some ConfirmationDesk
  ) throws -> Bool {
    let prompt = ChoicePrompt(
      caption, question, [Self.yes, Self.yesToAll, Self.no, Self.noToAll, Self.pause])
    while true {
      switch try desk.choose(prompt) {
      case 0: return true
      case 1:
        answer = .yesToAll
        return true
      case 2: return false
      case 3:
        answer = .noToAll
        return false
      default: try desk.suspend()
      }
    }
  }

  /// `ShouldContinue`: a question whatever the preferences.
  ///
  /// With the two flags it also offers "all".
  public static func shouldContinue(
    _ query: String, _ caption: String, toAll flags: (yes: Bool, no: Bool)? = nil,
    at desk: some ConfirmationDesk
  ) throws -> (isYes: Bool, yesToAll: Bool, noToAll: Bool) {
    if let flags, flags.yes { return (true, true, flags.no) }
    if let flags, flags.no { return (false, flags.yes, true) }
    let offersAll = flags != nil
    let choices = offersAll ? [yes, yesToAll, no, noToAll, pause] : [yes, no, pause]
    let prompt = ChoicePrompt(caption.isEmpty ? "Confirm" : caption, query, choices)
    while true {
      let chosen = try desk.choose(prompt)
      guard choices.indices.contains(chosen), chosen < choices.count - 1 else {
        try desk.suspend()
        continue
      }
      let isYes = offersAll ? chosen < 2 : chosen == 0
      return (isYes, offersAll && chosen == 1, offersAll && chosen == 3)
    }
  }

  private static let yes = ChoicePrompt.Choice(
    "&Yes", "Continue with only the next step of the operation.")
  private static let yesToAll = ChoicePrompt.Choice(
    "Yes to &All", "Continue with all the steps of the operation.")
  private static let no = ChoicePrompt.Choice(
    "&No", "Skip this operation and proceed with the next operation.")
  private static let noToAll = ChoicePrompt.Choice(
    "No to A&ll", "Skip this operation and all subsequent operations.")
  private static let pause = ChoicePrompt.Choice(
    "&Suspend",
    "Pause the current pipeline and return to the command prompt. Type \"exit\" to resume the pipeline."
  )
}
