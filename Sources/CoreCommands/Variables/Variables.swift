internal import PowerShellEngine

/// `Get-Variable`.
struct GetVariable: Cmdlet {
  static let about = CommandDescription(
    "Get-Variable", class: "Microsoft.PowerShell.Commands.GetVariableCommand")
  @Parameter var exclude: [String]?
  @Parameter var include: [String]?
  @Parameter(position: 0, from: .byValueOrPropertyName, validate: [.notNullOrEmpty]) var name:
    [String]?
  @Parameter(validate: [.notNullOrEmpty]) var scope: String?
  @Switch var valueOnly: Bool
  func process(_ call: Invocation) throws {
    let selection = try VariableSelection(scope: scope, include: include, exclude: exclude)
    for name in name ?? ["*"] {
      var found = try selection.find(name, call).map(\.variable)
      if found.isEmpty, !NamePattern.isPattern(name) {
        try call.writeError(.variableNotFound(name))
      }
      if NamePattern.isPattern(name), scope == nil, include == nil, exclude == nil {
        found = try withAutomatic(found, NamePattern(name), call)
      }
      for variable in found {
        if valueOnly {
          try call.write(variable.currentValue)
        } else {
          try call.write(.object(variable))
        }
      }
    }
  }
}

extension GetVariable {
  /// Variables that the engine makes when somebody looks, among the others.
  private static let automatic = [
    "?", "^", "$", "args", "Error", "ExecutionContext", "false", "input", "MyInvocation", "null",
    "PSBoundParameters", "PSCommandPath", "PSScriptRoot", "StackTrace", "true",
  ]

  private func withAutomatic(
    _ found: [Variable], _ pattern: NamePattern, _ call: Invocation
  ) -> [Variable] {
    var all = found.filter { !AsciiFold.foldedEquals($0.name, "HvlabNotes") }
    for name in Self.automatic where pattern.matches(name) {
      guard !all.contains(where: { AsciiFold.foldedEquals($0.name, name) }) else { continue }
      all.append(
        Variable(name, call.frame.lookupAutomatic(Symbol.intern(name)) ?? .null))
    }
    return all.sorted {
      Ordering.compare(
        .string($0.name), .string($1.name), ignoringCase: true, culture: call.session.culture) < 0
    }
  }
}

/// `Set-Variable`.
struct SetVariable: Cmdlet {
  static let about = CommandDescription(
    "Set-Variable", effect: .changes(impact: .medium),
    class: "Microsoft.PowerShell.Commands.SetVariableCommand")
  @Switch var append: Bool
  @Parameter var description: String?
  @Parameter var exclude: [String]?
  @Switch var force: Bool
  @Parameter var include: [String]?
  @Parameter(position: 0, from: .byPropertyName) var name: [String]
  @Parameter var option: Typed<Of.ScopedItemOptions>?
  @Switch var passThru: Bool
  @Parameter(validate: [.notNullOrEmpty]) var scope: String?
  @Parameter(position: 1, from: .byValueOrPropertyName) var value: Value?
  @Parameter var visibility: Typed<Of.SessionStateEntryVisibility>?
  private var gathered: [Value] = []

  mutating func process(_ call: Invocation) throws {
    guard call.expectsInput, let value, !call.isOnCommandLine("Value") else { return }
    if append { gathered += try value.elements() } else { gathered.append(value) }
  }

  mutating func end(_ call: Invocation) throws {
    var given = value ?? .null
    if call.expectsInput, !call.isOnCommandLine("Value") {
      given = gathered.count == 1 ? gathered[0] : gathered.isEmpty ? .null : .list(gathered)
    }
    let selection = try VariableSelection(scope: scope, include: include, exclude: exclude)
    for name in name { try call.attempt { try set(name, given, selection, call) } }
  }

  private func set(
    _ name: String, _ given: Value, _ selection: VariableSelection, _ call: Invocation
  ) throws {
    let frame = try scope.map { try call.frame.scope(named: $0) } ?? call.frame
    var targets = try selection.find(name, call).filter { scope != nil || $0.frame === frame }
    if targets.isEmpty, NamePattern.isPattern(name) {
      targets = try selection.find(name, call)
    }
    let isGiven = value != nil || call.expectsInput
    guard !targets.isEmpty else {
      guard !NamePattern.isPattern(name) else { return }
      guard try mayDo(name, given, call) else { return }
      let variable = Variable(name, given)
      if scope.map({ AsciiFold.foldedEquals($0, "private") }) ?? false {
        variable.options = [.private]
      }
      frame.define(variable)
      return try finish(variable, call, isNew: true)
    }
    for (_, variable) in targets {
      guard try mayDo(variable.name, given, call) else { continue }
      if variable.isProtected {
        guard force, !variable.options.contains(.constant) else {
          throw ScriptError(
            "VariableNotWritable",
            "Cannot overwrite variable \(variable.name) because it is read-only or constant.",
            .writeError, target: .string(variable.name),
            exception: "System.Management.Automation.SessionStateUnauthorizedAccessException")
        }
        variable.options.subtract(.readOnly)
        if isGiven { try variable.set(given, in: call.session) }
        if option == nil { variable.options.insert(.readOnly) }
      } else if isGiven {
        try variable.set(given, in: call.session)
      }
      try finish(variable, call)
    }
  }

  private func mayDo(_ name: String, _ value: Value, _ call: Invocation) throws -> Bool {
    try call.shouldProcess(
      "Name: \(name) Value: \(value.text(call.session.culture))", operation: "Set variable")
  }

