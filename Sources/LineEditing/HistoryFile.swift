import Glibc

/// The file that keeps inputs from session to session: a transcript to which each session appends.
///
/// An entry starts with `PS> `, its further lines with `>> `, so that an entry of several lines
/// stays one, and the file can be read by eye. Writers hold a lock; each also learns what the
/// others wrote since it last looked. A file that cannot be used is left alone: history is never
/// worth an error.
package final class HistoryFile {
  private let path: String
  private var position: Int?

  private static let first = "PS> "
  private static let further = ">> "
  /// Older entries than these bytes hold are not read.
  private static let readLimit = 1 << 20
  private static let lockTries = 20

  package init(path: String) { self.path = path }

  /// Appends an entry; answers what others appended since the last call (all, at the first).
  package func exchange(adding entry: String? = nil) -> [String] {
    guard let descriptor = openLocked() else { return [] }
    defer { close(descriptor) }
    let end = Int(lseek(descriptor, 0, SEEK_END))
    guard end >= 0 else { return [] }
    let others = read(descriptor, to: end)
    position = end
    guard let entry else { return Self.entries(in: others) }
    var last = UInt8(ascii: "\n")
    if end > 0 { pread(descriptor, &last, 1, off_t(end - 1)) }
    let separator = last == UInt8(ascii: "\n") ? "" : "\n"
    let bytes = Array((separator + Self.written(entry)).utf8)
    if Descriptor.write(bytes, to: descriptor) { position = end + bytes.count }
    return Self.entries(in: others)
  }

  private func openLocked() -> Int32? {
    let flags = O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC | O_NONBLOCK
    let descriptor = open(path, flags, 0o600)
    guard descriptor >= 0 else { return nil }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      return nil
    }
    for _ in 0..<Self.lockTries {
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return descriptor }
      usleep(5000)
    }
    close(descriptor)
    return nil
  }

  /// The bytes from where this session stopped; from the last megabyte at first.
  private func read(_ descriptor: Int32, to end: Int) -> [UInt8] {
    let start = min(position ?? max(end - Self.readLimit, 0), end)
    guard end > start else { return [] }
    let size = end - start
    return [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      count = 0
      while count < size, let base = buffer.baseAddress {
        let got = pread(descriptor, base + count, size - count, off_t(start + count))
        guard got > 0 else { break }
        count += got
      }
    }
  }

  static func written(_ entry: String) -> String {
    var text = first
    for scalar in entry.unicodeScalars where scalar != "\0" {
      text.unicodeScalars.append(scalar)
      if scalar == "\n" { text += further }
    }
    return text + "\n"
  }

  static func entries(in bytes: [UInt8]) -> [String] {
    var entries: [[UInt8]] = []
    for line in bytes.split(separator: UInt8(ascii: "\n")) {
      if line.starts(with: further.utf8) {
        guard let last = entries.indices.last else { continue }
        entries[last].append(UInt8(ascii: "\n"))
        entries[last].append(contentsOf: line.dropFirst(further.utf8.count))
      } else {
        let isOurs = line.starts(with: first.utf8)
        entries.append(Array(isOurs ? line.dropFirst(first.utf8.count) : line))
      }
    }
    return entries.map { String(decoding: $0, as: UTF8.self) }
  }
}
