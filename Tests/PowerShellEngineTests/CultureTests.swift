import Testing

@testable import PowerShellEngine

/// Cultures: names, numbers, parents, and the values of Windows beside those of ICU.
@MainActor struct CultureTests {
  @Test func windowsValuesDifferFromICU() throws {
    let windows = try CultureTable(.windows).culture(named: "en-US")
    let icu = try CultureTable(.icu).culture(named: "en-US")
    #expect(windows.numbers.numberDecimalDigits == 2)
    #expect(icu.numbers.numberDecimalDigits == 3)
    #expect(windows.dates.longTimePattern == "h:mm:ss tt")
    #expect(Array(icu.dates.longTimePattern.utf8) == Array("h:mm:ss\u{202F}tt".utf8))
  }

  @Test func theTableInTheBinaryIsTheInvariantCulturesToo() throws {
    let table = CultureTable(.icu)
    #expect(table.names.count == 19)
    for name in table.names { #expect(try table.culture(named: name).name == name) }
  }

  @Test(arguments: [
    ("de-DE", "de-DE", 1031, "de"), ("DE-de", "de-DE", 1031, "de"), ("de", "de", 7, ""),
    ("", "", 127, ""),
    ("zh-hant-tw", "zh-Hant-TW", 4096, "zh-Hant"), ("1e3", "1e3", 4096, ""), ("mon", "mn", 80, ""),
  ])
  func names(asked: String, name: String, lcid: Int, parent: String) throws {
    let culture = try CultureTable().culture(named: asked)
    #expect(culture.name == name)
    #expect(culture.lcid == lcid)
    #expect(culture.parentName == parent)
  }

  @Test(arguments: [(3, "ca"), (7, "de"), (65, "sw"), (1031, "de-DE"), (127, "")])
  func numbers(lcid: Int, name: String) throws {
    #expect(try CultureTable().culture(lcid: lcid).name == name)
  }

  @Test(arguments: ["$5", "5", "1.0.0-beta", "123456789012345678", "a,b"])
  func refusedNames(name: String) {
    #expect(throws: ValueFailure.self) { try CultureTable().culture(named: name) }
  }
}
