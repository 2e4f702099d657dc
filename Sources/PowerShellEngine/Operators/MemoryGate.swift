/// The gate that whatever a script could make huge passes: Swift cannot catch a failed allocation.
public enum MemoryGate {
  /// Bytes that one result may take.
  public static let budget = 512 << 20

  public static func check(bytes: Int) throws {
    guard bytes <= budget else { throw ScriptError.outOfMemory() }
  }

  public static func check(_ bytes: Int, times count: Int) throws {
    let total = bytes.multipliedReportingOverflow(by: count)
    guard !total.overflow else { throw ScriptError.outOfMemory() }
    try check(bytes: total.partialValue)
  }

  /// A list of values.
  public static func check(elements count: Int) throws {
    try check(MemoryLayout<Value>.stride, times: count)
  }
}
