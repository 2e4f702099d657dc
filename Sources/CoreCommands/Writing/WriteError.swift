internal import PowerShellEngine

/// `Write-Error`.
struct WriteError: Cmdlet {
  static let about = CommandDescription(
    "Write-Error", defaultSet: "NoException",
    class: "Microsoft.PowerShell.Commands.WriteErrorCommand")
  @Parameter(in: [.in("NoException"), .in("WithException")]) var category: Typed<Of.ErrorCategory>?
  @Parameter(aliases: ["Activity"]) var categoryActivity: String?
  @Parameter(aliases: ["Reason"]) var categoryReason: String?
  @Parameter(aliases: ["TargetName"]) var categoryTargetName: String?
  @Parameter(aliases: ["TargetType"]) var categoryTargetType: String?
  @Parameter(in: [.in("NoException"), .in("WithException")]) var errorId: String?
  @Parameter(in: [.in("ErrorRecord", position: 0, mandatory: true)]) var errorRecord:
    Typed<Of.ErrorRecord>?
  @Parameter(in: [.in("WithException", position: 0, mandatory: true)]) var exception:
    Typed<Of.Exception>?
  @Parameter(
    in: [.in("NoException", position: 0, mandatory: true, from: .byValue), .in("WithException")],
    aliases: ["Msg"], allow: [.null, .emptyString]) var message: String?
  @Parameter var recommendedAction: String?
  @Parameter(in: [.in("NoException"), .in("WithException")]) var targetObject: Value?
  func process(_ call: Invocation) throws {
    let record = makeRecord()
    if let given = errorRecord?.value.base.reference as? ErrorRecord {
      record.errorID = given.errorID
      record.originID = given.originID
    } else {
      record.activity = "Write-Error"
    }
    if let recommendedAction, !recommendedAction.isEmpty {
      record.recommendedAction = recommendedAction
    }
    if let categoryActivity, !categoryActivity.isEmpty { record.activity = categoryActivity }
    if let categoryReason, !categoryReason.isEmpty { record.reason = categoryReason }
    if let categoryTargetName, !categoryTargetName.isEmpty {
      record.targetName = categoryTargetName
    }
    if let categoryTargetType, !categoryTargetType.isEmpty {
      record.targetTypeName = categoryTargetType
    }
    try call.report(record)
  }

  private func makeRecord() -> ErrorRecord {
    if let given = errorRecord?.value.base.reference as? ErrorRecord {
      let copy = ErrorRecord(
        given.exception, id: given.errorID, category: given.category, target: given.target)
      copy.details = given.details
      copy.activity = given.activity
      return copy
    }
    let known = exception?.value.base.reference as? ExceptionObject
    let text = message ?? known?.message ?? ""
    let made =
      known
      ?? ExceptionObject("Microsoft.PowerShell.Commands.WriteErrorException", text)
    let id = (errorId?.isEmpty ?? true) ? made.exceptionType.displayName : errorId ?? ""
    let record = ErrorRecord(
      made, id: id, category: category.flatMap { ErrorCategory(of: $0.value) } ?? .notSpecified,
      target: targetObject ?? .null)
    if known != nil, let message { record.details = message }
    return record
  }
}

extension ErrorCategory {
  fileprivate init?(of value: Value) { self.init(rawValue: Int(value.integerOrZero)) }
}
