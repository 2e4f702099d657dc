internal import PowerShellEngine

/// `-Path`, `-LiteralPath` and the filters of the commands for properties.
struct PropertyTarget {
  @ParameterGroup var paths: PathTarget
  @ParameterGroup var filter = ItemFilter()
  @Parameter var credential: Typed<Of.PSCredential>?

  init(from pipeline: PipelineBinding = .byValueOrPropertyName) {
    _paths = ParameterGroup(wrappedValue: PathTarget(from: pipeline))
    _credential = Parameter(from: .byPropertyName)
  }
}

/// `Get-ItemProperty`.
struct GetItemProperty: Cmdlet {
  static let about = CommandDescription(
    "Get-ItemProperty", defaultSet: "Path",
    class: "Microsoft.PowerShell.Commands.GetItemPropertyCommand", aliases: ["gp"])
  @ParameterGroup var target = PropertyTarget()
  @Parameter(position: 1, aliases: ["PSProperty"]) var name: [String]?

  func process(_ call: Invocation) throws {
    try target.paths.forEachPlace(call, target.filter) { place in
      guard call.flatProvider(place) == nil else { throw ScriptError.noProperties() }
      guard let item = try call.noted(place) else { return }
      guard let name, !name.isEmpty else { return try call.write(item) }
      let bag = PropertyBag([])
      for wanted in name { try add(wanted, of: item, to: bag, call) }
      guard !bag.shape.names.isEmpty else { return }
      try call.write(call.drives.noted(.object(bag), at: place, isContainer: isFolder(place, call)))
    }
  }

  private func isFolder(_ place: FilePath, _ call: Invocation) -> Bool {
    call.search.kind(place) == .folder
  }

  private func add(
    _ name: String, of item: Value, to bag: PropertyBag, _ call: Invocation
  ) throws {
    let views = MemberAccess.properties(of: item, call.session)
    let pattern = try ItemPattern(name)
    let found = views.filter { pattern.matches($0.name) && !Self.notes.contains($0.name) }
    if found.isEmpty, !ItemPattern.isPattern(name) {
      try call.writeError(ScriptError.propertyMissing(name))
    }
    for view in found { bag.add(view.name, try view.get()) }
  }

  private static let notes: Set<String> = [
    "PSPath", "PSParentPath", "PSChildName", "PSDrive", "PSProvider", "PSIsContainer",
  ]
}

/// `Get-ItemPropertyValue`.
struct GetItemPropertyValue: Cmdlet {
  static let about = CommandDescription(
    "Get-ItemPropertyValue", defaultSet: "Path",
    class: "Microsoft.PowerShell.Commands.GetItemPropertyValueCommand", aliases: ["gpv"])
  @Parameter(
    in: [.in("Path", position: 0, from: .byValueOrPropertyName)], validate: [.notNullOrEmpty])
  var path: [String]?
  @Parameter(
    in: [.in("LiteralPath", mandatory: true, from: .byPropertyName)], aliases: ["PSPath", "LP"])
  var literalPath: [String]?
  @Parameter(position: 1, aliases: ["PSProperty"]) var name: [String]
  @ParameterGroup var filter = ItemFilter()
  @Parameter(from: .byPropertyName) var credential: Typed<Of.PSCredential>?

  func process(_ call: Invocation) throws {
    let isLiteral = $literalPath != nil
    for text in (isLiteral ? literalPath : path) ?? ["."] {
      try call.attempt {
        for place in try call.search.places(text, isLiteral: isLiteral) {
          guard call.flatProvider(place) == nil else { throw ScriptError.noProperties() }
          guard let item = try call.noted(place) else { continue }
          for wanted in name { try give(wanted, of: item, call) }
        }
      }
    }
  }

  private func give(_ name: String, of item: Value, _ call: Invocation) throws {
    let symbol = Symbol.intern(name)
    guard let value = try MemberAccess.get(item, symbol, call.session) else {
      return try call.writeError(ScriptError.propertyMissing(name))
    }
    try call.write(value)
  }
}