  private func finish(_ variable: Variable, _ call: Invocation, isNew: Bool = false) throws {
    if let option { try variable.change(options: option.value, isNew: isNew) }
    if let description { variable.details = description }
    if passThru { try call.write(.object(variable)) }
  }
}

/// `New-Variable`.
struct NewVariable: Cmdlet {
  static let about = CommandDescription(
    "New-Variable", effect: .changes(impact: .low),
    class: "Microsoft.PowerShell.Commands.NewVariableCommand")
  @Parameter var description: String?
  @Switch var force: Bool
  @Parameter(position: 0, from: .byPropertyName) var name: String
  @Parameter var option: Typed<Of.ScopedItemOptions>?
  @Switch var passThru: Bool
  @Parameter(validate: [.notNullOrEmpty]) var scope: String?
  @Parameter(position: 1, from: .byValueOrPropertyName) var value: Value?
  @Parameter var visibility: Typed<Of.SessionStateEntryVisibility>?
  func process(_ call: Invocation) throws {
    guard
      try call.shouldProcess(
        "Name: \(name) Value: \((value ?? .null).text(call.session.culture))",
        operation: "New variable")
    else { return }
    let frame = try scope.map { try call.frame.scope(named: $0) } ?? call.frame
    if let known = frame.variable(Symbol.intern(name)) {
      guard force else {
        return try call.writeError(
          "VariableAlreadyExists", "A variable with name '\(name)' already exists.",
          .resourceExists, target: .string(name),
          exception: "System.Management.Automation.SessionStateException")
      }
      if known.options.contains(.constant) {
        return try call.writeError(.variableProtected(name))
      }
    }
    let variable = Variable(name, value ?? .null)
    if let option { try variable.change(options: option.value, isNew: true) }
    variable.details = description ?? ""
    if scope.map({ AsciiFold.foldedEquals($0, "private") }) ?? false {
      variable.options.insert(.private)
    }
    frame.define(variable)
    if passThru { try call.write(.object(variable)) }
  }
}

/// `Remove-Variable`.
struct RemoveVariable: Cmdlet {
  static let about = CommandDescription(
    "Remove-Variable", effect: .changes(impact: .medium),
    class: "Microsoft.PowerShell.Commands.RemoveVariableCommand")
  @Parameter var exclude: [String]?
  @Switch var force: Bool
  @Parameter var include: [String]?
  @Parameter(position: 0, from: .byPropertyName) var name: [String]
  @Parameter(validate: [.notNullOrEmpty]) var scope: String?
  func process(_ call: Invocation) throws {
    // Without a scope variables are only removed from the caller's own.
    let selection = try VariableSelection(
      scope: scope ?? "local", include: include, exclude: exclude)
    for name in name {
      let found = try selection.find(name, call)
      if found.isEmpty, !NamePattern.isPattern(name) {
        try call.writeError(.variableNotFound(name))
      }
      for (frame, variable) in found {
        guard try call.shouldProcess("Name: \(variable.name)", operation: "Remove variable") else {
          continue
        }
        if variable.options.contains(.constant) || (variable.isProtected && !force) {
          try call.writeError(
            "VariableNotRemovable",
            "Cannot remove variable \(variable.name) because it is constant or read-only. If the variable is read-only, try the operation again specifying the Force option.",
            .writeError, target: .string(variable.name),
            exception: "System.Management.Automation.SessionStateUnauthorizedAccessException")
          continue
        }
        frame.remove(Symbol.intern(variable.name))
      }
    }
  }
}

/// `Clear-Variable`.
struct ClearVariable: Cmdlet {
  static let about = CommandDescription(
    "Clear-Variable", effect: .changes(impact: .medium),
    class: "Microsoft.PowerShell.Commands.ClearVariableCommand")
  @Parameter var exclude: [String]?
  @Switch var force: Bool
  @Parameter var include: [String]?
  @Parameter(position: 0, from: .byPropertyName) var name: [String]
  @Switch var passThru: Bool
  @Parameter(validate: [.notNullOrEmpty]) var scope: String?
  func process(_ call: Invocation) throws {
    let selection = try VariableSelection(scope: scope, include: include, exclude: exclude)
    for name in name {
      let found = try selection.find(name, call)
      if found.isEmpty, !NamePattern.isPattern(name) {
        try call.writeError(.variableNotFound(name))
      }
      for (_, variable) in found {
        guard try call.shouldProcess("Name: \(variable.name)", operation: "Clear variable") else {
          continue
        }
        if variable.isProtected, !force || variable.options.contains(.constant) {
          try call.writeError(.variableProtected(variable.name))
          continue
        }
        let options = variable.options
        variable.options = []
        defer { variable.options = options }
        try call.attempt { try variable.set(.null, in: call.session) }
        if passThru { try call.write(.object(variable)) }
      }
    }
  }
}

extension Variable {
  /// `-Option`: some options hold from the start only.
  func change(options value: Value, isNew: Bool = false) throws {
    let wanted = VariableOptions(rawValue: Int(value.integerOrZero) & 15)
    if !isNew, wanted.contains(.constant) {
      throw ScriptError(
        "VariableCannotBeMadeConstant",
        "Existing variable \(name) cannot be made constant. Variables can be made constant only at creation time.",
        .writeError, target: .string(name),
        exception: "System.Management.Automation.SessionStateUnauthorizedAccessException")
    }
    options = wanted
  }
}

extension ScriptError {
  static func variableProtected(_ name: String) -> ScriptError {
    ScriptError(
      "VariableNotWritable",
      "Cannot overwrite variable \(name) because it is read-only or constant.", .writeError,
      target: .string(name),
      exception: "System.Management.Automation.SessionStateUnauthorizedAccessException")
  }
}
