// What every part of the kernel asks of a value: truth, text, equality, elements.

extension Value {
  /// Truth as `if` sees it.
  @inlinable public var isTrue: Bool {
    if case .bool(let flag) = self { return flag }
    return isTrueSlow
  }

  @usableFromInline @inline(never) var isTrueSlow: Bool {
    switch self {
    case .null, .nothing, .unset: false
    case .bool(let flag): flag
    case .int(let number): number != 0
    case .long(let number): number != 0
    case .double(let number): number != 0
    case .string(let text): !text.isEmpty
    case .array(let array): array.holdsTruth
    case .table: true
    case .object(let object): object.isTruthy
    case .cell(let variable): variable.current.isTrue
    }
  }

  /// `Equals`: same type and same value, strings by ordinal comparison.
  public func equals(_ other: Value) -> Bool {
    switch (self, other.base) {
    case (.null, .null), (.nothing, .null), (.null, .nothing), (.nothing, .nothing): true
    case (.bool(let a), .bool(let b)): a == b
    case (.int(let a), .int(let b)): a == b
    case (.long(let a), .long(let b)): a == b
    case (.double(let a), .double(let b)): a == b || (a.isNaN && b.isNaN)
    case (.string(let a), .string(let b)): a.utf8.elementsEqual(b.utf8)
    case (.array(let a), .array(let b)): a === b
    case (.table(let a), .table(let b)): a === b
    case (.object(let a), let b): a.isEqual(to: b)
    default: false
    }
  }

  /// `GetHashCode`, agreeing with `equals`.
  public func hashCode() -> Int {
    switch self {
    case .null, .nothing, .unset: 0
    case .bool(let flag): flag ? 1 : 0
    case .int(let number): Int(truncatingIfNeeded: Int64(number) &* 0x9E37_79B9)
    case .long(let number): Int(truncatingIfNeeded: number &* 0x9E37_79B9)
    case .double(let number): number.bitPattern.hashValue
    case .string(let text): AsciiFold.foldedHash(of: text)
    case .array(let array): ObjectIdentifier(array).hashValue
    case .table(let table): ObjectIdentifier(table).hashValue
    case .object(let object): object.hash()
    case .cell(let variable): variable.current.hashCode()
    }
  }

  /// The value's integer where it is one; the binder has converted it before.
  public var integerOrZero: Int64 {
    switch base {
    case .int(let number): Int64(number)
    case .long(let number): number
    case .bool(let flag): flag ? 1 : 0
    case .double(let number): Int64(exactly: number.rounded()) ?? 0
    case .object(let object as NumberObject): object.number.integerOrZero
    case .object(let object as EnumObject): object.value
    case .object(let object as CharObject): Int64(object.unit)
    default: 0
    }
  }

  /// The elements a pipeline would take from the value.
  public func elements() throws -> [Value] {
    switch self {
    case .nothing, .unset: return []
    case .array(let array): return array.elements
    case .object(let object):
      guard let enumerator = object.makeEnumerator() else { return [self] }
      var all: [Value] = []
      while let element = try enumerator.next() {
        all.append(element)
        if all.count & 0xF_FFFF == 0xF_FFFF { try MemoryGate.check(elements: 2 * all.count) }
      }
      return all
    default: return [self]
    }
  }
}

extension Number {
  var integerOrZero: Int64 {
    switch self {
    case .int8(let number): Int64(number)
    case .uint8(let number): Int64(number)
    case .int16(let number): Int64(number)
    case .uint16(let number): Int64(number)
    case .uint32(let number): Int64(number)
    case .uint64(let number): Int64(truncatingIfNeeded: number)
    case .single(let number): Int64(exactly: number.rounded()) ?? 0
    case .decimal, .big: 0
    }
  }
}

extension ArrayObject {
  /// An array is true when it has several elements, or one that is true.
  var holdsTruth: Bool {
    switch elements.count {
    case 0: false
    case 1: elements[0].isTrue
    default: true
    }
  }
}

extension PSObject {
  /// Truth of an object: numbers by value, lists by their elements, else true.
  var isTruthy: Bool {
    switch self {
    case let extended as ExtendedValue: extended.value.isTrue
    case let number as NumberObject: number.isNonZero
    case let char as CharObject: char.unit != 0
    case let list as ListObject:
      list.elements.count > 1 || (list.elements.first?.isTrue ?? false)
    case let enumeration as EnumObject: enumeration.value != 0
    case let flag as SwitchObject: flag.isPresent
    default: true
    }
  }
}

extension NumberObject {
  var isNonZero: Bool {
    switch number {
    case .single(let value): value != 0
    case .decimal(let value): !value.isZero
    case .big(let value): !value.isZero
    default: number.integerOrZero != 0
    }
  }
}
