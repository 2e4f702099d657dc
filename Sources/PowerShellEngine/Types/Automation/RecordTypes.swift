/// Errors as scripts see them: `ErrorRecord` and what hangs on it.
extension TypeDefinition {
  static let recordTypes: [TypeDefinition] = [
    TypeDefinition("System.Management.Automation.ErrorRecord", members: RecordMembers.declare),
    TypeDefinition(
      "System.Management.Automation.Runspaces.RemotingErrorRecord",
      base: "System.Management.Automation.ErrorRecord"
    ) { m in
      RecordMembers.declare(m)
      m.property("System.Management.Automation.Remoting.OriginInfo OriginInfo {get;}") {
        (me: ErrorRecord) in me.origin.map { .object($0) } ?? .null
      }
    },
    TypeDefinition(
      "System.Management.Automation.ErrorCategoryInfo", members: RecordMembers.declareCategory),
    TypeDefinition("System.Management.Automation.ErrorDetails") { m in
      m.constructor("(string message)") { a in .object(ErrorDetailsObject(a.string(0))) }
      m.property("string Message {get;}") { (me: ErrorDetailsObject) in .string(me.message) }
      m.property("string RecommendedAction {get;set;}") { (me: ErrorDetailsObject) in
        .string(me.recommendedAction)
      }
    },
    TypeDefinition(
      "System.Management.Automation.InvocationInfo", members: RecordMembers.declareInvocation),
    TypeDefinition("System.Management.Automation.PSReference") { m in
      m.constructor("(System.Object value)") { a in
        .object(ReferenceObject(Variable("", a[0])))
      }
      m.property(
        "System.Object Value {get;set;}", get: { (me: ReferenceObject) in me.value },
        set: { me, value in me.value = value })
    },
    TypeDefinition("System.Management.Automation.SwitchParameter", .value) { m in
      m.constructor("(bool isPresent)") { a in .object(SwitchObject(a.bool(0))) }
      m.property("bool IsPresent {get;}") { (me: SwitchObject) in .bool(me.isPresent) }
      m.constant("static switch Present {get;}") { .object(SwitchObject(true)) }
      m.method("bool ToBool()") { (me: SwitchObject, _) in .bool(me.isPresent) }
    },
    TypeDefinition("System.Management.Automation.PSVariable") { m in
      m.constructor("(string name)", "(string name, System.Object value)") { a in
        .object(Variable(a.string(0), a[1]))
      }
      m.property("string Name {get;}") { (me: Variable) in .string(me.name) }
      m.property(
        "string Description {get;set;}", get: { (me: Variable) in .string(me.details) },
        set: { me, value in me.details = value.text(.invariant) })
      m.property(
        "System.Object Value {get;set;}", get: { (me: Variable) in me.current },
        set: { me, value in try me.assign(value, in: .current) })
      let root = "System.Management.Automation."
      m.property(
        "\(root)SessionStateEntryVisibility Visibility {get;set;}",
        get: { (_: Variable) in EnumValues.named(root + "SessionStateEntryVisibility", "Public") },
        set: { _, _ in })
      m.property("psmoduleinfo Module {get;}") { (_: Variable) in .null }
      m.property("string ModuleName {get;}") { (_: Variable) in .string("") }
      m.property(
        "\(root)ScopedItemOptions Options {get;set;}",
        get: { (me: Variable) in
          EnumValues.numbered(root + "ScopedItemOptions", Int64(me.options.rawValue))
        },
        set: { me, value in me.options = VariableOptions(rawValue: Int(value.integerOrZero)) })
      m.property(
        "System.Collections.ObjectModel.Collection[System.Attribute] Attributes {get;}"
      ) { (_: Variable) in .list([]) }
      m.method("bool IsValidValue(System.Object value)") { (_: Variable, _) in .bool(true) }
    },
  ]
}

