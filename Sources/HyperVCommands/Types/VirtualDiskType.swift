internal import Datacenter
internal import PowerShellEngine

/// A virtual disk as a file of a host's drive.
final class VirtualDiskObject: LabObject {
  let path: WindowsPath
  private let host: HyperVHost.ID
  private var known: DiskImage

  init(_ image: DiskImage, at path: WindowsPath, on host: HyperVHost.ID, _ lab: LabContext) {
    (known, self.path, self.host) = (image, path, host)
    super.init(lab)
  }

  private var file: FileLocation { FileLocation(host: host, path: path) }

  /// The file as it is now; once it is gone, as it was last.
  var image: DiskImage {
    if let current = try? lab.datacenter.images[file] { known = current }
    return known
  }

  var isAttached: Bool { (try? lab.datacenter.isDiskBusy(file)) ?? false }

  override var namespace: String { HyperVType.diskNamespace }
  override var className: String { "VirtualHardDisk" }
  override func text(_ culture: Culture) -> String { HyperVType.virtualDisk }
  override var hostName: HyperVHost.ID { host }
}

/// `VirtualHardDisk`: what Get-VHD gives.
enum VirtualDiskType {
  static var definition: TypeDefinition {
    TypeDefinition(HyperVType.virtualDisk) { m in
      table.declare(in: m)
      m.extended(.alias, "System.Nullable[uint] Number = DiskNumber") {
        (_: VirtualDiskObject) in .null
      }
    }
  }

  private static var table: PropertyTable<VirtualDiskObject> {
    PropertyTable(
      """
      string ComputerName @
      string Path @
      Microsoft.Vhd.PowerShell.VhdFormat VhdFormat @
      Microsoft.Vhd.PowerShell.VhdType VhdType @
      ulong FileSize @
      ulong Size @
      System.Nullable[ulong] MinimumSize @
      uint LogicalSectorSize @
      uint PhysicalSectorSize @
      uint BlockSize @
      string ParentPath @
      string DiskIdentifier @
      System.Nullable[uint] FragmentationPercentage @
      uint Alignment 1
      bool Attached @
      System.Nullable[uint] DiskNumber -
      bool IsPMEMCompatible False
      Microsoft.Virtualization.Client.Management.VirtualHardDiskPmemAddressAbstractionType AddressAbstractionType @
      """
    ) { me, name in
      let image = me.image
      switch name {
      case "ComputerName": return .text(me.hostName)
      case "Path": return .string(me.path.description)
      case "VhdFormat": return .member("VhdFormat", image.format.rawValue, in: me.namespace)
      case "VhdType": return .member("VhdType", image.allocation.rawValue, in: me.namespace)
      case "FileSize": return .bytes(image.fileSize)
      case "Size": return .bytes(image.size)
      case "MinimumSize": return image.minimumSize.map { .bytes($0) } ?? .null
      case "LogicalSectorSize": return .unsigned(UInt32(clamping: image.logicalSectorSize))
      case "PhysicalSectorSize": return .unsigned(UInt32(clamping: image.physicalSectorSize))
      case "BlockSize": return .unsigned(UInt32(clamping: image.blockSize))
      case "ParentPath": return .string(image.parent?.description ?? "")
      case "DiskIdentifier": return .string(image.identifier.capitals)
      case "FragmentationPercentage":
        return image.allocation == .fixed ? .null : .unsigned(0)
      case "Attached": return .bool(me.isAttached)
      default:
        return .member(
          "VirtualHardDiskPmemAddressAbstractionType", 0,
          in: "Microsoft.Virtualization.Client.Management.")
      }
    }
  }
}
