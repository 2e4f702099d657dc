/// Where a session stood before: the stacks of `Push-Location`, the history of `cd -`.
public struct Locations {
  private var stacks = FoldedDictionary<[FilePath]>()
  private var current = ""
  private var back: [FilePath] = []
  private var forward: [FilePath] = []

  private func key(_ name: String?) -> String {
    guard let name, !name.isEmpty, !AsciiFold.foldedEquals(name, "default") else {
      return name == nil ? current : ""
    }
    return name
  }

  public func stack(_ name: String?) -> [FilePath] {
    stacks[key(name?.isEmpty == true ? nil : name)] ?? []
  }

  public func has(_ name: String) -> Bool { key(name).isEmpty || stacks[key(name)] != nil }

  public mutating func push(_ path: FilePath, on name: String?) {
    stacks[key(name)] = stack(name) + [path]
  }

  public mutating func pop(_ name: String?) -> FilePath? {
    var stack = stacks[key(name)] ?? []
    let last = stack.popLast()
    stacks[key(name)] = stack
    return last
  }

  /// `Set-Location -StackName`.
  public mutating func choose(_ name: String) throws {
    guard has(name) else { throw ScriptError.stackNotFound(name) }
    current = key(name)
  }

  public mutating func remember(_ path: FilePath) {
    back.append(path)
    if back.count > 20 { back.removeFirst() }
    forward = []
  }

  mutating func step(isBack: Bool, from here: FilePath) throws -> FilePath {
    let target = isBack ? back.popLast() : forward.popLast()
    guard let target else {
      let side = isBack ? "backwards" : "forward"
      throw ScriptError(
        "InvalidOperation",
        "There is no location history left to navigate \(side).", .invalidOperation,
        exception: "System.InvalidOperationException")
    }
    if isBack { forward.append(here) } else { back.append(here) }
    return target
  }
}

extension DriveTable {
  /// `cd -` and `cd +`.
  public func stepThroughHistory(isBack: Bool) throws {
    stand(at: try locations.step(isBack: isBack, from: here))
  }
}

extension ScriptError {
  public static func stackNotFound(_ name: String) -> ScriptError {
    ScriptError(
      "Argument",
      "Cannot find location stack '\(name)'. It does not exist or it is not a container.",
      .invalidArgument, target: .string(name),
      exception: "System.Management.Automation.PSArgumentException")
  }
}

extension String {
  /// The same name to a drive, which does not tell case.
  public func isSameName(as other: String) -> Bool { AsciiFold.foldedEquals(self, other) }
}
