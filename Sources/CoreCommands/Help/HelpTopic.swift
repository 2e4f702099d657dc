internal import PowerShellEngine

/// What is known of a command for a reader: its page or the comment above its code, and its syntax.
final class HelpTopic: PSObject {
  /// How much of it is shown.
  enum View { case standard, detailed, full, examples, parameter }

  struct Parameter {
    let traits: ParameterTraits?
    let name: String
    let text: String
  }

  struct Example {
    let title: String
    let code: String
    let remarks: String
  }

  let name: String
  var synopsis = ""
  var description = ""
  var syntax: [String] = []
  var parameters: [Parameter] = []
  var examples: [Example] = []
  var links: [String] = []
  var notes = ""
  var inputs = ""
  var outputs = ""
  var aliases: [String] = []
  /// A comment above a script's code: laid out as PowerShell lays out those.
  var isComment = false
  /// Nothing is known but the syntax.
  var isBare = false
  var takesCommonParameters = false
  var category = "Cmdlet"
  var words = HelpWords.english
  var view = View.standard
  /// The parameters that `-Parameter` asked for.
  var chosen: [Parameter] = []

  init(_ name: String) { self.name = name }

  override var type: TypeInfo { TypeTable.find("MamlCommandHelpInfo") ?? .object }
  override func text(_ culture: Culture) -> String {
    HelpRendering(self, width: 120).lines.joined(separator: "\n")
  }

  /// Takes the parameters' texts in the order of the declaration.
  func describe(_ metadata: CommandMetadata, _ texts: [(name: String, text: String)]) {
    let ending = metadata.isAdvanced ? "" : " "
    syntax = CommandSyntax.lines(for: metadata, inFull: isComment).map { $0 + ending }
    takesCommonParameters = metadata.isAdvanced
    let shown = ParameterOrder.arranged(
      metadata.parameters.filter { !$0.isHidden }, of: metadata.name, name: \.name)
    parameters = shown.map { traits in
      let text = texts.first { AsciiFold.foldedEquals($0.name, traits.name) }?.text ?? ""
      return Parameter(traits: traits, name: traits.name, text: text)
    }
  }
}

/// The words a help text is set in.
struct HelpWords {
  let name, synopsis, syntax, description, parameters, examples, example, inputs, outputs: String
  let notes, links, remarks, aliases, required, position, fallback, pipeline, wildcards: String
  let byValue, byName, named, yes, no, none, common, seeExamples, seeMore, seeFull: String

  static let english = HelpWords(
    name: "NAME", synopsis: "SYNOPSIS", syntax: "SYNTAX", description: "DESCRIPTION",
    parameters: "PARAMETERS", examples: "EXAMPLES", example: "EXAMPLE", inputs: "INPUTS",
    outputs: "OUTPUTS", notes: "NOTES", links: "RELATED LINKS", remarks: "REMARKS",
    aliases: "ALIASES", required: "Required?", position: "Position?", fallback: "Default value",
    pipeline: "Accept pipeline input?", wildcards: "Accept wildcard characters?",
    byValue: "ByValue", byName: "ByPropertyName", named: "named", yes: "true", no: "false",
    none: "None",
    common:
      "This cmdlet supports the common parameters: Verbose, Debug, ErrorAction, ErrorVariable, WarningAction, WarningVariable, OutBuffer, PipelineVariable, and OutVariable. For more information, see about_CommonParameters (https://go.microsoft.com/fwlink/?LinkID=113216).",
    seeExamples: "To see the examples, type: \"Get-Help %1 -Examples\"",
    seeMore: "For more information, type: \"Get-Help %1 -Detailed\"",
    seeFull: "For technical information, type: \"Get-Help %1 -Full\"")

  static let german = HelpWords(
    name: "NAME", synopsis: "ÜBERSICHT", syntax: "SYNTAX", description: "BESCHREIBUNG",
    parameters: "PARAMETER", examples: "BEISPIELE", example: "BEISPIEL", inputs: "EINGABEN",
    outputs: "AUSGABEN", notes: "HINWEISE", links: "VERWANDTE LINKS", remarks: "HINWEISE",
    aliases: "ALIASE", required: "Erforderlich?", position: "Position?",
    fallback: "Standardwert", pipeline: "Pipelineeingaben akzeptieren?",
    wildcards: "Platzhalterzeichen akzeptieren?", byValue: "ByValue", byName: "ByPropertyName",
    named: "named", yes: "true", no: "false", none: "Keine",
    common:
      "Dieses Cmdlet unterstützt folgende allgemeine Parameter: Verbose, Debug, ErrorAction, ErrorVariable, WarningAction, WarningVariable, OutBuffer, PipelineVariable und OutVariable. Weitere Informationen finden Sie unter about_CommonParameters (https://go.microsoft.com/fwlink/?LinkID=113216).",
    seeExamples: "Zum Aufrufen der Beispiele geben Sie Folgendes ein: \"Get-Help %1 -Examples\"",
    seeMore: "Weitere Informationen erhalten Sie mit: \"Get-Help %1 -Detailed\"",
    seeFull: "Technische Informationen erhalten Sie mit: \"Get-Help %1 -Full\"")
}
