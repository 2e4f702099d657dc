import Testing

@testable import PowerShellEngine

extension SessionTests {
  /// Members as scripts reach them: reading, calling, binding, failing.
  @Suite @MainActor struct MemberAccessTests {
    private let session = Session(host: Host())

    private func invoke(_ target: Value, _ name: String, _ arguments: Value...) throws -> Value {
      try MemberAccess.invoke(target, Symbol.intern(name), arguments, session)
    }

    @Test func stringMethodsCountInUTF16() throws {
      let text = Value.string("äbc")
      #expect(try invoke(text, "Substring", .int(1)).text(.invariant) == "bc")
      #expect(try invoke(text, "IndexOf", .string("c")).integerOrZero == 2)
      #expect(try invoke(text, "PadLeft", .int(5)).text(.invariant) == "  äbc")
    }

    @Test func overloadsAreChosenByType() throws {
      let parts = try invoke(.string("a1b"), "Split", .char(0x31))
      #expect(try parts.elements().count == 2)
      let error = #expect(throws: ScriptError.self) {
        try invoke(.string("a"), "Split", .string("1"), .string("RemoveEmptyEntries"))
      }
      #expect(error?.record.errorID == "MethodArgumentConversionInvalidCastArgument")
    }

    @Test func failuresHavePowerShellsIds() {
      let cases: [(name: String, arguments: [Value], id: String)] = [
        ("Substring", [.int(9)], "ArgumentOutOfRangeException"),
        ("Substring", [.int(1), .int(2), .int(3)], "MethodCountCouldNotFindBest"),
        ("NoSuch", [], "MethodNotFound"),
        ("PadLeft", [.int(.max)], "OutOfMemoryException"),
      ]
      for (name, arguments, id) in cases {
        let error = #expect(throws: ScriptError.self) {
          try MemberAccess.invoke(.string("abc"), Symbol.intern(name), arguments, session)
        }
        #expect(error?.record.errorID == id)
      }
    }

    @Test func keysComeBeforeMembers() throws {
      let table = TableObject()
      table.set(.string("Count"), .int(7))
      let count = try MemberAccess.get(.table(table), Symbol.intern("Count"), session)
      #expect(count?.integerOrZero == 7)
    }

    @Test func membersOfElementsAreGathered() throws {
      let list = Value.list([.string("a"), .string("bb")])
      #expect(try invoke(list, "ToUpper").text(.invariant) == "A BB")
      let missing = try MemberAccess.get(list, Symbol.intern("Nope"), session)
      #expect(missing == nil)
    }

    @Test func addedMembersAnswer() throws {
      let bag = PropertyBag([(name: "a", value: .int(1))])
      bag.extendedMembers = ExtendedMembers()
      bag.extendedMembers?.add(ExtendedMember("b", .alias("a")))
      #expect(try MemberAccess.get(.object(bag), Symbol.intern("B"), session)?.integerOrZero == 1)
      #expect(MemberAccess.properties(of: .object(bag), session).map(\.name) == ["a", "b"])
    }

    @Test func indicesCountFromBothEnds() throws {
      let list = Value.list([.int(1), .int(2), .int(3)])
      #expect(try Indexing.get(list, .int(-1), session).integerOrZero == 3)
      #expect(try Indexing.get(list, .list([.int(0), .int(9)]), session).elements().count == 1)
      #expect(try Indexing.get(.int(5), .int(0), session).integerOrZero == 5)
    }

    @Test func everyDefinitionReads() {
      for name in TypeTable.allNames {
        guard let type = TypeTable.find(name) else { continue }
        for case .method(let group) in type.instanceMembers + type.staticMembers {
          for overload in group.overloads {
            #expect(overload.types.count == overload.parameters.count)
          }
        }
      }
    }
  }
}