/// `Set-ItemProperty`.
struct SetItemProperty: Cmdlet {
  static let about = CommandDescription(
    "Set-ItemProperty", effect: .changes(impact: .medium), defaultSet: "propertyValuePathSet",
    class: "Microsoft.PowerShell.Commands.SetItemPropertyCommand", aliases: ["sp"])
  @Parameter(in: [
    .in("propertyPSObjectPathSet", position: 0, mandatory: true, from: .byPropertyName),
    .in("propertyValuePathSet", position: 0, mandatory: true, from: .byPropertyName),
  ]) var path: [String]?
  @Parameter(
    in: [
      .in("propertyPSObjectLiteralPathSet", mandatory: true, from: .byPropertyName),
      .in("propertyValueLiteralPathSet", mandatory: true, from: .byPropertyName),
    ], aliases: ["PSPath", "LP"])
  var literalPath: [String]?
  @Parameter(
    in: [
      .in("propertyValueLiteralPathSet", position: 1, mandatory: true, from: .byPropertyName),
      .in("propertyValuePathSet", position: 1, mandatory: true, from: .byPropertyName),
    ], aliases: ["PSProperty"])
  var name: String?
  @Parameter(
    in: [
      .in("propertyValueLiteralPathSet", position: 2, mandatory: true, from: .byPropertyName),
      .in("propertyValuePathSet", position: 2, mandatory: true, from: .byPropertyName),
    ], allow: [.null])
  var value: Value?
  @Parameter(in: [
    .in("propertyPSObjectLiteralPathSet", mandatory: true, from: .byValueOrPropertyName),
    .in("propertyPSObjectPathSet", mandatory: true, from: .byValueOrPropertyName),
  ]) var inputObject: AnyObjectValue?
  @Switch var passThru: Bool
  @Switch var force: Bool
  @ParameterGroup var filter = ItemFilter()
  @Parameter(from: .byPropertyName) var credential: Typed<Of.PSCredential>?

  func process(_ call: Invocation) throws {
    let isLiteral = $literalPath != nil
    for text in (isLiteral ? literalPath : path) ?? [] {
      try call.attempt {
        for place in try call.search.places(text, isLiteral: isLiteral) {
          for (name, value) in try changes(call) { try set(name, value, place, call) }
        }
      }
    }
  }

  private func changes(_ call: Invocation) throws -> [(String, Value)] {
    if let name { return [(name, value ?? .null)] }
    guard let inputObject else { return [] }
    return try MemberAccess.properties(of: inputObject.value, call.session)
      .map { ($0.name, try $0.get()) }
  }

  private func set(_ name: String, _ value: Value, _ place: FilePath, _ call: Invocation) throws {
    guard call.search.provider(place) === Provider.fileSystem else {
      throw ScriptError.noProperties()
    }
    let shown = call.drives.providerPath(place)
    let isFolder = call.search.kind(place) == .folder
    guard
      try call.shouldProcess(
        "Item: \(shown) Property: \(name) Value: \(value.text(call.session.culture))",
        operation: isFolder ? "Set Property Directory" : "Set Property File")
    else { return }
    guard let item = try call.noted(place) else { return }
    let symbol = Symbol.intern(name)
    guard try MemberAccess.get(item, symbol, call.session) != nil else {
      throw ScriptError.propertyMissing(name)
    }
    try MemberAccess.set(item, symbol, value, call.session)
    guard passThru else { return }
    let bag = PropertyBag([(name: name, value: value)])
    try call.write(call.drives.noted(.object(bag), at: place, isContainer: isFolder))
  }
}

/// `Clear-ItemProperty`: of a file, its attributes.
struct ClearItemProperty: Cmdlet {
  static let about = CommandDescription(
    "Clear-ItemProperty", effect: .changes(impact: .medium), defaultSet: "Path",
    class: "Microsoft.PowerShell.Commands.ClearItemPropertyCommand", aliases: ["clp"])
  @ParameterGroup var target = PropertyTarget()
  @Parameter(position: 1, from: .byPropertyName) var name: String
  @Switch var passThru: Bool
  @Switch var force: Bool

  func process(_ call: Invocation) throws {
    try target.paths.forEachPlace(call, target.filter) { place in
      guard call.search.provider(place) === Provider.fileSystem else {
        throw ScriptError.noProperties()
      }
      let shown = call.drives.providerPath(place)
      guard name.isSameName(as: "Attributes") else {
        throw ScriptError(
          "Argument",
          "The property cannot be cleared because the property is not supported. Only the Attributes property can be cleared.",
          .invalidArgument, target: .string(name),
          exception: "System.Management.Automation.PSArgumentException")
      }
      let isFolder = call.search.kind(place) == .folder
      guard
        try call.shouldProcess(
          "Item: \(shown) Property: \(name)",
          operation: isFolder ? "Clear Property Directory" : "Clear Property File")
      else { return }
      try call.changing(place, access: "ClearPropertyError", other: "ClearPropertyError") {
        try call.volume(place).update(place.names) { $0.attributes = 0x80 }
      }
    }
  }
}

extension ScriptError {
  static func propertyMissing(_ name: String) -> ScriptError {
    ScriptError(
      "System.Management.Automation.PSArgumentException",
      "Property \(name) does not exist at path.", .invalidArgument,
      exception: "System.Management.Automation.PSArgumentException")
  }

  static func noProperties() -> ScriptError {
    ScriptError(
      "NotSupported",
      "Cannot use interface. The IPropertyCmdletProvider interface is not supported by this provider.",
      .notImplemented, exception: "System.Management.Automation.PSNotSupportedException")
  }

