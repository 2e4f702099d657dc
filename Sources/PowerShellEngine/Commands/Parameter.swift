/// A Swift type a parameter may have, and how a script's value becomes one.
public protocol ParameterValue {
  /// The .NET type that messages, help and `Get-Command` name.
  static var parameterType: TypeInfo { get }
  static var isOptional: Bool { get }
  /// What the property reads as while nothing is bound: it must never trap.
  static var placeholder: Self { get }
  /// Takes a value that the binder has converted to `parameterType`.
  static func taken(from value: Value) throws -> Self
}

extension ParameterValue {
  public static var isOptional: Bool { false }
}

/// A wrapper's declaration: present in the one sample that is read, gone from running cmdlets.
public final class ParameterDeclaration {
  /// Writes a value (nil: the default again) into the wrapper that lies at the address.
  public typealias Write = (UnsafeMutableRawPointer, Value?) throws -> Void
  public let makeTraits: (String) -> ParameterTraits
  public let size: Int
  public let write: Write

  public init(size: Int, makeTraits: @escaping (String) -> ParameterTraits, write: @escaping Write)
  {
    (self.makeTraits, self.size, self.write) = (makeTraits, size, write)
  }
}

/// What reflection looks for among a cmdlet's properties: one parameter, or a group of them.
protocol Declared {
  var declaration: ParameterDeclaration? { get }
  var members: Any? { get }
}

extension Declared {
  var members: Any? { nil }
}

/// A parameter: `@Parameter(position: 0, from: .byValue) var name: String`.
///
/// A type without `?` and without default must be given. Declarations are read once, when a
/// command is first named; a call copies a prototype and writes at known offsets.
@propertyWrapper public struct Parameter<V: ParameterValue>: Declared {
  // Must be the first field: the wrapper is found by its address.
  @usableFromInline var declaration: ParameterDeclaration?
  @usableFromInline var value: V?

  @inlinable @inline(never) public init(
    _ name: String? = nil, position: Int? = nil, from pipeline: PipelineBinding = .none,
    sets: [String] = [], in perSet: [SetTraits] = [], aliases: [String] = [],
    validate: [Validation] = [], transform: [ArgumentTransformation] = [],
    typeName: String? = nil, remaining: Bool = false, allow: Allowance = []
  ) {
    self.init(
      name, position, pipeline, sets, perSet, aliases, validate, transform, typeName, remaining,
      allow,
      isMandatory: !V.isOptional, fallback: nil)
  }

  @inlinable @inline(never) public init(
    wrappedValue: V, _ name: String? = nil, position: Int? = nil,
    from pipeline: PipelineBinding = .none, sets: [String] = [], in perSet: [SetTraits] = [],
    aliases: [String] = [], validate: [Validation] = [], transform: [ArgumentTransformation] = [],
    typeName: String? = nil, remaining: Bool = false, allow: Allowance = []
  ) {
    self.init(
      name, position, pipeline, sets, perSet, aliases, validate, transform, typeName, remaining,
      allow,
      isMandatory: false, fallback: wrappedValue)
  }

  // Inlinable but never inlined: one specialised copy per type and module, so `write` knows V.
  @inlinable @inline(never) init(
    _ name: String?, _ position: Int?, _ pipeline: PipelineBinding, _ sets: [String],
    _ perSet: [SetTraits], _ aliases: [String], _ validate: [Validation],
    _ transform: [ArgumentTransformation], _ typeName: String?, _ remaining: Bool,
    _ allow: Allowance, isMandatory: Bool, fallback: V?
  ) {
    value = fallback
    declaration = ParameterDeclaration(size: MemoryLayout<Self>.size) { label in
      let common = SetTraits(
        SetTraits.all, position: position, isMandatory: isMandatory, pipeline: pipeline,
        takesRemaining: remaining)
      var traits = ParameterTraits(
        name ?? label, type: V.parameterType, aliases: aliases,
        sets: common.spread(over: sets, perSet), validations: validate)
      traits.allow(allow)
      traits.transformations = transform
      traits.requiredTypeName = typeName
      return traits
    } write: { place, given in
      let value = if let given { try V.taken(from: given) } else { fallback }
      place.assumingMemoryBound(to: Self.self).pointee.value = value
    }
  }

