internal import Datacenter
internal import HyperVCommands
internal import Messages
internal import PowerShellEngine

/// A condition on an object of the directory: of `-Filter`, or of `-LDAPFilter`.
indirect enum DirectoryFilter {
  enum Test {
    case equals, differs, like, unlike, less, lessOrEqual, greater, greaterOrEqual
    case hasBits, hasAnyBit
  }

  case everything
  case present(Name)
  case test(Name, Test, Value)
  case not(DirectoryFilter)
  case all([DirectoryFilter])
  case any([DirectoryFilter])

  func matches(_ view: AccountView) -> Bool {
    switch self {
    case .everything: true
    case .present(let name): !values(name, view).isEmpty
    case .test(let name, let test, let wanted): compare(values(name, view), test, wanted)
    case .not(let inner): !inner.matches(view)
    case .all(let inner): inner.allSatisfy { $0.matches(view) }
    case .any(let inner): inner.contains { $0.matches(view) }
    }
  }

  private func values(_ name: Name, _ view: AccountView) -> [Value] {
    if name == "objectClass" || name == "objectCategory" {
      let classes = view.account.kind == .computer ? ["computer", "user"] : [view.className]
      let person = view.account.kind == .group ? [] : ["person", "organizationalPerson"]
      return (classes + person + ["top"]).map { .string($0) }
    }
    if name == "sAMAccountType" || name == "anr" { return [.string(view.account.name.text)] }
    return view.value(name)?.parts ?? []
  }

  func compare(_ values: [Value], _ test: Test, _ wanted: Value) -> Bool {
    switch test {
    case .differs: return !values.contains { Self.isEqual($0, wanted) }
    case .unlike:
      let pattern = WordPattern(wanted.text(.invariant))
      return !values.contains { pattern.matches($0.text(.invariant)) }
    case .equals: return values.contains { Self.isEqual($0, wanted) }
    case .like:
      let pattern = WordPattern(wanted.text(.invariant))
      return values.contains { pattern.matches($0.text(.invariant)) }
    case .less, .lessOrEqual, .greater, .greaterOrEqual:
      return values.contains { Self.isOrdered($0, test, wanted) }
    case .hasBits:
      let bits = wanted.integer ?? 0
      return values.contains { ($0.integer ?? 0) & bits == bits }
    case .hasAnyBit:
      let bits = wanted.integer ?? 0
      return values.contains { ($0.integer ?? 0) & bits != 0 }
    }
  }

  private static func isEqual(_ value: Value, _ wanted: Value) -> Bool {
    if let number = value.integer, let other = wanted.integer { return number == other }
    return Name(value.text(.invariant)) == Name(wanted.text(.invariant))
  }

  private static func isOrdered(_ value: Value, _ test: Test, _ wanted: Value) -> Bool {
    let isLess: Bool
    let isSame: Bool
    if let number = value.integer, let other = wanted.integer {
      (isLess, isSame) = (number < other, number == other)
    } else {
      let (left, right) = (Name(value.text(.invariant)), Name(wanted.text(.invariant)))
      (isLess, isSame) = (left < right, left == right)
    }
    switch test {
    case .less: return isLess
    case .lessOrEqual: return isLess || isSame
    case .greater: return !isLess && !isSame
    default: return !isLess
    }
  }
}

extension Value {
  /// A whole number, or a text that is one.
  var integer: Int64? {
    switch base {
    case .int(let number): Int64(number)
    case .long(let number): number
    case .string(let text): Int64(text)
    default: nil
    }
  }
}

extension Refusal {
  static func badFilter(_ text: String, at position: Int) -> Refusal {
    Refusal(
      Text(
        en: "Error parsing query: '\(text)' Error Message: 'syntax error' at position: "
          + "'\(position)'.",
        de: "Fehler beim Analysieren der Abfrage: \"\(text)\" Fehlermeldung: \"syntax error\" an "
          + "Position: \"\(position)\"."),
      "ActiveDirectoryCmdlet:Microsoft.ActiveDirectory.Management.ADFilterParsingException",
      .invalidArgument)
  }
}
