internal import HyperVCommands
internal import OutputLayout

/// Hands the modules' default views to the formatter, which they do not know.
enum ModuleViews {
  static func register() {
    ViewTable.register { HyperVModule.views.map { ViewDefinition($0) } }
  }
}

extension ViewDefinition {
  init(_ view: ViewDeclaration) {
    let columns = view.columns.map {
      Column(.computed($0.content), label: $0.label, alignment: .left)
    }
    self.init([view.type], .table(columns, isAutoSized: true))
  }
}
