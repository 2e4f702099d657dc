/// What a culture hands out: its texts, its comparing, how it writes numbers and dates.
final class CulturePartObject: PSObject {
  let holder: CultureObject
  private let part: String
  init(_ holder: CultureObject, _ part: String) { (self.holder, self.part) = (holder, part) }

  override var type: TypeInfo { TypeTable.required("System.Globalization." + part) }
  override func text(_ culture: Culture) -> String {
    part == "TextInfo" || part == "CompareInfo"
      ? "\(part) - \(holder.culture.name)" : type.fullName
  }
  override func isEqual(to other: Value) -> Bool {
    guard let other = other.base.reference as? CulturePartObject else { return false }
    return other.holder === holder && other.part == part || other === self
  }
  override func hash() -> Int { holder.hash() }
}

extension TypeDefinition {
  static let cultureParts: [TypeDefinition] = [
    textInfo, compareInfo, numberFormat, dateTimeFormat,
    TypeDefinition("System.Globalization.Calendar", isAbstract: true) { m in
      CalendarMembers.declare(m)
    },
    TypeDefinition(
      "System.Globalization.GregorianCalendar", base: "System.Globalization.Calendar"
    ) { m in
      m.constructor("()") { _ in
        .object(CulturePartObject(CultureObject(.invariant), "GregorianCalendar"))
      }
    },
  ]

  private static let textInfo = TypeDefinition(
    "System.Globalization.TextInfo", interfaces: ["ICloneable", "IDeserializationCallback"]
  ) { m in
    let pages: [(String, (Culture) -> Int)] = [
      ("ANSICodePage", { CodePages.of($0).ansi }), ("OEMCodePage", { CodePages.of($0).oem }),
      ("MacCodePage", { CodePages.of($0).mac }), ("EBCDICCodePage", { CodePages.of($0).ebcdic }),
      ("LCID", \.lcid),
    ]
    for (name, read) in pages {
      m.property("int \(name) {get;}") { (me: CulturePartObject) in
        .int(Int32(clamping: read(me.holder.culture)))
      }
    }
    m.property("string CultureName {get;}") { (me: CulturePartObject) in
      .string(me.holder.culture.name)
    }
    m.property("bool IsReadOnly {get;}") { (_: CulturePartObject) in .bool(false) }
    m.property(
      "string ListSeparator {get;set;}",
      get: { (me: CulturePartObject) in .string(me.holder.culture.listSeparator) },
      set: { (_: CulturePartObject, _: Value) in
        throw DotNetException.invalidOperation("Instance is read-only.")
      })
    m.property("bool IsRightToLeft {get;}") { (me: CulturePartObject) in
      .bool(["ar", "he", "fa", "ur"].contains(CultureName.language(me.holder.culture.name)))
    }
    m.method("System.Object Clone()") { (me: CulturePartObject, _) in
      .object(CulturePartObject(CultureObject(me.holder.culture), "TextInfo"))
    }
    m.method("string ToLower(string str)", "string ToUpper(string str)") {
      (me: CulturePartObject, a) in
      let rules = CaseMapping.rules(of: me.holder.culture)
      let isUpper = a.overload?.name == "ToUpper"
      return .string(
        isUpper
          ? CaseMapping.uppercase(a.string(0), rules) : CaseMapping.lowercase(a.string(0), rules))
    }
    m.method("char ToLower(char c)", "char ToUpper(char c)") { (me: CulturePartObject, a) in
      let rules = CaseMapping.rules(of: me.holder.culture)
      return a.overload?.name == "ToUpper"
        ? CharMembers.mapped(a, CaseMapping.uppercase, rules)
        : CharMembers.mapped(a, CaseMapping.lowercase, rules)
    }
    m.method("string ToTitleCase(string str)") { (me: CulturePartObject, a) in
      try a.requireNotNull(0, "str")
      return .string(
        CaseMapping.titlecase(a.string(0), CaseMapping.rules(of: me.holder.culture)))
    }
  }

