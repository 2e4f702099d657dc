internal import Datacenter
internal import PowerShellEngine

/// What a machine has used, as it was when it was measured.
final class MeteringReportObject: LabObject {
  let machine: VirtualMachineObject
  let report: MeteringReport

  init(_ report: MeteringReport, of machine: VirtualMachineObject) {
    (self.machine, self.report) = (machine, report)
    super.init(machine.lab)
  }

  override var className: String { "VMMeteringReportForVirtualMachine" }
  override func text(_ culture: Culture) -> String { HyperVType.metering }
  override var hostName: HyperVHost.ID { machine.hostName }
}

/// `VMMeteringReportForVirtualMachine`: no traffic and no disk operations are simulated.
enum MeteringType {
  static var definition: TypeDefinition {
    TypeDefinition(HyperVType.metering) { m in
      m.property("guid VMId {get;}") { (me: MeteringReportObject) in .guid(me.machine.id) }
      m.property("string VMName {get;}") { (me: MeteringReportObject) in
        .text(me.machine.machine.name)
      }
      m.property("CimSession CimSession {get;}") { (me: MeteringReportObject) in
        .object(CimSessionObject(computerName: me.hostName.text))
      }
      m.property("string ComputerName {get;}") { (me: MeteringReportObject) in
        .text(me.hostName)
      }
      table.declare(in: m)
    }
  }

  private static var table: PropertyTable<MeteringReportObject> {
    PropertyTable(
      """
      System.Nullable[timespan] MeteringDuration @
      System.Nullable[ulong] AverageProcessorUsage @
      System.Nullable[ulong] AverageMemoryUsage @
      System.Nullable[ulong] MaximumMemoryUsage @
      System.Nullable[ulong] MinimumMemoryUsage @
      System.Nullable[ulong] TotalDiskAllocation @
      System.Nullable[ulong] AggregatedAverageNormalizedIOPS @
      System.Nullable[ulong] AggregatedAverageLatency @
      System.Nullable[ulong] AggregatedDiskDataRead @
      System.Nullable[ulong] AggregatedDiskDataWritten @
      System.Nullable[ulong] AggregatedNormalizedIOCount @
      System.Object[] NetworkMeteredTrafficReport {}
      System.Object[] HardDiskMetrics {}
      """
    ) { me, name in
      let report = me.report
      switch name {
      case "MeteringDuration": return .span(report.duration)
      case "AverageProcessorUsage": return .number(.uint64(report.processorMegahertz))
      case "AverageMemoryUsage", "MaximumMemoryUsage", "MinimumMemoryUsage":
        return .number(.uint64(report.memoryMegabytes))
      case "TotalDiskAllocation": return .number(.uint64(report.diskMegabytes))
      default: return .number(.uint64(0))
      }
    }
  }
}
