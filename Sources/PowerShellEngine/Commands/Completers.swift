public import PowerShellSyntax

/// What the kernel keeps and knows for the completion of typed input, which lies above it.

/// A block that says what may stand as a parameter's value.
public struct ArgumentCompleter {
  /// Nil: of any command.
  public let command: String?
  public let parameter: String
  public let block: ScriptBlock

  public init(command: String?, parameter: String, block: ScriptBlock) {
    (self.command, self.parameter, self.block) = (command, parameter, block)
  }
}

/// The question what may stand as a parameter's value.
public struct ValueRequest {
  public let command: String
  public let parameter: String
  /// What is typed so far.
  public let word: String
  /// The other arguments by parameter, as they are written.
  public let given: [String: String]

  public init(command: String, parameter: String, word: String, given: [String: String]) {
    (self.command, self.parameter, self.word, self.given) = (command, parameter, word, given)
  }
}

/// A module's help page of a command.
public struct HelpPage {
  /// Markdown.
  public let text: String
  public let isGerman: Bool

  public init(text: String, isGerman: Bool) { (self.text, self.isGerman) = (text, isGerman) }
}

extension Session {
  /// The scope that runs, as far as a member can know.
  public var executingFrame: Frame { executing }

  /// The parameters of a function that is written but has not run.
  public func metadata(
    of function: FunctionDefinitionAst, _ source: SourceText
  ) -> CommandMetadata? {
    let block = BlockSource(function.body, source, functionParameters: function.parameters)
    return try? block.code.metadata(function.name, global)
  }
}

extension TypeTable {
  /// PowerShell's short names of types.
  public static var acceleratorNames: [String] { accelerators.entries.map(\.key) }
}
