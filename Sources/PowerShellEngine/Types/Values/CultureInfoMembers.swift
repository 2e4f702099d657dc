/// The members of `System.Globalization.CultureInfo`, in .NET's order.
enum CultureInfoMembers {
  static func declareNames(_ m: MemberDeclarations) {
    func text(_ name: String, _ read: @escaping (Culture) -> String) {
      m.property("string \(name) {get;}") { (me: CultureObject) in .string(read(me.culture)) }
    }
    m.property("cultureinfo Parent {get;}") { (me: CultureObject) in
      .object(
        CultureObject(try Session.current.cultures.culture(named: me.culture.parentName)))
    }
    for name in ["LCID", "KeyboardLayoutId"] {
      m.property("int \(name) {get;}") { (me: CultureObject) in
        .int(Int32(clamping: me.culture.lcid))
      }
    }
    text("Name", \.name)
    text("IetfLanguageTag", \.name)
    text("DisplayName", \.displayName)
    text("NativeName", \.nativeName)
    text("EnglishName", \.englishName)
    text("TwoLetterISOLanguageName", \.twoLetterName)
    text("ThreeLetterISOLanguageName", \.threeLetterName)
    text("ThreeLetterWindowsLanguageName") { windowsName($0) }
  }

  private static let windowsNames: [String: String] = [
    "": "IVL", "de-DE": "DEU", "de-AT": "DEA", "de-CH": "DES", "de": "DEU", "en-US": "ENU",
    "en-GB": "ENG", "en-AU": "ENA", "en-CA": "ENC", "en": "ENU", "fr-FR": "FRA", "fr": "FRA",
    "fr-CA": "FRC", "fr-CH": "FRS", "it-IT": "ITA", "it": "ITA", "es-ES": "ESN", "es": "ESN",
    "ja-JP": "JPN", "ja": "JPN", "zh-CN": "CHS", "zh-TW": "CHT", "ru-RU": "RUS", "ru": "RUS",
    "pt-BR": "PTB", "pt-PT": "PTG", "nl-NL": "NLD", "pl-PL": "PLK", "sv-SE": "SVE",
    "tr-TR": "TRK", "cs-CZ": "CSY", "da-DK": "DAN", "fi-FI": "FIN", "nb-NO": "NOR",
    "ko-KR": "KOR", "ar-SA": "ARA", "he-IL": "HEB", "hu-HU": "HUN", "el-GR": "ELL",
  ]

  private static func windowsName(_ culture: Culture) -> String {
    windowsNames[culture.name] ?? "ZZZ"
  }

  static func declareParts(_ m: MemberDeclarations) {
    m.property("System.Globalization.CompareInfo CompareInfo {get;}") { (me: CultureObject) in
      .object(CulturePartObject(me, "CompareInfo"))
    }
    m.property("System.Globalization.TextInfo TextInfo {get;}") { (me: CultureObject) in
      .object(CulturePartObject(me, "TextInfo"))
    }
    m.property("bool IsNeutralCulture {get;}") { (me: CultureObject) in
      .bool(me.culture.isNeutral)
    }
    m.property("System.Globalization.CultureTypes CultureTypes {get;}") { (me: CultureObject) in
      EnumValues.named(
        "System.Globalization.CultureTypes",
        me.culture.isNeutral ? "NeutralCultures" : "SpecificCultures")
    }
    for name in ["NumberFormat", "DateTimeFormat"] {
      let part = name == "NumberFormat" ? "NumberFormatInfo" : "DateTimeFormatInfo"
      m.property(
        "System.Globalization.\(part) \(name) {get;set;}",
        get: { (me: CultureObject) in .object(CulturePartObject(me, part)) },
        set: { me, value in
          guard let given = value.base.reference as? CulturePartObject else {
            throw DotNetException.argumentNull("value")
          }
          let other = given.holder.culture
          me.culture =
            name == "NumberFormat"
            ? me.culture.with(numbers: other.numbers) : me.culture.with(dates: other.dates)
        })
    }
    m.property("System.Globalization.Calendar Calendar {get;}") { (me: CultureObject) in
      .object(CulturePartObject(me, "GregorianCalendar"))
    }
    m.property("System.Globalization.Calendar[] OptionalCalendars {get;}") { (me: CultureObject) in
      .array(
        ArrayObject(
          [.object(CulturePartObject(me, "GregorianCalendar"))],
          of: TypeTable.find("System.Globalization.Calendar")))
    }
    m.property("bool UseUserOverride {get;}") { (_: CultureObject) in .bool(false) }
    m.property("bool IsReadOnly {get;}") { (_: CultureObject) in .bool(false) }
  }

