internal import PowerShellEngine

/// `Format-Hex`: bytes in rows of sixteen.
struct FormatHex: Cmdlet {
  static let about = CommandDescription(
    "Format-Hex", class: "Microsoft.PowerShell.Commands.FormatHex")
  @Parameter(validate: [.range(.long(1), .long(.max))]) var count: Int64 = .max
  @Parameter(
    in: [.in("ByInputObject")], validate: [.notNullOrEmpty],
    transform: [EncodingParameter.transformation]) var encoding: EncodingParameter?
  @Parameter(in: [.in("ByInputObject", mandatory: true, from: .byValue)]) var inputObject:
    AnyObjectValue?
  @Parameter(
    in: [.in("LiteralPath", mandatory: true)], aliases: ["PSPath", "LP"],
    validate: [.notNullOrEmpty]) var literalPath: [String]?
  @Parameter(validate: [.range(.long(0), .long(.max))]) var offset: Int64 = 0
  @Parameter(in: [.in("Path", position: 0, mandatory: true)], validate: [.notNullOrEmpty])
  var path: [String]?
  @Switch(in: [.in("ByInputObject")]) var raw: Bool

  func process(_ call: Invocation) throws {
    guard let texts = path ?? literalPath else { return try give(inputObject?.value, call) }
    for text in texts {
      try call.attempt {
        for place in try call.search.places(text, isLiteral: $literalPath != nil)
        where call.search.kind(place) == .file {
          let shown = call.drives.providerPath(place)
          var bytes: [UInt8] = []
          try call.changing(
            place, access: "UnauthorizedAccessError", other: "FileReadError", category: .readError
          ) { bytes = try call.volume(place).read(place.names) }
          try write(bytes, label: shown, call)
        }
      }
    }
  }

  private func give(_ value: Value?, _ call: Invocation) throws {
    guard let value, !value.isNull else { return }
    guard let bytes = bytes(of: value) else {
      return try call.writeError(
        "FormatHexTypeNotSupported",
        "Cannot convert input of type '\(value.base.type.displayName)' to hexadecimal. To view the hexadecimal formatting of its string representation, pipe it to the Out-String cmdlet before piping it to Format-Hex.",
        .invalidData, target: value, exception: "System.ArgumentException")
    }
    let type = value.base.type
    let number = UInt32(truncatingIfNeeded: Self.mark(bytes))
    try write(
      bytes, label: "\(type.name) (\(type.fullName)) <\(Self.hex(UInt64(number), 8))>", call)
  }

  private func bytes(of value: Value) -> [UInt8]? {
    switch value.base {
    case .string(let text): return (encoding?.encoding ?? .utf8).encode(text)
    case .bool(let flag): return Self.little(flag ? 1 : 0, 4)
    case .int(let number): return Self.little(UInt64(truncatingIfNeeded: number), 4)
    case .long(let number): return Self.little(UInt64(bitPattern: number), 8)
    case .double(let number): return Self.little(number.bitPattern, 8)
    case .array(let array):
      let parts = array.elements.map(bytes)
      return parts.contains { $0 == nil } ? nil : parts.flatMap { $0 ?? [] }
    case .object(let object): return bytes(of: object)
    default: return nil
    }
  }

  private func bytes(of object: PSObject) -> [UInt8]? {
    switch object {
    case let char as CharObject: return Self.little(UInt64(char.unit), 2)
    case let value as EnumObject: return Self.little(UInt64(bitPattern: value.value), 4)
    case let number as NumberObject:
      switch number.number {
      case .int8(let value): return [UInt8(bitPattern: value)]
      case .uint8(let value): return [value]
      case .int16(let value): return Self.little(UInt64(UInt16(bitPattern: value)), 2)
      case .uint16(let value): return Self.little(UInt64(value), 2)
      case .uint32(let value): return Self.little(UInt64(value), 4)
      case .uint64(let value): return Self.little(value, 8)
      case .single(let value): return Self.little(UInt64(value.bitPattern), 4)
      case .decimal, .big: return nil
      }
    default: return nil
    }
  }

  private static func little(_ number: UInt64, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: number >> UInt64(8 * $0)) }
  }

  /// A number that tells inputs apart.
  private static func mark(_ bytes: [UInt8]) -> UInt64 {
    bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }

  static func hex(_ number: UInt64, _ width: Int) -> String {
    let digits = String(number, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }

  private func write(_ bytes: [UInt8], label: String, _ call: Invocation) throws {
    let part = bytes.dropFirst(Int(clamping: offset)).prefix(Int(clamping: count))
    for start in stride(from: part.startIndex, to: part.endIndex, by: 16) {
      let row = Array(part[start..<min(start + 16, part.endIndex)])
      let cells = row.map { Self.hex(UInt64($0), 2) }.joined(separator: " ")
      try call.write(
        .object(
          RecordObject(
            "Microsoft.PowerShell.Commands.ByteCollection",
            [
              .string(label), .number(.uint64(UInt64(start))), .bytes(row),
              .string(Self.hex(UInt64(start), 16)), .string(cells), .string(Self.ascii(row)),
            ], text: "\(Self.hex(UInt64(start), 16))   \(cells) \(Self.ascii(row))")))
    }
  }

  private static func ascii(_ row: [UInt8]) -> String {
    var text = ""
    for byte in row {
      let isControl = byte < 0x20 || (0x7F...0x9F).contains(byte)
      text.unicodeScalars.append(isControl ? "\u{FFFD}" : Unicode.Scalar(byte))
    }
    return text
  }
}

extension TypeDefinition {
  static let byteCollection = TypeDefinition(
    record: "Microsoft.PowerShell.Commands.ByteCollection", "string Label {get;}",
    "ulong Offset64 {get;}", "byte[] Bytes {get;}", "string HexOffset {get;}",
    "string HexBytes {get;}", "string Ascii {get;}")
}
