internal import HyperVCommands
internal import Messages
internal import OutputLayout
internal import PowerShellEngine

/// How an explanation is read: the refusal, each question with its answer, the fact, the remedy.
enum ExplanationView {
  static var definition: ViewDefinition {
    ViewDefinition(
      [GetLabExplanation.resultType],
      .custom { value, session in
        guard let object = value.base.reference as? ItemObject else { return [] }
        let language = (session.world as? LabContext)?.language ?? .english
        return lines(object, language)
      })
  }

  private static func lines(_ object: ItemObject, _ language: Language) -> [ComplexPart] {
    var parts: [ComplexPart] = []
    func section(_ title: Text, _ texts: [String]) {
      guard !texts.isEmpty else { return }
      parts += [.text(title[language]), .newLine]
      // The line is written where its indentation still holds.
      parts += texts.map { .frame(indent: 2, firstLine: 0, [.text($0), .newLine]) }
    }
    section(.refused, textLines(object["Refusal"]))
    section(.done, textLines(object["Outcome"]))
    section(.asked, (object["Questions"]?.parts ?? []).map { question($0, language) })
    section(.fact, textLines(object["Fact"]))
    section(.remedy, textLines(object["Remedy"]))
    // The last line ends by itself.
    if let row = textLines(object["Row"]).first {
      parts.append(.text(Text.row[language] + " " + row))
    }
    return parts
  }

  private static func textLines(_ value: Value?) -> [String] {
    guard let text = value?.text(.invariant), !text.isEmpty else { return [] }
    return text.utf8.split(separator: UInt8(ascii: "\n")).map {
      String(decoding: $0.filter { $0 != UInt8(ascii: "\r") }, as: UTF8.self)
    }
  }

  /// `HV02: Is live migration enabled there? - yes`.
  private static func question(_ value: Value, _ language: Language) -> String {
    guard let object = value.base.reference as? ItemObject else { return "" }
    let holds = object["Holds"]?.isTrue == true
    let answer = (holds ? Text.yes : Text.no)[language]
    let asked = object["Asked"].map { $0.isNull ? "" : $0.text(.invariant) + ": " } ?? ""
    return asked + (object["Question"]?.text(.invariant) ?? "") + " - " + answer
  }
}

extension Text {
  fileprivate static let refused = Text(en: "Refused:", de: "Abgelehnt:")
  fileprivate static let done = Text(
    en: "Done, but not as meant:", de: "Getan, aber anders als gemeint:")
  fileprivate static let asked = Text(en: "Asked:", de: "Gefragt:")
  fileprivate static let fact = Text(en: "Fact:", de: "Tatsache:")
  fileprivate static let remedy = Text(en: "What would help:", de: "Was helfen würde:")
  fileprivate static let row = Text(en: "Failure catalogue:", de: "Fehlerkatalog:")
  fileprivate static let yes = Text(en: "yes", de: "ja")
  fileprivate static let no = Text(en: "no", de: "nein")
}
