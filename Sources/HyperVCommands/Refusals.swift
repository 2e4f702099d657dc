package import Datacenter
package import Messages
package import PowerShellEngine

/// What the datacenter refuses, as the error record the real module would write.
extension ScriptError {
  init(_ refusal: Refusal, _ language: Language) {
    self = refusal.error(in: language)
  }
}

extension Refusal {
  package func error(
    in language: Language,
    exception: String = "Microsoft.HyperV.PowerShell.VirtualizationException"
  ) -> ScriptError {
    ScriptError(
      errorID, text[language], category.errorCategory,
      target: target.map { .string($0) } ?? .null, exception: exception)
  }
}

extension Refusal.Category {
  var errorCategory: ErrorCategory {
    switch self {
    case .invalidArgument: .invalidArgument
    case .objectNotFound: .objectNotFound
    case .permissionDenied: .permissionDenied
    case .invalidOperation: .invalidOperation
    case .notSpecified: .notSpecified
    case .fromStdErr: .fromStdErr
    case .resourceExists: .resourceExists
    case .openError: .openError
    case .writeError: .writeError
    case .resourceUnavailable: .resourceUnavailable
    case .invalidData: .invalidData
    }
  }
}

extension ScriptError {
  /// The simulator's own: a command is refused by name rather than pretended.
  package static func notModelled(command: String, _ language: Language) -> ScriptError {
    let text = Text(
      en: "The datacenter does not simulate the command \(command). Nothing was changed.",
      de: "Das Rechenzentrum bildet den Befehl \(command) nicht nach. Es wurde nichts geändert.")
    return ScriptError(
      "NotImplemented", text[language], .notImplemented,
      exception: "System.NotImplementedException")
  }
}

// The simulator's own: a parameter is refused by name rather than ignored.
extension Refusal {
  package static func notModelled(parameter: String, of command: String) -> Refusal {
    Refusal(
      Text(
        en: "The datacenter does not simulate the parameter '\(parameter)' of \(command). "
          + "Nothing was changed.",
        de: "Das Rechenzentrum bildet den Parameter \"\(parameter)\" von \(command) nicht nach. "
          + "Es wurde nichts geändert."),
      "NotSupported", .invalidOperation)
  }

  package static func notTogether(_ one: String, _ other: String) -> Refusal {
    Refusal(
      Text(
        en: "The parameters '\(one)' and '\(other)' cannot be used together.",
        de: "Die Parameter \"\(one)\" und \"\(other)\" können nicht zusammen verwendet werden."),
      "InvalidParameter", .invalidArgument)
  }

  static func onlyWith(_ needed: String, _ parameters: String) -> Refusal {
    Refusal(
      Text(
        en: "The parameter '\(parameters)' can only be used together with '\(needed)'.",
        de: "Der Parameter \"\(parameters)\" kann nur zusammen mit \"\(needed)\" verwendet werden."),
      "InvalidParameter", .invalidArgument)
  }
}