  @inlinable public var wrappedValue: V { value ?? V.placeholder }
  /// `$subnet`: nil while neither given nor defaulted.
  @inlinable public var projectedValue: V? { value }
}

extension SetTraits {
  /// The same traits in each named set; sets described one by one win.
  @usableFromInline func spread(over sets: [String], _ perSet: [SetTraits]) -> [SetTraits] {
    if !perSet.isEmpty { return perSet }
    if sets.isEmpty { return [self] }
    return sets.map { name in
      var traits = self
      traits.set = name
      return traits
    }
  }
}

/// A switch parameter.
@propertyWrapper public struct Switch: Declared {
  // Must be the first field: the wrapper is found by its address.
  @usableFromInline var declaration: ParameterDeclaration?
  @usableFromInline var value = false

  public init(
    _ name: String? = nil, sets: [String] = [], in perSet: [SetTraits] = [], aliases: [String] = []
  ) {
    declaration = ParameterDeclaration(size: MemoryLayout<Self>.size) { label in
      ParameterTraits(
        name ?? label, type: .switchParameter, isSwitch: true, aliases: aliases,
        sets: SetTraits(SetTraits.all).spread(over: sets, perSet))
    } write: { place, given in
      place.assumingMemoryBound(to: Self.self).pointee.value = given?.isTrue ?? false
    }
  }

  @inlinable public var wrappedValue: Bool { value }
}

/// Parameters that several commands share, with what they mean.
@propertyWrapper public struct ParameterGroup<Group>: Declared {
  public var wrappedValue: Group
  @inlinable public init(wrappedValue: Group) { self.wrappedValue = wrappedValue }
  var declaration: ParameterDeclaration? { nil }
  var members: Any? { wrappedValue }
}

/// The parameters of one cmdlet type, and where in a value of it each wrapper lies.
struct Declarations {
  struct Slot {
    let offset: Int
    let declaration: ParameterDeclaration
  }
  private(set) var traits: [ParameterTraits] = []
  private(set) var slots: [Slot] = []
  private var next = 0

  init<C>(of sample: C) { withUnsafeBytes(of: sample) { read(sample, in: $0) } }

  func slot(named name: String) -> Slot? { index(of: name).map { slots[$0] } }

  /// A declaration from elsewhere, with what only the property knows: how it changes arguments.
  func completing(_ declared: ParameterTraits) -> ParameterTraits {
    guard let own = index(of: declared.name), !traits[own].transformations.isEmpty else {
      return declared
    }
    var completed = declared
    completed.transformations = traits[own].transformations
    return completed
  }

  private func index(of name: String) -> Int? {
    traits.firstIndex { AsciiFold.foldedEquals($0.name, name) }
  }

  private mutating func read(_ value: Any, in bytes: UnsafeRawBufferPointer) {
    for child in Mirror(reflecting: value).children {
      guard let declared = child.value as? any Declared else { continue }
      if let members = declared.members { read(members, in: bytes) }
      if let own = declared.declaration { add(own, label: child.label ?? "", in: bytes) }
    }
  }

  /// Finds the wrapper by its declaration's address: no layout is assumed, a miss is noticed.
  private mutating func add(
    _ declaration: ParameterDeclaration, label: String, in bytes: UnsafeRawBufferPointer
  ) {
    let address = UInt(bitPattern: Unmanaged.passUnretained(declaration).toOpaque())
    let word = MemoryLayout<UInt>.size
    let place = stride(from: next, through: bytes.count - word, by: word)
      .first { bytes.load(fromByteOffset: $0, as: UInt.self) == address }
    guard let place else { preconditionFailure("\(label) lies nowhere") }
    let bare = label.drop { $0 == "_" }
    traits.append(declaration.makeTraits(bare.prefix(1).uppercased() + bare.dropFirst()))
    slots.append(Slot(offset: place, declaration: declaration))
    next = (place + declaration.size + word - 1) / word * word
  }
}
