internal import Glibc

/// The clock and the scales of the benchmarks.
enum Measuring {
  /// The least CPU time of some runs, in nanoseconds.
  static func best(of times: Int, _ body: () throws -> Void) rethrows -> Double {
    var best = Double.infinity
    for _ in 0..<times {
      let start = now
      try body()
      best = min(best, now - start)
    }
    return best
  }

  static func report(_ name: String, _ value: Double, _ unit: String) {
    let padding = String(repeating: " ", count: max(1, 46 - name.utf8.count))
    print(name + padding + String((value * 10).rounded() / 10) + " " + unit)
  }

  /// Nanoseconds of CPU time of this process.
  static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) * 1e9 + Double(time.tv_nsec)
  }

  /// Memory that lies in RAM (`proc(5)`, `/proc/self/statm`).
  static var residentBytes: Double {
    guard let file = fopen("/proc/self/statm", "r") else { return 0 }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 128)
    guard fgets(&line, 128, file) != nil else { return 0 }
    let words = line.prefix { $0 != 0 }.split(separator: 0x20)
    let pages = words.dropFirst().first.flatMap {
      Double(String(decoding: $0.map(UInt8.init(bitPattern:)), as: UTF8.self))
    }
    return (pages ?? 0) * 4096
  }
}
