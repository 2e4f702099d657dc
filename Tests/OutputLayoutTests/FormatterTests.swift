import PowerShellEngine
import Testing

@testable import OutputLayout

/// The formatter by itself: streams, terminals, columns, bounds.
extension OutputLayoutTests {
  @Suite(.serialized) @MainActor struct FormatterTests {
    private func shown(
      _ values: [Value], width: Int = 80, style: OutputStyle = .plain
    ) throws -> String {
      let shell = try LayoutSession()
      let output = Output()
      let formatter = DefaultFormatter(
        session: shell.session, write: { output.text += $0 }, width: { width }, style: style)
      for value in values { try formatter.write(value) }
      try formatter.finish()
      return output.text
    }

    private final class Output { var text = "" }

    private func bag(_ properties: (String, Value)...) -> Value {
      .object(PropertyBag(properties.map { (name: $0.0, value: $0.1) }))
    }

    @Test func textsStandAmongTheRowsOfATable() throws {
      let text = try shown([
        .string("before"), bag(("a", .int(1))), .string("mid"), bag(("a", .int(2))),
      ])
      #expect(text == "before\n\na\n-\n1\nmid\n2\n\n")
    }

    @Test func fivePropertiesMakeAList() throws {
      let value = bag(
        ("A", .int(1)), ("B", .int(2)), ("C", .int(3)), ("D", .int(4)), ("E", .int(5)))
      #expect(try shown([value]) == "\nA : 1\nB : 2\nC : 3\nD : 4\nE : 5\n\n")
    }

    @Test func headersAreColouredOnATerminal() throws {
      let rows = [
        bag(("Name", .string("a")), ("Size", .int(5))),
        bag(("Name", .string("bb")), ("Size", .int(10))),
      ]
      let green = "\u{1B}[32;1m"
      let off = "\u{1B}[0m"
      #expect(
        try shown(rows, style: .ansi)
          == "\n\(green)Name\(off)\(green) Size\(off)\n\(green)----\(off) \(green)----\(off)\n"
          + "a       5\nbb     10\n\n")
    }

    @Test func wideCharactersTakeTwoColumns() throws {
      let rows = [bag(("N", .string("漢字")), ("M", .string("x")))]
      #expect(try shown(rows) == "\nN    M\n-    -\n漢字 x\n\n")
    }

    @Test func columnsThatDoNotFitVanish() throws {
      var widths = [10, 10, 10]
      ColumnWidths.fit(&widths, into: 22)
      #expect(widths == [10, 10, -1])
      widths = [0, 4, 0]
      ColumnWidths.fit(&widths, into: 17)
      #expect(widths == [6, 4, 5])
    }

    @Test func warningsAndHostTexts() {
      let warning = StreamRecord(.warning, .string("w"))
      #expect(StreamText.text(of: warning, style: .plain, culture: .invariant) == "WARNING: w\n")
      let host = StreamRecord(.information, .string("red"))
      host.isHostText = true
      host.foreground = "Red"
      #expect(
        StreamText.text(of: host, style: .ansi, culture: .invariant)
          == "\u{1B}[39;49m\u{1B}[91m\u{1B}[39;49m\u{1B}[91mred\n\u{1B}[39;49m\u{1B}[39;49m")
      #expect(StreamText.text(of: host, style: .plain, culture: .invariant) == "red\n")
    }

    @Test func aTableStreamsOnceItsRowsAreTooMany() throws {
      let shell = try LayoutSession()
      var lines = 0
      let formatter = DefaultFormatter(session: shell.session, width: { 80 }) { _ in lines += 1 }
      for number in 0..<10_100 { try formatter.write(bag(("n", .int(Int32(number))))) }
      #expect(lines > 10_000)
      try formatter.finish()
      #expect(lines == 10_104)
    }

    @Test func registeredViewsAreUsed() throws {
      ViewTable.register {
        [
          ViewDefinition(
            ["Test.Machine"],
            .table([.property("Name", label: "VMName"), .property("Size")], isAutoSized: true))
        ]
      }
      let value = bag(("Name", .string("web01")), ("Size", .int(5)))
      let members = ExtendedMembers()
      members.typeNames = ["Test.Machine", "System.Object"]
      value.reference?.extendedMembers = members
      #expect(try shown([value]) == "\nVMName Size\n------ ----\nweb01  5\n\n")
    }
  }
}
