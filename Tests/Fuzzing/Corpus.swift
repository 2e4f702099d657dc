/// Texts to spoil: the recorded scripts, and the recorded expressions.
struct Corpus {
  private(set) var scripts: [String] = []
  private(set) var expressions: [String] = []

  static let repository: String = {
    var parts = #filePath.split(separator: "/")
    parts.removeLast(3)
    return "/" + parts.joined(separator: "/")
  }()

  init() {
    let folder = Self.repository + "/Tests/Conformance"
    for area in Files.names(folder + "/scripts") {
      for name in Files.names("\(folder)/scripts/\(area)") where name.hasSuffix(".ps1") {
        scripts.append(
          String(decoding: Files.bytes("\(folder)/scripts/\(area)/\(name)"), as: UTF8.self))
      }
    }
    for name in Files.names(folder + "/tables") where name.hasSuffix(".tsv") {
      for line in Files.bytes("\(folder)/tables/\(name)").split(separator: 0x0A) {
        expressions.append(String(decoding: line.prefix { $0 != 0x09 }, as: UTF8.self))
      }
    }
  }
}
