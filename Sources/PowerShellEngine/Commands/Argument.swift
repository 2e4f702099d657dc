public import PowerShellSyntax

/// An argument of a call as it was evaluated: `-Name value`, `-Name:value`, `-Switch`, `value`.
public struct Argument {
  /// The parameter's name as written; nil for a plain value.
  public var name: String?
  /// The value; `.unset` where a parameter stands without one of its own.
  public var value: Value
  /// The value was attached with a colon.
  public var isAttached = false
  /// It comes out of a splatted table or array.
  public var isSplatted = false
  /// Where it stands, for errors.
  public var extent: Extent
  /// Where an attached value stands, if not in `extent`.
  public var valueExtent: Extent?

  public init(
    name: String? = nil, value: Value = .unset, isAttached: Bool = false, isSplatted: Bool = false,
    extent: Extent, valueExtent: Extent? = nil
  ) {
    (self.name, self.value) = (name, value)
    (self.isAttached, self.isSplatted, self.extent) = (isAttached, isSplatted, extent)
    self.valueExtent = valueExtent
  }

  /// The parameter as it was written: what `$args` gets of a name that nobody knows.
  var parameterText: String { "-" + (name ?? "") + (isAttached ? ":" : "") }
  var isFromTable: Bool { isSplatted && name != nil }
  var place: Extent { valueExtent ?? extent }
}

extension Frame {
  /// `@args`, where some of them name parameters.
  func namedArguments(at extent: Extent) -> [Argument] {
    var result: [Argument] = []
    for (place, value) in arguments.enumerated() {
      guard argumentNames.contains(place), case .string(let text) = value else {
        if result.last?.isAttached == true, result.last?.value.isUnset == true {
          result[result.count - 1].value = value
        } else {
          result.append(Argument(value: value, extent: extent))
        }
        continue
      }
      let isAttached = text.utf8.last == 0x3A
      let name = String(decoding: text.utf8.dropFirst().dropLast(isAttached ? 1 : 0), as: UTF8.self)
      result.append(Argument(name: name, isAttached: isAttached, extent: extent))
    }
    return result
  }
}
