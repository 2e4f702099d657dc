// Parts of a statement at which errors stand by themselves: a condition, the list of a loop, what
// `return` and `throw` are given. The error's place is the part's, not the statement's.

extension Node {
  @inline(__always) func evaluatePart(_ f: Frame) throws -> Value {
    do { return try evaluate(f) } catch let error as ScriptError { throw standing(error, f) }
  }

  @inline(__always) func testPart(_ f: Frame) throws -> Bool {
    do { return try test(f) } catch let error as ScriptError { throw standing(error, f) }
  }

  @inline(__always) func executePart(_ f: Frame) throws -> Completion {
    do { return try execute(f) } catch let error as ScriptError { throw standing(error, f) }
  }

  @inline(never) private func standing(_ error: ScriptError, _ f: Frame) -> ScriptError {
    f.locate(error.record, extent)
    return error
  }
}
