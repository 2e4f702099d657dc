/// `System.IO.StreamReader`: a file's text, read once, handed out bit by bit.
final class TextReaderObject: PSObject {
  private var units: [UInt16]
  private var place = 0
  private let typeName: String
  let encoding: TextEncoding
  private(set) var isClosed = false

  init(opening path: FilePath, _ encoding: TextEncoding?) throws {
    let bytes = try Files.read(path)
    self.encoding = TextEncoding.marked(bytes) ?? encoding ?? .utf8
    units = Array(self.encoding.decode(bytes).utf16)
    typeName = "System.IO.StreamReader"
  }

  /// `System.IO.StringReader`.
  init(_ text: String) {
    (units, encoding, typeName) = (Array(text.utf16), .utf8, "System.IO.StringReader")
  }

  override var type: TypeInfo { TypeTable.find(typeName) ?? .object }

  var isAtEnd: Bool { place >= units.count }

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
    let rest = String(utf16: units[place...])
    place = units.count
    return .string(rest)
  }

  func close() {
    isClosed = true
    units = []
    place = 0
  }
}

/// `System.IO.StreamWriter` and `StringWriter`.
final class TextWriterObject: PSObject {
  private let path: FilePath?
  private let encoding: TextEncoding
  private var pending = ""
  /// Where the text goes at once: the console.
  private let console: ((String) -> Void)?
  var newLine = "\n"
  var autoFlush = false
  private(set) var isClosed = false

  init(opening path: FilePath, append: Bool, _ encoding: TextEncoding?) throws {
    (self.path, console) = (path, nil)
    let chosen = encoding ?? .utf8
    self.encoding = chosen
    let isFresh = !append || (Files.entry(path)?.length ?? 0) == 0
    try Files.write(path, isFresh ? chosen.mark : [], append: append)
  }

  /// `StringWriter`.
  override init() { (path, encoding, console) = (nil, .utf8, nil) }

  /// `[Console]::Out`.
  init(console: @escaping (String) -> Void) {
    (path, encoding, self.console) = (nil, .utf8, console)
  }

  override var type: TypeInfo {
    if console != nil { return TypeTable.required("System.IO.TextWriter+SyncTextWriter") }
    return TypeTable.find(path == nil ? "System.IO.StringWriter" : "System.IO.StreamWriter")
      ?? .object
  }

  override func text(_ culture: Culture) -> String {
    path == nil && console == nil ? pending : type.fullName
  }

  func write(_ text: String) throws {
    guard !isClosed else {
      throw DotNetException(
        "System.ObjectDisposedException", "Cannot write to a closed TextWriter.")
    }
    if let console { return console(text) }
    pending += text
    if path != nil, autoFlush || pending.utf8.count > 1_048_576 { try flush() }
  }

  func flush() throws {
    guard let path, !pending.isEmpty else { return }
    let bytes = encoding.encode(pending)
    pending = ""
    try Files.write(path, bytes, append: true)
  }

  func close() throws {
    guard !isClosed else { return }
    try flush()
    isClosed = true
  }

  deinit { if !isClosed { try? flush() } }
}

enum StreamTypes {
  static let definitions: [TypeDefinition] = [
    TypeDefinition("System.IO.Stream", interfaces: ["IDisposable"], isAbstract: true),
    TypeDefinition(
      "System.IO.TextReader", interfaces: ["IDisposable"], isAbstract: true, members: declareReader),
    TypeDefinition("System.IO.StreamReader", base: "System.IO.TextReader") { m in
      m.constructor(
        "(string path)", "(string path, System.Text.Encoding encoding)",
        "(string path, bool detectEncodingFromByteOrderMarks)"
      ) { a in
        .object(try TextReaderObject(opening: Files.place(a.string(0)), a.encoding(1)))
      }
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
      m.property("bool AutoFlush {get;set;}") { (me: TextWriterObject) in
        .bool(me.autoFlush)
      } set: {
        me, value in
        me.autoFlush = value.isTrue
      }
    },
    TypeDefinition("System.IO.StringWriter", base: "System.IO.TextWriter") { m in
      m.constructor("()") { _ in .object(TextWriterObject()) }
    },
  ]

  private static func declareReader(_ m: MemberDeclarations) {
    m.method("int Peek()") { (me: TextReaderObject, _) in .int(try me.peek()) }
    m.method("int Read()") { (me: TextReaderObject, _) in .int(try me.read()) }
    m.method("string ReadLine()") { (me: TextReaderObject, _) in try me.readLine() }
    m.method("string ReadToEnd()") { (me: TextReaderObject, _) in try me.readToEnd() }
    m.method("void Close()", "void Dispose()") { (me: TextReaderObject, _) in
      me.close()
      return .nothing
    }
  }

  private static func declareWriter(_ m: MemberDeclarations) {
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
