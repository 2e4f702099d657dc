/// `$PSStyle`: the escape sequences scripts colour text with, and those of the shell's own output.
final class StyleObject: PSObject {
  private let typeName: String
  var fields: [Symbol: Value] = [:]

  init(_ part: StyleTypes.Part) {
    typeName = part.typeName
    for (name, value) in part.values { fields[Symbol.intern(name)] = value() }
  }

  override var type: TypeInfo { TypeTable.required(typeName) }
}

enum StyleTypes {
  /// A class: its name below `PSStyle`, its properties with their types and first values.
  struct Part: Sendable {
    let typeName: String
    let values: [(String, @Sendable () -> Value)]
    let types: [String]
    let isSettable: Bool
  }

  static let definitions: [TypeDefinition] =
    ([style] + parts.map(\.part)).map(definition) + [
      TypeDefinition(enumeration: root + "ProgressView", counting: "Minimal", "Classic"),
      TypeDefinition(
        enumeration: root + "NativeArgumentPassingStyle", counting: "Legacy", "Standard", "Windows"),
    ]

  private static let root = "System.Management.Automation."

  private static func definition(_ part: Part) -> TypeDefinition {
    TypeDefinition(part.typeName) { m in
      for ((name, _), type) in zip(part.values, part.types) {
        let symbol = Symbol.intern(name)
        if part.isSettable {
          m.property("\(type) \(name) {get;set;}") { (me: StyleObject) in
            me.fields[symbol] ?? .null
          } set: { me, value in
            let wanted = TypeTable.named(type, in: nil)
            me.fields[symbol] =
              try wanted.map { try Conversion.convert(value, to: $0, Session.current) } ?? value
          }
        } else {
          m.property("\(type) \(name) {get;}") { (me: StyleObject) in me.fields[symbol] ?? .null }
        }
      }
      declareMethods(m, part)
    }
  }

  private static func declareMethods(_ m: MemberDeclarations, _ part: Part) {
    let kinds = ["Foreground": 38, "Background": 48]
    if let (_, code) = kinds.first(where: {
      part.typeName.utf8.elementsEqual((styleName + "+\($0.key)Color").utf8)
    }) {
      m.method("string FromRgb(byte red, byte green, byte blue)") { (_: StyleObject, a) in
        .string("\u{1B}[\(code);2;\(a.int(0));\(a.int(1));\(a.int(2))m")
      }
      m.method("string FromRgb(int rgb)") { (_: StyleObject, a) in
        let rgb = a.int(0)
        return .string("\u{1B}[\(code);2;\(rgb >> 16 & 255);\(rgb >> 8 & 255);\(rgb & 255)m")
      }
      m.method("string FromConsoleColor(System.ConsoleColor color)") { (me: StyleObject, a) in
        let names = consoleColors
        let place = Int(a[0].integerOrZero)
        guard names.indices.contains(place) else { return .string("") }
        return me.fields[Symbol.intern(names[place])] ?? .string("")
      }
    }
    guard part.typeName.utf8.elementsEqual(styleName.utf8) else { return }
    m.method("string FormatHyperlink(string text, uri link)") { (_: StyleObject, a) in
      let link = a[1].text(.invariant)
      return .string("\u{1B}]8;;\(link)\u{1B}\\\(a.string(0))\u{1B}]8;;\u{1B}\\")
    }
  }

  /// Names of `PSStyle` by the numbers of `ConsoleColor`.
  private static let consoleColors = [
    "Black", "Blue", "Green", "Cyan", "Red", "Magenta", "Yellow", "White", "BrightBlack",
    "BrightBlue", "BrightGreen", "BrightCyan", "BrightRed", "BrightMagenta", "BrightYellow",
    "BrightWhite",
  ]

  private static let styleName = root + "PSStyle"

