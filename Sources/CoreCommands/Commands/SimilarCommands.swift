public import PowerShellEngine

/// Commands whose names are nearly what somebody typed: `Get-Command -UseFuzzyMatching`, and what
/// the prompt proposes for a command it does not know.
public enum SimilarCommands {
  /// Commands at most so many edits away, the nearest first.
  public static func find(_ name: String, within distance: Int, in session: Session) -> [Command] {
    let aliases = session.global.ownAliases.sorted {
      (rank($0), $0.name) < (rank($1), $1.name)
    }
    let functions = session.global.ownFunctions.sorted { $0.name < $1.name }
    return nearest(aliases + functions + session.cmdlets.all, name, within: distance)
  }

  /// The built-in aliases in the order in which a session gets them.
  private static let aliases = """
    foreach % where ? clc cli clp clv cpi cvpa dbp ebp epal epcsv fl ft fw gal gbp gc gci gcm gdr
    gcs ghy gi gl gm gmo gp gps gpv group gu gv iex ihy ii ipmo ipal ipcsv measure mi mp nal ndr ni
    nv nmo oh rbp rdr ri rni rnp rp rmo rv gerr rvpa sal sbp select si sl sp saps spps sv gin irm
    iwr cd dir echo fc pwd type chdir copy del erase move popd pushd rd ren set cls h history md r
    """

  private static let ranks: [String: Int] = Dictionary(
    aliases.split { $0 == " " || $0 == "\n" }.enumerated().map { (String($1), $0) },
    uniquingKeysWith: { first, _ in first })

  private static func rank(_ alias: AliasCommand) -> Int { ranks[alias.name] ?? ranks.count }

  /// Those of the commands that are at most so many edits away, the nearest first.
  static func nearest(
    _ commands: [Command], _ name: String, within most: Int
  ) -> [Command] {
    let wanted = folded(name)
    let measured = commands.enumerated().compactMap {
      place, command -> (distance: Int, place: Int, command: Command)? in
      let known = folded(command.name)
      // Each edit changes the length by one at most: a text of any length costs nothing here.
      guard abs(known.count - wanted.count) <= most else { return nil }
      let distance = distance(known, wanted)
      return distance <= most ? (distance, place, command) : nil
    }
    return measured.sorted { ($0.distance, $0.place) < ($1.distance, $1.place) }.map(\.command)
  }

  private static func folded(_ name: String) -> [UInt8] {
    name.utf8.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
  }

  /// Insertions, deletions, replacements and swaps of neighbours between two names
  /// (Damerau and Levenshtein).
  private static func distance(_ one: [UInt8], _ other: [UInt8]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...other.count)
    for (row, byte) in one.enumerated() {
      var current = [row + 1]
      for (column, second) in other.enumerated() {
        let cost = byte == second ? 0 : 1
        var best = min(current[column] + 1, last[column + 1] + 1, last[column] + cost)
        if row > 0, column > 0, byte == other[column - 1], one[row - 1] == second {
          best = min(best, beforeLast[column - 1] + cost)
        }
        current.append(best)
      }
      (beforeLast, last) = (last, current)
    }
    return last[other.count]
  }
}
