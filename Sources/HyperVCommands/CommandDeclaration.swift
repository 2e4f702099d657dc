package import HyperVDeclarations
package import PowerShellEngine

/// A command as the real module declares it: its parameters stand in a table in the binary.
///
/// The table (Declarations/declarations.c says how it is written) names a command when a session
/// starts and is read further when the command is first named. The command's struct has properties
/// for what the simulation models; what else is given is refused by name.
package struct CommandDeclaration: Sendable {
  package let name: String
  private let table: DeclarationTable
  private let index: Int

  private var entry: hvlab_declaration { table.entry(index) }

  fileprivate init(at index: Int, of table: DeclarationTable) {
    (self.index, self.table) = (index, table)
    name = String(cString: table.entry(index).name)
  }

  /// All commands of the Hyper-V module, by name.
  package static var all: [CommandDeclaration] { DeclarationTable.hyperV.all }

  static func named(_ name: String) -> CommandDeclaration? { DeclarationTable.hyperV.named(name) }

  /// Other names of the command: `Get-VMCheckpoint`.
  package var aliases: [String] {
    let text = entry.aliases
    guard let text, text[0] != 0 else { return [] }
    return String(cString: text).utf8.split(separator: UInt8(ascii: ","))
      .map { String(decoding: $0, as: UTF8.self) }
  }

  /// The command's class is its name without the dash (hyperv-behaviour.md 6).
  package var description: CommandDescription {
    let entry = entry
    let defaultSet = String(cString: entry.default_set)
    return CommandDescription(
      name, effect: effect(entry.impact), defaultSet: defaultSet.isEmpty ? nil : defaultSet,
      class: table.className(name), bindsAsFunction: true,
      parameters: { parameters })
  }

  private func effect(_ impact: CChar) -> CommandDescription.Effect {
    switch UInt8(bitPattern: impact) {
    case UInt8(ascii: "l"): .changes(impact: .low)
    case UInt8(ascii: "m"): .changes(impact: .medium)
    case UInt8(ascii: "h"): .changes(impact: .high)
    default: .reads
    }
  }

}

/// A module's commands, sorted by name without regard to case.
package struct DeclarationTable: Sendable {
  private let count: Int
  private let read: @Sendable (Int) -> hvlab_declaration
  fileprivate let className: @Sendable (String) -> String

  package init(
    count: Int, className: @escaping @Sendable (String) -> String,
    read: @escaping @Sendable (Int) -> hvlab_declaration
  ) {
    (self.count, self.className, self.read) = (count, className, read)
  }

  static let hyperV: DeclarationTable = {
    var count = 0
    _ = hvlab_hyperv_declarations(&count)
    return DeclarationTable(
      count: count, className: { "Microsoft.HyperV.PowerShell.Commands." + withoutDash($0) }
    ) { index in
      var count = 0
      guard let first = hvlab_hyperv_declarations(&count), index < count else {
        preconditionFailure("the table of commands ends before \(index)")
      }
      return first[index]
    }
  }()

  package static func withoutDash(_ name: String) -> String {
    String(decoding: name.utf8.filter { $0 != UInt8(ascii: "-") }, as: UTF8.self)
  }

  fileprivate func entry(_ index: Int) -> hvlab_declaration { read(index) }

  package var all: [CommandDeclaration] {
    (0..<count).map { CommandDeclaration(at: $0, of: self) }
  }

  /// The command of a name.
  package func named(_ name: String) -> CommandDeclaration? {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      switch order(name, entry(middle).name) {
      case 0: return CommandDeclaration(at: middle, of: self)
      case ..<0: high = middle
      default: low = middle + 1
      }
    }
    return nil
  }

  /// Below zero where the name comes before the entry's.
  private func order(_ name: String, _ entry: UnsafePointer<CChar>) -> Int {
    func small(_ byte: UInt8) -> Int { Int((0x41...0x5A).contains(byte) ? byte | 0x20 : byte) }
    var place = 0
    for byte in name.utf8 {
      let difference = small(byte) - small(UInt8(bitPattern: entry[place]))
      if difference != 0 { return difference }
      place += 1
    }
    return -small(UInt8(bitPattern: entry[place]))
  }
}

// MARK: Parameters

extension CommandDeclaration {
  /// The parameters in the order of the real module.
  package var parameters: [ParameterTraits] {
    let text = String(cString: entry.parameters)
    let lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .map { DeclarationFields($0) }
    let sets = lines.first?.texts.map { $0 == "*" ? SetTraits.all : $0 } ?? []
    return lines.dropFirst().map { $0.parameter(in: sets) }
  }
}

/// A line of a command's text, cut at the tabs.
private struct DeclarationFields {
  let texts: [String]

  init(_ line: Substring.UTF8View.SubSequence) {
    texts = line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
  }

  private subscript(_ place: Int) -> String { texts.indices.contains(place) ? texts[place] : "" }

  func parameter(in sets: [String]) -> ParameterTraits {
    let type = DeclaredTypes.named(self[1])
    var traits = ParameterTraits(
      self[0], type: type, isSwitch: type === TypeInfo.switchParameter,
      aliases: words(self[2], UInt8(ascii: ",")), sets: places(self[4], in: sets))
    for check in words(self[3], UInt8(ascii: ";")) { apply(check, to: &traits) }
    return traits
  }

  private func words(_ text: String, _ divider: UInt8) -> [String] {
    text.utf8.split(separator: divider).map { String(decoding: $0, as: UTF8.self) }
  }

  private func apply(_ check: String, to traits: inout ParameterTraits) {
    let rest = String(decoding: check.utf8.dropFirst(), as: UTF8.self)
    switch check.utf8.first {
    case UInt8(ascii: "e"): traits.validations.append(.notNullOrEmpty)
    case UInt8(ascii: "n"): traits.validations.append(.notNull)
    case UInt8(ascii: "N"): traits.allowsNull = true
    case UInt8(ascii: "S"): traits.allowsEmptyString = true
    case UInt8(ascii: "c"): traits.transformations.append(.credential)
    case UInt8(ascii: "t"): traits.requiredTypeName = rest
    case UInt8(ascii: "s"):
      traits.validations.append(
        .oneOf(words(rest, UInt8(ascii: "|")), ignoringCase: true, message: nil))
    case UInt8(ascii: "r"):
      let limits = words(rest, UInt8(ascii: ":")).map { Value.int(Int32($0) ?? 0) }
      if let least = limits.first, let most = limits.last {
        traits.validations.append(.range(least, most))
      }
    default: break
    }
  }

  /// `A0mvB1`: position 0 in the first set, mandatory, from the pipeline; position 1 in the second.
  private func places(_ text: String, in sets: [String]) -> [SetTraits] {
    var found: [SetTraits] = []
    for byte in text.utf8 {
      switch byte {
      case 0x41...0x5A:
        let set = Int(byte) - 0x41
        found.append(SetTraits(sets.indices.contains(set) ? sets[set] : SetTraits.all))
      default:
        guard let last = found.indices.last else { continue }
        found[last].take(byte)
      }
    }
    return found
  }
}

extension SetTraits {
  fileprivate mutating func take(_ flag: UInt8) {
    switch flag {
    case 0x30...0x39: position = (position ?? 0) * 10 + Int(flag) - 0x30
    case UInt8(ascii: "m"): isMandatory = true
    case UInt8(ascii: "v"): pipeline = .byValue
    case UInt8(ascii: "p"):
      pipeline = pipeline == .byValue ? .byValueOrPropertyName : .byPropertyName
    default: break
    }
  }
}
