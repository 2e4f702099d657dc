/// A session beside another: the same commands, drives, world and time, but variables, functions
/// and errors of its own, as in a fresh process.
extension Session {
  func makeSibling() -> Session {
    let child = Session(
      host: host, culture: culture, cultures: cultures, maximumSlots: 1_000_000)
    child.uiCulture = uiCulture
    child.cmdlets = cmdlets
    child.world = world
    child.environment = environment
    for drive in drives.drives where drive.isFileDrive {
      child.drives.add(drive.name, drive.volume, details: drive.details)
    }
    child.drives.home = drives.home
    child.defineInitialState()
    child.drives.stand(
      at: FilePath(
        drive: drives.currentName, names: drives.drive(drives.currentName)?.location ?? [])
    )
    (child.openFileHook, child.sleepHook, child.clock) = (openFileHook, sleepHook, clock)
    child.random = RandomSource(state: random.next())
    child.strands = baton
    if let budget = stepBudget {
      child.stepBudget = budget / 2
      stepBudget = budget / 2
    }
    let check = isStopRequested
    let turns = baton
    child.isStopRequested = { turns.current.isStopping || check() }
    // A call that remembers what its name meant in one session must not trust it in another.
    child.commandVersion = Session.nextVersionBase()
    return child
  }

  nonisolated(unsafe) private static var versionBase: UInt32 = 0

  static func nextVersionBase() -> UInt32 {
    versionBase &+= 1 << 20
    return versionBase
  }

  /// The turns that this session and its siblings take.
  var baton: Baton {
    if let strands { return strands }
    let made = Baton(self)
    made.passTime = { [unowned self] ticks in sleepHook?(ticks) }
    strands = made
    return made
  }

  /// Runs work of another session and comes back.
  func running<Result>(_ body: () throws -> Result) rethrows -> Result {
    let saved = Session.current
    Session.current = self
    defer { Session.current = saved }
    return try body()
  }

  /// A fresh identifier as text, of the session's own random numbers.
  public func newGuidText() -> String {
    let high = random.next() & 0xFFFF_FFFF_FFFF_0FFF | 0x4000
    let low = random.next() & 0x3FFF_FFFF_FFFF_FFFF | 0x8000_0000_0000_0000
    func digits(_ number: UInt64) -> [UInt8] {
      let text = String(number, radix: 16)
      return Array(String(repeating: "0", count: 16 - text.utf8.count).utf8) + text.utf8
    }
    let all = digits(high) + digits(low)
    var parts: [String] = []
    var start = 0
    for length in [8, 4, 4, 4, 12] {
      parts.append(String(decoding: all[start..<(start + length)], as: UTF8.self))
      start += length
    }
    return parts.joined(separator: "-")
  }

  /// The moment of the session's clock as a value.
  public var nowValue: Value {
    .object(DateTimeObject(DateTimeValue(unchecked: clock(), .local)))
  }

  /// Lets time pass: others take their turns meanwhile.
  public func sleep(_ ticks: Int64) throws {
    guard let strands, strands.isShared else {
      sleepHook?(ticks)
      return
    }
    try strands.wait(ticks: ticks)
  }
}