/// The members of error records.
enum RecordMembers {
  static func declare(_ m: MemberDeclarations) {
    m.constructor(
      "(System.Exception exception, string errorId, System.Management.Automation.ErrorCategory errorCategory, System.Object targetObject)"
    ) { a in
      guard let exception = a.object(0, ExceptionObject.self) else {
        throw DotNetException.argumentNull("exception")
      }
      return .object(
        ErrorRecord(
          exception, id: a.string(1), category: ErrorCategory(rawValue: a.int(2)) ?? .notSpecified,
          target: a[3]))
    }
    m.extended(
      .script,
      "string PSMessageDetails {get=& { Set-StrictMode -Version 1; $this.Exception.InnerException.PSMessageDetails };}"
    ) {
      (_: ErrorRecord) in .null
    }
    m.property("System.Exception Exception {get;}") { (me: ErrorRecord) in .object(me.exception) }
    m.property("System.Object TargetObject {get;}") { (me: ErrorRecord) in me.target }
    m.property("System.Management.Automation.ErrorCategoryInfo CategoryInfo {get;}") {
      (me: ErrorRecord) in .object(CategoryObject(me))
    }
    m.property("string FullyQualifiedErrorId {get;}") { (me: ErrorRecord) in
      .string(me.fullyQualifiedErrorID)
    }
    m.property(
      "System.Management.Automation.ErrorDetails ErrorDetails {get;set;}",
      get: { (me: ErrorRecord) in
        me.details.map { .object(ErrorDetailsObject($0, me.recommendedAction ?? "")) } ?? .null
      }, set: { me, value in me.details = (value.base.reference as? ErrorDetailsObject)?.message })
    m.property("System.Management.Automation.InvocationInfo InvocationInfo {get;}") {
      (me: ErrorRecord) in me.shownInvocation.map { .object($0) } ?? .null
    }
    m.property("string ScriptStackTrace {get;}") { (me: ErrorRecord) in
      .string(me.stackTrace.joined(separator: "\n"))
    }
    m.property(
      "System.Collections.ObjectModel.ReadOnlyCollection[int] PipelineIterationInfo {get;}"
    ) { (_: ErrorRecord) in .list([]) }
    m.method(
      "void GetObjectData(System.Runtime.Serialization.SerializationInfo info, System.Runtime.Serialization.StreamingContext context)"
    ) { (_: ErrorRecord, _) in throw DotNetException.argumentNull("info") }
  }

  static func declareCategory(_ m: MemberDeclarations) {
    m.property("System.Management.Automation.ErrorCategory Category {get;}") {
      (me: CategoryObject) in
      EnumValues.numbered(
        "System.Management.Automation.ErrorCategory", Int64(me.record.category.rawValue))
    }
    m.property("string Activity {get;set;}") { (me: CategoryObject) in .string(me.record.activity) }
    m.property("string Reason {get;set;}") { (me: CategoryObject) in .string(me.reason) }
    m.property("string TargetName {get;set;}") { (me: CategoryObject) in .string(me.targetName) }
    m.property("string TargetType {get;set;}") { (me: CategoryObject) in .string(me.targetType) }
    m.method("string GetMessage()", "string GetMessage(cultureinfo uiCultureInfo)") {
      (me: CategoryObject, _) in .string(me.text(.invariant))
    }
  }

