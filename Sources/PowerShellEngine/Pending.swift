// Stand-ins until the number, culture and text rooms are merged.
public final class Culture: Sendable {
  public static let invariant = Culture()
}
public struct DecimalNumber { var isZero: Bool { true } }
public final class BigNumber { var isZero: Bool { true } }
extension Double { func roundTripText(_ culture: Culture) -> String { String(self) } }
enum AsciiFold {
  static func hash(of text: String) -> Int {
    var hash = 5381
    for byte in text.utf8 {
      hash = hash &* 33 &+ Int(byte >= 65 && byte <= 90 ? byte | 0x20 : byte)
    }
    return hash
  }
  static func equals(_ a: String, _ b: String) -> Bool {
    guard a.utf8.count == b.utf8.count else { return false }
    return zip(a.utf8, b.utf8).allSatisfy {
      ($0 >= 65 && $0 <= 90 ? $0 | 0x20 : $0) == ($1 >= 65 && $1 <= 90 ? $1 | 0x20 : $1)
    }
  }
}
extension DecimalNumber { init(mantissa: UInt128, scale: Int, isNegative: Bool) {} }
extension BigNumber { convenience init(decimalDigits: String) { self.init() } }
import PowerShellSyntax
enum BinaryOperator: UInt8 {
  case add, subtract, multiply, divide, remainder, ieq, ine, ilt, ile, igt, ige, ceq, cne, clt, cle,
    cgt, cge
  case imatch, inotmatch, cmatch, cnotmatch, ilike, clike
  init?(_ kind: TokenKind) {
    switch kind {
    case .plus: self = .add
    case .minus: self = .subtract
    case .multiply: self = .multiply
    case .divide: self = .divide
    case .rem: self = .remainder
    case .ieq: self = .ieq
    case .ine: self = .ine
    case .ilt: self = .ilt
    case .ile: self = .ile
    case .igt: self = .igt
    case .ige: self = .ige
    default: return nil
    }
  }
  init?(assignment kind: TokenKind) {
    switch kind {
    case .plusEquals: self = .add
    case .minusEquals: self = .subtract
    case .multiplyEquals: self = .multiply
    case .divideEquals: self = .divide
    case .remainderEquals: self = .remainder
    default: return nil
    }
  }
  func apply(_ a: Value, _ b: Value, _ s: Session) throws -> Value {
    switch (a, b) {
    case (.int(let x), .int(let y)):
      if let answer = compare(x, y) { return .bool(answer) }
      return arithmetic(x, y) ?? .null
    case (.long(let x), .int(let y)):
      return self == .add ? .long(x &+ Int64(y)) : self == .subtract ? .long(x &- Int64(y)) : .null
    case (.string(let x), let y):
      return self == .add ? .string(x + y.text(.invariant)) : .bool(x == y.text(.invariant))
    default: return .null
    }
  }
}
enum UnaryOperator {
  case minus
  init?(_ kind: TokenKind) { self = .minus }
  func apply(_ a: Value, _ s: Session) throws -> Value { .null }
}
enum Arithmetic {
  static func add(_ a: Value, _ b: Value, _ s: Session) throws -> Value {
    try BinaryOperator.add.apply(a, b, s)
  }
}
enum Comparison {
  static func equal(_ a: Value, _ b: Value, ignoringCase: Bool, _ s: Session) throws -> Bool {
    a.equals(b)
  }
}
enum Matching {
  static func match(_ op: BinaryOperator, _ a: Value, _ b: Value, _ s: Session) throws -> (
    Value, TableObject?
  ) { (.null, nil) }
}
enum Ranges {
  static func make(_ a: Value, _ b: Value, _ s: Session) throws -> Value {
    guard case .int(let x) = a, case .int(let y) = b, x <= y else { return .null }
    return .list((x...y).map { .int($0) })
  }
}
enum Indexing {
  static func get(_ t: Value, _ i: Value, _ s: Session, isStrict: Bool) throws -> Value { .null }
  static func set(_ t: Value, _ i: Value, _ v: Value, _ s: Session) throws {}
}
extension MemberAccess {
  static func read(_ t: Value, _ n: Symbol, _ s: Session, isStrict: Bool) throws -> Value {
    try get(t, n, s) ?? .null
  }
  static func set(_ t: Value, _ n: Symbol, _ v: Value, _ s: Session) throws {}
  static func invoke(_ t: Value, _ n: Symbol, _ a: [Value], _ s: Session) throws -> Value {
    guard case .method(let g)? = t.type.instanceMember(n) else { return .null }
    return try g.overloads[0].body(t, Arguments(a, s))
  }
  static func getStatic(_ t: TypeInfo, _ n: Symbol, _ s: Session) throws -> Value { .null }
  static func setStatic(_ t: TypeInfo, _ n: Symbol, _ v: Value, _ s: Session) throws {}
  static func invokeStatic(_ t: TypeInfo, _ n: Symbol, _ a: [Value], _ s: Session) throws -> Value {
    .null
  }
  static func construct(_ t: TypeInfo, _ a: [Value], _ s: Session) throws -> Value { .null }
}
