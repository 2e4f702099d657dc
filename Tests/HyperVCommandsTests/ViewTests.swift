import HyperVCommands
import PowerShellEngine
import Testing

extension HyperVCommandsTests {
  /// The default tables: headings of real transcripts, and cells.
  @Suite @MainActor struct Views {
    let lab = LabSession()

    private func view(_ name: String) -> ViewDeclaration? {
      HyperVModule.views.first { $0.type == "Microsoft.HyperV.PowerShell." + name }
    }

    private func cells(_ name: String, _ script: String) throws -> [String] {
      let session = lab.session
      let variable = Symbol.intern("shown")
      lab.run("$shown = " + script)
      let object = session.global.lookup(variable)
      return try view(name)?.columns.map { try $0.content(object, session).text(.invariant) } ?? []
    }

    @Test func machines() throws {
      #expect(
        view("VirtualMachine")?.columns.map(\.label) == [
          "Name", "State", "CPUUsage(%)", "MemoryAssigned(M)", "Uptime", "Status", "Version",
        ])
      #expect(
        try cells("VirtualMachine", "Get-VM web01") == [
          "web01", "Running", "3", "4096", "3.02:47:15.8770000", "Operating normally", "10.0",
        ])
    }

    @Test func hosts() throws {
      #expect(
        view("VMHost")?.columns.map(\.label) == [
          "Name", "LogicalProcessorCount", "MemoryCapacity(M)", "VirtualMachineMigrationEnabled",
        ])
      #expect(try cells("VMHost", "Get-VMHost") == ["HV01", "16", "65536", "False"])
    }

    @Test func devices() throws {
      #expect(
        try cells("DvdDrive", "(Get-VM legacy01).DVDDrives[0]") == [
          "legacy01", "IDE", "1", "0", "ISO", #"D:\ISO\WindowsServer2016.iso"#,
        ])
    }

    /// Not found in public material: PowerShell's rule makes a list of five properties (ours).
    @Test func migrationNetworksHaveNoViewOfTheirOwn() {
      #expect(view("VMMigrationNetwork") == nil)
    }
  }
}
