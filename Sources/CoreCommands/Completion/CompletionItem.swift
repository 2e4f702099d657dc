/// What may stand at a place of typed input: `System.Management.Automation.CompletionResult`.
public struct CompletionItem {
  /// .NET's numbers of `CompletionResultType`.
  public enum Kind: Int64, CaseIterable, Sendable {
    case text, history, command, providerItem, providerContainer, property, method, parameterName
    case parameterValue, variable, namespace, type, keyword, dynamicKeyword

    var name: String {
      let text = String(describing: self)
      return text.prefix(1).uppercased() + text.dropFirst()
    }
  }

  public let text: String
  /// What a list of choices shows.
  public let label: String
  public let kind: Kind
  /// A line about the item.
  public let detail: String

  init(_ text: String, _ kind: Kind, label: String? = nil, detail: String? = nil) {
    (self.text, self.kind) = (text, kind)
    self.label = label ?? text
    self.detail = detail ?? self.label
  }
}

/// Completions with the stretch of the input they replace, in UTF-8 bytes.
public struct InputCompletion {
  public var replaced: Range<Int>
  public var items: [CompletionItem]

  init(_ replaced: Range<Int>, _ items: [CompletionItem] = []) {
    (self.replaced, self.items) = (replaced, items)
  }
}
