internal import PowerShellEngine

/// What the commands of WS-Management give: XML elements in the real module, here lists of their
/// values (neighbours-views.md 7).
enum WSManTypes {
  private static let root = "Microsoft.WSMan.Management.WSManElement#"

  static var clientAnswer: Value {
    answer(
      "auth",
      [
        ("cfg", "http://schemas.microsoft.com/wbem/wsman/1/config/client/auth"), ("lang", "en-US"),
        ("Basic", "true"), ("Digest", "true"), ("Kerberos", "true"), ("Negotiate", "true"),
        ("Certificate", "true"), ("CredSSP", "true"),
      ])
  }

  static var serverAnswer: Value {
    answer(
      "auth",
      [
        ("cfg", "http://schemas.microsoft.com/wbem/wsman/1/config/service/auth"),
        ("lang", "en-US"), ("Basic", "false"), ("Kerberos", "true"), ("Negotiate", "true"),
        ("Certificate", "false"), ("CredSSP", "true"), ("CbtHardeningLevel", "Relaxed"),
      ])
  }

  static func identity(_ build: String) -> Value {
    answer(
      "IdentifyResponse",
      [
        ("wsmid", "http://schemas.dmtf.org/wbem/wsman/identity/1/wsmanidentity.xsd"),
        ("ProtocolVersion", "http://schemas.dmtf.org/wbem/wsman/1/wsman.xsd"),
        ("ProductVendor", "Microsoft Corporation"),
        ("ProductVersion", "OS: \(build) SP: 0.0 Stack: 3.0"),
      ])
  }

  /// An item of the drive `WSMan:`.
  static func element(_ kind: String, _ properties: [(String, String)]) -> Value {
    let bag = PropertyBag(properties.map { (name: $0.0, value: Value.string($0.1)) })
    let members = ExtendedMembers()
    members.typeNames = [
      "Microsoft.WSMan.Management." + kind, "Microsoft.WSMan.Management.WSManConfigElement",
      "System.Object",
    ]
    bag.extendedMembers = members
    return .object(bag)
  }

  private static func answer(_ kind: String, _ properties: [(String, String)]) -> Value {
    let bag = PropertyBag(properties.map { (name: $0.0, value: Value.string($0.1)) })
    let members = ExtendedMembers()
    members.typeNames = [root + kind, "System.Object"]
    bag.extendedMembers = members
    return .object(bag)
  }
}
