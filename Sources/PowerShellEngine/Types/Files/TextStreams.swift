/// `System.IO.StreamReader`: a file's text, read once, handed out bit by bit.
final class TextReaderObject: PSObject {
  private var units: [UInt16]
  private var place = 0
  private let typeName: String
  let encoding: TextEncoding
  let stream: StreamObject?
  private(set) var isClosed = false

  init(opening path: FilePath, _ encoding: TextEncoding?) throws {
    let bytes = try Files.read(path)
    self.encoding = TextEncoding.marked(bytes) ?? encoding ?? .utf8
    units = Array(self.encoding.decode(bytes).utf16)
    (typeName, stream) = ("System.IO.StreamReader", nil)
  }

  /// A stream's text; a mark at its beginning says how it is written.
  init(_ stream: StreamObject, _ encoding: TextEncoding?) throws {
    let rest = try stream.read()
    self.encoding = TextEncoding.marked(rest) ?? encoding ?? .utf8
    units = Array(self.encoding.decode(rest).utf16)
    (typeName, self.stream) = ("System.IO.StreamReader", stream)
  }

  /// `System.IO.StringReader`.
  init(_ text: String) {
    (units, encoding, typeName) = (Array(text.utf16), .utf8, "System.IO.StringReader")
    stream = nil
  }

  override var type: TypeInfo { TypeTable.find(typeName) ?? .object }

  /// At the end of what was read; more may have been written to the stream since.
  var isAtEnd: Bool {
    guard place >= units.count else { return false }
    guard let more = try? stream?.read(), !more.isEmpty else { return true }
    units += encoding.decode(more).utf16
    return false
  }

  private func checkOpen() throws {
    guard isClosed else { return }
    throw DotNetException(
      "System.ObjectDisposedException",
      typeName.utf8.elementsEqual("System.IO.StringReader".utf8)
        ? "Cannot read from a closed TextReader." : "Cannot read from a closed TextReader.")
  }

  func peek() throws -> Int32 {
    try checkOpen()
    return isAtEnd ? -1 : Int32(units[place])
  }

  func read() throws -> Int32 {
    let unit = try peek()
    if unit >= 0 { place += 1 }
    return unit
  }

  func readLine() throws -> Value {
    try checkOpen()
    guard !isAtEnd else { return .null }
    let start = place
    while place < units.count, units[place] != 0x0A, units[place] != 0x0D { place += 1 }
    let line = String(utf16: units[start..<place])
    if place < units.count {
      let isReturn = units[place] == 0x0D
      place += 1
      if isReturn, place < units.count, units[place] == 0x0A { place += 1 }
    }
    return .string(line)
  }

  func readToEnd() throws -> Value {
    try checkOpen()
    _ = isAtEnd
    let rest = String(utf16: units[place...])
    place = units.count
    return .string(rest)
  }

  /// Some of the text, into a place of a list of characters.
  func read(_ count: Int) throws -> [UInt16] {
    guard try peek() >= 0 else { return [] }
    let end = place + min(max(count, 0), units.count - place)
    defer { place = end }
    return Array(units[place..<end])
  }

  func close() {
    isClosed = true
    try? stream?.close()
    units = []
    place = 0
  }
}

/// `System.IO.StreamWriter` and `StringWriter`.
final class TextWriterObject: PSObject {
  private let path: FilePath?
  let stream: StreamObject?
  let encoding: TextEncoding
  private var pending = ""
  /// Where the text goes at once: the console.
  private let console: ((String) -> Void)?
  var newLine = "\n"
  var autoFlush = false
  private(set) var isClosed = false

  init(opening path: FilePath, append: Bool, _ encoding: TextEncoding?) throws {
    (self.path, console, stream) = (path, nil, nil)
    let chosen = encoding ?? .utf8
    self.encoding = chosen
    let isFresh = !append || (Files.entry(path)?.length ?? 0) == 0
    try Files.write(path, isFresh ? chosen.mark : [], append: append)
  }

  /// `StringWriter`.
  override init() { (path, encoding, console, stream) = (nil, .unicode, nil, nil) }

