/// `-OutVariable` and `-PipelineVariable`: what a command writes is kept on its way.
final class VariableSink: Sink {
  let next: Sink
  private let frame: Frame
  private let kept: ListObject?
  private let current: Symbol?

  init(_ next: Sink, _ frame: Frame, kept: ListObject?, current: Symbol?) {
    (self.next, self.frame, self.kept, self.current) = (next, frame, kept, current)
  }

  override func write(_ value: Value) throws {
    kept?.elements.append(value)
    if let current { try frame.assign(current, value) }
    try next.write(value)
  }

  override func finish() throws { try next.finish() }
  override func abandon() { next.abandon() }

  /// Behind the pipeline its variable has no value.
  func close() {
    if let current { frame.remove(current) }
  }
}

extension CommonParameters {
  /// Whether one of the `…Variable` parameters was given.
  var keepsVariables: Bool {
    outVariable != nil || pipelineVariable != nil || errorVariable != nil || warningVariable != nil
      || informationVariable != nil
  }
}

extension CommonParameters {
  /// Whether a variable keeps what goes to a stream beside output.
  var keepsMessages: Bool {
    errorVariable != nil || warningVariable != nil || informationVariable != nil
  }
}

extension Invocation {
  /// Makes the variables that `-OutVariable`, `-ErrorVariable` and their kin name.
  func openVariables() throws {
    for name in [common.errorVariable, common.warningVariable, common.informationVariable] {
      if let name { _ = try list(for: name) }
    }
    let kept = try common.outVariable.map { try list(for: $0) }
    let current = common.pipelineVariable.map { Symbol.intern($0) }
    guard kept != nil || current != nil else { return }
    let sink = VariableSink(out, frame, kept: kept, current: current)
    variables = sink
    out = sink
  }

  func closeVariables() { variables?.close() }

  /// An empty list under the name; `+name` goes on with what is there.
  private func list(for variable: String) throws -> ListObject {
    let isAdding = variable.utf8.first == 0x2B
    let name = Symbol.intern(isAdding ? String(variable.dropFirst()) : variable)
    let type = TypeTable.required("System.Collections.ArrayList")
    if isAdding {
      let old = frame.lookup(name)
      if case .object(let list as ListObject) = old, list.type === type { return list }
      let list = ListObject(old.isNull ? [] : try old.elements(), type: type)
      try frame.assign(name, .object(list))
      return list
    }
    let list = ListObject([], type: type)
    try frame.assign(name, .object(list))
    return list
  }
}
