internal import PowerShellEngine

/// `Get-Location`.
struct GetLocation: Cmdlet {
  static let about = CommandDescription(
    "Get-Location", defaultSet: "Location",
    class: "Microsoft.PowerShell.Commands.GetLocationCommand", aliases: ["gl", "pwd"])
  @Parameter("PSProvider", in: [.in("Location", from: .byPropertyName)]) var psProvider: [String]?
  @Parameter("PSDrive", in: [.in("Location", from: .byPropertyName)]) var psDrive: [String]?
  @Switch(in: [.in("Stack")]) var stack: Bool
  @Parameter(in: [.in("Stack", from: .byPropertyName)]) var stackName: [String]?

  func process(_ call: Invocation) throws {
    let drives = call.drives
    if stack || stackName != nil {
      for name in stackName ?? [""] {
        for path in drives.locations.stack(name).reversed() {
          try call.write(.object(PathObject(path, in: drives)))
        }
      }
      return
    }
    for name in psDrive ?? [] {
      try call.attempt {
        guard let drive = drives.drive(name) else { throw ScriptError.driveNotFound(name) }
        let path = FilePath(drive: drive.name, names: drive.location)
        try call.write(.object(PathObject(path, in: drives)))
      }
    }
    if psDrive == nil { try call.write(.object(PathObject(drives.here, in: drives))) }
  }
}

/// `Set-Location`.
struct SetLocation: Cmdlet {
  static let about = CommandDescription(
    "Set-Location", defaultSet: "Path", class: "Microsoft.PowerShell.Commands.SetLocationCommand",
    aliases: ["cd", "chdir", "sl"])
  @Parameter(in: [.in("Path", position: 0, from: .byValueOrPropertyName)]) var path: String?
  @Parameter(
    in: [.in("LiteralPath", mandatory: true, from: .byPropertyName)], aliases: ["PSPath", "LP"])
  var literalPath: String?
  @Switch var passThru: Bool
  @Parameter(in: [.in("Stack", from: .byPropertyName)]) var stackName: String?

  func process(_ call: Invocation) throws {
    let drives = call.drives
    try call.attempt {
      if let stackName {
        try drives.locations.choose(stackName)
      } else if let literalPath {
        try call.move(to: literalPath, isLiteral: true)
      } else if let path, path.utf8.elementsEqual("-".utf8) || path.utf8.elementsEqual("+".utf8) {
        try drives.stepThroughHistory(isBack: path.utf8.first == 0x2D)
      } else {
        try call.move(to: path ?? "~", isLiteral: false)
      }
      if passThru { try call.write(.object(PathObject(drives.here, in: drives))) }
    }
  }
}

extension Invocation {
  /// Moves to a folder that must be there and must be one.
  func move(to text: String, isLiteral: Bool) throws {
    let from = drives.here
    let wanted = text.utf8.elementsEqual("~".utf8) ? drives.home : text
    let places = try search.places(wanted, isLiteral: isLiteral)
    let folders = places.filter { search.kind($0) == .folder }
    guard folders.count <= 1 else {
      throw ScriptError(
        "Argument",
        "Cannot set the location because path '\(text)' resolved to multiple containers. You can only the set location to a single container at a time.",
        .invalidArgument, target: .string(text),
        exception: "System.Management.Automation.PSArgumentException")
    }
    guard let place = folders.first else {
      throw ScriptError.pathNotFound(
        (places.first ?? drives.resolve(wanted)).map(drives.providerPath) ?? wanted)
    }
    drives.stand(at: place)
    drives.locations.remember(from)
  }
}

/// `Push-Location`.
struct PushLocation: Cmdlet {
  static let about = CommandDescription(
    "Push-Location", defaultSet: "Path", class: "Microsoft.PowerShell.Commands.PushLocationCommand",
    aliases: ["pushd"])
  @Parameter(in: [.in("Path", position: 0, from: .byValueOrPropertyName)]) var path: String?
  @Parameter(in: [.in("LiteralPath", from: .byPropertyName)], aliases: ["PSPath", "LP"])
  var literalPath: String?
  @Switch var passThru: Bool
  @Parameter(from: .byPropertyName) var stackName: String?

  func process(_ call: Invocation) throws {
    try call.attempt {
      call.drives.locations.push(call.drives.here, on: stackName)
      if let text = literalPath ?? path {
        do {
          try call.move(to: text, isLiteral: literalPath != nil)
        } catch {
          _ = call.drives.locations.pop(stackName)
          throw error
        }
      }
      if passThru { try call.write(.object(PathObject(call.drives.here, in: call.drives))) }
    }
  }
}

/// `Pop-Location`.
struct PopLocation: Cmdlet {
  static let about = CommandDescription(
    "Pop-Location", class: "Microsoft.PowerShell.Commands.PopLocationCommand", aliases: ["popd"])
  @Switch var passThru: Bool
  @Parameter(from: .byPropertyName) var stackName: String?

  func process(_ call: Invocation) throws {
    try call.attempt {
      if let stackName, !call.drives.locations.has(stackName) {
        throw ScriptError.stackNotFound(stackName)
      }
      guard let place = call.drives.locations.pop(stackName) else { return }
      call.drives.stand(at: place)
      if passThru { try call.write(.object(PathObject(call.drives.here, in: call.drives))) }
    }
  }
}
