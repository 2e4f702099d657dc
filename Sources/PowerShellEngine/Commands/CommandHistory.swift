/// The lines typed at the prompt, as `Get-History` gives them out.
public struct CommandHistory {
  public struct Entry {
    public let id: Int64
    public let line: String
    public let status: String
    /// .NET ticks of the session's clock.
    public let start: Int64
    public let end: Int64
  }

  public private(set) var entries: [Entry] = []
  /// The line that `Invoke-History` ran: it is remembered in place of the one that was typed.
  public var replacement: String?
  /// The number of the line that runs, or is about to be typed.
  public private(set) var next: Int64 = 1
  /// What `$MaximumHistoryCount` says at first.
  private static let limit = 4096

  public init() {}

  public mutating func add(_ line: String, status: String, start: Int64, end: Int64) {
    entries.append(Entry(id: next, line: line, status: status, start: start, end: end))
    next += 1
    if entries.count > Self.limit { entries.removeFirst(entries.count - Self.limit) }
  }

  public mutating func remove(_ ids: Set<Int64>) { entries.removeAll { ids.contains($0.id) } }
}
