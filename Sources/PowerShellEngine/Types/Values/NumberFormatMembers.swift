/// The properties of `System.Globalization.NumberFormatInfo`.
enum NumberFormatMembers {
  static func declare(_ m: MemberDeclarations) {
    let numbers: [(String, WritableKeyPath<NumberFormatInfo, Int>)] = [
      ("CurrencyDecimalDigits", \.currencyDecimalDigits),
      ("CurrencyNegativePattern", \.currencyNegativePattern),
      ("CurrencyPositivePattern", \.currencyPositivePattern),
      ("NumberDecimalDigits", \.numberDecimalDigits),
      ("NumberNegativePattern", \.numberNegativePattern),
      ("PercentDecimalDigits", \.percentDecimalDigits),
      ("PercentNegativePattern", \.percentNegativePattern),
      ("PercentPositivePattern", \.percentPositivePattern),
    ]
    for (name, path) in numbers {
      m.property(
        "int \(name) {get;set;}",
        get: { (me: CulturePartObject) in
          .int(Int32(clamping: me.holder.culture.numbers[keyPath: path]))
        },
        set: { me, value in
          let (new, limit) = (Int(value.integerOrZero), limit(of: name))
          guard (0...limit).contains(new) else {
            throw DotNetException.outOfRange(
              "Valid values are between 0 and \(limit), inclusive.", name, actual: value)
          }
          change(me) { $0[keyPath: path] = new }
        })
    }
    declareTexts(m)
    declareGroups(m)
  }

  private static func limit(of name: String) -> Int {
    switch name {
    case "CurrencyNegativePattern": 16
    case "PercentNegativePattern": 11
    case "NumberNegativePattern": 4
    case "CurrencyPositivePattern", "PercentPositivePattern": 3
    default: 99
    }
  }

  private static func change(
    _ me: CulturePartObject, _ body: (inout NumberFormatInfo) -> Void
  ) {
    var info = me.holder.culture.numbers
    body(&info)
    me.holder.culture = me.holder.culture.with(numbers: info)
  }

  private static func declareTexts(_ m: MemberDeclarations) {
    let texts: [(String, WritableKeyPath<NumberFormatInfo, String>)] = [
      ("CurrencyDecimalSeparator", \.currencyDecimalSeparator),
      ("CurrencyGroupSeparator", \.currencyGroupSeparator), ("CurrencySymbol", \.currencySymbol),
      ("NaNSymbol", \.nanSymbol), ("NegativeInfinitySymbol", \.negativeInfinitySymbol),
      ("NegativeSign", \.negativeSign), ("NumberDecimalSeparator", \.numberDecimalSeparator),
      ("NumberGroupSeparator", \.numberGroupSeparator),
      ("PercentDecimalSeparator", \.percentDecimalSeparator),
      ("PercentGroupSeparator", \.percentGroupSeparator), ("PercentSymbol", \.percentSymbol),
      ("PerMilleSymbol", \.perMilleSymbol),
      ("PositiveInfinitySymbol", \.positiveInfinitySymbol), ("PositiveSign", \.positiveSign),
    ]
    for (name, path) in texts {
      m.property(
        "string \(name) {get;set;}",
        get: { (me: CulturePartObject) in .string(me.holder.culture.numbers[keyPath: path]) },
        set: { me, value in
          let text = value.text(.invariant)
          guard !text.utf8.isEmpty || !name.utf8.elementsEqual("NumberDecimalSeparator".utf8)
          else {
            throw DotNetException.argument("The value cannot be an empty string.", "value")
          }
          change(me) { $0[keyPath: path] = text }
        })
    }
  }

  private static func declareGroups(_ m: MemberDeclarations) {
    let groups: [(String, WritableKeyPath<NumberFormatInfo, [Int]>)] = [
      ("CurrencyGroupSizes", \.currencyGroupSizes), ("NumberGroupSizes", \.numberGroupSizes),
      ("PercentGroupSizes", \.percentGroupSizes),
    ]
    for (name, path) in groups {
      m.property(
        "int[] \(name) {get;set;}",
        get: { (me: CulturePartObject) in
          let sizes = me.holder.culture.numbers[keyPath: path]
          return .array(ArrayObject(sizes.map { .int(Int32(clamping: $0)) }, of: .int32))
        },
        set: { me, value in
          let sizes = try value.base.elements().map { Int($0.integerOrZero) }
          let isValid = sizes.enumerated().allSatisfy { place, size in
            (1...9).contains(size) || (size == 0 && place == sizes.count - 1)
          }
          guard isValid else {
            throw DotNetException.argument(
              "Every element in the value array should be between one and nine, except for the last element, which can be zero.",
              name)
          }
          change(me) { $0[keyPath: path] = sizes }
        })
    }
    m.property("string[] NativeDigits {get;}") { (me: CulturePartObject) in
      .array(
        ArrayObject(me.holder.culture.numbers.nativeDigits.map { .string($0) }, of: .string))
    }
  }
}
