import CLineEditShim
import Glibc

/// Bytes from a file descriptor, waited for together with signals.
final class InputBytes {
  enum Event: Equatable {
    case byte(UInt8)
    /// A signal came; the flags say which.
    case signal
    case timeout
    case end
  }

  private let descriptor: Int32
  private var bytes: [UInt8] = []
  private var next = 0
  private static let chunk = 16384

  init(descriptor: Int32) { self.descriptor = descriptor }

  /// Whether a byte is there without waiting.
  var isPending: Bool {
    if next < bytes.count { return true }
    var ready = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&ready, 1, 0) > 0
  }

  /// The next byte; a negative time waits for ever.
  func read(milliseconds: Int32 = -1) -> Event {
    if next < bytes.count {
      defer { next += 1 }
      return .byte(bytes[next])
    }
    let came = lineedit_wait(descriptor, milliseconds)
    if came & Int32(LINEEDIT_EVENT) != 0 { return .signal }
    guard came & Int32(LINEEDIT_INPUT) != 0 else { return .timeout }
    return fill() ? read(milliseconds: milliseconds) : .end
  }

  func peek(milliseconds: Int32) -> UInt8? {
    guard case .byte(let byte) = read(milliseconds: milliseconds) else { return nil }
    next -= 1
    return byte
  }

  /// Gives bytes back, to be read again first.
  func unread(_ given: [UInt8]) {
    bytes.replaceSubrange(0..<next, with: given)
    next = 0
  }

  private func fill() -> Bool {
    var count = 0
    repeat {
      bytes = [UInt8](unsafeUninitializedCapacity: Self.chunk) { buffer, initialized in
        count = Glibc.read(descriptor, buffer.baseAddress, Self.chunk)
        initialized = max(count, 0)
      }
    } while count < 0 && errno == EINTR
    next = 0
    return count > 0
  }
}
