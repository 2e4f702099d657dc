import PowerShellSyntax

/// Something a value can be stored into.
class TargetNode: Node {
  func assign(_ value: Value, _ f: Frame) throws { preconditionFailure("abstract") }
  /// `target op= right`; the base reads, computes and assigns.
  func update(_ op: BinaryOperator, _ right: Value, _ f: Frame) throws {
    try assign(try op.apply(evaluate(f).orNull, right, f.session), f)
  }
}

/// A variable with a slot in the frame.
final class LocalNode: TargetNode {
  let slot: Int
  let symbol: Symbol
  /// The code has assigned the local by now, or tried to: nobody looks above.
  private let isDefinite: Bool

  init(_ slot: Int, _ symbol: Symbol, _ extent: Extent, isDefinite: Bool = false) {
    (self.slot, self.symbol, self.isDefinite) = (slot, symbol, isDefinite)
    super.init(extent)
  }

  override func evaluate(_ f: Frame) throws -> Value {
    let value = f.slots[slot]
    switch value {
    case .unset: return try unassigned(f)
    case .cell(let variable): return variable.current
    default: return value
    }
  }

  @inline(never) private func unassigned(_ f: Frame) throws -> Value {
    if isDefinite, !f.isStrict(1) { return .null }
    return try f.read(symbol, strictly: true)
  }

  override func assign(_ value: Value, _ f: Frame) throws {
    if case .cell(let variable) = f.slots[slot] {
      return try variable.assign(value, in: f.session)
    }
    f.slots[slot] = value
  }

  /// In place where the slot alone holds the string or array (rule R8).
  override func update(_ op: BinaryOperator, _ right: Value, _ f: Frame) throws {
    if op == .add {
      if addNumbers(right, f) { return }
      if try addInPlace(right, f) { return }
    }
    if updateVariable(op, right, f) { return }
    let current = try evaluate(f)
    try assign(try op.apply(current.orNull, right, f.session), f)
  }

  /// Adds plain numbers; the slot's old value is one, so nothing has to be released.
  @inline(__always) private func addNumbers(_ right: Value, _ f: Frame) -> Bool {
    let place = f.slots + slot
    switch (place.pointee, right) {
    case (.int(let a), .int(let b)):
      let (sum, overflow) = a.addingReportingOverflow(b)
      place.initialize(to: overflow ? .double(Double(a) + Double(b)) : .int(sum))
    case (.long(let a), .int(let b)):
      let (sum, overflow) = a.addingReportingOverflow(Int64(b))
      if overflow { return false }
      place.initialize(to: .long(sum))
    case (.long(let a), .long(let b)):
      let (sum, overflow) = a.addingReportingOverflow(b)
      if overflow { return false }
      place.initialize(to: .long(sum))
    case (.double(let a), .int(let b)): place.initialize(to: .double(a + Double(b)))
    case (.double(let a), .double(let b)): place.initialize(to: .double(a + b))
    default: return false
    }
    return true
  }

  /// Computes with the plain numbers of a typed variable, where the result is of its type.
  @inline(__always) private func updateVariable(
    _ op: BinaryOperator, _ right: Value, _ f: Frame
  ) -> Bool {
    guard case .cell(let variable) = f.slots[slot],
      let result = op.plain(variable.value, right), variable.form.holds(result)
    else { return false }
    // The old value is a plain number too: nothing has to be released.
    withUnsafeMutablePointer(to: &variable.value) { $0.initialize(to: result) }
    return true
  }

  /// The whole number it holds, without a reference to what holds it.
  @inline(__always) func whole(_ f: Frame) -> Int64? {
    switch f.slots[slot] {
    case .int(let number): Int64(number)
    case .long(let number): number
    case .cell(let variable) where variable.form != .other: variable.value.whole
    default: nil
    }
  }

  /// Adds a step of `++` or `--` to a whole number; false where its rules are others.
  @inline(__always) func step(_ delta: Int32, _ f: Frame) -> Bool {
    let place = f.slots + slot
    switch place.pointee {
    case .int(let number):
      let (sum, overflow) = number.addingReportingOverflow(delta)
      // The old value is a plain number: nothing has to be released.
      if !overflow { place.initialize(to: .int(sum)) }
      return !overflow
    case .cell: return updateVariable(.add, .int(delta), f)
    default: return false
    }
  }

  /// Adds without a copy; no binding of the slot's value may live on while it is appended to.
  private func addInPlace(_ right: Value, _ f: Frame) throws -> Bool {
    switch form(f) {
    case .text: return try append(right, to: &f.slots[slot], f)
    case .textVariable: return try appendToVariable(right, f)
    case .array: break
    case .other: return false
    }
    try append(right, f)
    return true
  }

