internal import PowerShellEngine

/// The columns of PowerShell's own views whose values are computed.
enum Calculated {
  static func content(_ type: String, _ label: String) -> ViewDefinition.Content {
    if let found = byTypeAndLabel[type + "/" + label] { return .computed(found) }
    if type.utf8.starts(with: "System.Management.Automation.PSStyle".utf8) {
      return .computed { value, session in .string(styleText(value, label, session)) }
    }
    return .property(label)
  }

  typealias Computation = (Value, Session) throws -> Value

  nonisolated(unsafe) private static let byTypeAndLabel: [String: Computation] = [
    "System.Management.Automation.AliasInfo/Name": { value, session in
      let name = read(value, "Name", session)
      let shown = read(value, "DisplayName", session)
      return shown.isNull ? name : shown
    },
    "Microsoft.PowerShell.Commands.ActiveDirectoryProvider+ADPSDriveInfo/Used (GB)": {
      gigabytes($0, "Used", $1)
    },
    "Microsoft.PowerShell.Commands.ActiveDirectoryProvider+ADPSDriveInfo/Free (GB)": {
      gigabytes($0, "Free", $1)
    },
    "Microsoft.PowerShell.Commands.ActiveDirectoryProvider+ADPSDriveInfo/Provider": {
      read(read($0, "Provider", $1), "Name", $1)
    },
    "Microsoft.PowerShell.Commands.ActiveDirectoryProvider+ADPSDriveInfo/Root": { value, session in
      let shown = read(value, "DisplayRoot", session)
      return shown.isTrue ? shown : read(value, "Root", session)
    },
    pingStatus + "/Latency(ms)": { answered($0, "Latency", $1) },
    pingStatus + "/BufferSize(B)": { answered($0, "BufferSize", $1) },
    "System.Management.Automation.PSModuleInfo/PreRelease": { preRelease($0, $1) },
    "ModuleInfoGrouping/PreRelease": { preRelease($0, $1) },
    "System.Management.Automation.PSModuleInfo/ExportedCommands": { exported($0, $1) },
    "ModuleInfoGrouping/ExportedCommands": { exported($0, $1) },
    "ModuleInfoGrouping/PSEdition": { read($0, "CompatiblePSEditions", $1) },
    "Microsoft.PowerShell.Commands.HistoryInfo/Duration": { read($0, "Duration", $1) },
    "System.Management.Automation.PSMethod/OverloadDefinitions": { value, session in
      let lines = try read(value, "OverloadDefinitions", session).elements()
      return .string(lines.map { $0.text(.invariant) + "\n" }.joined())
    },
    "System.Diagnostics.Process/NPM(K)": { value, session in
      .long(read(value, "NPM", session).integerOrZero / 1024)
    },
    "System.Diagnostics.Process/PM(M)": { megabytes($0, "PM", $1) },
    "System.Diagnostics.Process/WS(M)": { megabytes($0, "WS", $1) },
    "System.Diagnostics.Process/CPU(s)": { value, session in
      try Formatting.format(.string("{0:N2}"), .list([read(value, "CPU", session)]), session)
    },
  ]

  private static let pingStatus =
    "Microsoft.PowerShell.Commands.TestConnectionCommand+PingStatus"

  /// A ping that nobody answered has neither latency nor size.
  private static func answered(_ value: Value, _ name: String, _ session: Session) -> Value {
    let status = read(value, "Status", session).text(.invariant)
    return Names.equal(status, "Success") ? read(value, name, session) : .string("*")
  }

  private static func read(_ value: Value, _ name: String, _ session: Session) -> Value {
    (try? MemberAccess.get(value, Symbol.intern(name), session)) ?? .null
  }

  private static func gigabytes(_ value: Value, _ name: String, _ session: Session) -> Value {
    let bytes = read(value, name, session)
    guard !bytes.isNull else { return .null }
    return scaled(bytes, 1_073_741_824, "{0:###0.00}", session)
  }

  private static func megabytes(_ value: Value, _ name: String, _ session: Session) -> Value {
    scaled(read(value, name, session), 1_048_576, "{0:N2}", session)
  }

  private static func scaled(
    _ bytes: Value, _ unit: Double, _ format: String, _ session: Session
  ) -> Value {
    let number = Double(bytes.integerOrZero) / unit
    return (try? Formatting.format(.string(format), .double(number), session)) ?? .null
  }

  private static func preRelease(_ value: Value, _ session: Session) -> Value {
    read(read(read(value, "PrivateData", session), "PSData", session), "PreRelease", session)
  }

  private static func exported(_ value: Value, _ session: Session) -> Value {
    read(read(value, "ExportedCommands", session), "Keys", session)
  }

  /// A sequence, then the same spelled out, then a reset.
  private static func styleText(_ value: Value, _ path: String, _ session: Session) -> String {
    var found = value
    for name in path.utf8.split(separator: 0x2E) {
      found = read(found, String(name) ?? "", session)
    }
    guard case .string(let sequence) = found.base, Escapes.isIn(sequence) else {
      return found.dotNetText(session.culture)
    }
    var spelled: [UInt8] = []
    for byte in sequence.utf8 { spelled += byte == 0x1B ? [0x60, 0x65] : [byte] }
    return sequence + String(decoding: spelled, as: UTF8.self) + "\u{1B}[0m"
  }

  /// Files stand below the folder they lie in.
  static var directory: ViewDefinition.Grouping {
    var grouping = ViewDefinition.Grouping(.property("PSParentPath"), label: "Directory")
    grouping.heading = { value, session in
      let path = value.text(.invariant)
      let bytes = Array(path.utf8)
      let rest = bytes.firstRange(of: Array("::".utf8)).map { bytes[$0.upperBound...] }
      return [.text("    Directory: " + (rest.map { String(decoding: $0, as: UTF8.self) } ?? path))]
    }
    return grouping
  }
}
