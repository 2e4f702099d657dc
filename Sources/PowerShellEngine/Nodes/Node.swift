import PowerShellSyntax

/// How a statement ended (rule R6). Label and target lie in the frame.
enum Completion: UInt8 { case normal, `break`, `continue`, `return` }

/// A piece of lowered code (rule R4).
///
/// Three entry points: a value, a truth, an effect with output into the frame's sink.
class Node {
  let extent: Extent
  init(_ extent: Extent) { self.extent = extent }

  func evaluate(_ f: Frame) throws -> Value { preconditionFailure("abstract") }
  func test(_ f: Frame) throws -> Bool { try evaluate(f).isTrue }
  func execute(_ f: Frame) throws -> Completion {
    try f.out.enumerate(evaluate(f))
    return .normal
  }
}