  static func declareInvocation(_ m: MemberDeclarations) {
    m.property("System.Management.Automation.CommandInfo MyCommand {get;}") {
      (me: InvocationInfo) in me.command.map { .object($0) } ?? .null
    }
    m.property("System.Collections.Generic.Dictionary[string,System.Object] BoundParameters {get;}")
    {
      (me: InvocationInfo) in .table(me.boundParameters)
    }
    m.property("System.Collections.Generic.List[System.Object] UnboundArguments {get;}") {
      (me: InvocationInfo) in .list(me.unboundArguments)
    }
    m.property("int ScriptLineNumber {get;}") { (me: InvocationInfo) in
      .int(Int32(clamping: me.position?.line ?? 0))
    }
    m.property("string ScriptName {get;}") { (me: InvocationInfo) in
      .string(me.position?.file ?? "")
    }
    m.property("string Line {get;}") { (me: InvocationInfo) in
      .string(me.position.map { $0.lineWithEnd } ?? "")
    }
    m.property("string PositionMessage {get;}") { (me: InvocationInfo) in
      .string(me.position?.message ?? "")
    }
    m.property("int OffsetInLine {get;}") { (me: InvocationInfo) in
      .int(Int32(clamping: me.position?.column ?? 0))
    }
    m.property("long HistoryId {get;}") { (_: InvocationInfo) in
      .long(Session.current.history.next)
    }
    m.property("string PSScriptRoot {get;}") { (me: InvocationInfo) in
      .string(me.position?.file.map { Frame.folder(of: $0) } ?? "")
    }
    m.property("string PSCommandPath {get;}") { (me: InvocationInfo) in
      .string(me.position?.file ?? "")
    }
    m.property("System.Management.Automation.CommandOrigin CommandOrigin {get;}") {
      (me: InvocationInfo) in
      EnumValues.named(
        "System.Management.Automation.CommandOrigin", me.position == nil ? "Runspace" : "Internal")
    }
    m.property(
      "System.Management.Automation.Language.IScriptExtent DisplayScriptPosition {get;}"
    ) { (me: InvocationInfo) in
      me.position.map { .object(ExtentObject($0.source, $0.extent)) } ?? .null
    }
    m.property("string InvocationName {get;}") { (me: InvocationInfo) in
      .string(me.invocationName)
    }
    m.property("int PipelineLength {get;}") { (me: InvocationInfo) in
      .int(Int32(clamping: me.pipelineLength))
    }
    m.property("int PipelinePosition {get;}") { (me: InvocationInfo) in
      .int(Int32(clamping: me.pipelinePosition))
    }
    m.property("bool ExpectingInput {get;}") { (me: InvocationInfo) in .bool(me.expectsInput) }
    m.property("string Statement {get;}") { (me: InvocationInfo) in
      .string(me.position?.text ?? "")
    }
  }
}

extension ErrorRecord {
  /// The call that reported it, standing where the error stands.
  var shownInvocation: InvocationInfo? {
    guard let position else { return invocation }
    return InvocationInfo(
      commandName: invocation?.commandName ?? "", invocationName: invocation?.invocationName ?? "",
      position: position, command: invocation?.command,
      boundParameters: invocation?.boundParameters ?? TableObject(),
      unboundArguments: invocation?.unboundArguments ?? [])
  }
}

/// `CategoryInfo` of an error.
final class CategoryObject: PSObject {
  let record: ErrorRecord
  init(_ record: ErrorRecord) { self.record = record }
  override var type: TypeInfo {
    TypeTable.required("System.Management.Automation.ErrorCategoryInfo")
  }

  /// The exception's type, or what was given.
  var reason: String {
    if let reason = record.reason { return reason }
    return record.exception.exceptionType.name
  }

  var targetName: String { record.targetName ?? record.target.text(.invariant) }
  var targetType: String {
    record.targetTypeName ?? (record.target.isNull ? "" : record.target.base.type.name)
  }

  override func text(_ culture: Culture) -> String {
    "\(record.category.name): (\(targetName):\(targetType)) [\(record.activity)], \(reason)"
  }
}

/// `ErrorDetails`.
final class ErrorDetailsObject: PSObject {
  let message: String
  let recommendedAction: String
  init(_ message: String, _ recommendedAction: String = "") {
    (self.message, self.recommendedAction) = (message, recommendedAction)
  }
  override var type: TypeInfo { TypeTable.required("System.Management.Automation.ErrorDetails") }
  override func text(_ culture: Culture) -> String { message }
}
