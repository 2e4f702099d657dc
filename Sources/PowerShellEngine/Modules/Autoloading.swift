// Names that no scope knows: `Module\Name`, and commands of modules that are not loaded yet.

extension Session {
  /// A command by its module's name: `Microsoft.PowerShell.Utility\Write-Output`.
  func qualifiedCommand(_ text: String, from f: Frame) throws -> Command? {
    guard let cut = text.utf8.lastIndex(of: 0x5C), cut > text.startIndex else { return nil }
    let name = String(text[text.utf8.index(after: cut)...])
    let moduleName = String(text[..<cut])
    if let cmdlet = cmdlet(named: Symbol.intern(name)),
      AsciiFold.foldedEquals(cmdlet.moduleName, moduleName)
    {
      return cmdlet
    }
    if let found = exported(name, by: moduleName, from: f) { return found }
    guard isAutoloading(f), !moduleName.utf8.contains(0x5C), !moduleName.utf8.contains(0x3A),
      ModuleSearch(session: self).file(moduleName) != nil,
      let module = try? autoload(moduleName, f)
    else { return nil }
    return command(name, of: module)
  }

  private func exported(_ name: String, by moduleName: String, from f: Frame) -> Command? {
    for frame in f.scopes {
      for table in [frame.functions, frame.aliases] {
        if let found = table?[Symbol.intern(name)],
          AsciiFold.foldedEquals(found.moduleName, moduleName)
        {
          return found
        }
      }
    }
    return modules.first { AsciiFold.foldedEquals($0.name, moduleName) }
      .flatMap { command(name, of: $0) }
  }

  private func command(_ name: String, of module: Module) -> Command? {
    module.exportedCommands.first {
      AsciiFold.foldedEquals(Module.prefixed($0.name, module.prefix), name)
    }
  }

  /// A command of a module on the module path: the module is imported first.
  func autoloadedCommand(_ name: String, from f: Frame) -> Command? {
    guard isAutoloading(f), !name.utf8.contains(where: { $0 == 0x5C || $0 == 0x2F }) else {
      return nil
    }
    for (_, file) in ModuleSearch(session: self).available() {
      guard !modules.contains(where: { AsciiFold.foldedEquals($0.path, file) }) else { continue }
      let manifest = (try? readManifest(file)) ?? ModuleManifest()
      let outline = ModuleOutline.read(file, in: self, manifest)
      let names = (outline.functions + outline.aliases).map {
        Module.prefixed($0, manifest.prefix)
      }
      guard names.contains(where: { AsciiFold.foldedEquals($0, name) }) else { continue }
      guard (try? autoload(file, f)) != nil else { continue }
      let symbol = Symbol.intern(name)
      return global.functions?[symbol] ?? global.aliases?[symbol]
    }
    return nil
  }

  private func autoload(_ text: String, _ f: Frame) throws -> Module {
    let loader = ModuleLoader(self, global, f.streams, at: nil)
    let module = try loader.module(text, ModuleImport())
    enlist(module, ModuleImport(), in: globalState)
    return module
  }

  /// `$PSModuleAutoLoadingPreference` may switch it off.
  private func isAutoloading(_ f: Frame) -> Bool {
    let wish = f.lookup(Symbol.intern("PSModuleAutoLoadingPreference"))
    return wish.isUnset || !AsciiFold.foldedEquals(wish.text(.invariant), "None")
  }

  /// The modules whose cmdlets are part of the shell.
  var builtInModules: [Module] {
    var names: [String] = []
    for command in cmdlets.all where !names.contains(command.moduleName) {
      names.append(command.moduleName)
    }
    return names.compactMap(builtInModule)
  }

  func builtInModule(named name: String) -> Module? {
    let own = cmdlets.all.filter { AsciiFold.foldedEquals($0.moduleName, name) }
    guard let first = own.first else { return nil }
    let symbol = Symbol.intern(first.moduleName)
    if let known = knownBuiltIns[symbol] { return known }
    let module = Module(first.moduleName)
    module.kind = .manifest
    module.exportedCommands = own
    let isCore = first.moduleName.utf8.starts(with: "Microsoft.PowerShell.".utf8)
    let isSnapIn = AsciiFold.foldedEquals(first.moduleName, "Microsoft.PowerShell.Core")
    module.version = isSnapIn ? "7.6.0.500" : isCore ? "7.0.0.0" : "2.0.0.0"
    module.folder =
      (isCore
        ? "C:\\Program Files\\PowerShell\\7\\Modules\\"
        : "C:\\Windows\\system32\\WindowsPowerShell\\v1.0\\Modules\\") + first.moduleName
    module.path = module.folder + "\\" + first.moduleName + ".psd1"
    knownBuiltIns[symbol] = module
    return module
  }
}
