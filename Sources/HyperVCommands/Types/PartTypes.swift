internal import Datacenter
internal import PowerShellEngine

/// A machine's virtual processors, as they are at the moment.
final class ProcessorObject: DeviceObject, ParameterObject {
  static let parameterTypeName = HyperVType.processor
  override var className: String { "VMProcessor" }
  override var name: String { "Processor" }
  override var identifier: String { "b637f346-6a0e-4dec-af52-bd70cb80a21d\\0" }
}

/// A machine's memory, as it is at the moment.
final class MemoryObject: DeviceObject, ParameterObject {
  static let parameterTypeName = HyperVType.memory
  override var className: String { "VMMemory" }
  override var name: String { "Memory" }
  override var identifier: String { "4764334d-e001-4176-82ee-5594ec9b530e" }
}

/// `VMProcessor` and `VMMemory`: properties the simulation does not vary are at their defaults.
enum PartTypes {
  static var processor: TypeDefinition {
    TypeDefinition(HyperVType.processor, base: HyperVType.namespace + "VMDevice") { m in
      processors.declare(in: m)
      m.deviceProperties()
    }
  }

  static var memory: TypeDefinition {
    TypeDefinition(HyperVType.memory, base: HyperVType.namespace + "VMDevice") { m in
      memories.declare(in: m)
      m.deviceProperties()
    }
  }

  private static var processors: PropertyTable<ProcessorObject> {
    PropertyTable(
      """
      string ResourcePoolName @
      long Count @
      bool CompatibilityForMigrationEnabled @
      bool CompatibilityForOlderOperatingSystemsEnabled @
      long HwThreadCountPerCore 0
      bool ExposeVirtualizationExtensions False
      bool EnablePerfmonPmu False
      bool EnablePerfmonLbr False
      bool EnablePerfmonPebs False
      bool EnablePerfmonIpt False
      bool EnableLegacyApicMode False
      bool AllowACountMCount True
      long Maximum @
      long Reserve @
      int RelativeWeight @
      long MaximumCountPerNumaNode @
      long MaximumCountPerNumaSocket 1
      bool EnableHostResourceProtection False
      VMProcessorOperationalStatus[] OperationalStatus @
      string[] StatusDescription @
      string Name @
      string Id @
      """
    ) { me, name in
      let processor = me.machine.machine.processor
      switch name {
      case "ResourcePoolName": return .string("Primordial")
      case "Count": return .long(Int64(processor.count))
      case "CompatibilityForMigrationEnabled": return .bool(processor.compatibilityForMigration)
      case "CompatibilityForOlderOperatingSystemsEnabled":
        return .bool(processor.compatibilityForOlderSystems)
      case "Maximum": return .long(Int64(processor.maximum))
      case "Reserve": return .long(Int64(processor.reserve))
      case "RelativeWeight": return .whole(processor.relativeWeight)
      case "MaximumCountPerNumaNode": return .long(Int64(me.processorsPerNode))
      case "OperationalStatus": return .list([.member("VMProcessorOperationalStatus", 2)])
      case "StatusDescription": return .strings(["OK"])
      case "Name": return .string(me.name)
      default: return .string(me.id)
      }
    }
  }

  private static var memories: PropertyTable<MemoryObject> {
    PropertyTable(
      """
      string ResourcePoolName @
      int Buffer @
      bool DynamicMemoryEnabled @
      long Maximum @
      long MaximumPerNumaNode @
      long Minimum @
      int Priority @
      long Startup @
      string Name @
      string Id @
      """
    ) { me, name in
      let memory = me.machine.machine.memory
      switch name {
      case "ResourcePoolName": return .string("Primordial")
      case "Buffer": return .whole(memory.buffer)
      case "DynamicMemoryEnabled": return .bool(memory.isDynamic)
      case "Maximum": return .long(memory.maximum)
      case "MaximumPerNumaNode": return .long(me.megabytesPerNode)
      case "Minimum": return .long(memory.minimum)
      case "Priority": return .whole(memory.priority)
      case "Startup": return .long(memory.startup)
      case "Name": return .string(me.name)
      default: return .string(me.id)
      }
    }
  }
}

extension DeviceObject {
  private var hardware: Hardware? { try? lab.datacenter.hosts[hostName]?.hardware }

  fileprivate var processorsPerNode: Int {
    hardware.map { $0.logicalProcessors / max($0.numaNodes, 1) } ?? 1
  }

  fileprivate var megabytesPerNode: Int64 {
    hardware.map { $0.memory / Int64(max($0.numaNodes, 1)) / .mebibyte } ?? 0
  }
}
