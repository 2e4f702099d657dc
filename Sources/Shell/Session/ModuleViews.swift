internal import HyperVCommands
internal import OutputLayout
internal import SimulatorCommands

/// Hands the modules' default views to the formatter, which they do not know.
enum ModuleViews {
  static func register() {
    ViewTable.register {
      (HyperVModule.views + SimulatorModule.views).map { ViewDefinition($0) } + [identity]
    }
  }

  /// What Test-WSMan gives: an XML element, which PowerShell lists.
  private static var identity: ViewDefinition {
    ViewDefinition(
      ["Microsoft.WSMan.Management.WSManElement#IdentifyResponse"],
      .list(
        ["wsmid", "ProtocolVersion", "ProductVendor", "ProductVersion"].map {
          ViewDefinition.Item(.property($0))
        }))
  }
}

extension ViewDefinition {
  init(_ view: ViewDeclaration) {
    let columns = view.columns.map { column in
      Column(
        column.property.map { .property($0) } ?? .computed(column.content), label: column.label,
        alignment: .left)
    }
    self.init([view.type], .table(columns, isAutoSized: true))
  }
}
