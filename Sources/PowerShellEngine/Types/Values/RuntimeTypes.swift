/// `System.Activator`, `System.GC` and `System.Buffer`: the runtime's own services.
extension TypeDefinition {
  static let runtimeServices: [TypeDefinition] = [activator, collector, buffer]

  private static let activator = TypeDefinition("System.Activator", isAbstract: true) { m in
    m.function(
      "static System.Object CreateInstance(type type)",
      "static System.Object CreateInstance(type type, params System.Object[] args)"
    ) { a in
      guard let type = a.object(0, TypeInfo.self) else {
        throw DotNetException.argumentNull("type")
      }
      return try MemberAccess.construct(type, a.list(1), a.session)
    }
  }

  private static let collector = TypeDefinition("System.GC", isAbstract: true) { m in
    m.constant("static int MaxGeneration {get;}") { .int(2) }
    m.function(
      "static void Collect()", "static void Collect(int generation)",
      "static void WaitForPendingFinalizers()", "static void SuppressFinalize(System.Object obj)",
      "static void KeepAlive(System.Object obj)",
      "static void AddMemoryPressure(long bytesAllocated)",
      "static void RemoveMemoryPressure(long bytesAllocated)"
    ) { _ in .nothing }
    m.function("static long GetTotalMemory(bool forceFullCollection)") { _ in .long(67_108_864) }
    m.function("static long GetTotalAllocatedBytes(bool precise = False)") { _ in
      .long(134_217_728)
    }
    m.function(
      "static int CollectionCount(int generation)", "static int GetGeneration(System.Object obj)"
    ) { _ in .int(0) }
  }

  private static let buffer = TypeDefinition("System.Buffer", isAbstract: true) { m in
    m.function("static int ByteLength(array array)") { a in
      .int(Int32(clamping: try BufferBytes(a, 0, "array").count))
    }
    m.function("static byte GetByte(array array, int index)") { a in
      let bytes = try BufferBytes(a, 0, "array")
      guard (0..<bytes.count).contains(a.int(1)) else { throw BufferBytes.outside }
      return .byte(bytes.byte(a.int(1)))
    }
    m.function("static void SetByte(array array, int index, byte value)") { a in
      let bytes = try BufferBytes(a, 0, "array")
      guard (0..<bytes.count).contains(a.int(1)) else { throw BufferBytes.outside }
      bytes.set(a.int(1), UInt8(truncatingIfNeeded: a.int(2)))
      return .nothing
    }
    m.function(
      "static void BlockCopy(array src, int srcOffset, array dst, int dstOffset, int count)"
    ) { a in
      let (source, target) = (try BufferBytes(a, 0, "src"), try BufferBytes(a, 2, "dst"))
      for (place, name) in [(1, "srcOffset"), (3, "dstOffset"), (4, "count")] where a.int(place) < 0
      {
        throw DotNetException.outOfRange(
          "\(name) ('\(a.int(place))') must be a non-negative value.", name, actual: a[place])
      }
      guard a.int(1) + a.int(4) <= source.count, a.int(3) + a.int(4) <= target.count else {
        throw DotNetException.argument(
          "Offset and length were out of bounds for the array or count is greater than the number of elements from index to the end of the source collection."
        )
      }
      let moved = (0..<a.int(4)).map { source.byte(a.int(1) + $0) }
      for (place, byte) in moved.enumerated() { target.set(a.int(3) + place, byte) }
      return .nothing
    }
  }
}

/// An array of whole numbers as its bytes, the low byte first.
struct BufferBytes {
  private let array: ArrayObject
  private let width: Int
  var count: Int { array.elements.count * width }

  static var outside: DotNetException {
    .outOfRange(StringMembers.startText, "index")
  }

  init(_ a: Arguments, _ place: Int, _ name: String) throws {
    guard case .array(let array) = a[place].base else { throw DotNetException.argumentNull(name) }
    let width: Int? =
      switch array.elementType?.name {
      case "Byte", "SByte", "Boolean": 1
      case "Int16", "UInt16", "Char": 2
      case "Int32", "UInt32": 4
      case "Int64", "UInt64": 8
      default: nil
      }
    guard let width else {
      throw DotNetException.argument("Object must be an array of primitives.", name)
    }
    (self.array, self.width) = (array, width)
  }

  func byte(_ place: Int) -> UInt8 {
    let number = array.elements[place / width].integerOrZero
    return UInt8(truncatingIfNeeded: number >> Int64(8 * (place % width)))
  }

  func set(_ place: Int, _ byte: UInt8) {
    let shift = UInt64(8 * (place % width))
    var number = UInt64(bitPattern: array.elements[place / width].integerOrZero)
    number = number & ~(0xFF << shift) | UInt64(byte) << shift
    let signed = Int64(bitPattern: number)
    array.elements[place / width] =
      switch array.elementType?.name {
      case "Byte": .byte(UInt8(truncatingIfNeeded: signed))
      case "SByte": .number(.int8(Int8(truncatingIfNeeded: signed)))
      case "Boolean": .bool(number & 0xFF != 0)
      case "Int16": .number(.int16(Int16(truncatingIfNeeded: signed)))
      case "UInt16": .number(.uint16(UInt16(truncatingIfNeeded: signed)))
      case "Char": .char(UInt16(truncatingIfNeeded: signed))
      case "UInt32": .number(.uint32(UInt32(truncatingIfNeeded: signed)))
      case "Int64": .long(signed)
      case "UInt64": .number(.uint64(number))
      default: .int(Int32(truncatingIfNeeded: signed))
      }
  }
}
