internal import PowerShellEngine

/// `Copy-Item -ToSession` and `-FromSession`: between the drives of two computers.
extension CopyItem {
  func send(_ place: FilePath, to there: Session, _ call: Invocation) throws {
    let volume = try call.volume(place)
    guard let entry = try volume.entry(at: place.names) else { return }
    var goal = try there.drives.locate(destination ?? ".")
    let target = try there.volume(of: goal)
    if let name = place.names.last, try target.entry(at: goal.names)?.kind == .folder {
      goal = goal.appending(name)
    }
    try transfer(place, entry, volume, to: goal, target, call)
  }

  func fetch(_ text: String, from there: Session, _ call: Invocation) throws {
    let place = try there.drives.locate(text)
    let volume = try there.volume(of: place)
    guard let entry = try volume.entry(at: place.names) else {
      throw ScriptError.pathNotFound(there.drives.providerPath(place))
    }
    var goal = try call.drives.locate(destination ?? ".")
    let target = try call.volume(goal)
    if let name = place.names.last, try target.entry(at: goal.names)?.kind == .folder {
      goal = goal.appending(name)
    }
    try transfer(place, entry, volume, to: goal, target, call)
  }

  private func transfer(
    _ place: FilePath, _ entry: FileEntry, _ source: FileVolume, to goal: FilePath,
    _ target: FileVolume, _ call: Invocation
  ) throws {
    let isFile = entry.kind == .file
    let operation = isFile ? "Copy File" : "Copy Directory"
    guard
      try call.shouldProcess("Item: \(place.text) Destination: \(goal.text)", operation: operation)
    else { return }
    let failure = isFile ? "CopyFileInfoItem" : "CopyDirectoryInfoItem"
    try call.changing(
      goal, access: failure + "UnauthorizedAccessError", other: failure + "IOError"
    ) {
      if !isFile, !recurse { return try target.makeFolder(goal.names) }
      try source.copy(place.names, entry, to: goal.names, on: target)
    }
  }
}

extension Session {
  fileprivate func volume(of place: FilePath) throws -> FileVolume {
    guard let drive = drives.drive(place.drive), drive.isFileDrive else {
      throw ScriptError.pathNotFound(place.text)
    }
    return drive.volume
  }
}
