import Messages

/// What a refused change of a machine's devices says (hyperv-texts.md 3.3 and 7).
///
/// The frames are real; of the reasons, the place in use is known in German.
struct DeviceRefusals: Sendable {
  enum Change: Sendable { case adding, modifying, removing }

  let change: Change
  let device: String
  let machine: VirtualMachine

  /// The machine's state forbids it: the frame alone.
  var notNow: Refusal { refusal("InvalidState", .invalidOperation) }

  var slotTaken: Refusal {
    refusal(
      "OperationFailed", .notSpecified,
      .detail(
        "'\(machine.name)': Cannot attach the storage media to the controller because the "
          + "specified location is already in use.",
        "\"\(machine.name)\": Die Speichermedien können nicht an den Controller angeschlossen "
          + "werden, da der angegebene Ort bereits verwendet wird", machine))
  }

  /// Ours.
  var noSuchSlot: Refusal {
    refusal(
      "InvalidParameter", .invalidArgument,
      .detail(
        "'\(machine.name)' has no controller with such a location.",
        "\"\(machine.name)\" hat keinen Controller mit dieser Stelle", machine))
  }

  /// Ours.
  func tooMany(_ limit: Int) -> Refusal {
    refusal(
      "OperationFailed", .notSpecified,
      .detail(
        "'\(machine.name)' already has \(limit) of them, the most a machine can have.",
        "\"\(machine.name)\" hat davon bereits \(limit), mehr kann ein virtueller Computer nicht "
          + "haben", machine))
  }

  /// Ours.
  var notInGeneration: Refusal {
    refusal(
      "NotSupported", .invalidOperation,
      .detail(
        "'\(machine.name)' is a virtual machine of generation \(machine.generation), which has no "
          + "such device.",
        "\"\(machine.name)\" ist ein virtueller Computer der Generation \(machine.generation), die "
          + "dieses Gerät nicht hat", machine))
  }

  func refusal(
    _ id: String, _ category: Refusal.Category, _ reasons: Text...
  ) -> Refusal {
    let (verb, work) =
      switch change {
      case .adding: ("add", "Hinzufügen")
      case .modifying: ("modify", "Ändern")
      case .removing: ("remove", "Entfernen")
      }
    return Refusal(
      .lines(
        [
          Text(
            en: "Failed to \(verb) device '\(device)'.",
            de: "Fehler beim \(work) des Geräts \"\(device)\"."),
          .detail(
            "'\(machine.name)' failed to \(verb) device '\(device)'.",
            "\"\(machine.name)\": Fehler beim \(work) des Geräts \"\(device)\"", machine),
        ] + reasons), id, category)
  }
}

extension Refusal {
  /// Ours, after the sentence about checkpoints.
  package static var hardDriveNotFound: Refusal {
    Refusal(
      Text(
        en: "Unable to find a hard disk drive matching the given criteria.",
        de: "Es wurde kein Festplattenlaufwerk gefunden, das den angegebenen Kriterien entspricht."),
      "ObjectNotFound", .objectNotFound)
  }

  package static var controllerNotFound: Refusal {
    Refusal(
      Text(
        en: "Unable to find a SCSI controller matching the given criteria.",
        de: "Es wurde kein SCSI-Controller gefunden, der den angegebenen Kriterien entspricht."),
      "ObjectNotFound", .objectNotFound)
  }

  package static func integrationServiceNotFound(_ name: String) -> Refusal {
    Refusal(
      Text(
        en: "Unable to find an integration service with the name \"\(name)\".",
        de: "Es wurde kein Integrationsdienst mit dem Namen \"\(name)\" gefunden."),
      "InvalidParameter", .invalidArgument)
  }

  /// Ours: firmware is of generation 2, a BIOS of generation 1.
  package static func wrongGeneration(_ machine: VirtualMachine, needed: Int) -> Refusal {
    Refusal(
      Text(
        en: "The virtual machine '\(machine.name)' is of generation \(machine.generation). The "
          + "operation needs a virtual machine of generation \(needed).",
        de: "Der virtuelle Computer \"\(machine.name)\" gehört zur Generation "
          + "\(machine.generation). Der Vorgang setzt Generation \(needed) voraus."),
      "NotSupported", .invalidOperation)
  }
}
