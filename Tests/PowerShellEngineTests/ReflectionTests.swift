import Testing

@testable import PowerShellEngine

extension SessionTests {
  /// Types looked into, spans read by a format, secrets: members beside the recorded ones.
  @Suite @MainActor struct ReflectionTests {
    private let session = Session(host: Host())

    private func invoke(_ target: Value, _ name: String, _ arguments: Value...) throws -> String {
      try MemberAccess.invoke(target, Symbol.intern(name), arguments, session).text(.invariant)
    }

    @Test func membersAreFoundByName() throws {
      let type = Value.object(TypeInfo.int32)
      #expect(try invoke(type, "GetField", .string("MaxValue")) == "Int32 MaxValue")
      #expect(try invoke(type, "GetField", .string("maxvalue")).utf8.isEmpty)
      #expect(try invoke(type, "GetField", .string("maxvalue"), .int(25)) == "Int32 MaxValue")
      let text = Value.object(TypeInfo.string)
      let types = Value.array(ArrayObject([.object(TypeInfo.int32)]))
      #expect(
        try invoke(text, "GetMethod", .string("Substring"), types)
          == "System.String Substring(Int32)")
    }

    @Test func spansAreReadByFormat() throws {
      let cases = [
        ("12:30", #"hh\:mm"#, "12:30:00"), ("3.04", #"d\.hh"#, "3.04:00:00"),
        ("1.5", #"s\.f"#, "00:00:01.5000000"),
      ]
      for (text, format, shown) in cases {
        #expect(try TimeSpanExactParsing.parse(text, [format], .invariant).text == shown)
      }
      for (text, format) in [("12:3", #"hh\:mm"#), ("25", "hh"), ("x", "%h"), ("", #"hh\"#)] {
        #expect(throws: ValueFailure.self) {
          try TimeSpanExactParsing.parse(text, [format], .invariant)
        }
      }
    }

    @Test func secretsShowThemselvesOnlyWhenAsked() throws {
      let secret = SecureStringObject("ab")
      #expect(secret.text(.invariant) == "System.Security.SecureString")
      #expect(secret.revealed == "ab")
      _ = try invoke(.object(secret), "AppendChar", .char(0x63))
      #expect(secret.revealed == "abc")
      _ = try invoke(.object(secret), "MakeReadOnly")
      #expect(throws: ScriptError.self) { try invoke(.object(secret), "Clear") }
    }
  }
}
