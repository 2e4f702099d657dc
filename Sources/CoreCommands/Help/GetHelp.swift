internal import OutputLayout
internal import PowerShellEngine

/// `Get-Help`.
struct GetHelp: Cmdlet {
  static let about = CommandDescription(
    "Get-Help", defaultSet: "AllUsersView", class: "Microsoft.PowerShell.Commands.GetHelpCommand")
  @Parameter var category: [String]?
  @Parameter var component: [String]?
  @Switch(in: [.in("DetailedView", mandatory: true)]) var detailed: Bool
  @Switch(in: [.in("Examples", mandatory: true)]) var examples: Bool
  @Switch(in: [.in("AllUsersView")]) var full: Bool
  @Parameter var functionality: [String]?
  @Parameter(position: 0, from: .byPropertyName) var name: String?
  @Switch(in: [.in("Online", mandatory: true)]) var online: Bool
  @Parameter(in: [.in("Parameters", mandatory: true)]) var parameter: [String]?
  @Parameter var path: String?
  @Parameter var role: [String]?
  @Switch(in: [.in("ShowWindow", mandatory: true)]) var showWindow: Bool

  func process(_ call: Invocation) throws {
    let wanted = name ?? "Get-Help"
    let commands = try find(wanted, call)
    guard !commands.isEmpty else {
      if NamePattern.isPattern(wanted) { return }
      return try call.writeError(Self.notFound(wanted))
    }
    if commands.count > 1 {
      for command in commands { try call.write(.object(try summary(command, call))) }
      return
    }
    let topic = try HelpDesk.topic(commands[0], call.session)
    topic.view = view
    if let parameter { try choose(parameter, topic, call) }
    guard topic.view != .parameter || !topic.chosen.isEmpty else { return }
    try call.write(.object(topic))
  }

  private var view: HelpTopic.View {
    if parameter != nil { return .parameter }
    return full ? .full : detailed ? .detailed : examples ? .examples : .standard
  }

  private func find(_ text: String, _ call: Invocation) throws -> [Command] {
    if !NamePattern.isPattern(text) {
      var found = try call.findCommand(text)
      while let alias = found as? AliasCommand { found = try call.findCommand(alias.definition) }
      return found.map { [$0] } ?? []
    }
    let pattern = try NamePattern(text)
    let functions = call.frame.scopes.flatMap(\.ownFunctions)
    return (functions + call.session.cmdlets.all).filter { pattern.matches($0.name) }.sorted {
      Completer.isBefore($0.name, $1.name)
    }
  }

  private func choose(_ names: [String], _ topic: HelpTopic, _ call: Invocation) throws {
    for name in names {
      let pattern = try NamePattern(name)
      let found = topic.parameters.filter { pattern.matches($0.name) }
      if found.isEmpty { try call.writeError(Self.noParameter(name)) }
      topic.chosen += found
    }
  }

  /// A line of a list of topics.
  private func summary(_ command: Command, _ call: Invocation) throws -> PSObject {
    let topic = try HelpDesk.topic(command, call.session)
    let bag = PropertyBag([
      (name: "Name", value: .string(command.name)),
      (name: "Category", value: .string(topic.category)),
      (name: "Module", value: .string(command.moduleName)),
      (name: "Synopsis", value: .string(topic.synopsis)),
    ])
    bag.insertTypeName("HelpInfoShort")
    return bag
  }

  private static func notFound(_ name: String) -> ScriptError {
    ScriptError(
      "HelpNotFound",
      "Get-Help could not find \(name) in a help file in this session. To download updated help topics type: \"Update-Help\". To get help online, search for the help topic in the TechNet library at https://go.microsoft.com/fwlink/?LinkID=107116.",
      .resourceUnavailable, exception: "Microsoft.PowerShell.Commands.HelpNotFoundException")
  }

  private static func noParameter(_ name: String) -> ScriptError {
    ScriptError(
      "NoParmsFound", "No parameter matches criteria \(name).", .invalidArgument,
      exception: "System.Management.Automation.PSArgumentException")
  }
}

/// Where help comes from: a module's page, a comment in a script, else the syntax alone.
enum HelpDesk {
  static func topic(_ command: Command, _ session: Session) throws -> HelpTopic {
    for source in session.helpPages {
      if let page = source(command.name) { return MarkdownHelp.topic(command, page) }
    }
    if let block = try block(of: command), let topic = CommentHelp.topic(command, block) {
      return topic
    }
    let topic = HelpTopic(command.name)
    topic.isBare = true
    topic.category = command.kind == .cmdlet ? "Cmdlet" : "Function"
    if let metadata = command.metadata { topic.describe(metadata, []) }
    topic.synopsis = topic.syntax.first ?? ""
    topic.aliases = session.global.ownAliases.filter {
      AsciiFold.foldedEquals($0.definition, command.name)
    }.map(\.name).sorted(by: Completer.isBefore)
    return topic
  }

  private static func block(of command: Command) throws -> ScriptBlock? {
    switch command {
    case let function as FunctionCommand: function.block
    case let script as ScriptCommand: try script.block()
    default: nil
    }
  }

  static let types: [TypeDefinition] = [
    TypeDefinition("MamlCommandHelpInfo") { m in
      m.property("string Name {get;}") { (me: HelpTopic) in .string(me.name) }
      m.property("string Category {get;}") { (me: HelpTopic) in .string(me.category) }
      m.property("string Synopsis {get;}") { (me: HelpTopic) in .string(me.synopsis) }
      m.property("string description {get;}") { (me: HelpTopic) in .string(me.description) }
      m.property("string syntax {get;}") { (me: HelpTopic) in
        .string(me.syntax.joined(separator: "\n"))
      }
      m.property("System.Object details {get;}") { (me: HelpTopic) in
        .object(
          PropertyBag([
            (name: "name", value: .string(me.name)),
            (name: "description", value: .string(me.synopsis)),
          ]))
      }
      m.property("System.Object examples {get;}") { (me: HelpTopic) in
        .list(
          me.examples.map { example in
            .object(
              PropertyBag([
                (name: "title", value: .string(example.title)),
                (name: "code", value: .string(example.code)),
                (name: "remarks", value: .string(example.remarks)),
              ]))
          })
      }
      m.property("System.Object parameters {get;}") { (me: HelpTopic) in
        .list(
          me.parameters.map { parameter in
            .object(
              PropertyBag([
                (name: "name", value: .string(parameter.name)),
                (name: "description", value: .string(parameter.text)),
              ]))
          })
      }
    }
  ]

  static func registerViews() {
    ViewTable.register {
      [
        ViewDefinition(
          ["MamlCommandHelpInfo"],
          .custom { value, session in
            guard let topic = value.base.reference as? HelpTopic else { return [] }
            let lines = HelpRendering(topic, width: session.host.width - 1).lines
            return lines.flatMap { [.text($0), .newLine] }
          }),
        ViewDefinition(
          ["HelpInfoShort"],
          .table([
            .property("Name", width: 33), .property("Category", width: 9),
            .property("Module", width: 25), .property("Synopsis"),
          ])),
      ]
    }
  }
}
