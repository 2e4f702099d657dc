import Foundation
import Testing

/// Command lines that hvlab answers in its own way.
@Suite @MainActor struct LaunchTests {
  @Test(arguments: [
    (["-Language", "fr", "-Command", "1"], "Invalid Language value 'fr'"),
    (["-Mount", "C=.", "-Command", "1"], "Cannot mount a folder as drive C"),
    (["-Mount", "1=.", "-Command", "1"], "Cannot mount '1=.'"),
    (["-Mount", "X=nowhere", "-Command", "1"], "Cannot mount 'X=nowhere'"),
  ])
  func refused(_ arguments: [String], _ sentence: String) {
    let answer = Replay().run(arguments)
    #expect(answer.error.contains(sentence), "\(answer.error)")
    #expect(answer.exitCode == 64)
  }

  @Test func aScriptThatCannotBeReadSaysSo() throws {
    let path = NSTemporaryDirectory() + "hvlab-" + UUID().uuidString + ".ps1"
    defer { try? FileManager.default.removeItem(atPath: path) }
    #expect(FileManager.default.createFile(atPath: path, contents: Data()))
    let file = try #require(FileHandle(forWritingAtPath: path))
    try file.truncate(atOffset: 300_000_000)
    try file.close()
    let answer = Replay().run([path])
    #expect(answer.error.contains("The file is too long."), "\(answer.error)")
    #expect(answer.exitCode == 1)
  }

  @Test func aScriptMayBeALink() throws {
    let target = NSTemporaryDirectory() + "hvlab-" + UUID().uuidString + ".ps1"
    let folder = NSTemporaryDirectory() + "hvlab-" + UUID().uuidString
    let manager = FileManager.default
    defer { for path in [target, folder] { try? manager.removeItem(atPath: path) } }
    try Data("$MyInvocation.MyCommand.Name; exit 3".utf8).write(to: URL(fileURLWithPath: target))
    try manager.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try manager.createSymbolicLink(
      atPath: folder + "/link.ps1", withDestinationPath: target)
    let answer = Replay().run([folder + "/link.ps1"])
    #expect(answer.merged == "link.ps1\n" && answer.exitCode == 3, "\(answer.merged)")
  }

  @Test func nothingHasEndedYet() {
    let answer = Replay().run(["-Command", "$null -eq $LASTEXITCODE; hostname; $LASTEXITCODE"])
    #expect(answer.merged == "True\nHV01\n0\n")
  }

  @Test func aListIsAskedForElementByElement() {
    var replay = Replay()
    replay.input = "1\nx\n2\n\n"
    let answer = replay.run([
      "-Command", "function f { param([Parameter(Mandatory)][int[]]$N) \"$($N.Count): $N\" }; f",
    ])
    let wanted = """
      N[0]: 1
      N[1]: x
      Cannot recognize "x" as a System.Int32 due to a format error.
      N[1]: 2
      N[2]:\u{20}
      2: 1 2

      """
    #expect(answer.merged.hasSuffix(wanted), "\(answer.merged)")
  }

  @Test func aLineThatRanAgainIsRemembered() {
    var replay = Replay()
    replay.input = "'one'\nthrow 2\nr 1\nr\nh | % { \"$_ $($_.ExecutionStatus)\" }\n"
    let answer = replay.run(["-NoLogo"])
    let wanted = "'one' Completed\nthrow 2 Failed\n'one' Completed\n'one' Completed\nPS "
    #expect(answer.merged.contains(wanted), "\(answer.merged)")
  }
}
