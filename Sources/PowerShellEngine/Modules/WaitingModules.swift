// The modules of the binary wait until a command is named that is not known yet, as PowerShell's
// autoloading has it: a session starts in the time that an empty one takes.

extension Session {
  /// Lets `load` add a module's commands and aliases when someone first needs them; modules load in
  /// the order in which they were handed over.
  public func add(whenNamed load: @escaping (Session) -> Void) { waitingModules.append(load) }

  /// Lets `load` make commands known that are not carried out, after all other modules.
  public func add(refusedWhenNamed load: @escaping (Session) -> Void) {
    waitingRefusals.append(load)
  }

  /// Every cmdlet: all modules are loaded for it.
  public internal(set) var cmdlets: CommandTable {
    get {
      loadAllModules()
      return loadedCmdlets
    }
    set {
      (waitingModules, waitingRefusals) = ([], [])
      loadedCmdlets = newValue
    }
  }

  /// A cmdlet by name; modules are loaded until one has it.
  func cmdlet(named symbol: Symbol) -> Command? {
    repeat {
      if let found = loadedCmdlets[symbol] { return found }
    } while loadNextModule()
    return nil
  }

  func loadAllModules() { while loadNextModule() {} }

  /// Loads the module whose turn it is; false where none is left.
  func loadNextModule() -> Bool {
    if !waitingModules.isEmpty {
      waitingModules.removeFirst()(self)
    } else if !waitingRefusals.isEmpty {
      waitingRefusals.removeFirst()(self)
    } else {
      return false
    }
    return true
  }

  /// Makes a module's cmdlets known; their declarations are read when one is first named.
  public func add(_ types: [any Cmdlet.Type], module: String) {
    for type in types { loadedCmdlets.add(Self.command(type, module: module)) }
    commandVersion &+= 1
  }

  public func add(_ commands: [CmdletCommand]) {
    for command in commands { loadedCmdlets.add(command) }
    commandVersion &+= 1
  }

  /// A module's alias, where the session has none of that name.
  public func add(_ alias: AliasCommand) {
    if global.aliases?[Symbol.intern(alias.name)] == nil { global.setAlias(alias) }
  }

  private static func command<C: Cmdlet>(_ type: C.Type, module: String) -> CmdletCommand {
    CmdletCommand(type, module: module)
  }
}
