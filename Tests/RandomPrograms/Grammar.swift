/// The grammar of `Grammar/PowerShell.grammar`, as data.
public struct Grammar: Sendable {
  /// What may stand in a production.
  public indirect enum Item: Sendable {
    /// A word or sign that stands for itself.
    case word(String)
    /// A token or another production, by name; without a comma outside of brackets where asked.
    case name(String, isCommaFree: Bool)
    /// No white space here.
    case touch
    case choice([[Item]])
    case optional([[Item]])
    case repeated([[Item]])
  }

  public struct Production: Sendable {
    public let name: String
    /// The tree has a node of its name.
    public let hasNode: Bool
    public var examples: [String] = []
    public internal(set) var alternatives: [[Item]] = []

    /// `if-statement` as `IfStatement`.
    public var title: String {
      name.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    }
    /// Its name is in capitals: the lexer reads it, and the grammar lists examples.
    public var isToken: Bool { name.utf8.first.map { $0 >= 0x41 && $0 <= 0x5A } ?? false }
  }

  public private(set) var productions: [Production] = []

  public init(_ text: String) {
    var waiting: [String] = []
    func finish(_ all: inout [Production]) {
      guard !waiting.isEmpty, !all.isEmpty else { return }
      var reader = GrammarReader(waiting.joined(separator: " "))
      all[all.count - 1].alternatives = reader.readAlternatives()
      waiting = []
    }
    for line in text.split(separator: "\n") where line.first != "#" {
      if line.hasPrefix("> ") {
        finish(&productions)
        if !productions.isEmpty {
          productions[productions.count - 1].examples.append(String(line.dropFirst(2)))
        }
      } else if line.first == " " {
        waiting.append(String(line))
      } else if let end = line.firstIndex(of: " ") {
        finish(&productions)
        productions.append(
          Production(
            name: line[..<end].filter { $0 != "(" && $0 != ")" }, hasNode: line.first != "("))
        waiting = [String(line[end...].drop { $0 == " " || $0 == "=" })]
      }
    }
    finish(&productions)
  }
}

/// Reads the right side of a production.
struct GrammarReader {
  private var pieces: ArraySlice<String>

  init(_ text: String) {
    var pieces: [String] = []
    var rest = text[...]
    while let first = rest.first {
      if first == " " {
        rest = rest.dropFirst()
      } else if first == "\"" || first == "'" {
        let end = rest.dropFirst().firstIndex(of: first) ?? rest.index(before: rest.endIndex)
        pieces.append(String(rest[...end]))
        rest = rest[rest.index(after: end)...]
      } else if first == "“" {
        let end = rest.firstIndex(of: "”") ?? rest.index(before: rest.endIndex)
        pieces.append("\"" + rest[...end] + "\"")
        rest = rest[rest.index(after: end)...]
      } else {
        let end = rest.firstIndex(of: " ") ?? rest.endIndex
        pieces.append(String(rest[..<end]))
        rest = rest[end...]
      }
    }
    self.pieces = pieces[...]
  }

  mutating func readAlternatives() -> [[Grammar.Item]] {
    var alternatives: [[Grammar.Item]] = [[]]
    while let piece = pieces.popFirst() {
      switch piece {
      case "|": alternatives.append([])
      case ")", "]", "}": return alternatives
      default: alternatives[alternatives.count - 1].append(read(piece))
      }
    }
    return alternatives
  }

  private mutating func read(_ piece: String) -> Grammar.Item {
    switch piece {
    case "(": return .choice(readAlternatives())
    case "[": return .optional(readAlternatives())
    case "{": return .repeated(readAlternatives())
    case "~": return .touch
    default: break
    }
    if piece.first == "\"" || piece.first == "'" {
      return .word(Self.unescaped(String(piece.dropFirst().dropLast())))
    }
    let isCommaFree = piece.last == "!"
    return .name(String(isCommaFree ? piece.dropLast() : piece[...]), isCommaFree: isCommaFree)
  }

  /// `\n`, `\r`, `\t` and `\\`.
  private static func unescaped(_ text: String) -> String {
    var result = ""
    var isEscaped = false
    for scalar in text.unicodeScalars {
      if isEscaped {
        switch scalar {
        case "n": result += "\n"
        case "r": result += "\r"
        case "t": result += "\t"
        default: result.unicodeScalars.append(scalar)
        }
        isEscaped = false
      } else if scalar == "\\" {
        isEscaped = true
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
