internal import Datacenter
internal import Messages

/// How a part of the model is written in a lab file and read back: one list of fields does both, so
/// they cannot differ.
struct Schema<Root> {
  let fields: [Field<Root>]

  init(_ fields: [Field<Root>]) { self.fields = fields }

  /// The table of a value; what is as in `blank` is left out.
  func node(_ root: Root, besides blank: Root?) -> DataNode {
    var entries: [(key: String, node: DataNode)] = []
    for field in fields {
      guard let node = field.get(root, blank == nil) else { continue }
      if !field.isKey, let blank, field.get(blank, false)?.plainText == node.plainText { continue }
      entries.append((field.name, node))
    }
    return DataNode(.table(entries))
  }

  /// Reads a table into a value; what is not there stays as it is.
  func read(_ node: DataNode, into root: inout Root, _ mistakes: Mistakes) {
    guard case .table(let entries) = node.content else {
      mistakes.add(
        node.line,
        Text(en: "A table @{ … } is needed here.", de: "Hier wird eine Tabelle @{ … } gebraucht."))
      return
    }
    for (key, value) in entries {
      guard let field = fields.first(where: { AsciiName($0.name) == AsciiName(key) }) else {
        mistakes.add(value.line, .unknownKey(key, fields.map(\.name)))
        continue
      }
      if let problem = field.set(&root, value, mistakes) {
        mistakes.add(
          value.line,
          Text(en: "'\(field.name)': \(problem.en)", de: "\"\(field.name)\": \(problem.de)"))
      }
    }
    for field in fields where field.isKey && node[field.name] == nil {
      mistakes.add(
        node.line,
        Text(
          en: "'\(field.name)' is missing.", de: "\"\(field.name)\" fehlt."))
    }
  }
}

/// A property of a part of the model, by the name it has in a lab file.
struct Field<Root> {
  let name: String
  /// Always written, and always needed.
  var isKey = false
  /// nil: nothing to write; true: with all that is as usual.
  let get: (Root, Bool) -> DataNode?
  /// What is wrong with the value; nil where it was taken.
  let set: (inout Root, DataNode, Mistakes) -> Text?

  var key: Field {
    var field = self
    field.isKey = true
    return field
  }
}

extension Field {
  static func text(_ name: String, _ path: WritableKeyPath<Root, String>) -> Field {
    Field(name: name, get: { root, _ in .text(root[keyPath: path]) }) { root, node, _ in
      guard case .text(let text) = node.content else { return .needed("a text", "ein Text") }
      root[keyPath: path] = text
      return nil
    }
  }

  static func name(_ name: String, _ path: WritableKeyPath<Root, Name>) -> Field {
    Field(name: name, get: { root, _ in .text(root[keyPath: path].text) }) { root, node, _ in
      guard case .text(let text) = node.content, !text.utf8.isEmpty else {
        return .needed("a name", "ein Name")
      }
      root[keyPath: path] = Name(text)
      return nil
    }
  }

  /// A text that may be missing, made of something else.
  static func optional<Part>(
    _ name: String, _ path: WritableKeyPath<Root, Part?>, _ write: @escaping (Part) -> String,
    _ read: @escaping (String) -> Part?, needing what: Text
  ) -> Field {
    Field(name: name, get: { root, _ in root[keyPath: path].map { .text(write($0)) } }) {
      root, node, _ in
      guard case .text(let text) = node.content, let part = read(text) else { return what }
      root[keyPath: path] = part
      return nil
    }
  }

  static func texts<Part>(
    _ name: String, _ path: WritableKeyPath<Root, [Part]>, _ write: @escaping (Part) -> String,
    _ read: @escaping (String) -> Part?, needing what: Text = .needed("a list", "eine Liste")
  ) -> Field {
    Field(name: name, get: { root, _ in .list(root[keyPath: path].map(write)) }) { root, node, _ in
      var elements = [node]
      if case .list(let list) = node.content { elements = list }
      var parts: [Part] = []
      for element in elements {
        guard case .text(let text) = element.content, let part = read(text) else { return what }
        parts.append(part)
      }
      root[keyPath: path] = parts
      return nil
    }
  }

  static func number<Number: FixedWidthInteger>(
    _ name: String, _ path: WritableKeyPath<Root, Number>,
    in range: ClosedRange<Int64> = 0...Int64.max
  ) -> Field {
    Field(name: name, get: { root, _ in DataNode(.number(Int64(clamping: root[keyPath: path]))) }) {
      root, node, _ in
      guard case .number(let number) = node.content, range.contains(number),
        let value = Number(exactly: number)
      else {
        return .needed(
          "a whole number from \(range.lowerBound) to \(range.upperBound)",
          "eine ganze Zahl von \(range.lowerBound) bis \(range.upperBound)")
      }
      root[keyPath: path] = value
      return nil
    }
  }

  static func truth(_ name: String, _ path: WritableKeyPath<Root, Bool>) -> Field {
    Field(name: name, get: { root, _ in DataNode(.truth(root[keyPath: path])) }) { root, node, _ in
      guard case .truth(let truth) = node.content else {
        return .needed("$true or $false", "$true oder $false")
      }
      root[keyPath: path] = truth
      return nil
    }
  }

  static func choice<Choice: Equatable>(
    _ name: String, _ path: WritableKeyPath<Root, Choice>, _ names: [(String, Choice)]
  ) -> Field {
    Field(
      name: name,
      get: { root, _ in names.first { $0.1 == root[keyPath: path] }.map { .text($0.0) } }
    ) { root, node, _ in
      guard case .text(let text) = node.content,
        let found = names.first(where: { AsciiName($0.0) == AsciiName(text) })
      else {
        let list = names.map(\.0).joined(separator: ", ")
        return .needed("one of \(list)", "eines von \(list)")
      }
      root[keyPath: path] = found.1
      return nil
    }
  }

  static func list<Part>(
    _ name: String, _ path: WritableKeyPath<Root, [Part]>, of schema: Schema<Part>, blank: Part
  ) -> Field {
    Field(
      name: name,
      get: { root, isFull in
        DataNode(.list(root[keyPath: path].map { schema.node($0, besides: isFull ? nil : blank) }))
      }
    ) { root, node, mistakes in
      guard let elements = node.elements else { return .needed("a list", "eine Liste") }
      root[keyPath: path] = elements.map { element in
        var part = blank
        schema.read(element, into: &part, mistakes)
        return part
      }
      return nil
    }
  }
}

extension DataNode {
  /// The elements of a list; a table alone is a list of one.
  var elements: [DataNode]? {
    switch content {
    case .list(let elements): elements
    case .table: [self]
    default: nil
    }
  }
}

extension Text {
  static func needed(_ en: String, _ de: String) -> Text {
    Text(en: "expected \(en).", de: "erwartet wird \(de).")
  }

  static func unknownKey(_ key: String, _ known: [String]) -> Text {
    let list = known.joined(separator: ", ")
    return Text(
      en: "'\(key)' is not known here. Known are: \(list).",
      de: "\"\(key)\" ist hier nicht bekannt. Bekannt sind: \(list).")
  }
}