  private static let compareInfo = TypeDefinition("System.Globalization.CompareInfo") { m in
    m.property("string Name {get;}") { (me: CulturePartObject) in .string(me.holder.culture.name) }
    m.property("int LCID {get;}") { (me: CulturePartObject) in
      .int(Int32(clamping: me.holder.culture.lcid))
    }
    m.method(
      "int Compare(string string1, string string2)",
      "int Compare(string string1, string string2, System.Globalization.CompareOptions options)"
    ) { (me: CulturePartObject, a) in
      let options = CompareOptions(rawValue: Int32(truncatingIfNeeded: a.int("options") ?? 0))
      let collation = Collation.named(me.holder.culture.name)
      return .int(Int32(collation.compare(a.string(0), a.string(1), options).signum()))
    }
  }

  private static let numberFormat = TypeDefinition(
    "System.Globalization.NumberFormatInfo", interfaces: ["ICloneable", "IFormatProvider"]
  ) { m in
    m.constructor("()") { _ in
      .object(CulturePartObject(CultureObject(.invariant), "NumberFormatInfo"))
    }
    NumberFormatMembers.declare(m)
    CulturePartMembers.declareShared(m, "NumberFormatInfo")
  }

  private static let dateTimeFormat = TypeDefinition(
    "System.Globalization.DateTimeFormatInfo", interfaces: ["ICloneable", "IFormatProvider"]
  ) { m in
    m.constructor("()") { _ in
      .object(CulturePartObject(CultureObject(.invariant), "DateTimeFormatInfo"))
    }
    DateTimeFormatMembers.declare(m)
    CulturePartMembers.declareShared(m, "DateTimeFormatInfo")
  }
}

/// The code pages of a culture.
struct CodePages {
  let ansi: Int
  let oem: Int
  let mac: Int
  let ebcdic: Int

  static func of(_ culture: Culture) -> CodePages {
    switch CultureName.language(culture.name) {
    case "de": CodePages(ansi: 1252, oem: 850, mac: 10000, ebcdic: 20273)
    case "en" where culture.name != "en-US":
      CodePages(ansi: 1252, oem: 850, mac: 10000, ebcdic: 20285)
    case "fr": CodePages(ansi: 1252, oem: 850, mac: 10000, ebcdic: 20297)
    case "ja": CodePages(ansi: 932, oem: 932, mac: 10001, ebcdic: 20290)
    case "ru": CodePages(ansi: 1251, oem: 866, mac: 10007, ebcdic: 20880)
    case "tr": CodePages(ansi: 1254, oem: 857, mac: 10081, ebcdic: 20905)
    case "pl", "cs", "hu": CodePages(ansi: 1250, oem: 852, mac: 10029, ebcdic: 20880)
    default: CodePages(ansi: 1252, oem: 437, mac: 10000, ebcdic: 37)
    }
  }
}

/// What the formats of a culture share.
enum CulturePartMembers {
  static func declareShared(_ m: MemberDeclarations, _ part: String) {
    let name = "System.Globalization.\(part)"
    m.constant("static \(name) CurrentInfo {get;}") {
      .object(CulturePartObject(CultureObject(Session.current.culture), part))
    }
    m.constant("static \(name) InvariantInfo {get;}") {
      .object(CulturePartObject(CultureObject(.invariant), part))
    }
    m.property("bool IsReadOnly {get;}") { (_: CulturePartObject) in .bool(false) }
    m.method("System.Object Clone()") { (me: CulturePartObject, _) in
      .object(CulturePartObject(CultureObject(me.holder.culture), part))
    }
    m.method("System.Object GetFormat(type formatType)") { (me: CulturePartObject, a) in
      a.object(0, TypeInfo.self) === m.type ? .object(me) : .null
    }
    m.function("static \(name) GetInstance(System.IFormatProvider formatProvider)") { a in
      if let given = a.object(0, CulturePartObject.self) { return .object(given) }
      let holder = a.object(0, CultureObject.self) ?? CultureObject(a.session.culture)
      return .object(CulturePartObject(holder, part))
    }
    m.function("static \(name) ReadOnly(\(name) info)") { a in a[0] }
  }
}

extension CaseMapping {
  /// How a culture maps letters.
  static func rules(of culture: Culture) -> Rules {
    switch CultureName.language(culture.name) {
    case "": .invariant
    case "tr", "az": .turkic
    default: .standard
    }
  }
}
