/// What the language typed at the prompt brings to the editor; offsets are UTF-8 bytes.
package struct Assistance {
  /// Whether Enter ends the input, or opens a further row.
  package var isComplete: (String) -> Bool
  package var colours: (String) -> [StyledRange]
  package var completions: (_ text: String, _ cursor: Int) -> CompletionList?
  /// The lines that F1 shows below the input.
  package var help: (_ text: String, _ cursor: Int) -> [String]
  /// Whether an input is written to the history file; a line with a password should not be.
  package var isWorthKeeping: (String) -> Bool
  package var continuationPrompt = ">> "
  /// The rest of an older input that starts like this one, shown behind it.
  package var showsPredictions = true
  package var predictionStyle = "\u{1B}[90m"

  package init(
    isComplete: @escaping (String) -> Bool = { _ in true },
    colours: @escaping (String) -> [StyledRange] = { _ in [] },
    completions: @escaping (_ text: String, _ cursor: Int) -> CompletionList? = { _, _ in nil },
    help: @escaping (_ text: String, _ cursor: Int) -> [String] = { _, _ in [] },
    isWorthKeeping: @escaping (String) -> Bool = { _ in true }
  ) {
    self.isComplete = isComplete
    self.colours = colours
    self.completions = completions
    self.help = help
    self.isWorthKeeping = isWorthKeeping
  }
}

/// A stretch of the input and the escape sequence that colours it; given in rising order.
package struct StyledRange: Equatable, Sendable {
  package let bytes: Range<Int>
  package let style: String

  package init(_ bytes: Range<Int>, _ style: String) {
    self.bytes = bytes
    self.style = style
  }
}

/// What may stand in place of a stretch of the input.
package struct CompletionList: Equatable, Sendable {
  package let replaced: Range<Int>
  package let items: [Completion]

  package init(replacing replaced: Range<Int>, items: [Completion]) {
    self.replaced = replaced
    self.items = items
  }
}

package struct Completion: Equatable, Sendable {
  package let text: String
  /// What the menu shows.
  package let label: String
  /// A line about the item, shown while it is selected.
  package let detail: String

  package init(_ text: String, label: String? = nil, detail: String = "") {
    self.text = text
    self.label = label ?? text
    self.detail = detail
  }
}
