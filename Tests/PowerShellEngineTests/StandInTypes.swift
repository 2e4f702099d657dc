@testable import PowerShellEngine

/// Just enough of some .NET types for the tables of operators, until the types themselves come.
enum StandInTypes {
  nonisolated(unsafe) private static var isDone = false

  static func register() {
    guard !isDone else { return }
    isDone = true
    let missing = all.filter { !TypeTable.allNames.contains($0.fullName) }
    TypeTable.register(missing)
  }

  private static let all: [TypeDefinition] = [
    TypeDefinition("System.Collections.ICollection", .interface),
    TypeDefinition("System.IFormatProvider", .interface),
    TypeDefinition("System.IComparable", .interface),
    TypeDefinition("System.Nullable`1", .value, typeParameters: ["T"]),
    TypeDefinition("System.Collections.Generic.IEnumerable`1", .interface, typeParameters: ["T"]),
    TypeDefinition("System.Collections.Generic.List`1", typeParameters: ["T"]) { m in
      let type = m.type
      m.constructor("()") { _ in .object(ListObject([], type: type)) }
      m.constructor("(int capacity)") { _ in .object(ListObject([], type: type)) }
      m.constructor("(System.Collections.Generic.IEnumerable[T] collection)") { a in
        .object(ListObject(try a[0].elements(), type: type))
      }
      m.property(
        "int Capacity {get;set;}",
        get: { (list: ListObject) in .int(Int32(truncatingIfNeeded: list.elements.count)) },
        set: { _, _ in })
    },
    TypeDefinition(
      enumeration: "System.IO.FileAttributes",
      [
        ("None", 0), ("ReadOnly", 1), ("Hidden", 2), ("System", 4), ("Directory", 16),
        ("Archive", 32), ("Device", 64), ("Normal", 128), ("Temporary", 256), ("SparseFile", 512),
        ("ReparsePoint", 1024), ("Compressed", 2048), ("Offline", 4096),
        ("NotContentIndexed", 8192), ("Encrypted", 16384), ("IntegrityStream", 32768),
        ("NoScrubData", 131072),
      ], isFlags: true),
    TypeDefinition(
      enumeration: "System.DayOfWeek", counting: "Sunday", "Monday", "Tuesday", "Wednesday",
      "Thursday", "Friday", "Saturday"),
    TypeDefinition(
      enumeration: "System.ConsoleColor", counting: "Black", "DarkBlue", "DarkGreen", "DarkCyan",
      "DarkRed", "DarkMagenta", "DarkYellow", "Gray", "DarkGray", "Blue", "Green", "Cyan", "Red",
      "Magenta", "Yellow", "White"),
    TypeDefinition("System.DateTime", .value) { m in
      m.function("static datetime Parse(string s, System.IFormatProvider provider)") { a in
        .object(
          Moment(
            try DateParsing.dateTime(
              a.string(0),
              DateReading(
                info: .invariant,
                now: DateTimeValue(unchecked: 639_159_552_000_000_000, .unspecified)))))
      }
      m.constructor("(long ticks)") { a in
        .object(Moment(try DateTimeValue(ticks: Int64(a.int(0)))))
      }
      m.function("static datetime op_Addition(datetime d, timespan t)") { a in
        guard let d = a.object(0, Moment.self), let t = a.object(1, Span.self) else { return .null }
        return .object(Moment(try DateTimeValue(ticks: d.value.ticks &+ t.value.ticks)))
      }
      m.function("static datetime op_Subtraction(datetime d, timespan t)") { a in
        guard let d = a.object(0, Moment.self), let t = a.object(1, Span.self) else { return .null }
        return .object(Moment(try DateTimeValue(ticks: d.value.ticks &- t.value.ticks)))
      }
      m.function("static timespan op_Subtraction(datetime d1, datetime d2)") { a in
        guard let d = a.object(0, Moment.self), let e = a.object(1, Moment.self) else {
          return .null
        }
        return .object(Span(TimeSpanValue(ticks: d.value.ticks &- e.value.ticks)))
      }
    },
    TypeDefinition("System.TimeSpan", .value) { m in
      m.function("static timespan Parse(string input, System.IFormatProvider provider)") { a in
        .object(Span(try TimeSpanParsing.parse(a.string(0))))
      }
      m.constructor("(long ticks)") { a in .object(Span(TimeSpanValue(ticks: Int64(a.int(0))))) }
      func two(_ name: String, _ body: @escaping (Int64, Int64) -> Int64) {
        m.function("static timespan \(name)(timespan a, timespan b)") { a in
          guard let x = a.object(0, Span.self), let y = a.object(1, Span.self) else { return .null }
          return .object(Span(TimeSpanValue(ticks: body(x.value.ticks, y.value.ticks))))
        }
      }
      two("op_Addition") { $0 &+ $1 }
      two("op_Subtraction") { $0 &- $1 }
      func scaled(_ name: String, _ span: Int, _ body: @escaping (Double, Double) -> Double) {
        let list = span == 0 ? "timespan a, double b" : "double a, timespan b"
        m.function("static timespan \(name)(\(list))") { a in
          guard let x = a.object(span, Span.self) else { return .null }
          let factor = a.double(1 - span)
          if factor.isNaN {
            throw DotNetException(
              "System.ArgumentException",
              "TimeSpan does not accept floating point Not-a-Number values. (Parameter '\(name == "op_Multiply" ? "factor" : "divisor")')"
            )
          }
          let ticks = body(Double(x.value.ticks), factor).rounded(.toNearestOrEven)
          guard let whole = Int64(exactly: ticks) else {
            throw DotNetException(
              "System.OverflowException", "TimeSpan overflowed because the duration is too long.")
          }
          return .object(Span(TimeSpanValue(ticks: whole)))
        }
      }
      scaled("op_Multiply", 0) { $0 * $1 }
      scaled("op_Multiply", 1) { $0 * $1 }
      scaled("op_Division", 0) { $0 / $1 }
      m.function("static double op_Division(timespan a, timespan b)") { a in
        guard let x = a.object(0, Span.self), let y = a.object(1, Span.self) else { return .null }
        return .double(Double(x.value.ticks) / Double(y.value.ticks))
      }
    },
    TypeDefinition("System.Version") { m in
      m.function("static version Parse(string input)") { a in
        let parts = a.string(0).split(separator: ".", omittingEmptySubsequences: false)
        guard (2...4).contains(parts.count) else {
          throw DotNetException(
            "System.ArgumentException",
            "Version string portion was too short or too long. (Parameter 'input')")
        }
        return .object(
          Dotted(
            try parts.map { try NumberParsing.integer(String($0), as: Int32.self, "an Int32") }))
      }
    },
    TypeDefinition("System.Guid", .value) { m in
      m.function("static guid Parse(string input, System.IFormatProvider provider)") { a in
        guard a.string(0).utf8.count == 36 else {
          throw DotNetException("System.FormatException", "Unrecognized Guid format.")
        }
        return .object(Identifier(a.string(0)))
      }
    },
  ]
}

