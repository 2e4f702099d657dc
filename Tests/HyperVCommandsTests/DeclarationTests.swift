import Datacenter
import HyperVCommands
import Messages
import PowerShellEngine
import Testing

extension HyperVCommandsTests {
  /// The commands against the table of the real module: names, sets, positions, types, pipeline
  /// binding, aliases.
  @Suite @MainActor struct Declarations {
    let lab = LabSession()

    private var commands: [CmdletCommand] {
      lab.session.cmdlets.all.compactMap { $0 as? CmdletCommand }
        .filter { $0.moduleName == HyperVModule.name }
    }

    @Test func parametersAreThoseOfTheRealModule() {
      for command in commands {
        let wanted = Facts.parameterLines(of: command.name)
        let given = lines(of: command)
        #expect(
          given == wanted,
          """
          \(command.name)
            missing \(wanted.subtracting(given).sorted())
            extra \(given.subtracting(wanted).sorted())
          """)
      }
    }

    @Test func descriptionsAreThoseOfTheRealModule() {
      for command in commands {
        let facts = Facts.cmdlets[command.name] ?? [:]
        let set = facts["defaultParameterSet"] as? String
        #expect(
          (command.about.defaultSet ?? SetTraits.all) == set ?? SetTraits.all, "\(command.name)")
        let impact = facts["confirmImpact"] as? String
        switch command.about.effect {
        case .reads: #expect(facts["supportsShouldProcess"] as? Bool == false, "\(command.name)")
        case .changes(let given): #expect(impact == "\(given)".capitalised, "\(command.name)")
        }
      }
    }

    /// The real module has 238; two more are in the documentation of a later one.
    @Test func everyCommandIsKnown() {
      #expect(Set(commands.map(\.name)) == Set(Facts.syntax.keys))
      #expect(commands.count == 238)
      let modelled = HyperVModule.modelledNames
      print("Hyper-V: \(modelled.count) of \(commands.count) commands are carried out")
      #expect(Set(modelled).isSubset(of: commands.map(\.name)))
    }

    @Test func syntaxIsThatOfTheRealModule() {
      for command in commands {
        let wanted = Facts.syntax[command.name] as? [String] ?? []
        #expect(CommandSyntax.lines(for: command.plan.metadata) == wanted)
      }
    }

    /// What the struct of a command reads is declared, with the very type.
    @Test func propertiesReadDeclaredParameters() {
      for command in commands {
        let plan = command.plan
        for property in plan.properties {
          let declared = plan.metadata.parameters.first { $0.name == property.name }
          #expect(declared?.type === property.type, "\(command.name) -\(property.name)")
        }
      }
    }

    private func lines(of command: CmdletCommand) -> Set<String> {
      let metadata = command.plan.metadata
      let names = metadata.setNames.isEmpty ? [SetTraits.all] : metadata.setNames
      var lines: Set<String> = []
      for parameter in command.about.parameters?() ?? [] {
        for set in names {
          guard let traits = parameter.traits(in: set) else { continue }
          lines.insert(
            ParameterLine(
              set: set, name: parameter.name, type: parameter.type.factName,
              position: traits.position, isMandatory: traits.isMandatory,
              byValue: traits.pipeline.takesValue, byProperty: traits.pipeline.takesProperty,
              aliases: parameter.aliases, checks: HyperVCommandsTests.checks(parameter)
            ).text)
        }
      }
      return lines
    }
  }

  private static func checks(_ parameter: ParameterTraits) -> [String] {
    parameter.validations.map { validation in
      switch validation {
      case .notNullOrEmpty: "notNullOrEmpty"
      case .notNull: "notNull"
      case .range(let least, let most): "range \(least.integerOrZero):\(most.integerOrZero)"
      case .oneOf(let words, _, _): "set " + words.joined(separator: "|")
      default: "other"
      }
    } + (parameter.allowsNull ? ["allowNull"] : [])
      + (parameter.allowsEmptyString ? ["allowEmptyString"] : [])
  }

  /// The .NET types against the facts: properties in order, members of enumerations with numbers.
  @Suite @MainActor struct Types {
    let lab = LabSession()

    @Test(arguments: [
      "VirtualMachine", "VMHost", "VMMigrationNetwork", "VMSwitch", "VMNetworkAdapter",
      "HardDiskDrive", "DvdDrive", "VMIntegrationComponent", "VMComPort", "VMProcessor", "VMMemory",
      "VMSnapshot", "VMHostSupportedVersion", "VMInternalNetworkAdapter",
    ])
    func propertiesStandInTheRealOrder(_ name: String) throws {
      let fullName = "Microsoft.HyperV.PowerShell." + name
      let type = try #require(TypeTable.find(fullName))
      let given = type.instanceMembers.compactMap { member -> String? in
        if case .property(let property) = member, property.kind == .property {
          return property.name
        }
        return nil
      }
      #expect(given == Facts.propertyOrder[fullName] as? [String])
    }

    @Test func enumerationsHaveTheRealNumbers() {
      var count = 0
      for (name, facts) in Facts.types where facts["kind"] as? String == "enum" {
        guard name.hasPrefix("Microsoft.HyperV.PowerShell."), !name.contains(".Commands."),
          let values = facts["values"] as? [String: Int]
        else { continue }
        count += 1
        let enumeration = TypeTable.find(name)?.enumeration
        #expect(enumeration?.names.count == values.count, "\(name)")
        for (member, number) in values {
          #expect(enumeration?.value(of: member) == Int64(number), "\(name).\(member)")
        }
      }
      #expect(count > 50)
    }

    @Test func aliasesComeFirst() {
      #expect(
        lab.run("(Get-VM web01).psobject.Properties | ForEach-Object { $_.Name }").prefix(6)
          == [
            "ParentCheckpointId", "ParentCheckpointName", "VMName", "VMId",
            "CheckpointFileLocation", "ConfigurationLocation",
          ])
    }
  }
}

extension String {
  fileprivate var capitalised: String { prefix(1).uppercased() + dropFirst() }
}
