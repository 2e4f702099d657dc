import PowerShellEngine
import Testing

/// Windows paths as text.
@Suite @MainActor struct ItemPathTests {
  @Test(arguments: [
    ("C:\\a\\b", "C:\\a", "b"), ("C:\\a", "C:\\", "a"), ("C:\\", "", "C:\\"), ("a\\b", "a", "b"),
    ("a", "", "a"), ("\\a", "\\", "a"), ("/a/b/", "\\a", "b"), ("C:\\a\\b\\", "C:\\a", "b"),
    ("\\\\server\\share\\x", "\\\\server\\share", "x"),
  ])
  func parentAndLeaf(path: String, parent: String, leaf: String) {
    #expect(PathText.parent(path) == parent)
    #expect(PathText.leaf(path) == leaf)
  }

  @Test(arguments: [
    ("C:\\a", "b", "C:\\a\\b"), ("C:\\", "b", "C:\\b"), ("a", "", "a\\"), ("a/b", "/c", "a\\b\\c"),
    ("", "x/y", "x\\y"), ("Z:", "f.txt", "Z:\\f.txt"),
  ])
  func joining(parent: String, child: String, path: String) {
    #expect(PathText.join(parent, child) == path)
  }

  @Test(arguments: [
    ("a.b.txt", ".txt", "a.b"), ("C:\\x.y\\file", "", "file"), ("file.", "", "file"),
    (".profile", ".profile", ""),
  ])
  func extensions(path: String, ending: String, base: String) {
    #expect(PathText.fileExtension(path) == ending)
    #expect(PathText.leafBase(path) == base)
  }

  @Test(arguments: [
    ("C:\\a", "C:"), ("FileSystem::C:\\a", "FileSystem::"), ("a\\b", nil), ("\\a", nil),
  ])
  func qualifiers(path: String, qualifier: String?) {
    #expect(PathText.qualifier(path) == qualifier)
  }
}
