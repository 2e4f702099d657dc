/// The .NET exception that an operation on numbers, dates or their texts ends with: its type and words.
public struct ValueFailure: Error, Equatable, Sendable {
  enum Kind: Sendable {
    case format, overflow, argument, argumentNull, argumentOutOfRange, divideByZero, arithmetic
    case outOfMemory, cultureNotFound, notSupported
  }

  let kind: Kind
  let text: String
  /// The parameter at fault, where .NET names one.
  let parameter: String?

  init(_ kind: Kind, _ text: String, parameter: String? = nil) {
    self.kind = kind
    self.text = text
    self.parameter = parameter
  }

  /// What `Exception.Message` says.
  var message: String {
    guard let parameter else { return text }
    return "\(text) (Parameter '\(parameter)')"
  }

  /// The full name of the exception's type.
  var exceptionType: String {
    switch kind {
    case .format: "System.FormatException"
    case .overflow: "System.OverflowException"
    case .argument: "System.ArgumentException"
    case .argumentNull: "System.ArgumentNullException"
    case .argumentOutOfRange: "System.ArgumentOutOfRangeException"
    case .divideByZero: "System.DivideByZeroException"
    case .arithmetic: "System.ArithmeticException"
    case .outOfMemory: "System.OutOfMemoryException"
    case .cultureNotFound: "System.Globalization.CultureNotFoundException"
    case .notSupported: "System.NotSupportedException"
    }
  }
}

extension ValueFailure {
  static let badSpecifier = ValueFailure(.format, "Format specifier was invalid.")
  static let badInput = ValueFailure(.format, "Input string was not in a correct format.")
  static let divideByZero = ValueFailure(.divideByZero, "Attempted to divide by zero.")
  static let arithmeticOverflow = ValueFailure(
    .overflow, "Arithmetic operation resulted in an overflow.")
  static let outOfMemory = ValueFailure(
    .outOfMemory, "Insufficient memory to continue the execution of the program.")

  static func badInput(_ text: String) -> ValueFailure {
    ValueFailure(.format, "The input string '\(text)' was not in a correct format.")
  }

  /// The words for a value that a type cannot hold; `noun` as in "an Int32".
  static func outside(_ noun: String) -> ValueFailure {
    ValueFailure(.overflow, "Value was either too large or too small for \(noun).")
  }
}
