/// What scripts ask about the machine and the process: `OperatingSystem`, `RuntimeInformation`,
/// `Thread`, `AppContext`, `Dns`.
enum PlatformTypes {
  static let definitions: [TypeDefinition] = [
    operatingSystem, runtimeInformation, osPlatform, thread, threadCulture, appContext, dns,
    eventArgs,
  ]

  static let windowsVersion = "10.0.20348.0"

  private static let operatingSystem = TypeDefinition("System.OperatingSystem") { m in
    for name in [
      "Windows", "Linux", "MacOS", "FreeBSD", "Android", "IOS", "Browser", "Wasi", "TvOS",
    ] {
      m.function("static bool Is\(name)()") { _ in
        .bool(name.utf8.elementsEqual("Windows".utf8))
      }
    }
    m.property("System.PlatformID Platform {get;}") { (_: NamedObject) in
      EnumValues.numbered("System.PlatformID", 2)
    }
    m.property("string ServicePack {get;}") { (_: NamedObject) in .string("") }
    m.property("version Version {get;}") { (_: NamedObject) in try version(windowsVersion) }
    m.property("string VersionString {get;}") { (_: NamedObject) in .string(name) }
    m.method("string ToString()") { (_: NamedObject, _) in .string(name) }
  }

  private static let name = "Microsoft Windows NT \(windowsVersion)"

  static func version(_ text: String) throws -> Value {
    try Conversion.convert(
      .string(text), to: TypeTable.required("System.Version"), Session.current)
  }

  private static let runtimeInformation = TypeDefinition(
    "System.Runtime.InteropServices.RuntimeInformation", isAbstract: true
  ) { m in
    m.constant("static string OSDescription {get;}") { .string("Microsoft Windows 10.0.20348") }
    m.constant("static string FrameworkDescription {get;}") { .string(".NET 10.0.0") }
    m.constant("static string RuntimeIdentifier {get;}") { .string("win-x64") }
    for name in ["OSArchitecture", "ProcessArchitecture"] {
      m.constant("static System.Runtime.InteropServices.Architecture \(name) {get;}") {
        EnumValues.numbered("System.Runtime.InteropServices.Architecture", 1)
      }
    }
    m.function(
      "static bool IsOSPlatform(System.Runtime.InteropServices.OSPlatform osPlatform)"
    ) { a in .bool(AsciiFold.foldedEquals(a[0].text(.invariant), "WINDOWS")) }
  }

  private static let osPlatform = TypeDefinition(
    "System.Runtime.InteropServices.OSPlatform", .value
  ) { m in
    for name in ["Windows", "Linux", "OSX", "FreeBSD"] {
      m.constant("static System.Runtime.InteropServices.OSPlatform \(name) {get;}") {
        .object(PlatformObject(name))
      }
    }
    m.function("static System.Runtime.InteropServices.OSPlatform Create(string osPlatform)") { a in
      .object(PlatformObject(a.string(0)))
    }
  }

  private static let thread = TypeDefinition("System.Threading.Thread") { m in
    m.constant("static System.Threading.Thread CurrentThread {get;}") {
      .object(NamedObject("System.Threading.Thread"))
    }
    m.function(
      "static void Sleep(int millisecondsTimeout)", "static void Sleep(timespan timeout)"
    ) { a in
      let ticks = a.place("timeout") == nil ? Int64(clamping: a.int(0)) : a.span(0).ticks / 10_000
      let (time, overflow) = ticks.multipliedReportingOverflow(by: 10_000)
      if !overflow { a.session.sleepHook?(time) }
      return .nothing
    }
    m.function("static void Yield()", "static void MemoryBarrier()") { _ in .nothing }
    m.property("int ManagedThreadId {get;}") { (_: NamedObject) in .int(1) }
    m.property("string Name {get;}") { (_: NamedObject) in .string("Pipeline Execution Thread") }
    m.property("bool IsAlive {get;}") { (_: NamedObject) in .bool(true) }
    m.property("bool IsBackground {get;}") { (_: NamedObject) in .bool(false) }
    m.property("bool IsThreadPoolThread {get;}") { (_: NamedObject) in .bool(false) }
    m.property("cultureinfo CurrentCulture {get;set;}") { (_: NamedObject) in
      .object(CultureObject(Session.current.culture))
    } set: { _, value in
      guard let culture = value.base.reference as? CultureObject else { return }
      Session.current.culture = culture.culture
    }
    m.property("cultureinfo CurrentUICulture {get;set;}") { (_: NamedObject) in
      .object(CultureObject(Session.current.uiCulture))
    } set: { _, value in
      guard let culture = value.base.reference as? CultureObject else { return }
      Session.current.uiCulture = culture.culture
    }
  }

  private static let threadCulture = TypeDefinition(
    enumeration: "System.Runtime.InteropServices.Architecture", counting: "X86", "X64", "Arm",
    "Arm64")

  private static let appContext = TypeDefinition("System.AppContext", isAbstract: true) { m in
    m.constant("static string BaseDirectory {get;}") {
      .string("C:\\Program Files\\PowerShell\\7\\")
    }
    m.constant("static string TargetFrameworkName {get;}") { .string(".NETCoreApp,Version=v10.0") }
  }

  private static let dns = TypeDefinition("System.Net.Dns", isAbstract: true) { m in
    m.function("static string GetHostName()") { a in
      .string(a.session.environment["COMPUTERNAME"] ?? "")
    }
    m.refused(
      "static ipaddress[] GetHostAddresses(string hostNameOrAddress)",
      "static System.Net.IPHostEntry GetHostEntry(string hostNameOrAddress)")
  }

  private static let eventArgs = TypeDefinition("System.EventArgs") { m in
    m.constructor("()") { _ in .object(NamedObject("System.EventArgs")) }
    m.constant("static System.EventArgs Empty") { .object(NamedObject("System.EventArgs")) }
  }
}

/// `OSPlatform`: a name.
final class PlatformObject: PSObject {
  private let name: String
  init(_ name: String) { self.name = name }
  override var type: TypeInfo {
    TypeTable.required("System.Runtime.InteropServices.OSPlatform")
  }
  override func text(_ culture: Culture) -> String {
    String(decoding: name.utf8.map { (0x61...0x7A).contains($0) ? $0 &- 0x20 : $0 }, as: UTF8.self)
  }
  override func isEqual(to other: Value) -> Bool {
    guard let other = other.base.reference as? PlatformObject else { return false }
    return AsciiFold.foldedEquals(name, other.name)
  }
}
