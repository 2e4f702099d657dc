import PowerShellSyntax

// What ends a block, a loop, a function or the script.

/// `break`, `continue`: the label goes into the frame.
final class JumpNode: Node {
  private let completion: Completion
  private let label: Node?
  init(_ completion: Completion, _ label: Node?, _ extent: Extent) {
    (self.completion, self.label) = (completion, label)
    super.init(extent)
  }
  override func evaluate(_ f: Frame) throws -> Value { try collect(f) }
  override func execute(_ f: Frame) throws -> Completion {
    f.label = try label.map { try $0.evaluate(f).text(.invariant) }
    return completion
  }
}

/// `return value`.
final class ReturnNode: Node {
  private let value: Node?
  init(_ value: Node?, _ extent: Extent) {
    self.value = value
    super.init(extent)
  }
  override func evaluate(_ f: Frame) throws -> Value { try collect(f) }
  override func execute(_ f: Frame) throws -> Completion {
    if let value { _ = try value.executePart(f) }
    return .return
  }
}

/// `return value` in a method of a class.
final class MethodReturnNode: Node {
  private let value: Node?
  init(_ value: Node?, _ extent: Extent) {
    self.value = value
    super.init(extent)
  }
  override func evaluate(_ f: Frame) throws -> Value { try collect(f) }
  override func execute(_ f: Frame) throws -> Completion {
    f.returned = try value?.evaluatePart(f) ?? .nothing
    return .return
  }
}

/// `exit code`.
final class ExitNode: Node {
  private let value: Node?
  init(_ value: Node?, _ extent: Extent) {
    self.value = value
    super.init(extent)
  }
  override func evaluate(_ f: Frame) throws -> Value { try collect(f) }
  override func execute(_ f: Frame) throws -> Completion {
    let given = try value?.evaluatePart(f) ?? .null
    let code = try? Conversion.convert(given.orNull, to: .int32, f.session)
    throw ExitSignal(code: Int32(truncatingIfNeeded: code?.integerOrZero ?? 0))
  }
}