  private enum Form { case text, textVariable, array, other }

  /// What the slot holds, told without a reference to it that would make an append copy.
  @inline(never) private func form(_ f: Frame) -> Form {
    switch f.slots[slot] {
    case .string: .text
    case .cell(let variable):
      variable.form == .string || variable.form == .anything ? .textVariable : .other
    case .array(let array): array.elementType == nil ? .array : .other
    default: .other
    }
  }

  private func appendToVariable(_ right: Value, _ f: Frame) throws -> Bool {
    guard case .cell(let variable) = f.slots[slot] else { return false }
    return try append(right, to: &variable.value, f)
  }

  /// Appends text to a string; false where one of the two is none.
  private func append(_ right: Value, to place: inout Value, _ f: Frame) throws -> Bool {
    let piece: String
    switch right {
    case .string(let text): piece = text
    case .int(let number): piece = String(number)
    default: return false
    }
    guard case .string(var text) = place else { return false }
    place = .null
    defer { place = .string(text) }
    try f.session.claim(bytes: text.utf8.count + piece.utf8.count)
    text += piece
    return true
  }

  private func append(_ value: Value, _ f: Frame) throws {
    let added = value.isCollection ? try value.elements() : [value.orNull]
    guard case .array(var array) = f.slots[slot] else { return }
    try f.session.claim(bytes: (array.elements.count + added.count) * MemoryLayout<Value>.stride)
    f.slots[slot] = .null
    if isKnownUniquelyReferenced(&array), array.extendedMembers == nil {
      array.elements.append(contentsOf: added)
    } else {
      array = ArrayObject(array.elements + added)
    }
    f.slots[slot] = .array(array)
  }
}

extension Frame {
  /// The value of a name; null where nobody has it, or an error under strict mode.
  func read(_ symbol: Symbol, strictly: Bool) throws -> Value {
    let value = lookup(symbol)
    guard value.isUnset else { return value }
    if let automatic = automaticValue(symbol) { return automatic }
    if strictly, isStrict(1) { throw ScriptError.undefinedVariable(symbol.text) }
    return .null
  }

  /// Strict mode of at least this version, here or in a scope above.
  public func isStrict(_ version: Int) -> Bool {
    var next: Frame? = self
    while let frame = next {
      if let strict = frame.strictMode { return strict >= version }
      next = frame.parent
    }
    return false
  }
}

extension ScriptError {
  static func undefinedVariable(_ name: String) -> ScriptError {
    ScriptError(
      "VariableIsUndefined",
      "The variable '$\(name)' cannot be retrieved because it has not been set.",
      .invalidOperation, target: .string(name))
  }
}

/// A variable without a slot: looked up by name in this scope and those above.
final class DynamicVariableNode: TargetNode {
  let symbol: Symbol
  init(_ symbol: Symbol, _ extent: Extent) {
    self.symbol = symbol
    super.init(extent)
  }
  override func evaluate(_ f: Frame) throws -> Value { try f.read(symbol, strictly: true) }
  override func assign(_ value: Value, _ f: Frame) throws { try f.assign(symbol, value) }
}

/// `$global:x`, `$script:x`, `$local:x`, `$private:x`.
final class ScopedVariableNode: TargetNode {
  let scope: VariablePath.Scope
  let symbol: Symbol

  init(_ scope: VariablePath.Scope, _ symbol: Symbol, _ extent: Extent) {
    (self.scope, self.symbol) = (scope, symbol)
    super.init(extent)
  }

  private func frame(_ f: Frame) -> Frame {
    switch scope {
    case .global: f.session.global
    case .script: f.scriptScope
    default: f
    }
  }

  override func evaluate(_ f: Frame) throws -> Value {
    let value = frame(f).ownValue(symbol)
    if !value.isUnset { return value }
    if let automatic = frame(f).automaticValue(symbol) { return automatic }
    if f.isStrict(1) { throw ScriptError.undefinedVariable(symbol.text) }
    return .null
  }

  override func assign(_ value: Value, _ f: Frame) throws {
    if scope == .private, f.ownValue(symbol).isUnset { return try makePrivate(value, f) }
    try frame(f).assign(symbol, value)
  }

  /// A variable that is there already stays what it is: only a new one becomes private.
  private func makePrivate(_ value: Value, _ f: Frame) throws {
    if let slot = f.layoutSlot(of: symbol), f.isLocal(slot) {
      throw ScriptError.optionsNotSettable(symbol.text)
    }
    let variable = Variable(symbol.text)
    try variable.assign(value.orNull, in: f.session)
    variable.options.insert(.private)
    f.define(variable)
  }
}

