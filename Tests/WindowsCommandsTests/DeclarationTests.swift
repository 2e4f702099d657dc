import JSONReading
import PowerShellEngine
import Testing
import WindowsCommands

/// All suites that run a session: one after another, since the kernel's tables are shared.
@Suite(.serialized) @MainActor struct WindowsCommandsTests {}

extension WindowsCommandsTests {
  /// The commands against what the documentation and the real modules declare.
  @Suite @MainActor struct Declarations {
    let windows = WindowsSession()

    nonisolated private static let folder: String = {
      let file = #filePath
      return file[..<(file.lastIndex(of: "/") ?? file.startIndex)] + "/../Conformance/windows/"
    }()

    nonisolated(unsafe) private static let facts: [String: [String: Any]] = {
      let list =
        JSONReader.read(folder + "neighbours-cmdlets.json")["cmdlets"] as? [[String: Any]] ?? []
      return Dictionary(
        list.map { ($0["name"] as? String ?? "", $0) }, uniquingKeysWith: { first, _ in first })
    }()

    private var commands: [CmdletCommand] {
      windows.session.cmdlets.all.compactMap { $0 as? CmdletCommand }
    }

    private func command(_ name: String) -> CmdletCommand? {
      commands.first { $0.name == name && $0.about.parameters != nil }
    }

    @Test func modelledCommandsAreDeclared() {
      let modelled = WindowsModules.modelledNames
      print("beside Hyper-V: \(modelled.count) commands are carried out")
      for name in modelled { #expect(command(name) != nil, "\(name)") }
    }

    @Test func modelledCommandsHaveHelp() {
      #expect(Set(WindowsModules.modelledNames).isSubset(of: WindowsModules.helpNames))
      #expect(windows.run("(Get-Help klist).Name") == ["klist"])
    }

    /// Names, positions, mandatory and pipeline binding in each set, and aliases.
    ///
    /// Where PowerShell 7 has other parameters than the module of 5.1, that module's facts say nothing.
    @Test func parametersAreThoseOfTheRealModules() {
      var count = 0
      for (name, facts) in Self.facts {
        guard facts["module"] as? String != "Microsoft.PowerShell.Management",
          let command = command(name)
        else { continue }
        count += 1
        let wanted = Self.lines(facts)
        let given = Self.lines(command)
        #expect(
          given == wanted,
          """
          \(name)
            missing \(wanted.subtracting(given).sorted())
            extra \(given.subtracting(wanted).sorted())
          """)
      }
      #expect(count > 150)
    }

    /// What the struct of a command reads is declared.
    @Test func propertiesReadDeclaredParameters() {
      for name in WindowsModules.modelledNames {
        guard let command = command(name) else { continue }
        for property in command.plan.properties {
          #expect(
            command.plan.metadata.parameters.contains { $0.name == property.name },
            "\(name) -\(property.name)")
        }
      }
    }

    private static func lines(_ facts: [String: Any]) -> Set<String> {
      var lines: Set<String> = []
      for set in facts["parameterSets"] as? [[String: Any]] ?? [] {
        for parameter in set["parameters"] as? [[String: Any]] ?? [] {
          lines.insert(
            line(
              set["name"] as? String ?? "", parameter["name"] as? String ?? "",
              parameter["position"] as? Int, parameter["mandatory"] as? Bool ?? false,
              parameter["valueFromPipeline"] as? Bool ?? false,
              parameter["valueFromPipelineByPropertyName"] as? Bool ?? false,
              parameter["aliases"] as? [String] ?? []))
        }
      }
      return lines
    }

    private static func lines(_ command: CmdletCommand) -> Set<String> {
      let metadata = command.plan.metadata
      let names = metadata.setNames.isEmpty ? [SetTraits.all] : metadata.setNames
      var lines: Set<String> = []
      for parameter in command.about.parameters?() ?? [] {
        for set in names {
          guard let traits = parameter.traits(in: set) else { continue }
          lines.insert(
            line(
              set, parameter.name, traits.position, traits.isMandatory,
              traits.pipeline.takesValue, traits.pipeline.takesProperty, parameter.aliases))
        }
      }
      return lines
    }

    private static func line(
      _ set: String, _ name: String, _ position: Int?, _ isMandatory: Bool, _ byValue: Bool,
      _ byProperty: Bool, _ aliases: [String]
    ) -> String {
      "\(name)|\(set)|\(position.map(String.init) ?? "-")|\(isMandatory)|\(byValue)|\(byProperty)|"
        + aliases.sorted().joined(separator: ",")
    }
  }
}
