/// An item of a flat drive as the end of a pipeline: `> variable:x`.
///
/// Objects are kept as they are; one alone is the item's value, several are a list.
final class ItemSink: Sink {
  private let provider: FlatProvider
  private let name: String
  private let frame: Frame
  private var values: [Value] = []

  init(_ provider: FlatProvider, _ name: String, append: Bool, _ frame: Frame) throws {
    (self.provider, self.name, self.frame) = (provider, name, frame)
    if append, let old = provider.content(named: name, frame), !old.isNull {
      values = try old.base.elements()
    }
  }

  override func write(_ value: Value) throws { values.append(value) }

  override func finish() throws {
    let value: Value = values.isEmpty ? .null : values.count == 1 ? values[0] : .list(values)
    try provider.set(name, value, frame, isForced: false)
  }

  override func abandon() { try? finish() }
}
