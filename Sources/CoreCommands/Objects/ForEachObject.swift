internal import PowerShellEngine

/// `ForEach-Object { … }`, `ForEach-Object Name`, `ForEach-Object -Parallel { … }`.
struct ForEachObject: Cmdlet {
  static let about = CommandDescription(
    "ForEach-Object", effect: .changes(impact: .low), defaultSet: "ScriptBlockSet",
    class: "Microsoft.PowerShell.Commands.ForEachObjectCommand")
  static var readsCurrentObject: Bool { true }
  @Parameter(in: [.in("PropertyAndMethodSet", remaining: true)], aliases: ["Args"])
  var argumentList: [Value]?
  @Switch(in: [.in("ParallelParameterSet")]) var asJob: Bool
  @Parameter(in: [.in("ScriptBlockSet")]) var begin: Object<ScriptBlock>?
  @Parameter(in: [.in("ScriptBlockSet")]) var end: Object<ScriptBlock>?
  @Parameter(in: [
    .in("ParallelParameterSet", from: .byValue), .in("PropertyAndMethodSet", from: .byValue),
    .in("ScriptBlockSet", from: .byValue),
  ]) var inputObject: AnyObjectValue?
  @Parameter(
    in: [.in("PropertyAndMethodSet", position: 0, mandatory: true)], validate: [.notNullOrEmpty])
  var memberName: String?
  @Parameter(in: [.in("ParallelParameterSet", mandatory: true)]) var parallel: Object<ScriptBlock>?
  @Parameter(
    in: [.in("ScriptBlockSet", position: 0, mandatory: true)], allow: [.null, .emptyCollection])
  var process: [Object<ScriptBlock>]?
  @Parameter(in: [.in("ScriptBlockSet", remaining: true)], allow: [.null, .emptyCollection])
  var remainingScripts: [Object<ScriptBlock>]?
  @Parameter(in: [.in("ParallelParameterSet")], validate: [.range(.int(1), .int(2147483647))])
  var throttleLimit: Int32?
  @Parameter(in: [.in("ParallelParameterSet")], validate: [.range(.int(0), .int(2147483))])
  var timeoutSeconds: Int32?
  @Switch(in: [.in("ParallelParameterSet")]) var useNewRunspace: Bool
  private var beginBlocks: [ScriptBlock] = []
  private var endBlocks: [ScriptBlock] = []
  private var runners: [BlockRunner] = []
  /// The only one of the runners.
  private var runner: BlockRunner?
  private var isOfMembers = false
  private var run: ParallelRun?
  private var taskJob: TaskJobOrder?

  mutating func begin(_ call: Invocation) throws {
    switch call.parameterSetName {
    case "PropertyAndMethodSet":
      isOfMembers = true
      return
    case "ParallelParameterSet": return try beginParallel(call)
    default: break
    }
    arrange(call)
    for block in beginBlocks { try call.inline(block).run(.null, out: call.out) }
  }

  /// Of several blocks the first begins; of more than two the last ends, unless told otherwise.
  private mutating func arrange(_ call: Invocation) {
    var blocks: [ScriptBlock?] = (process ?? []).map(\.object)
    blocks += (remainingScripts ?? []).map(\.object)
    if let begin { blocks.insert(begin.object, at: 0) }
    if let end {
      endBlocks = [end.object].compactMap { $0 }
    } else if blocks.count > 2, let last = blocks.removeLast() {
      endBlocks = [last]
    }
    if blocks.count > 1, let first = blocks.removeFirst() { beginBlocks = [first] }
    runners = blocks.compactMap { $0.map(call.inline) }
    runner = runners.count == 1 ? runners[0] : nil
  }

  mutating func process(_ call: Invocation) throws {
    let item = call.object(or: inputObject) ?? .null
    if let runner { return try runner.run(item, out: call.out) }
    if isOfMembers { return try processMember(item, call) }
    try run?.add(item)
    try taskJob?.add(item)
    for runner in runners { try runner.run(item, out: call.out) }
  }

  mutating func end(_ call: Invocation) throws {
    if let taskJob { try call.write(.object(taskJob.start())) }
    if let run {
      try run.finish()
      self.run = nil
    }
    for block in endBlocks { try call.inline(block).run(.null, out: call.out) }
  }

  /// An early end of the pipeline ends what still runs.
  mutating func clean(_ call: Invocation) {
    run?.abandon()
    run = nil
  }

