import Glibc

/// Bytes out through a file descriptor.
package enum Descriptor {
  /// Writes all of it, waiting where the receiver is slow; false when nobody takes it.
  @discardableResult
  package static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    bytes.withUnsafeBytes { buffer in
      var done = 0
      while done < buffer.count, let base = buffer.baseAddress {
        let count = Glibc.write(descriptor, base + done, buffer.count - done)
        if count > 0 {
          done += count
        } else if errno == EAGAIN {
          var ready = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
          poll(&ready, 1, -1)
        } else if errno != EINTR {
          return false
        }
      }
      return true
    }
  }

  package static func write(_ text: String, to descriptor: Int32) {
    if !text.isEmpty { write(Array(text.utf8), to: descriptor) }
  }
}
