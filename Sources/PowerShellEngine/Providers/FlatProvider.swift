/// A drive whose items are the entries of one table: names with values.
open class FlatProvider: Provider {
  /// The items that are seen from a scope.
  open func names(_ f: Frame) -> [String] { [] }
  open func item(named name: String, _ f: Frame) -> Value? { nil }
  /// What `Get-Content` and `$drive:name` read.
  open func content(named name: String, _ f: Frame) -> Value? { nil }
  /// Sets an item, making it where need be; null removes it where the drive knows no empty item.
  open func set(_ name: String, _ value: Value, _ f: Frame, isForced: Bool) throws {}
  open func remove(_ name: String, _ f: Frame, isForced: Bool) throws {}
  open func clear(_ name: String, _ f: Frame, isForced: Bool) throws {
    try set(name, .null, f, isForced: isForced)
  }

  public final override func kind(of path: FilePath, _ f: Frame) throws -> FileEntry.Kind? {
    guard let name = path.names.first else { return .folder }
    return item(named: name, f) == nil ? nil : .file
  }

  public final override func childNames(of path: FilePath, _ f: Frame) throws -> [String] {
    let order = Collation.named(f.session.culture.name)
    return names(f).sorted { order.compare($0, $1, ignoringCase: true) < 0 }
  }

  public final override func item(at path: FilePath, _ f: Frame) throws -> Value? {
    guard let name = path.names.first else { return nil }
    return item(named: name, f)
  }
}

/// `Env:`.
final class EnvironmentProvider: FlatProvider {
  init() { super.init("Environment") }

  override func names(_ f: Frame) -> [String] { f.session.environment.names }

  override func item(named name: String, _ f: Frame) -> Value? {
    guard let entry = f.session.environment.entry(name) else { return nil }
    let type = TypeTable.required("System.Collections.DictionaryEntry")
    return .object(EntryObject(.string(entry.name), .string(entry.value), type: type))
  }

  override func content(named name: String, _ f: Frame) -> Value? {
    f.session.environment[name].map { .string($0) }
  }

  override func set(_ name: String, _ value: Value, _ f: Frame, isForced: Bool) throws {
    f.session.environment[name] = value.isNull ? nil : value.text(.invariant)
  }

  override func remove(_ name: String, _ f: Frame, isForced: Bool) throws {
    f.session.environment[name] = nil
  }
}

/// `Variable:`.
final class VariableProvider: FlatProvider {
  init() { super.init("Variable") }

  override func names(_ f: Frame) -> [String] {
    var seen: Set<Symbol> = []
    var next: Frame? = f
    while let frame = next {
      for symbol in frame.names where frame === f || frame.isVisible(symbol) { seen.insert(symbol) }
      next = frame.parent
    }
    return seen.map { f.lookupVariable($0)?.variable.name ?? $0.text }
  }

  override func item(named name: String, _ f: Frame) -> Value? {
    let symbol = Symbol.intern(name)
    if let found = f.lookupVariable(symbol) { return .object(found.variable) }
    return f.automaticValue(symbol).map { .object(Variable(symbol.text, $0)) }
  }

  override func content(named name: String, _ f: Frame) -> Value? {
    let symbol = Symbol.intern(name)
    let value = f.lookup(symbol)
    return value.isUnset ? f.automaticValue(symbol) : value
  }

  override func set(_ name: String, _ value: Value, _ f: Frame, isForced: Bool) throws {
    let symbol = Symbol.intern(name)
    guard let found = f.lookupVariable(symbol)?.variable else { return try f.assign(symbol, value) }
    let lifted: VariableOptions = isForced ? found.options.intersection(.readOnly) : []
    found.options.subtract(lifted)
    defer { found.options.formUnion(lifted) }
    try found.assign(value, in: f.session)
  }

  override func remove(_ name: String, _ f: Frame, isForced: Bool) throws {
    let symbol = Symbol.intern(name)
    guard let found = f.lookupVariable(symbol) else { return }
    let options = found.variable.options
    if options.contains(.constant) || options.contains(.readOnly) && !isForced {
      throw ScriptError(
        "VariableNotRemovable",
        "Cannot remove variable \(found.variable.name) because it is constant or read-only. If the variable is read-only, try the operation again specifying the Force option.",
        .writeError, target: .string(found.variable.name),
        exception: "System.Management.Automation.SessionStateUnauthorizedAccessException")
    }
    found.frame.remove(symbol)
  }
}

extension Frame {
  fileprivate func isVisible(_ symbol: Symbol) -> Bool {
    ownVariable(symbol)?.options.contains(.private) == false
  }
}

extension DriveTable {
  /// `$env:PATH`, `${function:f}`, `${C:\a.txt}`: what a drive's item holds; nil where it has none.
  func variable(_ drive: String, _ name: String, _ f: Frame) throws -> Value? {
    guard let found = self.drive(drive) else { return nil }
    if let flat = found.provider as? FlatProvider {
      return flat.content(named: ProviderPath.flatNames(name).first ?? "", f)
    }
    guard let place = resolve(drive + ":" + name),
      let bytes = try? found.volume.read(place.names)
    else { return nil }
    let lines = TextEncoding.decode(bytes).lines.map { Value.string($0) }
    return lines.count == 1 ? lines[0] : .list(lines)
  }

  func setVariable(_ drive: String, _ name: String, _ value: Value, _ f: Frame) throws {
    guard let found = self.drive(drive) else { throw ScriptError.driveNotFound(drive) }
    if let flat = found.provider as? FlatProvider {
      let item = ProviderPath.flatNames(name).first ?? ""
      return try flat.set(item, value, f, isForced: false)
    }
    let place = try locate(drive + ":" + name)
    let text = try value.elements().map { $0.text(f.session.culture) + "\n" }.joined()
    do {
      try found.volume.write(place.names, Array(text.utf8), append: false)
    } catch let failure as FileFailure {
      let (type, message) = failure.exception(at: place.text)
      throw DotNetException(type, message)
    }
  }
}
