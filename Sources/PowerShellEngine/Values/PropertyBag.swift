/// The names of a property bag, in order; bags made in the same place share one.
public final class Shape {
  public let symbols: [Symbol]
  /// The names as written where the shape was made.
  public let names: [String]
  /// No name stands twice.
  private(set) lazy var isDistinct = Set(symbols).count == symbols.count
  private lazy var index: [Symbol: Int] = Dictionary(
    symbols.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })

  public init(_ names: [String]) {
    self.names = names
    symbols = names.map(Symbol.intern)
  }

  /// Where a property stands.
  ///
  /// Few names are searched in line, many by table.
  public func place(of symbol: Symbol) -> Int? {
    guard symbols.count > 8 else { return symbols.firstIndex { $0 === symbol } }
    return index[symbol]
  }
}

/// `[pscustomobject]`: named values in order (rule R10).
public final class PropertyBag: PSObject {
  public private(set) var shape: Shape
  public var values: [Value]

  public init(_ shape: Shape, _ values: [Value]) { (self.shape, self.values) = (shape, values) }

  public convenience init(_ properties: [(name: String, value: Value)]) {
    self.init(Shape(properties.map(\.name)), properties.map(\.value))
  }

  public override var type: TypeInfo { .psCustomObject }

  public subscript(symbol: Symbol) -> Value? {
    get { shape.place(of: symbol).map { values[$0] } }
    set {
      guard let newValue else { return remove(symbol) }
      if let place = shape.place(of: symbol) { values[place] = newValue }
    }
  }

  public subscript(name: String) -> Value? {
    get { self[Symbol.intern(name)] }
    set { self[Symbol.intern(name)] = newValue }
  }

  /// Adds a property at the end.
  public func add(_ name: String, _ value: Value) {
    shape = Shape(shape.names + [name])
    values.append(value)
  }

  public func remove(_ symbol: Symbol) {
    guard let place = shape.place(of: symbol) else { return }
    var names = shape.names
    names.remove(at: place)
    values.remove(at: place)
    shape = Shape(names)
  }

  /// A list inside a bag is its type's name, a bag inside a bag nothing.
  private static func inner(_ value: Value, _ culture: Culture) -> String {
    if value.isList { return value.type.displayName }
    return value.base.reference is PropertyBag ? "" : value.text(culture)
  }

  /// `@{Name=web01; Size=5}`, as PowerShell writes a bag into a string.
  public override func text(_ culture: Culture) -> String {
    let parts = zip(shape.names, values).map { "\($0)=\(Self.inner($1, culture))" }
    return "@{" + parts.joined(separator: "; ") + "}"
  }
}
