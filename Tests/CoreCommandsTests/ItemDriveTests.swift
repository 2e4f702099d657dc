import PowerShellEngine
import Testing

/// Drives, and the places that paths name on them.
@Suite @MainActor struct ItemDriveTests {
  private func drives() throws -> DriveTable {
    let volume = MemoryVolume(clock: { 1 })
    try volume.makeFolder(["Lab", "sub"])
    try volume.write(["Lab", "a.txt"], Array("one".utf8), append: false)
    let drives = DriveTable()
    drives.add("C", volume)
    drives.home = "C:\\Lab"
    drives.stand(at: FilePath(drive: "C", names: ["Lab"]))
    drives.add("Sub", at: FilePath(drive: "C", names: ["Lab"]), details: "")
    return drives
  }

  @Test(arguments: [
    ("a.txt", "C:\\Lab\\a.txt"), (".\\sub\\..\\x", "C:\\Lab\\x"), ("\\y", "C:\\y"),
    ("c:/Lab/a.txt", "C:\\Lab\\a.txt"), ("C:x", "C:\\Lab\\x"), ("~", "C:\\Lab"),
    ("..\\..\\..", "C:\\"), ("Microsoft.PowerShell.Core\\FileSystem::C:\\q", "C:\\q"),
    ("Sub:\\a.txt", "Sub:\\a.txt"), ("\\\\HV02\\c$\\x", "\\\\HV02\\c$\\x"),
  ])
  func places(text: String, place: String) throws {
    #expect(try drives().resolve(text)?.text == place)
  }

  @Test func driveThatIsNotThere() throws {
    let drives = try drives()
    #expect(drives.resolve("Q:\\x") == nil)
    #expect(throws: ScriptError.self) { try drives.locate("Q:\\x") }
  }

  @Test func folderAsDrive() throws {
    let drives = try drives()
    let path = FilePath(drive: "Sub", names: ["b.txt"])
    let drive = try #require(drives.drive("sub"))
    try drive.volume.write(["b.txt"], [1, 2], append: false)
    #expect(drives.providerPath(path) == "C:\\Lab\\b.txt")
    #expect(try drives.drive("C")?.volume.read(["LAB", "B.TXT"]) == [1, 2])
  }

  @Test func readOnlyFilesStayAsTheyAre() throws {
    let drive = try #require(drives().drive("C"))
    try drive.volume.update(["Lab", "a.txt"]) { $0.attributes = 1 }
    #expect(throws: FileFailure.readOnly) {
      try drive.volume.write(["Lab", "a.txt"], [], append: false)
    }
  }

  @Test func copiesAndMoves() throws {
    let volume = try #require(drives().drive("C")?.volume)
    let folder = try #require(try volume.entry(at: ["Lab"]))
    try volume.copy(["Lab"], folder, to: ["Copy"], on: volume)
    #expect(try volume.read(["Copy", "a.txt"]) == Array("one".utf8))
    try volume.move(["Copy"], folder, to: ["Lab", "Moved"], on: volume)
    let old = try volume.entry(at: ["Copy"])
    #expect(old?.name == nil)
    #expect(try volume.entry(at: ["Lab", "Moved", "sub"])?.kind == .folder)
  }

  @Test func environmentKeepsCaseAndOrder() {
    var block = EnvironmentBlock()
    block["Path"] = "a"
    block["PATH"] = "b"
    block["x"] = "1"
    #expect(block.names == ["Path", "x"])
    #expect(block["path"] == "b")
    #expect(block.expanded("%PATH%;%nosuch%;%x%") == "b;%nosuch%;1")
    block["x"] = nil
    #expect(block.names == ["Path"])
  }

  @Test func locationsAreAStackAndAHistory() throws {
    let drives = try drives()
    let root = FilePath(drive: "C", names: [])
    drives.locations.push(drives.here, on: nil)
    drives.locations.remember(drives.here)
    drives.stand(at: root)
    try drives.stepThroughHistory(isBack: true)
    #expect(drives.location == "C:\\Lab")
    try drives.stepThroughHistory(isBack: false)
    #expect(drives.location == "C:\\")
    #expect(drives.locations.pop(nil)?.text == "C:\\Lab")
    #expect(drives.locations.pop(nil) == nil)
  }
}
