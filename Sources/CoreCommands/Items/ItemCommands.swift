internal import PowerShellEngine

/// The commands for files, paths, drives and the items on them.
enum ItemCommands {
  static var management: [any Cmdlet.Type] {
    [
      GetContent.self, SetContent.self, AddContent.self, ClearContent.self, TestPath.self,
      SplitPath.self, JoinPath.self, ConvertPath.self, ResolvePath.self, GetLocation.self,
      SetLocation.self, PushLocation.self, PopLocation.self, GetItem.self, NewItem.self,
      RemoveItem.self,
    ]
  }
}
