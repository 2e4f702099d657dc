/// What may be stored under a type as it stands, without converting it: the common scalars, told by
/// the case that holds them (rule R3).
enum PlainForm: UInt8 {
  /// No type is asked for.
  case anything
  case bool, int, long, double, string
  /// Every value has to be looked at.
  case other

  /// The form of a type by its full name.
  init(namespace: String, name: String) {
    guard namespace.utf8.elementsEqual("System".utf8) else {
      self = .other
      return
    }
    self = Self.known.first { $0.name.utf8.elementsEqual(name.utf8) }?.form ?? .other
  }

  private static let known: [(name: String, form: PlainForm)] = [
    ("Boolean", .bool), ("Int32", .int), ("Int64", .long), ("Double", .double),
    ("String", .string),
  ]

  /// The form of a value itself.
  init(of value: Value) {
    self =
      switch value {
      case .bool: .bool
      case .int: .int
      case .long: .long
      case .double: .double
      case .string: .string
      default: .other
      }
  }

  @inline(__always) func holds(_ value: Value) -> Bool {
    switch value {
    case .bool: self == .bool || self == .anything
    case .int: self == .int || self == .anything
    case .long: self == .long || self == .anything
    case .double: self == .double || self == .anything
    case .string: self == .string || self == .anything
    default: self == .anything
    }
  }
}
