internal import PowerShellEngine

/// `Get-Unique`: drops what equals the object before it.
struct GetUnique: Cmdlet {
  static let about = CommandDescription(
    "Get-Unique", defaultSet: "AsString", class: "Microsoft.PowerShell.Commands.GetUniqueCommand")
  @Switch(in: [.in("AsString")]) var asString: Bool
  @Switch var caseInsensitive: Bool
  @Parameter(from: .byValue) var inputObject: AnyObjectValue?
  @Switch(in: [.in("UniqueByType")]) var onType: Bool
  private var last: Value = .null
  private var lastText: String?

  mutating func process(_ call: Invocation) throws {
    guard let item = inputObject?.value else { return }
    if try isRepeat(item, call) { return }
    last = item
    try call.write(item)
  }

  private mutating func isRepeat(_ item: Value, _ call: Invocation) throws -> Bool {
    if asString {
      let text = item.text(call.session.culture)
      defer { lastText = text }
      guard let lastText else { return false }
      return caseInsensitive
        ? Ordering.compare(
          .string(lastText), .string(text), ignoringCase: true, culture: call.session.culture) == 0
        : lastText.utf8.elementsEqual(text.utf8)
    }
    if onType { return !last.isNull && last.typeNames.first == item.typeNames.first }
    guard !last.isNull else { return false }
    return Ordering.compare(
      last, item, ignoringCase: caseInsensitive, culture: call.session.culture) == 0
  }
}
