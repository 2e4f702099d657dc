package import Datacenter

/// A lab with its whole history as the bytes of a state file, for who keeps it elsewhere.
package enum StateFileBytes {
  package static func holding(_ lab: Lab) throws(Refusal) -> [UInt8] {
    let start = try lab.datacenter(at: 0)
    let steps = try lab.history()
    let newest = Versioned(try lab.datacenter, version: try lab.version)
    do throws(JournalFailure) {
      return try Connection.bytes(of: start, steps, newest)
    } catch {
      throw Refusal(error.text, "StateFileNotWritten", .writeError)
    }
  }
}
