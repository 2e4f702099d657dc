internal import CoreCommands
internal import Datacenter
internal import DatacenterStore
internal import HyperVCommands
internal import LineEditing
internal import Messages
internal import PowerShellEngine
internal import WindowsCommands
internal import RemotingCommands
internal import SimulatorCommands

/// Puts a session together: host, culture, drives, commands.
struct SessionSetup {
  let options: LaunchOptions
  let surroundings: Surroundings
  let console: Console
  let stateFile = OpenStateFile()

  /// A session that stands where its task wants it; `script` is the real path of a script file.
  func make(script: String?) throws(LaunchMistake) -> Session {
    let cultures = CultureTable(
      surroundings.environment("HVLAB_CULTURE") == "icu" ? .icu : .windows)
    let culture = (try? cultures.culture(named: surroundings.cultureName)) ?? .invariant
    let session = Session(host: console, culture: culture, cultures: cultures)
    Session.current = session
    session.isStopRequested = { Interrupts.isPending }
    session.stepBudget = surroundings.stepBudget
    CoreModules.install(into: session)
    let language = Language.chosen(
      option: options.language, environment: surroundings.environment)
    let lab = try makeLab(language)
    follow(lab, session)
    let drives = HostDrives(lab, statePath, stateFile, clock: session.clock)
    try addDrives(to: session, drives, script: script)
    let context = HyperVModule.install(into: session, lab: lab, language: language)
    WindowsModules.install(into: session)
    installTools(into: session, context, drives)
    session.helpPages.append { name in
      let page =
        HelpPages.page(for: name, language: language)
        ?? SimulatorModule.helpPage(for: name, language: language)
      return page.map { HelpPage(text: $0, isGerman: language == .german) }
    }
    takeNotes(of: context, in: session, language)
    ModuleViews.register()
    session.defineInitialState()
    session.openFileHook = { try RedirectedFile.open($0, append: $1, .current) }
    return session
  }

  /// The session's time is that of its host, and waiting lets the datacenter's pass.
  private func follow(_ lab: Lab, _ session: Session) {
    session.clock = { (try? lab.datacenter.ownTime.ticks) ?? 0 }
    session.sleepHook = { ticks in _ = try? lab.carryOut(ClockAdvance(Interval(ticks: ticks))) }
  }

  /// Remoting and the simulator's own commands.
  private func installTools(
    into session: Session, _ context: LabContext, _ drives: HostDrives
  ) {
    RemotingModule.install(into: session, context) { drives.drives(of: $0) }
    SimulatorModule.install(into: session)
    context.serialize = { (lab) throws(Refusal) in try StateFileBytes.holding(lab) }
  }

  /// Notes for the learner: on at a terminal prompt, off elsewhere.
  ///
  /// `HVLAB_NOTES` and `$HvlabNotes` overrule.
  private func takeNotes(of context: LabContext, in session: Session, _ language: Language) {
    let asked = surroundings.environment("HVLAB_NOTES").map { $0 == "1" }
    let isOn = asked ?? (options.task == .prompt && surroundings.isInputTerminal)
    try? session.global.assign(Symbol.intern("HvlabNotes"), .bool(isOn))
    context.notes = { [console, unowned session] text in
      let wanted = session.global.lookup(Symbol.intern("HvlabNotes")).isTrue
      if wanted { console.notes.append(text[language]) }
    }
  }

  /// The datacenter: in memory, or kept in the file of `-State`.
  private func makeLab(_ language: Language) throws(LaunchMistake) -> Lab {
    guard let path = statePath else {
      return Lab { Datacenter.twoHosts() }
    }
    let journal = SQLiteJournal(path: path)
    stateFile.journal = journal
    let lab = Lab(journal: journal) { Datacenter.twoHosts() }
    do {
      _ = try lab.datacenter
    } catch {
      throw LaunchMistake(error.text[language], exitCode: 1, showsUsage: false)
    }
    return lab
  }

  private var statePath: String? { options.state ?? surroundings.environment("HVLAB_STATE") }

  private func addDrives(
    to session: Session, _ volumes: HostDrives, script: String?
  ) throws(LaunchMistake) {
    let drives = session.drives
    drives.add("C", volumes.system, details: "")
    drives.add(whenAsked: { volumes.drives(of: volumes.home) })
    drives.home = "C:\\Users\\Administrator"
    let folder = mountedFolder(for: script)
    try mount("Z", folder, isWritable: false, drives)
    for text in options.mounts { try mount(text, drives) }
    if options.task != .prompt || !surroundings.isInputTerminal {
      drives.stand(at: FilePath(drive: "Z", names: standing(in: folder)))
    }
  }

  /// The current folder where the script lies below it, else the script's own folder.
  private func mountedFolder(for script: String?) -> String {
    let current =
      Self.isBelow(startFolder, surroundings.currentFolder)
      ? surroundings.currentFolder : startFolder
    guard let script else { return current }
    let own = Surroundings.realFolder(script.parentFolder)
    return Self.isBelow(own, current) ? current : own
  }

  private var startFolder: String {
    guard let wanted = options.workingDirectory else { return surroundings.currentFolder }
    let path = wanted.hasPrefix("/") ? wanted : surroundings.currentFolder + "/" + wanted
    return Surroundings.realFolder(path)
  }

  private static func isBelow(_ path: String, _ folder: String) -> Bool {
    path == folder || path.hasPrefix(folder + "/")
  }

  /// Where the session stands in the mounted folder: `-WorkingDirectory` may name one below it.
  private func standing(in folder: String) -> [String] {
    guard Self.isBelow(startFolder, folder) else { return [] }
    return startFolder.dropFirst(folder.count).split(separator: "/").map(String.init)
  }

  /// `X=DIR` or `X=DIR:rw`.
  private func mount(_ text: String, _ drives: DriveTable) throws(LaunchMistake) {
    guard let equals = text.firstIndex(of: "="),
      text.distance(from: text.startIndex, to: equals) == 1
    else { throw .badMount(text) }
    let name = String(text[..<equals]).uppercased()
    guard let letter = name.utf8.first, (0x41...0x5A).contains(letter) else {
      throw .badMount(text)
    }
    guard name != "C" else { throw .systemDriveMounted }
    var path = String(text[text.index(after: equals)...])
    let isWritable = path.hasSuffix(":rw")
    if isWritable { path.removeLast(3) }
    try mount(name, path, isWritable: isWritable, drives)
  }

  private func mount(
    _ name: String, _ path: String, isWritable: Bool, _ drives: DriveTable
  ) throws(LaunchMistake) {
    guard let folder = MountedFolder(path: path, isWritable: isWritable) else {
      throw .badMount("\(name)=\(path)")
    }
    drives.add(name, folder, details: path)
  }
}

extension LaunchMistake {
  static let systemDriveMounted = LaunchMistake(
    "Cannot mount a folder as drive C: that is the drive of the simulated host. Choose another letter.",
    showsUsage: false)
  static func badMount(_ text: String) -> LaunchMistake {
    LaunchMistake(
      "Cannot mount '\(text)'. Write -mount X=FOLDER, or X=FOLDER:rw to allow changes; the folder must exist.",
      showsUsage: false)
  }
}

extension String {
  /// The path before the last slash; `.` where there is none.
  var parentFolder: String {
    guard let slash = lastIndex(of: "/") else { return "." }
    return slash == startIndex ? "/" : String(self[..<slash])
  }

  var lastPathComponent: String {
    guard let slash = lastIndex(of: "/") else { return self }
    return String(self[index(after: slash)...])
  }
}
