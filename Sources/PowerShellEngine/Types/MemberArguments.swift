/// What a member's body is called with: converted arguments and the session.
public struct Arguments {
  public let values: [Value]
  public let session: Session
  /// The overload that was chosen; its parameters may be asked for by name.
  public let overload: MethodOverload?

  public init(_ values: [Value], _ session: Session, _ overload: MethodOverload? = nil) {
    (self.values, self.session, self.overload) = (values, session, overload)
  }

  public var count: Int { values.count }
  public subscript(_ index: Int) -> Value { index < values.count ? values[index] : .null }

  /// The place of a parameter that was given a value; nil where the overload has none of the name.
  public func place(_ name: String) -> Int? {
    overload?.parameters.firstIndex { $0.name.utf8.elementsEqual(name.utf8) }
  }

  public subscript(_ name: String) -> Value? {
    place(name).map { self[$0] }
  }

  public func int(_ name: String) -> Int? { place(name).map { int($0) } }
  public func bool(_ name: String) -> Bool { place(name).map { bool($0) } ?? false }

  /// The argument as text; null is empty, as most of .NET's text parameters take it.
  public func string(_ index: Int) -> String {
    if case .string(let text) = self[index] { return text }
    return self[index].isNull ? "" : self[index].base.text(session.culture)
  }

  public func int(_ index: Int) -> Int {
    if index < values.count, case .int(let number) = values[index] { return Int(number) }
    return Int(self[index].integerOrZero)
  }

  public func double(_ index: Int) -> Double {
    switch self[index].base {
    case .double(let number): number
    case .int(let number): Double(number)
    case .long(let number): Double(number)
    case .object(let object as NumberObject): object.number.approximation
    default: 0
    }
  }

  public func bool(_ index: Int) -> Bool {
    if case .bool(let flag) = self[index].base { return flag }
    return false
  }

  /// The UTF-16 unit of a char argument.
  public func unit(_ index: Int) -> UInt16 {
    if case .object(let char as CharObject) = self[index].base { return char.unit }
    return 0
  }

  public func object<Object: PSObject>(_ index: Int, _ type: Object.Type) -> Object? {
    self[index].base.reference as? Object
  }

  /// The elements of a list argument.
  public func list(_ index: Int) -> [Value] {
    if self[index].isNull { return [] }
    if case .table(let table) = self[index].base { return TableEntries.objects(of: table) }
    return (try? self[index].base.elements()) ?? []
  }

  /// Puts a value behind a `[ref]` argument.
  public func assign(_ index: Int, _ value: Value) throws {
    guard case .object(let reference as ReferenceObject) = self[index] else { return }
    try reference.variable.assign(value, in: session)
  }

  /// Refuses null, as .NET's methods do.
  public func requireNotNull(_ index: Int, _ parameter: String) throws {
    guard self[index].isNull else { return }
    throw DotNetException.argumentNull(parameter)
  }
}

extension Number {
  /// As a double, rounded where it must be.
  var approximation: Double {
    switch self {
    case .single(let number): Double(number)
    case .uint64(let number): Double(number)
    case .decimal(let number): number.double
    case .big(let number): number.double
    default: Double(integerOrZero)
    }
  }
}

/// A Swift type that a member's body may take its object as.
public protocol MemberReceiver {
  static func receive(_ value: Value) -> Self?
}

extension Value: MemberReceiver {
  public static func receive(_ value: Value) -> Value? { value }
}
extension String: MemberReceiver {
  public static func receive(_ value: Value) -> String? {
    if case .string(let text) = value { text } else { nil }
  }
}
extension MemberReceiver where Self: PSObject {
  public static func receive(_ value: Value) -> Self? { value.reference as? Self }
}
extension PSObject: MemberReceiver {}
