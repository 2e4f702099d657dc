/// Options of a variable (`System.Management.Automation.ScopedItemOptions`).
public struct VariableOptions: OptionSet, Sendable {
  public let rawValue: Int
  public init(rawValue: Int) { self.rawValue = rawValue }
  public static let readOnly = VariableOptions(rawValue: 1)
  public static let constant = VariableOptions(rawValue: 2)
  public static let `private` = VariableOptions(rawValue: 4)
  public static let allScope = VariableOptions(rawValue: 8)
}

/// A variable that is an object of its own: typed, checked, optioned, or held by someone.
public final class Variable: PSObject {
  public let name: String
  public var value: Value
  public var options: VariableOptions = [] { didSet { form = ownForm } }
  public var constraint: TypeInfo? { didSet { form = ownForm } }
  public var validations: [Validation] = [] { didSet { form = ownForm } }
  public var allowsNull = false
  /// A local of a function or block, whose failed conversions stay as they are.
  var isLocal = false
  public var details = ""
  /// A variable whose value the engine computes (`$PWD`, `$?`).
  var read: (() -> Value)? { didSet { form = ownForm } }
  var written: ((Value) throws -> Void)? { didSet { form = ownForm } }
  /// What it takes and gives as it stands; everything else goes by its rules.
  private(set) var form = PlainForm.anything

  public init(_ name: String, _ value: Value = .null) { (self.name, self.value) = (name, value) }

  public override var type: TypeInfo {
    TypeTable.find("System.Management.Automation.PSVariable") ?? .object
  }

  @inline(__always) var current: Value { form == .other ? computed : value }

  private var computed: Value { read?() ?? value }

  private var ownForm: PlainForm {
    guard options.isDisjoint(with: [.readOnly, .constant]), validations.isEmpty, read == nil,
      written == nil
    else { return .other }
    return constraint?.form ?? .anything
  }

  /// Assigns, by the variable's own rules: options, type, checks.
  @inline(__always) func assign(_ newValue: Value, in session: Session) throws {
    if form.holds(newValue) { return value = newValue }
    if form == .long, case .int(let number) = newValue { return value = .long(Int64(number)) }
    try assignByRules(newValue, session)
  }

  @inline(never) private func assignByRules(_ newValue: Value, _ session: Session) throws {
    if !options.isDisjoint(with: [.readOnly, .constant]) { throw ScriptError.notWritable(name) }
    if let written { return try written(newValue) }
    if !validations.isEmpty { return try assignChecked(newValue, session) }
    if let constraint {
      value = try converted(newValue, to: constraint, session)
    } else {
      value = newValue
    }
  }

  /// A value that a check refuses leaves the variable as it was.
  private func assignChecked(_ newValue: Value, _ session: Session) throws {
    let previous = value
    let changed = try validations.changed(newValue)
    value = try constraint.map { try converted(changed, to: $0, session) } ?? changed
    do {
      try validate(session)
    } catch {
      value = previous
      throw error
    }
  }

  private func converted(_ value: Value, to type: TypeInfo, _ session: Session) throws -> Value {
    if isLocal { return try Conversion.convert(value, to: type, session) }
    do {
      return try Conversion.convert(value, to: type, session)
    } catch let error as ScriptError {
      throw ScriptError(
        "RuntimeException", error.record.exception.message, .metadataError,
        exception: "System.Management.Automation.ArgumentTransformationMetadataException",
        inner: error.record.exception.inner ?? error.record.exception)
    }
  }

  private func validate(_ session: Session) throws {
    for validation in validations {
      guard let message = try validation.failure(for: value, in: session) else { continue }
      throw ScriptError(
        "ValidateSetFailure",
        "The variable cannot be validated because the value \(value.text(.invariant)) is not a valid value for the \(name) variable.",
        .metadataError,
        inner: ExceptionObject("System.Management.Automation.ValidationMetadataException", message))
    }
  }
}

extension [Validation] {
  /// A value as the attributes that change it make it.
  fileprivate func changed(_ value: Value) throws -> Value {
    var result = value
    for case .change(let attribute) in self {
      do {
        result = try attribute.changed(result)
      } catch let error as ScriptError {
        throw ScriptError(
          "RuntimeException", error.record.exception.message, .metadataError,
          exception: "System.Management.Automation.ArgumentTransformationMetadataException",
          inner: error.record.exception)
      }
    }
    return result
  }
}

extension ScriptError {
  /// An attribute that the value assigned along with it does not satisfy.
  static func attributeRefused(_ name: String, _ value: Value, _ session: Session) -> ScriptError {
    ScriptError(
      "ValidateSetFailure",
      "The attribute cannot be added because variable \(name) with value \(value.text(.invariant)) would no longer be valid.",
      .metadataError, exception: "System.Management.Automation.ValidationMetadataException")
  }

  static func notWritable(_ name: String) -> ScriptError {
    ScriptError(
      "VariableNotWritable",
      "Cannot overwrite variable \(name) because it is read-only or constant.",
      .writeError, target: .string(name),
      exception: "System.Management.Automation.SessionStateUnauthorizedAccessException")
  }
}