final class Moment: PSObject {
  let value: DateTimeValue
  init(_ value: DateTimeValue) { self.value = value }
  override var type: TypeInfo { TypeTable.find("System.DateTime") ?? .object }
  override func text(_ culture: Culture) -> String {
    (try? DateFormat(culture.dates).text(value)) ?? ""
  }
  override func isEqual(to other: Value) -> Bool { compare(to: other) == 0 }
  override func compare(to other: Value) -> Int? {
    guard let same = other.reference as? Moment else { return nil }
    return value < same.value ? -1 : value == same.value ? 0 : 1
  }
}

final class Span: PSObject {
  let value: TimeSpanValue
  init(_ value: TimeSpanValue) { self.value = value }
  override var type: TypeInfo { TypeTable.find("System.TimeSpan") ?? .object }
  override func text(_ culture: Culture) -> String {
    (try? value.text("c", culture.dates)) ?? ""
  }
  override func isEqual(to other: Value) -> Bool { compare(to: other) == 0 }
  override func compare(to other: Value) -> Int? {
    guard let same = other.reference as? Span else { return nil }
    return value < same.value ? -1 : value == same.value ? 0 : 1
  }
}

final class Dotted: PSObject {
  let parts: [Int32]
  init(_ parts: [Int32]) { self.parts = parts }
  override var type: TypeInfo { TypeTable.find("System.Version") ?? .object }
  override func text(_ culture: Culture) -> String {
    parts.map { String($0) }.joined(separator: ".")
  }
  override func isEqual(to other: Value) -> Bool { compare(to: other) == 0 }
  override func compare(to other: Value) -> Int? {
    guard let same = other.reference as? Dotted else { return nil }
    return parts == same.parts ? 0 : parts.lexicographicallyPrecedes(same.parts) ? -1 : 1
  }
}

final class Identifier: PSObject {
  let digits: String
  init(_ digits: String) { self.digits = digits }
  override var type: TypeInfo { TypeTable.find("System.Guid") ?? .object }
  override func text(_ culture: Culture) -> String { digits }
  override func isEqual(to other: Value) -> Bool {
    (other.reference as? Identifier).map { $0.digits == digits } ?? false
  }
  override func compare(to other: Value) -> Int? {
    (other.reference as? Identifier).map { $0.digits == digits ? 0 : $0.digits < digits ? 1 : -1 }
  }
}
