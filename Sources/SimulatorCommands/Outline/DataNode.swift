internal import Messages

/// A piece of a PowerShell data file: a constant, a list or a table, with the line it stands in.
struct DataNode {
  indirect enum Content {
    case nothing
    case truth(Bool)
    case number(Int64)
    case text(String)
    case list([DataNode])
    case table([(key: String, node: DataNode)])
  }

  /// A part with the name it goes by: a key, or what an element of a list is called.
  struct Member {
    let key: String
    let node: DataNode
    /// The list that it is an element of.
    var list: String?

    func isSame(as other: Member) -> Bool {
      AsciiName(key) == AsciiName(other.key)
        && list.map(AsciiName.init) == other.list.map(AsciiName.init)
    }
  }

  var content: Content
  var line = 0

  init(_ content: Content, line: Int = 0) { (self.content, self.line) = (content, line) }

  static func text(_ text: String) -> DataNode { DataNode(.text(text)) }
  static func list(_ texts: [String]) -> DataNode { DataNode(.list(texts.map { .text($0) })) }

  subscript(key: String) -> DataNode? {
    guard case .table(let entries) = content else { return nil }
    return entries.first { AsciiName($0.key) == AsciiName(key) }?.node
  }

  var isEmptyList: Bool {
    if case .list(let elements) = content { return elements.isEmpty }
    return false
  }

  /// The parts of a table, and of a list of tables, by name; a list of tables inside the top level
  /// is opened, so that its elements are objects.
  var members: [Member] {
    switch content {
    case .table(let entries):
      entries.flatMap { key, node -> [Member] in
        if node.isEmptyList { return [] }
        let elements = node.namedElements(of: key)
        return elements.isEmpty ? [Member(key: key, node: node)] : elements
      }
    default: []
    }
  }

  private func namedElements(of list: String) -> [Member] {
    guard case .list(let elements) = content else { return [] }
    return elements.compactMap { element in
      element.name.map { Member(key: $0, node: element, list: list) }
    }
  }

  /// What tells an element from its neighbours.
  private var name: String? {
    for key in ["Name", "Path", "Subnet", "Letter", "Slot"] {
      if case .text(let name)? = self[key]?.content {
        guard case .text(let host)? = self["Host"]?.content else { return name }
        return key == "Path" ? "\(host) \(name)" : name
      }
    }
    return nil
  }

  /// A table in a few words, for where it is there or not.
  var heading: String { name ?? plainText ?? "" }

  /// As a person reads it.
  var plainText: String? {
    switch content {
    case .nothing: nil
    case .truth(let truth): truth ? "True" : "False"
    case .number(let number): "\(number)"
    case .text(let text): text
    case .list(let elements): "{" + elements.compactMap(\.plainText).joined(separator: ", ") + "}"
    case .table(let entries):
      "@{" + entries.map { "\($0.key)=\($0.node.plainText ?? "")" }.joined(separator: "; ") + "}"
    }
  }
}

/// A key as PowerShell compares keys of a data file: without regard to case.
struct AsciiName: Equatable {
  private let bytes: [UInt8]
  init(_ text: String) {
    bytes = text.utf8.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
  }
}

/// What is wrong in a file, line by line.
final class Mistakes {
  private(set) var list: [(line: Int, text: Text)] = []

  func add(_ line: Int, _ text: Text) { list.append((line, text)) }
  var inOrder: [(line: Int, text: Text)] { list.sorted { $0.line < $1.line } }
}