  /// Text into a stream.
  init(_ stream: StreamObject, _ encoding: TextEncoding?) throws {
    let chosen = encoding ?? .utf8
    (path, self.encoding, console, self.stream) = (nil, chosen, nil, stream)
    if stream.position == 0 { try stream.write(chosen.mark) }
  }

  /// `[Console]::Out`.
  init(console: @escaping (String) -> Void) {
    (path, encoding, self.console, stream) = (nil, .utf8, console, nil)
  }

  override var type: TypeInfo {
    if console != nil { return TypeTable.required("System.IO.TextWriter+SyncTextWriter") }
    return TypeTable.required(isString ? "System.IO.StringWriter" : "System.IO.StreamWriter")
  }

  /// It only gathers: `StringWriter`.
  private var isString: Bool { path == nil && stream == nil && console == nil }

  override func text(_ culture: Culture) -> String { isString ? pending : type.fullName }

  /// What was gathered, as `GetStringBuilder` gives it.
  var gathered: String { pending }

  func write(_ text: String) throws {
    guard !isClosed else {
      throw DotNetException(
        "System.ObjectDisposedException", "Cannot write to a closed TextWriter.")
    }
    if let console { return console(text) }
    pending += text
    if !isString, autoFlush || pending.utf8.count > 1_048_576 { try flush() }
  }

  func flush() throws {
    guard !isString, !pending.isEmpty else { return }
    let bytes = encoding.encode(pending)
    pending = ""
    if let path { try Files.write(path, bytes, append: true) }
    try stream?.write(bytes)
    try stream?.flush()
  }

  func close() throws {
    guard !isClosed else { return }
    try flush()
    try stream?.close()
    isClosed = true
  }

  deinit { if !isClosed { try? flush() } }
}

enum StreamTypes {
  static let definitions: [TypeDefinition] = [
    TypeDefinition(
      "System.IO.TextReader", interfaces: ["IDisposable"], isAbstract: true, members: declareReader),
    TypeDefinition("System.IO.StreamReader", base: "System.IO.TextReader") { m in
      m.constructor(
        "(string path)", "(string path, System.Text.Encoding encoding)",
        "(string path, bool detectEncodingFromByteOrderMarks)"
      ) { a in
        .object(try TextReaderObject(opening: Files.place(a.string(0)), a.encoding(1)))
      }
      m.constructor(
        "(System.IO.Stream stream)", "(System.IO.Stream stream, System.Text.Encoding encoding)",
        "(System.IO.Stream stream, bool detectEncodingFromByteOrderMarks)"
      ) { a in
        guard let stream = a.stream(0) else { throw DotNetException.argumentNull("stream") }
        return .object(try TextReaderObject(stream, a.encoding(1)))
      }
      m.property("System.IO.Stream BaseStream {get;}") { (me: TextReaderObject) in
        me.stream.map { .object($0) } ?? .null
      }
      m.method("void DiscardBufferedData()") { (_: TextReaderObject, _) in .nothing }
      m.property("bool EndOfStream {get;}") { (me: TextReaderObject) in .bool(me.isAtEnd) }
      m.property("System.Text.Encoding CurrentEncoding {get;}") { (me: TextReaderObject) in
        .object(EncodingObject(me.encoding))
      }
    },
    TypeDefinition("System.IO.StringReader", base: "System.IO.TextReader") { m in
      m.constructor("(string s)") { a in .object(TextReaderObject(a.string(0))) }
    },
    TypeDefinition(
      "System.IO.TextWriter", interfaces: ["IDisposable"], isAbstract: true, members: declareWriter),
    TypeDefinition("System.IO.StreamWriter", base: "System.IO.TextWriter") { m in
      m.constructor(
        "(string path)", "(string path, bool append)",
        "(string path, bool append, System.Text.Encoding encoding)"
      ) { a in
        .object(
          try TextWriterObject(opening: Files.place(a.string(0)), append: a.bool(1), a.encoding(2)))
      }
      m.constructor(
        "(System.IO.Stream stream)", "(System.IO.Stream stream, System.Text.Encoding encoding)"
      ) { a in
        guard let stream = a.stream(0) else { throw DotNetException.argumentNull("stream") }
        return .object(try TextWriterObject(stream, a.encoding(1)))
      }
      m.property("System.IO.Stream BaseStream {get;}") { (me: TextWriterObject) in
        me.stream.map { .object($0) } ?? .null
      }
      m.property("bool AutoFlush {get;set;}") { (me: TextWriterObject) in
        .bool(me.autoFlush)
      } set: {
        me, value in
        me.autoFlush = value.isTrue
      }
    },
    TypeDefinition("System.IO.StringWriter", base: "System.IO.TextWriter") { m in
      m.constructor("()", "(System.IFormatProvider formatProvider)") { _ in
        .object(TextWriterObject())
      }
      m.method("System.Text.StringBuilder GetStringBuilder()") { (me: TextWriterObject, _) in
        .object(
          StringBuilderObject(
            Array(me.gathered.utf16), capacity: 16, maximum: Int(Int32.max)))
      }
    },
  ]

