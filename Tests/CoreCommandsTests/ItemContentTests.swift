import PowerShellEngine
import Testing

/// Files as text and as checksums.
@Suite @MainActor struct ItemContentTests {
  @Test(
    arguments: [
      ("utf8", [0x61, 0xC3, 0xA4]), ("utf8BOM", [0xEF, 0xBB, 0xBF, 0x61, 0xC3, 0xA4]),
      ("unicode", [0xFF, 0xFE, 0x61, 0, 0xE4, 0]),
      ("BigEndianUnicode", [0xFE, 0xFF, 0, 0x61, 0, 0xE4]), ("ascii", [0x61, 0x3F]),
      ("28591", [0x61, 0xE4]), ("utf32", [0xFF, 0xFE, 0, 0, 0x61, 0, 0, 0, 0xE4, 0, 0, 0]),
    ] as [(String, [UInt8])])
  func encodings(name: String, bytes: [UInt8]) throws {
    let encoding = try #require(TextEncoding.named(name))
    #expect(encoding.mark + encoding.encode("aä") == bytes)
    if name != "ascii" { #expect(encoding.decode(bytes) == "aä") }
  }

  @Test func marksTellTheEncoding() {
    #expect(TextEncoding.decode([0xFF, 0xFE, 0x41, 0]) == "A")
    #expect(TextEncoding.decode([0xFE, 0xFF, 0, 0x41, 0]) == "A")
    #expect(TextEncoding.decode([0xEF, 0xBB, 0xBF]) == "")
  }

  @Test(arguments: [
    ("MD5", "900150983CD24FB0D6963F7D28E17F72"),
    ("sha1", "A9993E364706816ABA3E25717850C26C9CD0D89D"),
    ("SHA256", "BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD"),
    (
      "SHA384",
      "CB00753F45A35E8BB5A03D699AC65007272C32AB0EDED1631A8B605A43FF5BED8086072BA1E7CC2358BAECA134C825A7"
    ),
    (
      "SHA512",
      "DDAF35A193617ABACC417349AE20413112E6FA4E89A97EA20A9EEEE64B55D39A2192992A274FC1A836BA3C23A3FEEBBD454D4423643CE80E2A9AC94FA54CA49F"
    ),
  ])
  func checksums(algorithm: String, digest: String) throws {
    #expect(try #require(Digest(algorithm)).hash(Array("abc".utf8)).hexText == digest)
  }

  @Test func checksumOfBlockEdges() throws {
    let digest = try #require(Digest("MD5"))
    for count in [0, 55, 56, 63, 64, 65, 119, 120] {
      #expect(digest.hash([UInt8](repeating: 0x61, count: count)).count == 16)
    }
    #expect(digest.hash([]).hexText == "D41D8CD98F00B204E9800998ECF8427E")
  }

  @Test func writersGatherAndAppend() throws {
    let volume = MemoryVolume(clock: { 1 })
    let path = FilePath(drive: "C", names: ["a.txt"])
    let first = try FileWriter(path, on: volume, append: false, encoding: .unicode)
    try first.write("a")
    try first.close()
    // What is appended keeps to the mark of the file.
    let second = try FileWriter(path, on: volume, append: true)
    try second.write("b")
    try second.close()
    #expect(try volume.read(["a.txt"]) == [0xFF, 0xFE, 0x61, 0, 0x62, 0])
  }
}
