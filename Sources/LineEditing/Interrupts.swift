import CLineEditShim

/// Ctrl+C while something runs: a flag to look at, and a sleep that it ends.
package enum Interrupts {
  /// Installs the handlers and keeps the terminal's mode; to be called once, early.
  @discardableResult
  package static func watch() -> Bool { lineedit_watch_signals() }

  /// Whether Ctrl+C came since the last `clear`; one load, for every turn of a loop.
  @inline(__always)
  package static var isPending: Bool { lineedit_interrupted() }

  /// The flag itself, not 0 when set, for code that polls without knowing this module.
  package static var flagAddress: UnsafePointer<Int32> { lineedit_interrupt_address() }

  package static func clear() { lineedit_clear_interrupt() }

  /// Does what Ctrl+C would.
  package static func raise() { lineedit_interrupt() }

  /// Sleeps; true when an interrupt ended it, whose flag then stays set.
  package static func sleep(milliseconds: Int64) -> Bool { lineedit_sleep(milliseconds) }
}
