/// Gathers mistakes in the order in which they are found; the same mistake at the same place counts
/// once, because text may be scanned twice.
final class DiagnosticList {
  private struct Key: Hashable {
    let errorID: String
    let start: Int32
    let end: Int32
  }
  private(set) var diagnostics: [Diagnostic] = []
  private var seen: Set<Key> = []

  func report(_ mistake: Mistake, _ extent: Extent, isIncomplete: Bool = false) {
    let key = Key(errorID: mistake.errorID, start: extent.start, end: extent.end)
    guard seen.insert(key).inserted else { return }
    diagnostics.append(
      Diagnostic(
        errorID: mistake.errorID, extent: extent, message: mistake.message,
        isIncompleteInput: isIncomplete))
  }
}

/// A kind of mistake: PowerShell's error id, and its sentence.
struct Mistake {
  let errorID: String
  let message: String

  init(_ errorID: String, _ message: String) { (self.errorID, self.message) = (errorID, message) }
}
