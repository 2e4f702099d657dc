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
    CultureInfoMembers.declareNames(m)
    CultureInfoMembers.declareParts(m)
    CultureInfoMembers.declareMethods(m)
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
      "static cultureinfo CreateSpecificCulture(string name)",
      "static cultureinfo GetCultureInfoByIetfLanguageTag(string name)"
    ) { a in .object(CultureObject(try a.session.cultures.culture(named: a.string(0)))) }
  }
}
