import HyperVCommands
import Messages
import PowerShellEngine
import Testing

extension HyperVCommandsTests {
  /// Every command that is carried out has a page in both languages that names its parameters; the examples run.
  @Suite @MainActor struct Help {
    let lab = LabSession()

    private var commands: [CmdletCommand] {
      lab.session.cmdlets.all.compactMap { $0 as? CmdletCommand }
        .filter { HyperVModule.modelledNames.contains($0.name) }
    }

    @Test func everyCommandHasAPage() {
      #expect(HelpPages.names.sorted() == commands.map(\.name).sorted())
      #expect(HelpPages.page(for: "MOVE-vm", language: .german)?.hasPrefix("# Move-VM\n") == true)
      #expect(HelpPages.page(for: "Get-Nothing", language: .english) == nil)
    }

    @Test(arguments: Language.allCases) func pagesNameTheParameters(_ language: Language) {
      for command in commands {
        let page = HelpPages.page(for: command.name, language: language) ?? ""
        let named = lines(page).filter { $0.hasPrefix("### -") }.map { String($0.dropFirst(5)) }
        let declared = command.plan.metadata.parameters.map(\.name)
        #expect(named.sorted() == declared.sorted(), "\(command.name)")
      }
    }

    @Test(arguments: Language.allCases) func examplesRun(_ language: Language) {
      for command in commands {
        let page = HelpPages.page(for: command.name, language: language) ?? ""
        var session: LabSession?
        var count = 0
        for line in lines(page) {
          if line.hasPrefix("```") { session = session == nil ? LabSession(language) : nil }
          guard let session, line.hasPrefix(#"PS C:\> "#) else { continue }
          count += 1
          let answer = session.run(String(line.dropFirst(8)))
          #expect(
            !answer.contains { $0.hasPrefix("ERROR") || $0.hasPrefix("STOPPED") },
            "\(command.name): \(line)\n\(answer)")
        }
        #expect(count > 0, "\(command.name) has no example")
      }
    }

    private func lines(_ page: String) -> [Substring] {
      page.split(separator: "\n", omittingEmptySubsequences: false)
    }
  }
}
