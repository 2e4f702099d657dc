package import HyperVCommands
package import Messages
package import PowerShellEngine
internal import SimulatorHelp

/// The module `Hvlab`: what one may do with a simulated datacenter and not with a real one.
package enum SimulatorModule {
  package static let name = "Hvlab"

  package static func install(into session: Session) {
    session.add(whenNamed: { $0.add(commands, module: name) })
  }

  package static var commands: [any Cmdlet.Type] {
    [
      UndoLabStep.self, RedoLabStep.self, CheckpointLab.self, RestoreLab.self, SaveLab.self,
      CompareLab.self, TestLabCommand.self, StepLabClock.self, GetLabEvent.self,
      GetLabMigration.self,
      AddLabFault.self, GetLabFault.self, RemoveLabFault.self, ImportLab.self, ExportLab.self,
    ]
  }

  /// The default tables of what the commands give.
  package static var views: [ViewDeclaration] {
    [
      ViewDeclaration(type: LabTypes.step, columns: ["Step", "Time", "Description"]),
      ViewDeclaration(type: LabTypes.checkpoint, columns: ["Name", "Step", "Time"]),
      ViewDeclaration(
        type: LabTypes.difference, columns: ["Object", "Property", "Reference", "Difference"]),
      ViewDeclaration(type: LabTypes.event, columns: ["Step", "Time", "Object", "Description"]),
      ViewDeclaration(
        type: LabTypes.migration,
        columns: [
          "VMName", "Source", "Destination", "Option", "TotalSeconds", "MemorySeconds",
          "BlackoutSeconds", "ProcessorSeconds",
        ]),
      ViewDeclaration(type: LabTypes.fault, columns: ["Name", "Time", "State", "Description"]),
    ]
  }

  /// A command's help page; nil where the module has no such command.
  package static func helpPage(for command: String, language: Language) -> String? {
    var count = 0
    guard let first = hvlab_simulator_help(&count) else { return nil }
    for page in UnsafeBufferPointer(start: first, count: count)
    where AsciiFold.foldedEquals(String(cString: page.name), command) {
      let (start, size) =
        language == .german ? (page.de, page.de_size) : (page.en, page.en_size)
      return String(decoding: UnsafeBufferPointer(start: start, count: size), as: UTF8.self)
    }
    return nil
  }
}

/// The type names of what the commands give, and how such objects are made.
enum LabTypes {
  static let step = "Hvlab.Step"
  static let checkpoint = "Hvlab.Checkpoint"
  static let difference = "Hvlab.Difference"
  static let event = "Hvlab.Event"
  static let fault = "Hvlab.Fault"
  static let migration = "Hvlab.Migration"

  static func make(_ type: String, _ properties: [(name: String, value: Value)]) -> Value {
    let bag = PropertyBag(properties)
    let members = ExtendedMembers()
    members.typeNames = [type, "System.Management.Automation.PSCustomObject", "System.Object"]
    bag.extendedMembers = members
    return .object(bag)
  }
}
