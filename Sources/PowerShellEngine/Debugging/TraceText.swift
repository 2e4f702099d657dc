import PowerShellSyntax

/// The lines of `Set-PSDebug -Trace`.
enum TraceText {
  /// The line with a mark before the statement that comes next.
  static func line(_ position: Position) -> String {
    let number = position.line
    var line = Array(position.source.line(number).utf16)
    let end: [UInt16] = number < position.source.lineCount ? [0x0A] : []
    let place = position.column - 1
    if place > line.count {
      line += Array(" <<<< ".utf16)
    } else {
      line.insert(contentsOf: " >>>> ".utf16, at: max(0, place))
    }
    let text = String(number)
    let blanks = String(repeating: " ", count: max(0, 4 - text.utf8.count))
    return blanks + text + "+ " + String(utf16: line + end)
  }

  static func assignment(_ name: String, _ value: Value, _ culture: Culture) -> String {
    var text = Array(value.orNull.text(culture).utf16)
    let room = max(0, 60 - name.utf16.count)
    if text.count > room { text = Array(text.prefix(room)) + [0x2026] }
    return "    ! SET $\(name) = '\(String(utf16: text))'."
  }

  static func call(_ f: Frame, _ block: Position) -> String {
    let file = block.file.map { "  (defined in file '\($0)')" } ?? ""
    var name = "<ScriptBlock>"
    if let function = f.command as? FunctionCommand, function.block.source === block.source,
      function.block.tree.extent == block.extent
    {
      name = function.name
    }
    return "    ! CALL function '\(name)'\(file)"
  }
}

extension ChoicePrompt {
  static func stepping(_ line: String) -> ChoicePrompt {
    ChoicePrompt(
      "Continue with this operation?", line,
      [
        Choice("&Yes", "Continue with only the next step of the operation."),
        Choice("Yes to &All", "Continue with all the steps of the operation."),
        Choice("&No", "Skip this operation and proceed with the next operation."),
        Choice("No to A&ll", "Skip this operation and all subsequent operations."),
      ])
  }
}
