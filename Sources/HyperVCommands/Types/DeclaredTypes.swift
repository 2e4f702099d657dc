package import PowerShellEngine

/// The types of declared parameters, by the short names that the table of commands uses.
///
/// Many are classes whose objects the simulation does not make yet: a bare class of the name lets
/// the binder say what a parameter wants.
package enum DeclaredTypes {
  package static func named(_ name: String) -> TypeInfo {
    let bytes = name.utf8
    if bytes.last == UInt8(ascii: "?") {
      let inner = named(String(decoding: bytes.dropLast(), as: UTF8.self))
      return TypeTable.close("System.Nullable", [inner]) ?? inner
    }
    if bytes.last == UInt8(ascii: "]") {
      return .array(of: named(String(decoding: bytes.dropLast(2), as: UTF8.self)))
    }
    let fullName = fullName(name)
    if let known = TypeTable.find(fullName) { return known }
    TypeTable.register([TypeDefinition(fullName, base: base(of: name))])
    return TypeTable.find(fullName) ?? .object
  }

  private static func base(of name: String) -> String? {
    switch name {
    case "^VMScsiController", "^VMPmemController": "Microsoft.HyperV.PowerShell.VMDriveController"
    case "^KeyStorageDrive": "Microsoft.HyperV.PowerShell.Drive"
    default: name.utf8.first == UInt8(ascii: "^") ? HyperVType.virtualizationObject : nil
    }
  }

  private static func fullName(_ name: String) -> String {
    let rest = String(decoding: name.utf8.dropFirst(), as: UTF8.self)
    switch name.utf8.first {
    case UInt8(ascii: "^"): return HyperVType.namespace + rest
    case UInt8(ascii: "!"): return "System.Management.Automation." + rest
    default: return name.utf8.contains(UInt8(ascii: ".")) ? name : "System." + name
    }
  }
}
