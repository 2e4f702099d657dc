import Foundation
import Testing

/// Drive C in the state file: a second shell sees what the first one wrote.
@Suite @MainActor struct StateFileTests {
  private func run(_ command: String, on state: String) -> Replay.Answer {
    Replay().run(["-NoProfile", "-State", state, "-Command", command])
  }

  @Test func filesStay() throws {
    let state = NSTemporaryDirectory() + "hvlab-" + UUID().uuidString + ".hvlab"
    defer {
      for ending in ["", "-wal", "-shm"] {
        try? FileManager.default.removeItem(atPath: state + ending)
      }
    }
    let made = run(
      """
      Set-Content C:\\Lab\\a.txt one; $null = New-Item -ItemType Directory C:\\Lab\\Sub
      Set-Content C:\\Lab\\Sub\\b.txt two; Set-Content C:\\Lab\\c.txt three
      Remove-Item C:\\Lab\\c.txt; Rename-Item C:\\Lab\\Sub Other; Remove-Item C:\\Windows -Recurse
      """, on: state)
    #expect(made.error.isEmpty, "\(made.error)")
    let seen = run(
      """
      Get-Content C:\\lab\\A.txt, C:\\Lab\\Other\\b.txt
      Test-Path C:\\Lab\\c.txt, C:\\Lab\\Sub, C:\\Windows, C:\\Users
      """, on: state)
    #expect(seen.merged == "one\ntwo\nFalse\nFalse\nFalse\nTrue\n", "\(seen.merged)")
  }

  @Test func aStateFileForReadingStaysAsItIs() throws {
    let state = NSTemporaryDirectory() + "hvlab-" + UUID().uuidString + ".hvlab"
    defer { try? FileManager.default.removeItem(atPath: state) }
    _ = run("Set-Content C:\\Lab\\a.txt one", on: state)
    try FileManager.default.setAttributes([.posixPermissions: 0o444], ofItemAtPath: state)
    #expect(run("Get-Content C:\\Lab\\a.txt", on: state).merged == "one\n")
    _ = run("Set-Content C:\\Lab\\a.txt two", on: state)
    #expect(run("Get-Content C:\\Lab\\a.txt", on: state).merged == "one\n")
  }
}
