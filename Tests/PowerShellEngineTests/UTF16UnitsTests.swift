import PowerShellEngine
import Testing

@MainActor struct UTF16UnitsTests {
  @Test(
    arguments: [
      [], [0x41], [0xE4, 0x20AC], [0xD83D, 0xDE00], [0xD83D], [0xDE00, 0x41],
      [0xD83D, 0xD83D, 0xDE00],
      [0x7F, 0x80, 0x7FF, 0x800, 0xFFFF, 0xD7FF, 0xE000],
    ] as [[UInt16]])
  func decodesAsTheStandardLibraryDoes(_ units: [UInt16]) {
    #expect(Array(String(utf16: units).utf8) == Array(String(decoding: units, as: UTF16.self).utf8))
  }
}
