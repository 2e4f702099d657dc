import Glibc

/// A worker process: it writes each text where the watch finds it, should it be the last.
///
/// Memory and time are limited, so that what grows or hangs ends the worker.
enum Watch {
  static let capacity = 1 << 16
  nonisolated(unsafe) private static var page: UnsafeMutablePointer<UInt8>?

  /// In the worker: from here on texts are noted in this file.
  static func open(_ path: String) {
    let file = unsafe Glibc.open(path, O_RDWR | O_CREAT, 0o644)
    guard file >= 0, ftruncate(file, capacity) == 0 else { return }
    let mapped = unsafe mmap(nil, capacity, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0)
    unsafe page = mapped?.bindMemory(to: UInt8.self, capacity: capacity)
  }

  /// The text that is looked at from now on; it may take half a minute.
  static func note(_ text: String, number: Int) {
    alarm(30)
    guard let page = unsafe page else { return }
    let bytes = Array("\(number)\n\(text)".utf8.prefix(capacity - 1))
    for (place, byte) in bytes.enumerated() { unsafe page[place] = byte }
    unsafe page[bytes.count] = 0
  }

  /// Runs a worker to its end: nil where it ended well, else what ended it.
  static func run(_ arguments: [String]) -> String? {
    var process: pid_t = 0
    var words = arguments.map { unsafe strdup($0) } + [nil]
    defer { for word in words { unsafe free(word) } }
    guard unsafe posix_spawn(&process, "/proc/self/exe", nil, nil, &words, environ) == 0 else {
      return "no process could be started"
    }
    var status: Int32 = 0
    while unsafe waitpid(process, &status, WNOHANG) == 0 {
      if residentMegabytes(process) > 3000 {
        kill(process, SIGKILL)
        unsafe waitpid(process, &status, 0)
        return "it takes too much memory"
      }
      usleep(20_000)
    }
    let signal = status & 0x7F
    if signal == SIGALRM { return "it hangs" }
    if signal != 0 { return "signal \(signal)" }
    let code = (status >> 8) & 0xFF
    return code == 0 ? nil : "exit code \(code)"
  }

  private static func residentMegabytes(_ process: pid_t) -> Int {
    let pages = Files.bytes("/proc/\(process)/statm").split(separator: 0x20).dropFirst().first
    return pages.flatMap { Int(String(decoding: $0, as: UTF8.self)) }.map { $0 / 256 } ?? 0
  }

  /// The number and the text that a worker noted last.
  static func last(_ path: String) -> (number: Int, text: String) {
    let bytes = Files.bytes(path).prefix { $0 != 0 }
    let line = bytes.firstIndex(of: 0x0A) ?? bytes.endIndex
    let number = Int(String(decoding: bytes[..<line], as: UTF8.self)) ?? 0
    return (number, String(decoding: bytes[line...].dropFirst(), as: UTF8.self))
  }
}

enum Files {
  static func bytes(_ path: String) -> [UInt8] {
    guard let file = unsafe fopen(path, "rb") else { return [] }
    defer { unsafe fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = unsafe fread(&buffer, 1, buffer.count, file)
      guard count > 0 else { return bytes }
      bytes += buffer[..<count]
    }
  }

  static func names(_ folder: String) -> [String] {
    guard let directory = unsafe opendir(folder) else { return [] }
    defer { unsafe closedir(directory) }
    var names: [String] = []
    while let entry = unsafe readdir(directory) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        unsafe pointer.withMemoryRebound(to: CChar.self, capacity: 256) {
          unsafe String(cString: $0)
        }
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted()
  }
}