  static func declareMethods(_ m: MemberDeclarations) {
    m.method("void ClearCachedData()") { (_: CultureObject, _) in .nothing }
    m.method("System.Object Clone()", "cultureinfo GetConsoleFallbackUICulture()") {
      (me: CultureObject, _) in .object(CultureObject(me.culture))
    }
    m.method("System.Object GetFormat(type formatType)") { (me: CultureObject, a) in
      switch a.object(0, TypeInfo.self)?.name {
      case "NumberFormatInfo"?: .object(CulturePartObject(me, "NumberFormatInfo"))
      case "DateTimeFormatInfo"?: .object(CulturePartObject(me, "DateTimeFormatInfo"))
      default: .null
      }
    }
    m.function("static cultureinfo ReadOnly(cultureinfo ci)") { a in a[0] }
    m.constant("static cultureinfo InstalledUICulture {get;}") {
      .object(CultureObject(try Session.current.cultures.culture(named: "en-US")))
    }
    for name in ["DefaultThreadCurrentCulture", "DefaultThreadCurrentUICulture"] {
      m.constant("static cultureinfo \(name) {get;set;}", get: { .null }, set: { _ in })
    }
    m.function(
      "static cultureinfo GetCultureInfo(int culture)",
      "static cultureinfo GetCultureInfo(string name, string altName)",
      "static cultureinfo GetCultureInfo(string name, bool predefinedOnly)"
    ) { a in
      if a.place("altName") != nil { return try paired(a) }
      guard case .string(let name) = a[0].base else {
        return .object(CultureObject(try a.session.cultures.culture(lcid: a.int(0))))
      }
      let isKnown = a.session.cultures.names.contains { AsciiFold.foldedEquals($0, name) }
      guard isKnown || !a.bool(1) || name.utf8.isEmpty else {
        throw DotNetException(
          "System.Globalization.CultureNotFoundException",
          "Culture name '\(name)' is not a predefined culture. (Parameter 'name')\n\(name) is an invalid culture identifier."
        )
      }
      return .object(CultureObject(try a.session.cultures.culture(named: name)))
    }
    m.function("static cultureinfo[] GetCultures(System.Globalization.CultureTypes types)") { a in
      let found = try a.session.cultures.names.map {
        Value.object(CultureObject(try a.session.cultures.culture(named: $0)))
      }
      return .array(ArrayObject(found, of: m.type))
    }
  }

  /// A culture under a name that lends its order of texts to another; odd names are taken as such.
  private static func paired(_ a: Arguments) throws -> Value {
    let (name, other) = (a.string(0), a.string(1))
    let isNumber = name.utf8.allSatisfy { (0x30...0x39).contains($0) }
    let isLanguage = other.utf8.count > 1
    guard isLanguage, isNumber || name.utf8.count > 1,
      let made = try? a.session.cultures.culture(named: name)
    else {
      throw DotNetException(
        "System.Globalization.CultureNotFoundException",
        "Culture name \(name) or \(other) is not supported. (Parameter 'name/altName')")
    }
    return .object(CultureObject(made))
  }
}

extension Culture {
  /// The same culture with other rules for numbers or dates.
  func with(numbers: NumberFormatInfo? = nil, dates: DateTimeFormatInfo? = nil) -> Culture {
    Culture(
      name: name, lcid: lcid, englishName: englishName, nativeName: nativeName,
      displayName: displayName, twoLetterName: twoLetterName, threeLetterName: threeLetterName,
      parentName: parentName, listSeparator: listSeparator, isNeutral: isNeutral,
      numbers: numbers ?? self.numbers, dates: dates ?? self.dates)
  }
}
