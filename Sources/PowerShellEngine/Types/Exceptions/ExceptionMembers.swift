/// What every exception has, and how scripts make one.
enum ExceptionMembers {
  static func declareConstructors(_ m: MemberDeclarations, _ message: String) {
    let namesParameter =
      m.type.inherits(from: "System.ArgumentNullException")
      || m.type.inherits(from: "System.ArgumentOutOfRangeException")
    m.constructor("()") { _ in .object(ExceptionObject(m.type, message)) }
    if namesParameter {
      m.constructor("(string paramName)") { a in
        .object(named(a.string(0), ExceptionObject(m.type, message + tail(a.string(0)))))
      }
      m.constructor("(string paramName, string message)") { a in
        .object(named(a.string(0), ExceptionObject(m.type, a.string(1) + tail(a.string(0)))))
      }
    } else {
      m.constructor("(string message)") { a in
        .object(ExceptionObject(m.type, a[0].isNull ? message : a.string(0)))
      }
    }
    if m.type.fullName == "System.ArgumentOutOfRangeException" {
      m.constructor("(string paramName, System.Object actualValue, string message)") { a in
        let actual =
          a[1].isNull ? "" : "\nActual value was \(a[1].dotNetText(a.session.culture))."
        let exception = ExceptionObject(m.type, a.string(2) + tail(a.string(0)) + actual)
        exception.details.append((name: "ActualValue", value: a[1]))
        return .object(named(a.string(0), exception))
      }
    }
    if m.type.fullName == "System.ArgumentException" {
      m.constructor("(string message, string paramName)") { a in
        .object(named(a.string(1), ExceptionObject(m.type, a.string(0) + tail(a.string(1)))))
      }
    }
    m.constructor("(string message, System.Exception innerException)") { a in
      .object(ExceptionObject(m.type, a.string(0), inner: a.object(1, ExceptionObject.self)))
    }
  }

  private static func tail(_ parameter: String) -> String {
    parameter.utf8.isEmpty ? "" : " (Parameter '\(parameter)')"
  }

  private static func named(_ parameter: String, _ exception: ExceptionObject) -> ExceptionObject {
    exception.details.append((name: "ParamName", value: .string(parameter)))
    return exception
  }

  static func declareProperties(_ m: MemberDeclarations) {
    m.property("System.Reflection.MethodBase TargetSite {get;}") { (_: ExceptionObject) in .null }
    m.method(
      "void GetObjectData(System.Runtime.Serialization.SerializationInfo info, System.Runtime.Serialization.StreamingContext context)"
    ) { (_: ExceptionObject, _) in throw DotNetException.argumentNull("info") }
    m.property("string Message {get;}") { (me: ExceptionObject) in .string(me.message) }
    m.property("System.Collections.IDictionary Data {get;}") { (me: ExceptionObject) in
      .table(me.data)
    }
    m.property("System.Exception InnerException {get;}") { (me: ExceptionObject) in
      me.inner.map { .object($0) } ?? .null
    }
    for name in ["HelpLink", "Source"] {
      m.property(
        "string \(name) {get;set;}",
        get: { (me: ExceptionObject) in me.detail(name) ?? .null },
        set: { me, value in me.setDetail(name, value) })
    }
    m.property(
      "int HResult {get;set;}",
      get: { (me: ExceptionObject) in
        me.detail("HResult") ?? .int(ExceptionCodes.code(of: me.exceptionType))
      }, set: { me, value in me.setDetail("HResult", value) })
    m.property("string StackTrace {get;}") { (me: ExceptionObject) in
      me.detail("StackTrace") ?? .null
    }
    m.method("System.Exception GetBaseException()") { (me: ExceptionObject, _) in
      var deepest = me
      while let inner = deepest.inner { deepest = inner }
      return .object(deepest)
    }
  }
}

extension ExceptionObject {
  func detail(_ name: String) -> Value? {
    details.first { AsciiFold.foldedEquals($0.name, name) }?.value
  }

  func setDetail(_ name: String, _ value: Value) {
    details.removeAll { AsciiFold.foldedEquals($0.name, name) }
    details.append((name: name, value: value))
  }

  /// `Data`, made when first asked for.
  var data: TableObject {
    if case .table(let table)? = detail("\u{0}Data") { return table }
    let table = TableObject(
      type: TypeTable.required("System.Collections.ListDictionaryInternal"), comparison: .exact)
    setDetail("\u{0}Data", .table(table))
    return table
  }
}

extension ExceptionObject: DynamicMembers {
  public func dynamicProperty(_ name: Symbol, _ session: Session) throws -> Value? {
    if AsciiFold.foldedEquals(name.text, "ErrorRecord"), let record { return .object(record) }
    return type.instanceMember(name) == nil ? detail(name.text) : nil
  }

  public func setDynamicProperty(_ name: Symbol, _ value: Value, _ session: Session) throws -> Bool
  {
    guard type.instanceMember(name) == nil, detail(name.text) != nil else { return false }
    setDetail(name.text, value)
    return true
  }

  public var dynamicProperties: [PropertyView] { [] }
}

extension TypeInfo {
  func inherits(from name: String) -> Bool {
    var next: TypeInfo? = self
    while let type = next {
      if type.fullName == name { return true }
      next = type.baseType
    }
    return false
  }
}

/// `HResult` by type; a type without one of its own has its base's.
enum ExceptionCodes {
  static func code(of type: TypeInfo) -> Int32 {
    var next: TypeInfo? = type
    while let type = next {
      if let code = codes[type.name] { return Int32(bitPattern: code) }
      next = type.baseType
    }
    return Int32(bitPattern: 0x8013_1500)
  }

  private static let codes: [String: UInt32] = [
    "Exception": 0x8013_1500, "SystemException": 0x8013_1501, "ArgumentException": 0x8007_0057,
    "ArgumentNullException": 0x8000_4003, "ArgumentOutOfRangeException": 0x8013_1502,
    "ArithmeticException": 0x8007_0216, "DivideByZeroException": 0x8002_0012,
    "OverflowException": 0x8013_1516, "FormatException": 0x8013_1537,
    "IndexOutOfRangeException": 0x8013_1508, "InvalidCastException": 0x8000_4002,
    "InvalidOperationException": 0x8013_1509, "NotImplementedException": 0x8000_4001,
    "NotSupportedException": 0x8013_1515, "NullReferenceException": 0x8000_4003,
    "OutOfMemoryException": 0x8007_000E, "IOException": 0x8013_1620,
    "FileNotFoundException": 0x8007_0002, "DirectoryNotFoundException": 0x8007_0003,
    "UnauthorizedAccessException": 0x8007_0005, "TimeoutException": 0x8013_1505,
    "KeyNotFoundException": 0x8013_1577, "ApplicationException": 0x8013_1600,
  ]
}
