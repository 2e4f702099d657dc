internal import PowerShellSyntax

extension TypeDefinition {
  /// `System.Management.Automation.ScriptBlock`.
  static let scriptBlock = TypeDefinition("System.Management.Automation.ScriptBlock") { m in
    m.property("bool IsFilter {get;set;}") { (me: ScriptBlock) in .bool(me.isFilter) }
    m.property("bool IsConfiguration {get;set;}") { (_: ScriptBlock) in .bool(false) }
    m.property("string File {get;}") { (_: ScriptBlock) in .null }
    m.property("guid Id {get;}") { (_: ScriptBlock) in .null }
    m.method("string ToString()") { (me: ScriptBlock, _) in .string(me.text(.invariant)) }
    m.method(
      "System.Collections.ObjectModel.Collection[psobject] Invoke(params System.Object[] args)"
    ) { (me: ScriptBlock, a) in
      let result = try a.session.invokeBlock(me, this: .unset, arguments: a.list(0))
      if case .nothing = result { return Intrinsic.collection([]) }
      return Intrinsic.collection(
        result.base.isEnumerable ? try result.base.elements() : [result])
    }
    m.method("System.Object InvokeReturnAsIs(params System.Object[] args)") {
      (me: ScriptBlock, a) in
      try a.session.invokeBlock(me, this: .unset, arguments: a.list(0))
    }
    m.function("static scriptblock Create(string script)") { a in
      let source = SourceText(a.string(0))
      let parsed = Parser.parse(source)
      if let mistake = parsed.diagnostics.first {
        let exception = ExceptionObject(
          "System.Management.Automation.ParseException", mistake.message)
        throw DotNetException(exception)
      }
      return .object(
        ScriptBlock(BlockSource(parsed.tree, source), state: a.session.globalState))
    }
  }

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
