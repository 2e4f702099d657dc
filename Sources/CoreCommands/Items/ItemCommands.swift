internal import PowerShellEngine

/// The commands for files, paths, drives and the items on them.
enum ItemCommands {
  static var management: [any Cmdlet.Type] {
    [
      GetContent.self, SetContent.self, AddContent.self, ClearContent.self, TestPath.self,
      SplitPath.self, JoinPath.self, ConvertPath.self, ResolvePath.self, GetLocation.self,
      SetLocation.self, PushLocation.self, PopLocation.self, GetItem.self, NewItem.self,
      MakeDirectory.self,
      RemoveItem.self, GetChildItem.self, CopyItem.self, MoveItem.self, RenameItem.self,
      SetItem.self, ClearItem.self, InvokeItem.self, GetPSDrive.self, NewPSDrive.self,
      RemovePSDrive.self, GetPSProvider.self,
    ] + properties
  }

  static var utility: [any Cmdlet.Type] {
    [
      GetFileHash.self, NewTemporaryFile.self, UnblockFile.self, ImportPowerShellDataFile.self,
    ]
  }

  private static var properties: [any Cmdlet.Type] {
    [
      GetItemProperty.self, GetItemPropertyValue.self, SetItemProperty.self,
      ClearItemProperty.self, NewItemProperty.self, RemoveItemProperty.self,
      RenameItemProperty.self, CopyItemProperty.self, MoveItemProperty.self,
    ]
  }

  static let types: [TypeDefinition] = [
    TypeDefinition(
      record: "Microsoft.PowerShell.Commands.FileHashInfo", "string Algorithm {get;set;}",
      "string Hash {get;set;}", "string Path {get;set;}")
  ]
}
