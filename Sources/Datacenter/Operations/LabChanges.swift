import Messages

/// Checkpoint-Lab: the present version gets a name.
package struct LabMark: Operation {
  package let name: Name

  package init(_ name: Name) { self.name = name }

  package func decide(in datacenter: Datacenter) throws(Refusal) -> [Event] { [.marked(name)] }
}

/// Import-Lab: another datacenter in place of this one, if it holds together.
package struct LabReplacement: Operation {
  package let replacement: Datacenter

  package init(_ replacement: Datacenter) { self.replacement = replacement }

  package func decide(in datacenter: Datacenter) throws(Refusal) -> [Event] {
    if let first = replacement.brokenInvariants.first { throw .inconsistent(first) }
    return [.replaced(replacement)]
  }
}

extension Refusal {
  fileprivate static func inconsistent(_ what: String) -> Refusal {
    Refusal(
      Text(
        en: "The datacenter does not hold together: \(what). Nothing was changed.",
        de: "Das Rechenzentrum ist in sich nicht stimmig: \(what). Es wurde nichts geändert."),
      "LabInconsistent", .invalidData)
  }
}
