import PowerShellSyntax

@testable import PowerShellEngine

/// Evaluates a line as `tables/eval.ps1` does and writes the answer the same way.
struct TableEvaluation {
  let session: Session

  init(culture: String = "en-US") throws {
    StandInTypes.register()
    session = Session(host: Host())
    session.culture = try CultureTable(.icu).culture(named: culture)
    Session.current = session
    // Errors end a line, as `$ErrorActionPreference = 'Stop'` has it.
    session.tryDepth = 1
  }

  func answer(_ line: String) -> String {
    let source = SourceText(withoutStaticMembers(line))
    let parsed = Parser.parse(source)
    guard parsed.diagnostics.isEmpty else { return "!parse" }
    let collector = Collector()
    do {
      try session.runInScope(parsed.tree, source, collector)
      return AnswerText.shown(collector.value, 0)
    } catch let error as ScriptError {
      let record = error.record
      return "!" + record.fullyQualifiedErrorID + "|" + AnswerText.escaped(record.exception.message)
    } catch {
      return "!other|\(error)"
    }
  }
}

/// Static members of types that stand in for others, written as casts.
private func withoutStaticMembers(_ line: String) -> String {
  let casts = [
    ("[DayOfWeek]::Monday", "[DayOfWeek]'Monday'"), ("[double]::NaN", "[double]'NaN'"),
    ("[double]::PositiveInfinity", "[double]'Infinity'"),
    ("[math]::PI", "[double]'3.141592653589793'"),
  ]
  var bytes = Array(line.utf8)
  for (member, cast) in casts {
    while let place = bytes.firstRange(of: Array(member.utf8)) {
      bytes.replaceSubrange(place, with: cast.utf8)
    }
  }
  return String(decoding: bytes, as: UTF8.self)
}

extension Session {
  /// Runs a line in a scope of its own.
  func runInScope(_ tree: ScriptBlockAst, _ source: SourceText, _ out: Sink) throws {
    let block = ScriptBlock(BlockSource(tree, source), state: globalState)
    let call = ScriptCall(
      block, command: nil, arguments: [], caller: global, out: out, streams: defaultStreams,
      site: nil, invocationName: "", isDotSourced: false)
    try call.run()
  }
}

/// Values as the recordings write them.
enum AnswerText {
  static func shown(_ value: Value, _ depth: Int) -> String {
    let plain = value.base
    if plain.isNull { return "null" }
    let type = plain.type.reflectionName
    if depth > 4 { return type + "|..." }
    switch plain {
    case .object(let date as DateTimeObject):
      return "System.DateTime|" + ((try? date.text(format: "o", .invariant)) ?? "")
    case .string(let text): return type + "|" + escaped(text)
    case .double(let number): return type + "|" + number.text(.invariant, rounded: false)
    case .table(let table): return type + "{" + entries(table, depth) + "}"
    case .array(let array): return type + list(array.elements, depth)
    case .object(let list as ListObject): return type + self.list(list.elements, depth)
    case .object(let type as TypeInfo): return "Type|" + type.reflectionName
    case .object(let bag as PropertyBag):
      let items = zip(bag.shape.names, bag.values).map { "\($0) = \(shown($1, depth + 1))" }
      return "PSCustomObject{" + items.joined(separator: "; ") + "}"
    case .object(let moment as Moment):
      return type + "|" + ((try? DateFormat(.invariant).text(moment.value, "o")) ?? "")
    case .object(let number as NumberObject):
      if case .single(let single) = number.number {
        return type + "|" + single.text(.invariant, rounded: false)
      }
    default: break
    }
    return type + "|" + escaped(plain.text(.invariant))
  }

  private static func list(_ elements: [Value], _ depth: Int) -> String {
    "[" + elements.map { shown($0, depth + 1) }.joined(separator: "; ") + "]"
  }

  private static func entries(_ table: TableObject, _ depth: Int) -> String {
    let sorted = table.entries.sorted { a, b in
      Collation.enUS.compare(a.key.text(.invariant), b.key.text(.invariant), ignoringCase: true) < 0
    }
    return sorted.map { "\(shown($0.key, depth + 1)) = \(shown($0.value, depth + 1))" }
      .joined(separator: "; ")
  }

  static func escaped(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x5C: result.append(contentsOf: "\\\\".unicodeScalars)
      case 0x0D: result.append(contentsOf: "\\r".unicodeScalars)
      case 0x0A: result.append(contentsOf: "\\n".unicodeScalars)
      case 0x09: result.append(contentsOf: "\\t".unicodeScalars)
      case 0x1B: result.append(contentsOf: "\\e".unicodeScalars)
      case 0: result.append(contentsOf: "\\0".unicodeScalars)
      default: result.append(scalar)
      }
    }
    return String(result)
  }
}