  private mutating func beginParallel(_ call: Invocation) throws {
    guard let block = parallel?.object else { return }
    let limit = Int(throttleLimit ?? 5)
    if asJob {
      taskJob = try call.startTaskJob(block, limit: limit)
    } else {
      run = try ParallelRun(block, call, limit: limit, seconds: Int(timeoutSeconds ?? 0))
    }
  }

  // MARK: -MemberName

  private func processMember(_ item: Value, _ call: Invocation) throws {
    guard let name = memberName else { return }
    if item.isNull {
      guard call.frame.isStrict(2) else { return try call.write(.null) }
      return try call.writeError(
        "InputObjectIsNull",
        "Value cannot be null. (Parameter 'InputObject')", .invalidArgument,
        exception: "System.Management.Automation.PSArgumentNullException")
    }
    let member = try find(name, in: item, call)
    if let given = argumentList {
      return try invoke(member.name, item, given, call)
    }
    switch member.kind {
    case .method: try invoke(member.name, item, [], call)
    case .property:
      guard try mayDo(item, "Retrieve the value for property '\(member.name)'", call) else {
        return
      }
      try call.out.enumerate(value(member.name, of: item, call))
    case .none:
      if case .table = item.base {
        return try call.write(.null)
      }
      if call.frame.isStrict(2) {
        return try call.writeError(
          "InputObjectCannotBeFoundOrIsNotAccessible",
          "The input name \"\(name)\" cannot be resolved to a property.", .invalidOperation,
          target: item, exception: "System.Management.Automation.PSInvalidOperationException")
      }
      try call.write(.null)
    }
  }

  private enum Kind { case property, method, none }

  /// The member a name or pattern means: it may match one only.
  private func find(
    _ name: String, in item: Value, _ call: Invocation
  ) throws -> (name: String, kind: Kind) {
    guard NamePattern.isPattern(name) else {
      return (name, try kind(of: name, in: item, call))
    }
    let pattern = try NamePattern(name)
    let properties = MemberAccess.properties(of: item, call.session).map(\.name)
      .filter(pattern.matches)
    let methods = item.methodNames.filter(pattern.matches)
    guard properties.count + methods.count <= 1 else {
      let all = properties + methods
      throw ScriptError(
        properties.isEmpty ? "AmbiguousMethodName" : "AmbiguousPropertyOrMethodName",
        "Input name \"\(name)\" is ambiguous. It can be resolved to multiple matched members. Possible matches include: \(all.joined(separator: " ")).",
        .invalidOperation, target: item,
        exception: "System.Management.Automation.PSArgumentException")
    }
    if let property = properties.first { return (property, .property) }
    if let method = methods.first { return (method, .method) }
    return (name, .none)
  }

  private func kind(of name: String, in item: Value, _ call: Invocation) throws -> Kind {
    if case .table(let table) = item.base, table.contains(.string(name)) { return .property }
    let symbol = Symbol.intern(name)
    if item.hasProperty(symbol, call.session) { return .property }
    if item.hasMethod(symbol) { return .method }
    return .none
  }

  private func value(_ name: String, of item: Value, _ call: Invocation) throws -> Value {
    try MemberAccess.get(item, Symbol.intern(name), call.session) ?? .null
  }

  private func invoke(
    _ name: String, _ item: Value, _ arguments: [Value], _ call: Invocation
  ) throws {
    let texts = arguments.map { $0.text(.invariant) }
    let action =
      arguments.isEmpty
      ? "Invoke method '\(name)'"
      : "Invoke method '\(name)' with arguments: \(texts.map { "'\($0)'" }.joined(separator: ", "))"
    guard try mayDo(item, action, call) else { return }
    do {
      let result = try MemberAccess.invoke(
        item, Symbol.intern(name), arguments, call.session, written: name)
      try call.out.enumerate(result)
    } catch let error as ScriptError where !error.isStopping {
      if error.record.errorID == "MethodNotFound" {
        return try call.writeError(
          "MethodNotFound", "The input name \"\(name)\" cannot be resolved to a method.",
          .invalidOperation, target: item,
          exception: "System.Management.Automation.PSArgumentException")
      }
      let inner = error.record.exception.inner ?? error.record.exception
      _ = inner
      try call.writeError(error)
    }
  }

  private func mayDo(_ item: Value, _ action: String, _ call: Invocation) throws -> Bool {
    try call.shouldProcess(
      "InputObject: \(item.text(call.session.culture))", operation: action)
  }
}
