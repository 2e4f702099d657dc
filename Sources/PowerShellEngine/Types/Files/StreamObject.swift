/// `System.IO.MemoryStream`, and `FileStream` over a file of the session's drives: bytes and a
/// place in them.
final class StreamObject: PSObject {
  private(set) var bytes: [UInt8]
  var position = 0
  private(set) var isOpen = true
  let canWrite: Bool
  private let canGrow: Bool
  private(set) var path: FilePath?
  private var isChanged = false

  /// A stream in memory; over an array that is there it cannot grow.
  init(_ bytes: [UInt8] = [], canGrow: Bool = true, canWrite: Bool = true) {
    (self.bytes, self.canGrow, self.canWrite) = (bytes, canGrow, canWrite)
  }

  /// A file's; what is written reaches the file when the stream is flushed or closed.
  init(_ path: FilePath, _ bytes: [UInt8], canWrite: Bool) {
    (self.path, self.bytes, self.canWrite, canGrow) = (path, bytes, canWrite, true)
  }

  override var type: TypeInfo {
    TypeTable.required(path == nil ? "System.IO.MemoryStream" : "System.IO.FileStream")
  }

  func checkOpen() throws {
    guard !isOpen else { return }
    throw DotNetException(
      "System.ObjectDisposedException", "Cannot access a closed \(path == nil ? "Stream" : "file")."
    )
  }

  /// What lies behind the place, as far as it is asked for.
  func read(_ count: Int = .max) throws -> [UInt8] {
    try checkOpen()
    guard position < bytes.count else { return [] }
    let end = position + min(count, bytes.count - position)
    defer { position = end }
    return Array(bytes[position..<end])
  }

  func write(_ given: [UInt8]) throws {
    try checkOpen()
    guard canWrite else { throw DotNetException.notSupported("Stream does not support writing.") }
    let (end, overflow) = position.addingReportingOverflow(given.count)
    try MemoryGate.check(elements: overflow ? .max : end)
    guard canGrow || end <= bytes.count else {
      throw DotNetException.notSupported("Memory stream is not expandable.")
    }
    if end > bytes.count { bytes += Array(repeating: 0, count: end - bytes.count) }
    bytes.replaceSubrange(position..<end, with: given)
    (position, isChanged) = (end, true)
  }

  func setLength(_ length: Int) throws {
    try checkOpen()
    try MemoryGate.check(elements: length)
    bytes =
      length <= bytes.count
      ? Array(bytes.prefix(max(length, 0)))
      : bytes + Array(repeating: 0, count: length - bytes.count)
    (position, isChanged) = (min(position, bytes.count), true)
  }

  func flush() throws {
    guard isChanged, let path else { return }
    isChanged = false
    try Files.write(path, bytes)
  }

  func close() throws {
    try flush()
    isOpen = false
  }

  /// Opens a file in one of .NET's ways.
  static func open(_ path: FilePath, mode: String, canWrite: Bool) throws -> StreamObject {
    let isThere = Files.entry(path)?.kind == .file
    switch mode {
    case "CreateNew" where isThere:
      throw DotNetException("System.IO.IOException", "The file '\(path.text)' already exists.")
    case "Create", "CreateNew", "Truncate":
      if mode == "Truncate" { _ = try Files.read(path) }
      try Files.write(path, [])
      return StreamObject(path, [], canWrite: canWrite)
    default:
      if !isThere, mode == "OpenOrCreate" || mode == "Append" { try Files.write(path, []) }
      let stream = StreamObject(path, try Files.read(path), canWrite: canWrite)
      if mode == "Append" { stream.position = stream.bytes.count }
      return stream
    }
  }
}

extension Arguments {
  func stream(_ index: Int) -> StreamObject? { object(index, StreamObject.self) }
}
