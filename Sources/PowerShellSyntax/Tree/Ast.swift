/// Where a node stands in its source: byte offsets into the UTF-8 text, end excluded.
///
/// PowerShell counts UTF-16 units; `SourceText` translates when someone looks.
public struct Extent: Equatable, Sendable {
  public var start: Int32
  public var end: Int32

  public init(_ start: Int, _ end: Int) {
    (self.start, self.end) = (Int32(truncatingIfNeeded: start), Int32(truncatingIfNeeded: end))
  }

  public var isEmpty: Bool { start == end }

  public func union(_ other: Extent) -> Extent {
    Extent(Int(min(start, other.start)), Int(max(end, other.end)))
  }
}

/// A node of the syntax tree.
///
/// Kinds, names and properties are those of `System.Management.Automation.Language`, so that
/// whoever knows PowerShell's tree knows this one. A child's `parent` is set when its parent is
/// made; the root keeps the whole tree alive, so a holder of an inner node holds the root as well.
open class Ast {
  public let extent: Extent
  public unowned(unsafe) internal(set) var parent: Ast?

  public init(_ extent: Extent) { self.extent = extent }

  /// Goes to the direct children, in the order in which PowerShell visits them.
  open func forEachChild(_ visit: (Ast) -> Void) {}

  /// The direct children, in the same order.
  public final var children: [Ast] {
    var all: [Ast] = []
    forEachChild { all.append($0) }
    return all
  }

  /// The kind's name, such as `PipelineAst`.
  open var kind: String { String(describing: type(of: self)) }

  final func adoptChildren() { forEachChild { $0.parent = self } }
  final func adopt(_ child: Ast?) { child?.parent = self }
  final func adopt(_ children: [some Ast]) { for child in children { child.parent = self } }

  /// The script block at the top of the tree, where the source is kept.
  public final var root: Ast {
    var node = self
    while let parent = node.parent { node = parent }
    return node
  }
}

/// What may stand as an element of a command: a parameter or an expression.
open class CommandElementAst: Ast {}

/// An expression.
open class ExpressionAst: CommandElementAst {}

/// A statement.
open class StatementAst: Ast {}
