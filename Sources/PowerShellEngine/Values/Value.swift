/// What a script computes with.
///
/// The common scalars lie in the value itself; everything else is a single reference, so that a
/// value is copied in registers (rule R2). A rarer type is a subclass of `PSObject`, not a case.
public enum Value {
  case null
  /// What a pipeline without output gives: `$null` to an expression, no object to a pipeline.
  case nothing
  case bool(Bool)
  case int(Int32)
  case long(Int64)
  case double(Double)
  case string(String)
  case array(ArrayObject)
  case table(TableObject)
  case object(PSObject)
  /// A slot without a value: lookup passes over it. No script sees it.
  case unset
  /// A slot whose variable is an object of its own (typed, optioned, referenced). No script sees it.
  case cell(Variable)
}

extension Value {
  /// `$null`, or no output at all.
  @inline(__always) public var isNull: Bool {
    switch self {
    case .null, .nothing, .unset: true
    default: false
    }
  }

  /// The number of an int or a long.
  @inline(__always) var whole: Int64? {
    switch self {
    case .int(let number): Int64(number)
    case .long(let number): number
    default: nil
    }
  }

  /// A list of values as an array.
  public static func list(_ elements: [Value]) -> Value { .array(ArrayObject(elements)) }

  /// The reference behind the value, where there is one.
  public var reference: PSObject? {
    switch self {
    case .array(let array): array
    case .table(let table): table
    case .object(let object): object
    default: nil
    }
  }

  /// The value itself where an object only lends it extended members (`5 | Add-Member …`).
  @inline(__always) public var base: Value {
    if case .object(let object) = self { return object.unwrapped }
    return self
  }

  /// A value made of a reference, with its own case where it has one.
  public init(_ object: PSObject) {
    switch object {
    case let array as ArrayObject: self = .array(array)
    case let table as TableObject: self = .table(table)
    default: self = .object(object)
    }
  }
}

/// Any object of the shell: the base of arrays, tables, property bags and .NET's other types.
open class PSObject {
  /// Members that a script added (`Add-Member`), if any.
  public final var extendedMembers: ExtendedMembers?

  public init() {}

  /// The .NET type.
  open var type: TypeInfo { TypeInfo.object }

  /// What the object stands for: itself, or the value it lends extended members.
  open var unwrapped: Value { .object(self) }

  /// `Equals`: identity unless a value type says otherwise.
  open func isEqual(to other: Value) -> Bool { other.reference === self }

  /// Agrees with `isEqual`.
  open func hash() -> Int { ObjectIdentifier(self).hashValue }

  /// `ToString()`, in a culture; the type's name unless a type says otherwise.
  open func text(_ culture: Culture) -> String { type.fullName }

  /// Its text comes from a base class: in lists it is then named by a property (`Name`, `Id` …).
  open var inheritsText: Bool { false }

  /// What tables and lists show in its place; nil where they show its text.
  open var shownName: String? { nil }

  /// What a type that compares (`IComparable`) answers; nil where it does not compare with that.
  open func compare(to other: Value) -> Int? { nil }

  /// The elements, where the object is enumerated by pipelines and `foreach`.
  open func makeEnumerator() -> ValueEnumerator? { nil }

  /// `PSObject.TypeNames`, most derived first.
  open var typeNames: [String] { extendedMembers?.typeNames ?? type.inheritedNames }
}

/// Hands out elements one by one.
open class ValueEnumerator {
  public init() {}
  /// The next element; nil at the end.
  open func next() throws -> Value? { nil }
}

/// A value that carries extended members though its type has no place for them.
public class ExtendedValue: PSObject {
  public let value: Value
  /// The text it goes by where that is not the value's: an enumeration that came back as a number.
  public let words: String?
  public init(_ value: Value, words: String? = nil) { (self.value, self.words) = (value, words) }
  public override var type: TypeInfo { value.type }
  public override var unwrapped: Value { value }
  public override func isEqual(to other: Value) -> Bool { value.equals(other) }
  public override func hash() -> Int { value.hashCode() }
  public override func text(_ culture: Culture) -> String { words ?? value.text(culture) }
}