  /// Files have the properties they have: none is made, removed or moved.
  fileprivate static func fixedProperties() -> ScriptError {
    ScriptError(
      "NotSupported",
      "Cannot use interface. The IDynamicPropertyCmdletProvider interface is not implemented by this provider.",
      .notImplemented, exception: "System.Management.Automation.PSNotSupportedException")
  }
}

/// `New-ItemProperty`.
struct NewItemProperty: Cmdlet {
  static let about = CommandDescription(
    "New-ItemProperty", effect: .changes(impact: .medium), defaultSet: "Path",
    class: "Microsoft.PowerShell.Commands.NewItemPropertyCommand")
  @ParameterGroup var target = PropertyTarget(from: .none)
  @Parameter(position: 1, from: .byPropertyName, aliases: ["PSProperty"]) var name: String
  @Parameter(from: .byPropertyName, aliases: ["Type"]) var propertyType: String?
  @Parameter(from: .byPropertyName) var value: Value?
  @Switch var force: Bool

  func process(_ call: Invocation) throws {
    try target.paths.forEachPlace(call, target.filter) { _ in throw ScriptError.fixedProperties() }
  }
}

/// `Remove-ItemProperty`.
struct RemoveItemProperty: Cmdlet {
  static let about = CommandDescription(
    "Remove-ItemProperty", effect: .changes(impact: .medium), defaultSet: "Path",
    class: "Microsoft.PowerShell.Commands.RemoveItemPropertyCommand", aliases: ["rp"])
  @ParameterGroup var target = PropertyTarget()
  @Parameter(position: 1, from: .byPropertyName, aliases: ["PSProperty"]) var name: [String]
  @Switch var force: Bool

  func process(_ call: Invocation) throws {
    try target.paths.forEachPlace(call, target.filter) { _ in throw ScriptError.fixedProperties() }
  }
}

/// `Rename-ItemProperty`.
struct RenameItemProperty: Cmdlet {
  static let about = CommandDescription(
    "Rename-ItemProperty", effect: .changes(impact: .medium), defaultSet: "Path",
    class: "Microsoft.PowerShell.Commands.RenameItemPropertyCommand", aliases: ["rnp"])
  @Parameter(in: [.in("Path", position: 0, mandatory: true, from: .byValueOrPropertyName)])
  var path: String?
  @Parameter(
    in: [.in("LiteralPath", mandatory: true, from: .byPropertyName)], aliases: ["PSPath", "LP"])
  var literalPath: String?
  @Parameter(position: 1, from: .byPropertyName, aliases: ["PSProperty"]) var name: String
  @Parameter(position: 2, from: .byPropertyName) var newName: String
  @Switch var passThru: Bool
  @Switch var force: Bool
  @ParameterGroup var filter = ItemFilter()
  @Parameter(from: .byPropertyName) var credential: Typed<Of.PSCredential>?

  func process(_ call: Invocation) throws {
    try call.attempt {
      _ = try call.search.places(literalPath ?? path ?? "", isLiteral: literalPath != nil)
      throw ScriptError.fixedProperties()
    }
  }
}

/// `Copy-ItemProperty`.
struct CopyItemProperty: Cmdlet {
  static let about = CommandDescription(
    "Copy-ItemProperty", effect: .changes(impact: .medium), defaultSet: "Path",
    class: "Microsoft.PowerShell.Commands.CopyItemPropertyCommand", aliases: ["cpp"])
  @ParameterGroup var target = PropertyTarget()
  @Parameter(position: 1, from: .byPropertyName) var destination: String
  @Parameter(position: 2, from: .byPropertyName, aliases: ["PSProperty"]) var name: String
  @Switch var passThru: Bool
  @Switch var force: Bool

  func process(_ call: Invocation) throws {
    try target.paths.forEachPlace(call, target.filter) { _ in throw ScriptError.fixedProperties() }
  }
}

/// `Move-ItemProperty`.
struct MoveItemProperty: Cmdlet {
  static let about = CommandDescription(
    "Move-ItemProperty", effect: .changes(impact: .medium), defaultSet: "Path",
    class: "Microsoft.PowerShell.Commands.MoveItemPropertyCommand", aliases: ["mp"])
  @ParameterGroup var target = PropertyTarget()
  @Parameter(position: 1, from: .byPropertyName) var destination: String
  @Parameter(position: 2, from: .byPropertyName, aliases: ["PSProperty"]) var name: [String]
  @Switch var passThru: Bool
  @Switch var force: Bool

  func process(_ call: Invocation) throws {
    try target.paths.forEachPlace(call, target.filter) { _ in throw ScriptError.fixedProperties() }
  }
}