extension ScriptError {
  static func optionsNotSettable(_ name: String) -> ScriptError {
    ScriptError(
      "VariableOptionsNotSettable",
      "Cannot set options on the local variable \(name). Use New-Variable to create a variable that allows options to be set.",
      .writeError, target: .string(name),
      exception: "System.Management.Automation.SessionStateUnauthorizedAccessException")
  }
}

/// `$env:PATH`, `$function:f`: an item of a drive as a variable.
final class DriveVariableNode: TargetNode {
  let drive: String
  let name: String

  init(drive: String, name: String, _ extent: Extent) {
    (self.drive, self.name) = (drive, name)
    super.init(extent)
  }

  override func evaluate(_ f: Frame) throws -> Value {
    try f.session.drives.variable(drive, name, f) ?? .null
  }

  override func assign(_ value: Value, _ f: Frame) throws {
    try f.session.drives.setVariable(drive, name, value, f)
  }
}

/// `$PSBoundParameters`, `$MyInvocation` and the like, where they stand in the frame itself.
final class AutomaticVariableNode: TargetNode {
  let symbol: Symbol
  init(_ symbol: Symbol, _ extent: Extent) {
    self.symbol = symbol
    super.init(extent)
  }
  override func evaluate(_ f: Frame) throws -> Value {
    let own = f.lookup(symbol)
    if !own.isUnset { return own }
    return f.automaticValue(symbol) ?? .null
  }
  override func assign(_ value: Value, _ f: Frame) throws { try f.assign(symbol, value) }
}

/// `$a, $b = …`: the last target takes what is left.
final class ListTargetNode: TargetNode {
  private let targets: [TargetNode]
  init(_ targets: [TargetNode], _ extent: Extent) {
    self.targets = targets
    super.init(extent)
  }

  override func evaluate(_ f: Frame) throws -> Value {
    .list(try targets.map { try $0.evaluate(f).orNull })
  }

  override func assign(_ value: Value, _ f: Frame) throws {
    let values = value.isCollection ? try value.elements() : [value.orNull]
    for (index, target) in targets.enumerated() {
      let isLast = index == targets.count - 1
      if isLast, values.count > targets.count {
        try target.assign(.list(Array(values[index...])), f)
      } else {
        try target.assign(index < values.count ? values[index] : .null, f)
      }
    }
  }
}

/// `[int] $x = …`, `[ValidateRange(1, 9)] $x = …`: the variable keeps type and checks.
final class ConstrainedTargetNode: TargetNode {
  let target: TargetNode
  private let constraint: TypeNode?
  private let attributes: [AttributeAst]

  init(_ target: TargetNode, constraint: TypeNode?, attributes: [AttributeAst], _ extent: Extent) {
    (self.target, self.constraint, self.attributes) = (target, constraint, attributes)
    super.init(extent)
  }

  override func evaluate(_ f: Frame) throws -> Value { try target.evaluate(f) }

  override func assign(_ value: Value, _ f: Frame) throws {
    let type = try constraint?.resolve(f)
    guard let variable = variable(f) else {
      let converted = try type.map { try Conversion.convert(value.orNull, to: $0, f.session) }
      return try target.assign(converted ?? value, f)
    }
    let previous = (variable.constraint, variable.validations, variable.options)
    (variable.constraint, variable.validations) = (type, try attributes.validations(f))
    do {
      try variable.assign(value.orNull, in: f.session)
    } catch let error as ScriptError where error.record.errorID == "ValidateSetFailure" {
      (variable.constraint, variable.validations, variable.options) = previous
      throw ScriptError.attributeRefused(variable.name, value.orNull, f.session)
    } catch {
      (variable.constraint, variable.validations, variable.options) = previous
      throw error
    }
  }

  /// The variable object behind the target, made where it has none yet.
  private func variable(_ f: Frame) -> Variable? {
    switch target {
    case let local as LocalNode:
      let variable = f.cell(at: local.slot)
      variable.isLocal = f !== f.session.global
      return variable
    case let named as DynamicVariableNode: return own(named.symbol, f)
    case let scoped as ScopedVariableNode:
      let frame =
        scoped.scope == .global ? f.session.global : scoped.scope == .script ? f.scriptScope : f
      return own(scoped.symbol, frame)
    default: return nil
    }
  }

  private func own(_ symbol: Symbol, _ f: Frame) -> Variable {
    if let known = f.ownVariable(symbol) { return known }
    let made = Variable(symbol.text)
    f.define(made)
    return made
  }
}