  static let style: Part = {
    let codes = [
      ("Reset", "0"), ("BlinkOff", "25"), ("Blink", "5"), ("BoldOff", "22"), ("Bold", "1"),
      ("DimOff", "22"), ("Dim", "2"), ("Hidden", "8"), ("HiddenOff", "28"), ("Reverse", "7"),
      ("ReverseOff", "27"), ("ItalicOff", "23"), ("Italic", "3"), ("UnderlineOff", "24"),
      ("Underline", "4"), ("StrikethroughOff", "29"), ("Strikethrough", "9"),
    ]
    let rendering: @Sendable () -> Value = {
      EnumValues.named(root + "OutputRendering", "Host")
    }
    return Part(
      typeName: styleName,
      values: [("OutputRendering", rendering)] + codes.map(escape)
        + parts.map { name, part in (name, { @Sendable in .object(StyleObject(part)) }) },
      types: [root + "OutputRendering"] + codes.map { _ in "string" }
        + parts.map { $0.part.typeName },
      isSettable: true)
  }()

  private static func escape(_ name: String, _ code: String) -> (String, @Sendable () -> Value) {
    (name, { .string("\u{1B}[\(code)m") })
  }

  private static func texts(
    _ typeName: String, _ codes: [(String, String)], isSettable: Bool
  ) -> Part {
    Part(
      typeName: styleName + "+" + typeName, values: codes.map(escape),
      types: codes.map { _ in "string" }, isSettable: isSettable)
  }

  private static let parts: [(name: String, part: Part)] = [
    (
      "Formatting",
      texts(
        "FormattingData",
        [
          ("FormatAccent", "32;1"), ("TableHeader", "32;1"), ("CustomTableHeaderLabel", "32;1;3"),
          ("ErrorAccent", "36;1"), ("Error", "31;1"), ("Warning", "33;1"), ("Verbose", "33;1"),
          ("Debug", "33;1"), ("FeedbackName", "33"), ("FeedbackText", "96"),
          ("FeedbackAction", "97"),
        ], isSettable: true)
    ),
    (
      "Progress",
      Part(
        typeName: styleName + "+ProgressConfiguration",
        values: [
          escape("Style", "33;1"), ("MaxWidth", { .int(120) }),
          ("View", { EnumValues.named(root + "ProgressView", "Minimal") }),
          ("UseOSCIndicator", { .bool(false) }),
        ], types: ["string", "int", root + "ProgressView", "bool"], isSettable: true)
    ),
    (
      "FileInfo",
      Part(
        typeName: styleName + "+FileInfoFormatting",
        values: [
          escape("Directory", "44;1"), escape("SymbolicLink", "36;1"),
          escape("Executable", "32;1"), ("Extension", { .table(TableObject()) }),
        ], types: ["string", "string", "string", "System.Object"], isSettable: true)
    ),
    ("Foreground", texts("ForegroundColor", colors(from: 30), isSettable: false)),
    ("Background", texts("BackgroundColor", colors(from: 40), isSettable: false)),
  ]

  private static func colors(from first: Int) -> [(String, String)] {
    let names = ["Black", "Red", "Green", "Yellow", "Blue", "Magenta", "Cyan", "White"]
    return names.enumerated().map { ($1, String(first + $0)) }
      + names.enumerated().map { ("Bright" + $1, String(first + 60 + $0)) }
  }
}

extension Session {
  /// Variables whose values are made when somebody looks at them first.
  func defineLazyVariables() {
    define("PSStyle", options: [.constant]) { .object(StyleObject(StyleTypes.style)) }
    define("OutputEncoding") { .object(EncodingObject(.utf8, isShared: true)) }
    define("PSNativeCommandArgumentPassing") {
      EnumValues.named("System.Management.Automation.NativeArgumentPassingStyle", "Windows")
    }
    define("PSSessionConfigurationName") {
      .string("http://schemas.microsoft.com/powershell/Microsoft.PowerShell")
    }
    define("EnabledExperimentalFeatures", options: [.readOnly, .allScope]) { .list([]) }
  }

  private func define(
    _ name: String, options: VariableOptions = [], _ make: @escaping () -> Value
  ) {
    let variable = Variable(name, .unset)
    variable.options = options
    variable.read = { [unowned variable] in
      if case .unset = variable.value { variable.value = make() }
      return variable.value
    }
    variable.written = { [unowned variable] in variable.value = $0 }
    global.define(variable)
  }
}
