internal import PowerShellEngine

/// Commands that a real session has and hvlab refuses by name.
enum RefusedCommands {
  static func all() -> [CmdletCommand] {
    var commands: [CmdletCommand] = []
    var lines: [Substring] = []
    for bytes in RefusedCommandData.text.utf8.split(separator: 0x0A) {
      let line = Substring(bytes)
      if line.utf8.first != 0x20, !lines.isEmpty {
        commands += command(lines)
        lines = []
      }
      lines.append(line)
    }
    return commands + command(lines)
  }

  private static func command(_ lines: [Substring]) -> [CmdletCommand] {
    guard let head = lines.first?.utf8.split(separator: 0x20).map({ String(Substring($0)) }),
      head.count == 4
    else {
      return []
    }
    let parameters = lines.dropFirst()
    let about = CommandDescription(
      head[0], effect: effect(head[2]), defaultSet: head[3] == "-" ? nil : head[3],
      class: "Microsoft.PowerShell.Commands."
        + String(decoding: head[0].utf8.filter { $0 != 0x2D }, as: UTF8.self) + "Command")
    return [
      CmdletCommand(refusing: about, module: "Microsoft.PowerShell." + head[1]) {
        parameters.compactMap(traits)
      }
    ]
  }

  private static func effect(_ impact: String) -> CommandDescription.Effect {
    switch impact {
    case "Low": .changes(impact: .low)
    case "Medium": .changes(impact: .medium)
    case "High": .changes(impact: .high)
    default: .reads
    }
  }

  private static func traits(_ line: Substring) -> ParameterTraits? {
    let parts = line.split(separator: " ").map(String.init)
    guard parts.count == 4 else { return nil }
    let isSwitch = parts[1].utf8.elementsEqual("System.Management.Automation.SwitchParameter".utf8)
    let aliases = parts[2] == "-" ? [] : parts[2].split(separator: ",").map(String.init)
    var made = ParameterTraits(
      parts[0], type: TypeTable.find(parts[1]) ?? .object, isSwitch: isSwitch, aliases: aliases,
      sets: parts[3].split(separator: ",").map(set))
    made.allow([.null, .emptyString, .emptyCollection])
    return made
  }

  private static func set(_ text: Substring) -> SetTraits {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    let name = parts.first.map(String.init) ?? "*"
    let flags = parts.count > 1 ? String(parts[1]) : ""
    let isByValue = flags.utf8.contains(0x76)
    let isByName = flags.utf8.contains(0x70)
    return SetTraits(
      name == "*" ? SetTraits.all : name,
      position: Int(
        String(decoding: flags.utf8.filter { (0x30...0x39).contains($0) }, as: UTF8.self)),
      isMandatory: flags.utf8.contains(0x6D),
      pipeline: isByValue
        ? (isByName ? .byValueOrPropertyName : .byValue) : (isByName ? .byPropertyName : .none),
      takesRemaining: flags.utf8.contains(0x72))
  }
}
