import Testing

@testable import PowerShellEngine

extension SessionTests {
  /// `System.Convert` and Base64 against what .NET answers.
  @Suite @MainActor struct ConvertTests {
    @Test func base64GoesThereAndBack() {
      let cases: [(bytes: [UInt8], text: String)] = [
        ([], ""), ([1], "AQ=="), ([1, 2], "AQI="), ([1, 2, 3], "AQID"), ([251, 255], "+/8="),
      ]
      for (bytes, text) in cases {
        #expect(Base64.encode(bytes) == text)
        #expect(Base64.decode(Array(text.utf8)) == bytes)
      }
      #expect(Base64.decode(Array("12".utf8)) == nil)
      #expect(Base64.decode(Array("A===".utf8)) == nil)
    }

    @Test func numbersRoundAndRefuse() throws {
      let rounded = try ConvertMembers.number(.double(2.5), .int32, .invariant)
      #expect(rounded.integerOrZero == 2)
      let nothing = try ConvertMembers.number(.null, .int64, .invariant)
      #expect(nothing.integerOrZero == 0)
      let error = #expect(throws: DotNetException.self) {
        try ConvertMembers.number(.double(2.5), .char, .invariant)
      }
      #expect(error?.exception.message == "Invalid cast from 'Double' to 'Char'.")
    }

    @Test func fileTimesCountFrom1601() throws {
      #expect(try DateTimeMembers.fileTime(0).calendarDate.year == 1601)
    }
  }
}
