/// `System.Console`: what scripts write past the pipeline and read of the window.
enum ConsoleTypes {
  static let definitions: [TypeDefinition] = [
    TypeDefinition("System.IO.TextWriter+SyncTextWriter", base: "System.IO.TextWriter"),
    TypeDefinition("System.Console", isAbstract: true) { m in
      declareWriting(m)
      declareWindow(m)
      declareReading(m)
    },
  ]

  private static func declareWriting(_ m: MemberDeclarations) {
    let kinds = [
      "string", "System.Object", "char", "bool", "int", "long", "uint", "ulong", "double", "float",
      "decimal",
    ]
    for kind in kinds {
      m.function("static void Write(\(kind) value)", "static void WriteLine(\(kind) value)") { a in
        try write(a)
      }
    }
    m.function(
      "static void WriteLine()", "static void Write(char[] buffer)",
      "static void WriteLine(char[] buffer)",
      "static void Write(string format, params System.Object[] arg)",
      "static void WriteLine(string format, params System.Object[] arg)"
    ) { a in try write(a) }
    m.constant("static System.IO.TextWriter Out {get;}") {
      .object(TextWriterObject { Session.current.host.writeOutput($0) })
    }
    m.constant("static System.IO.TextWriter Error {get;}") {
      .object(TextWriterObject { Session.current.host.writeError($0) })
    }
  }

  private static func write(_ a: Arguments) throws -> Value {
    let isLine = a.overload?.name.utf8.count == "WriteLine".utf8.count
    var text = a.place("buffer") == nil ? try a.composed() : ""
    if a.place("buffer") != nil { for unit in a.list(0) { text += unit.text(.invariant) } }
    a.session.host.writeOutput(isLine ? text + "\n" : text)
    return .nothing
  }

  /// The window: sizes of the host, colours that nothing changes.
  private static func declareWindow(_ m: MemberDeclarations) {
    for name in ["WindowWidth", "BufferWidth", "LargestWindowWidth"] {
      m.constant(
        "static int \(name) {get;set;}",
        get: { .int(Int32(clamping: Session.current.host.width)) }, set: { _ in })
    }
    for name in ["WindowHeight", "BufferHeight", "LargestWindowHeight"] {
      m.constant("static int \(name) {get;set;}", get: { .int(50) }, set: { _ in })
    }
    for name in ["CursorLeft", "CursorTop", "WindowLeft", "WindowTop"] {
      m.constant("static int \(name) {get;set;}", get: { .int(0) }, set: { _ in })
    }
    m.constant("static string Title {get;set;}", get: { .string("hvlab") }, set: { _ in })
    for (name, colour) in [("ForegroundColor", "Gray"), ("BackgroundColor", "Black")] {
      m.constant(
        "static System.ConsoleColor \(name) {get;set;}",
        get: { EnumValues.named("System.ConsoleColor", colour) }, set: { _ in })
    }
    for name in ["OutputEncoding", "InputEncoding"] {
      m.constant(
        "static System.Text.Encoding \(name) {get;set;}",
        get: { .object(EncodingObject(.utf8)) }, set: { _ in })
    }
    for (name, value) in [("CursorVisible", true), ("TreatControlCAsInput", false)] {
      m.constant("static bool \(name) {get;set;}", get: { .bool(value) }, set: { _ in })
    }
    for name in ["CapsLock", "NumberLock"] {
      m.constant("static bool \(name) {get;}") { .bool(false) }
    }
    for name in ["IsInputRedirected", "IsOutputRedirected", "IsErrorRedirected"] {
      m.constant("static bool \(name) {get;}") { .bool(!Session.current.host.isInteractive) }
    }
    m.constant("static bool KeyAvailable {get;}") { .bool(false) }
    m.function(
      "static void Beep()", "static void Beep(int frequency, int duration)", "static void Clear()",
      "static void ResetColor()", "static void SetCursorPosition(int left, int top)",
      "static void SetWindowSize(int width, int height)"
    ) { _ in .nothing }
  }

  private static func declareReading(_ m: MemberDeclarations) {
    m.function("static string ReadLine()") { a in
      try a.session.answer(to: "").map { .string($0) } ?? .null
    }
    m.refused(
      "static System.ConsoleKeyInfo ReadKey()",
      "static System.ConsoleKeyInfo ReadKey(bool intercept)")
  }
}