  private static func declareReader(_ m: MemberDeclarations) {
    m.method("int Peek()") { (me: TextReaderObject, _) in .int(try me.peek()) }
    m.method("int Read()") { (me: TextReaderObject, _) in .int(try me.read()) }
    m.method(
      "int Read(char[] buffer, int index, int count)",
      "int ReadBlock(char[] buffer, int index, int count)"
    ) { (me: TextReaderObject, a) in
      guard case .array(let buffer) = a[0].base else {
        throw DotNetException.argumentNull("buffer")
      }
      guard a.int(1) >= 0, a.int(2) >= 0, a.int(1) <= buffer.elements.count,
        a.int(2) <= buffer.elements.count - a.int(1)
      else { throw ArrayMembers.outOfBounds }
      let units = try me.read(a.int(2))
      for (place, unit) in units.enumerated() { buffer.elements[a.int(1) + place] = .char(unit) }
      return .int(Int32(clamping: units.count))
    }
    m.method("string ReadLine()") { (me: TextReaderObject, _) in try me.readLine() }
    m.method("string ReadToEnd()") { (me: TextReaderObject, _) in try me.readToEnd() }
    m.method("void Close()", "void Dispose()") { (me: TextReaderObject, _) in
      me.close()
      return .nothing
    }
  }

  private static func declareWriter(_ m: MemberDeclarations) {
    m.property("System.Text.Encoding Encoding {get;}") { (me: TextWriterObject) in
      .object(EncodingObject(me.encoding))
    }
    m.property("System.IFormatProvider FormatProvider {get;}") { (_: TextWriterObject) in
      .object(CultureObject(Session.current.culture))
    }
    m.property("string NewLine {get;set;}") { (me: TextWriterObject) in
      .string(me.newLine)
    } set: {
      me, value in
      me.newLine = value.text(.invariant)
    }
    m.method(
      "void Write(string value)", "void Write(char value)", "void Write(System.Object value)",
      "void Write(string format, params System.Object[] arg)"
    ) { (me: TextWriterObject, a) in
      try me.write(try a.composed())
      return .nothing
    }
    m.method(
      "void WriteLine()", "void WriteLine(string value)", "void WriteLine(char value)",
      "void WriteLine(System.Object value)",
      "void WriteLine(string format, params System.Object[] arg)"
    ) {
      (me: TextWriterObject, a) in
      try me.write(try a.composed() + me.newLine)
      return .nothing
    }
    m.method("void Flush()") { (me: TextWriterObject, _) in
      try me.flush()
      return .nothing
    }
    m.method("void Close()", "void Dispose()") { (me: TextWriterObject, _) in
      try me.close()
      return .nothing
    }
    m.method("string ToString()") { (me: TextWriterObject, a) in
      .string(me.text(a.session.culture))
    }
  }
}

extension Arguments {
  /// An encoding argument, where there is one.
  func encoding(_ index: Int) -> TextEncoding? { object(index, EncodingObject.self)?.encoding }

  /// The text to write: one value, or a format with its arguments.
  func composed() throws -> String {
    if self["format"] != nil {
      return try Formatting.text(string(0), list(1), session.culture)
    }
    return count == 0 ? "" : self[0].dotNetText(session.culture)
  }
}
