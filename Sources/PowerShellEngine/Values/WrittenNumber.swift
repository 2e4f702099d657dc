import PowerShellSyntax

/// A number given to a command as `007` or `1kb`: parameters of text get it as it was written.
public final class WrittenNumber: ExtendedValue {
  public let written: String

  init(_ value: Value, written: String) {
    self.written = written
    super.init(value)
  }
}

/// Such a number as an argument.
final class WrittenNumberNode: Node {
  private let value: Value
  private let written: String

  init(_ value: Value, written: String, _ extent: Extent) {
    (self.value, self.written) = (value, written)
    super.init(extent)
  }

  override func evaluate(_ f: Frame) throws -> Value {
    .object(WrittenNumber(value, written: written))
  }
}

extension Lowering {
  /// An argument of a command.
  func argument(_ tree: ExpressionAst) -> Node {
    guard let constant = tree as? ConstantExpressionAst else { return expression(tree) }
    let value = Value(constant.value)
    let written = source.slice(tree.extent)
    return written.utf8.elementsEqual(value.text(.invariant).utf8)
      ? expression(tree) : WrittenNumberNode(value, written: written, tree.extent)
  }
}
