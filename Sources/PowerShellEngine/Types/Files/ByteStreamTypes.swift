/// `System.IO.MemoryStream` and `FileStream`: their members.
enum ByteStreamTypes {
  static let definitions: [TypeDefinition] = [
    TypeDefinition(
      "System.IO.Stream", interfaces: ["IDisposable"], isAbstract: true, members: declare),
    TypeDefinition("System.IO.MemoryStream", base: "System.IO.Stream", members: declareMemory),
    TypeDefinition("System.IO.FileStream", base: "System.IO.Stream", members: declareFile),
  ]

  private static func declareMemory(_ m: MemberDeclarations) {
    m.constructor("()", "(int capacity)") { _ in .object(StreamObject()) }
    m.constructor("(byte[] buffer)", "(byte[] buffer, bool writable)") { a in
      try a.requireNotNull(0, "buffer")
      return .object(
        StreamObject(a[0].byteList, canGrow: false, canWrite: a.count < 2 || a.bool(1)))
    }
    m.property("int Capacity {get;set;}") { (me: StreamObject) in
      .int(Int32(clamping: me.bytes.count))
    } set: { _, _ in
    }
    m.method("byte[] ToArray()", "byte[] GetBuffer()") { (me: StreamObject, _) in .bytes(me.bytes) }
    m.method("void WriteTo(System.IO.Stream stream)") { (me: StreamObject, a) in
      try a.stream(0)?.write(me.bytes)
      return .nothing
    }
  }

  private static func declareFile(_ m: MemberDeclarations) {
    m.constructor(
      "(string path, System.IO.FileMode mode)",
      "(string path, System.IO.FileMode mode, System.IO.FileAccess access)",
      "(string path, System.IO.FileMode mode, System.IO.FileAccess access, System.IO.FileShare share)"
    ) { a in .object(try opened(a)) }
    m.property("string Name {get;}") { (me: StreamObject) in .string(me.path?.text ?? "") }
  }

  /// A file as a path, a mode and an access ask for it.
  static func opened(_ a: Arguments) throws -> StreamObject {
    let access = a.place("access").map { a[$0].text(.invariant) } ?? "ReadWrite"
    return try StreamObject.open(
      Files.place(a.string(0)), mode: a[1].text(.invariant), canWrite: access != "Read")
  }

  private static func declare(_ m: MemberDeclarations) {
    m.property("bool CanRead {get;}") { (me: StreamObject) in .bool(me.isOpen) }
    m.property("bool CanSeek {get;}") { (me: StreamObject) in .bool(me.isOpen) }
    m.property("bool CanWrite {get;}") { (me: StreamObject) in .bool(me.isOpen && me.canWrite) }
    m.property("bool CanTimeout {get;}") { (_: StreamObject) in .bool(false) }
    m.property("long Length {get;}") { (me: StreamObject) in
      try me.checkOpen()
      return .long(Int64(me.bytes.count))
    }
    m.property("long Position {get;set;}") { (me: StreamObject) in
      try me.checkOpen()
      return .long(Int64(me.position))
    } set: { me, value in
      try place(Int(clamping: value.integerOrZero), me)
    }
    declareMoves(m)
    m.method(
      "int Read(byte[] buffer, int offset, int count)"
    ) { (me: StreamObject, a) in
      guard case .array(let buffer) = a[0].base else {
        throw DotNetException.argumentNull("buffer")
      }
      try checkRange(a, buffer.elements.count)
      let read = try me.read(a.int(2))
      for (index, byte) in read.enumerated() { buffer.elements[a.int(1) + index] = .byte(byte) }
      return .int(Int32(clamping: read.count))
    }
    m.method("int ReadByte()") { (me: StreamObject, _) in
      .int(try me.read(1).first.map(Int32.init) ?? -1)
    }
    m.method("void Write(byte[] buffer, int offset, int count)") { (me: StreamObject, a) in
      try a.requireNotNull(0, "buffer")
      let bytes = a[0].byteList
      try checkRange(a, bytes.count)
      try me.write(Array(bytes[a.int(1)..<(a.int(1) + a.int(2))]))
      return .nothing
    }
    m.method("void WriteByte(byte value)") { (me: StreamObject, a) in
      try me.write([UInt8(truncatingIfNeeded: a.int(0))])
      return .nothing
    }
  }

  private static func declareMoves(_ m: MemberDeclarations) {
    m.method("long Seek(long offset, System.IO.SeekOrigin loc)") { (me: StreamObject, a) in
      let origins = ["Current": me.position, "End": me.bytes.count]
      let start = origins[a[1].text(.invariant)] ?? 0
      try place(start.addingReportingOverflow(a.int(0)).partialValue, me)
      return .long(Int64(me.position))
    }
    m.method("void SetLength(long value)") { (me: StreamObject, a) in
      try me.setLength(a.int(0))
      return .nothing
    }
    m.method("void CopyTo(System.IO.Stream destination)") { (me: StreamObject, a) in
      try a.stream(0)?.write(me.read())
      return .nothing
    }
    m.method("void Flush()") { (me: StreamObject, _) in
      try me.flush()
      return .nothing
    }
    m.method("void Close()", "void Dispose()") { (me: StreamObject, _) in
      try me.close()
      return .nothing
    }
  }

  private static func place(_ position: Int, _ me: StreamObject) throws {
    try me.checkOpen()
    guard position >= 0 else {
      throw DotNetException.outOfRange(
        "value ('\(position)') must be a non-negative value.", "value",
        actual: .long(Int64(position)))
    }
    me.position = position
  }

  private static func checkRange(_ a: Arguments, _ count: Int) throws {
    for (place, name) in [(1, "offset"), (2, "count")] where a.int(place) < 0 {
      throw DotNetException.outOfRange(
        "\(name) ('\(a.int(place))') must be a non-negative value.", name, actual: a[place])
    }
    guard a.int(1) <= count, a.int(2) <= count - a.int(1) else { throw ArrayMembers.outOfBounds }
  }
}
