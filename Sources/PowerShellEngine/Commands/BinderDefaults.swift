// `$PSDefaultParameterValues`: values for parameters that nobody gave.

extension Binder {
  mutating func bindDefaults() throws {
    let defaults = site.surroundings.defaults(for: metadata)
    guard !defaults.isEmpty else { return }
    for (parameter, value) in qualified(defaults) {
      do {
        if try bindParameter(parameter, value, at: nil, [.coerce, .delay]) {
          boundDefaults.append(parameter.name)
        }
      } catch let failure as BindingFailure {
        try warn(failure, value, parameter)
      }
    }
  }

  private func warn(
    _ failure: BindingFailure, _ value: Value, _ parameter: BindableParameter
  ) throws {
    let text = value.isNull ? "null" : value.dotNetText(session.culture)
    try site.surroundings.warn(
      "The binding of default value '\(text)' to parameter '\(parameter.name)' failed: \(failure.error.record.message)"
    )
  }

  /// The defaults for unbound parameters of possible sets; none where they contradict each other.
  private func qualified(
    _ defaults: [ParameterDefault]
  ) -> [(parameter: BindableParameter, value: Value)] {
    var possible = UInt32.max
    var result: [(BindableParameter, Value)] = []
    for each in defaults {
      guard let parameter = unique(each.name), !isBound(parameter.number),
        parameter.isInAllSets || parameter.setFlags & sets != 0
      else { continue }
      if parameter.setFlags != 0 { possible &= parameter.setFlags }
      if possible == 0 { return [] }
      result.append((parameter, each.value))
    }
    return result
  }

  private func unique(_ name: String) -> BindableParameter? {
    if let exact = command.parameter(exactly: name) { return command.parameters[exact] }
    let matches = command.matches(name)
    return matches.count == 1 ? command.parameters[matches[0]] : nil
  }

  /// An error after defaults were bound says that these may be its cause.
  func elaborated(_ failure: BindingFailure) -> BindingFailure {
    guard !boundDefaults.isEmpty else { return failure }
    let names = boundDefaults.map { " -" + $0 }.joined()
    let old = failure.error.record
    let message =
      boundDefaults.count > 1
      ? "\(old.exception.message) This error might have been caused by applying the default parameter binding. You can disable the default parameter binding in $PSDefaultParameterValues by setting $PSDefaultParameterValues[\"Disabled\"] to be $true, and then trying again. The following default parameters were successfully bound for this cmdlet when the error occurred:\(names)"
      : "\(old.exception.message) This failure might be caused by applying the default parameter binding. You can disable the default parameter binding in $PSDefaultParameterValues by setting $PSDefaultParameterValues[\"Disabled\"] to be $true, and retry. The following default parameter was successfully bound for this cmdlet when the error occurred:\(names)"
    old.exception.message = message
    return failure
  }
}
