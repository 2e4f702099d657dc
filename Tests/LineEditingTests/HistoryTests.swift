import Glibc
import LineEditing
import Testing

/// Inputs kept from session to session.
struct HistoryTests {
  private func withFile(_ body: (String) -> Void) {
    var template = Array("/tmp/history-XXXXXX".utf8CString)
    let descriptor = mkstemp(&template)
    close(descriptor)
    let path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    defer { unlink(path) }
    body(path)
  }

  private func text(of path: String) -> String {
    var bytes = [UInt8](repeating: 0, count: 4096)
    let descriptor = open(path, O_RDONLY)
    defer { close(descriptor) }
    let count = read(descriptor, &bytes, bytes.count)
    return String(decoding: bytes.prefix(max(count, 0)), as: UTF8.self)
  }

  private func append(_ text: String, to path: String) {
    let descriptor = open(path, O_WRONLY | O_APPEND)
    defer { close(descriptor) }
    var bytes = Array(text.utf8)
    _ = write(descriptor, &bytes, bytes.count)
  }

  private static let entries = [
    "Get-VM", "function f {\n  1\n\n}", "PS> x", ">> y", "a\n>> b", "äöü 日本 😀", "C:\\temp `",
  ]

  @Test func entriesComeBackAsTheyWere() {
    withFile { path in
      let history = History(file: HistoryFile(path: path))
      for entry in Self.entries { history.add(entry) }
      #expect(History(file: HistoryFile(path: path)).entries == Self.entries)
    }
  }

  @Test func fileReadsLikeATranscript() {
    withFile { path in
      let history = History(file: HistoryFile(path: path))
      history.add("if (1) {\n}")
      history.add("Get-VM")
      history.add("Get-VM")
      history.add("  ")
      history.add("secret", isKept: false)
      #expect(text(of: path) == "PS> if (1) {\n>> }\nPS> Get-VM\n")
      #expect(history.entries == ["if (1) {\n}", "Get-VM", "secret"])
    }
  }

  @Test func sessionsLearnFromEachOther() {
    withFile { path in
      let one = History(file: HistoryFile(path: path))
      let two = History(file: HistoryFile(path: path))
      one.add("first")
      two.add("second")
      one.add("third")
      #expect(one.entries == ["first", "second", "third"])
      #expect(two.entries == ["first", "second"])
    }
  }

  @Test func foreignAndTornTextIsNoHarm() {
    withFile { path in
      append(">> lost\nplain\nPS> torn", to: path)
      let history = History(file: HistoryFile(path: path))
      #expect(history.entries == ["plain", "torn"])
      history.add("next")
      #expect(History(file: HistoryFile(path: path)).entries == ["plain", "torn", "next"])
    }
  }

  @Test(arguments: ["/nonexistent/history", "/dev/null", "/tmp"])
  func anUnusableFileIsNoError(path: String) {
    let history = History(file: HistoryFile(path: path))
    history.add("x")
    #expect(history.entries == ["x"])
  }

  @Test func searching() {
    let history = History()
    for entry in ["Get-VM web01", "Move-VM web01", "get-vm db01"] { history.add(entry) }
    #expect(history.prediction(for: "Get-") == "vm db01")
    #expect(history.prediction(for: "Move-VM web01") == "")
    #expect(history.prediction(for: "") == "")
    #expect(history.older(than: 2, startingWith: "GET") == 0)
    #expect(history.newer(than: 0, startingWith: "GET") == 2)
    #expect(history.older(than: 3, containing: "WEB") == 1)
    #expect(history.older(than: 1, containing: "db") == nil)
    #expect(history.older(than: 99, containing: "b01") == 2)
  }
}
