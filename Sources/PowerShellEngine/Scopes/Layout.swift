/// The names that have a place in a frame: a symbol for each slot (rule R7).
///
/// Slot 0 is always `$_`. A function's layout is fixed when it is lowered; the layout of a scope
/// that lives on (global, module, script) grows as code lowered against it names more.
public final class Layout {
  public private(set) var symbols: [Symbol]
  private var index: [Symbol: Int] = [:]
  let canGrow: Bool
  /// The slots from 1 up to this one are the block's locals: its own statements assign them.
  let localCount: Int

  static let underscore = 0
  nonisolated(unsafe) static let empty = Layout([], canGrow: false)

  init(_ symbols: [Symbol], canGrow: Bool, localCount: Int = 0) {
    self.canGrow = canGrow
    self.localCount = localCount
    self.symbols = [WellKnown.underscore] + symbols.filter { $0 !== WellKnown.underscore }
    if self.symbols.count > 8 || canGrow { fillIndex() }
  }

  private func fillIndex() {
    for (slot, symbol) in symbols.enumerated() { index[symbol] = slot }
  }

  /// The slot belongs to a local of the block that the layout was made for.
  func isLocal(_ slot: Int) -> Bool { slot > 0 && slot <= localCount }

  /// The slot of a name, if it has one.
  func slot(of symbol: Symbol) -> Int? {
    guard index.isEmpty else { return index[symbol] }
    for slot in symbols.indices where symbols[slot] === symbol { return slot }
    return nil
  }

  /// The slot of a name in a growing layout, made if need be.
  func slotMakingRoom(for symbol: Symbol) -> Int? {
    if let known = slot(of: symbol) { return known }
    guard canGrow else { return nil }
    index[symbol] = symbols.count
    symbols.append(symbol)
    return symbols.count - 1
  }
}

/// Names the engine itself asks for.
enum WellKnown {
  nonisolated(unsafe) static let underscore = Symbol.intern("_")
  nonisolated(unsafe) static let psItem = Symbol.intern("PSItem")
  nonisolated(unsafe) static let defaultParameterValues = Symbol.intern(
    "PSDefaultParameterValues")
  nonisolated(unsafe) static let this = Symbol.intern("this")
  nonisolated(unsafe) static let args = Symbol.intern("args")
  nonisolated(unsafe) static let input = Symbol.intern("input")
  nonisolated(unsafe) static let matches = Symbol.intern("Matches")
  nonisolated(unsafe) static let foreachVariable = Symbol.intern("foreach")
  nonisolated(unsafe) static let switchVariable = Symbol.intern("switch")
  nonisolated(unsafe) static let errorActionPreference = Symbol.intern("ErrorActionPreference")
  nonisolated(unsafe) static let psBoundParameters = Symbol.intern("PSBoundParameters")
  nonisolated(unsafe) static let new = Symbol.intern("new")
  nonisolated(unsafe) static let length = Symbol.intern("Length")
  nonisolated(unsafe) static let count = Symbol.intern("Count")
  nonisolated(unsafe) static let psobject = Symbol.intern("psobject")
}
