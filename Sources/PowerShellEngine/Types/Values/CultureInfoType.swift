extension TypeDefinition {
  /// `System.Globalization.CultureInfo`.
  static let cultureInfo = TypeDefinition(
    "System.Globalization.CultureInfo", interfaces: ["ICloneable", "IFormatProvider"]
  ) { m in
    m.constructor("(string name)", "(string name, bool useUserOverride)") { a in
      .object(CultureObject(try a.session.cultures.culture(named: a.string(0))))
    }
    m.constructor("(int culture)") { a in
      .object(CultureObject(try a.session.cultures.culture(lcid: a.int(0))))
    }
    let texts: [(String, (Culture) -> String)] = [
      ("Name", \.name), ("DisplayName", \.displayName), ("EnglishName", \.englishName),
      ("NativeName", \.nativeName), ("TwoLetterISOLanguageName", \.twoLetterName),
      ("ThreeLetterISOLanguageName", \.threeLetterName), ("IetfLanguageTag", \.name),
    ]
    for (name, read) in texts {
      m.property("string \(name) {get;}") { (me: CultureObject) in .string(read(me.culture)) }
    }
    m.property("int LCID {get;}") { (me: CultureObject) in .int(Int32(clamping: me.culture.lcid)) }
    m.property("bool IsNeutralCulture {get;}") { (me: CultureObject) in
      .bool(me.culture.isNeutral)
    }
    m.property("bool IsReadOnly {get;}") { (_: CultureObject) in .bool(false) }
    m.property("cultureinfo Parent {get;}") { (me: CultureObject) in
      .object(
        CultureObject(try Session.current.cultures.culture(named: me.culture.parentName)))
    }
    m.constant("static cultureinfo InvariantCulture {get;}") { .object(CultureObject(.invariant)) }
    m.constant(
      "static cultureinfo CurrentCulture {get;set;}",
      get: { .object(CultureObject(Session.current.culture)) },
      set: {
        if let new = $0.base.reference as? CultureObject { Session.current.culture = new.culture }
      })
    m.constant("static cultureinfo CurrentUICulture {get;set;}") {
      .object(CultureObject(Session.current.uiCulture))
    }
    m.function(
      "static cultureinfo GetCultureInfo(string name)",
      "static cultureinfo CreateSpecificCulture(string name)"
    ) { a in .object(CultureObject(try a.session.cultures.culture(named: a.string(0)))) }
  }
}
