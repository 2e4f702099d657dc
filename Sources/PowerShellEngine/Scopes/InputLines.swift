/// `$input` of a `-Command` run: the lines of standard input, read when someone asks for them.
final class InputLines: PSObject {
  private let readLine: () -> String?
  init(_ readLine: @escaping () -> String?) { self.readLine = readLine }

  override func makeEnumerator() -> ValueEnumerator? { Lines(readLine) }

  private final class Lines: ValueEnumerator {
    private let readLine: () -> String?
    init(_ readLine: @escaping () -> String?) { self.readLine = readLine }
    override func next() throws -> Value? { readLine().map { .string($0) } }
  }
}

extension Session {
  /// Gives the global scope an `$input`.
  public func setInput(_ readLine: @escaping () -> String?) { global.input = InputLines(readLine) }
}
