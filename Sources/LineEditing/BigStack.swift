import CLineEditShim

/// Runs a body on a thread with a stack of so many bytes while the caller waits.
///
/// For an interpreter whose scripts may recurse deeply. Where no such stack can be had, smaller
/// ones are tried, at last the caller's own. Not to be given a closure written in main.swift: it would belong to the main actor and trap.
package func runOnBigStack<Result>(bytes: Int, body: () -> Result) -> Result {
  withoutActuallyEscaping(body) { body in
    let task = StackTask(body)
    var size = bytes
    while size >= 8 << 20 {
      let context = Unmanaged.passUnretained(task).toOpaque()
      if lineedit_run_on_stack(size, runStackTask, context) == 0, let result = task.result {
        return result
      }
      size /= 2
    }
    return body()
  }
}

private class AnyStackTask {
  func run() {}
}

private final class StackTask<Result>: AnyStackTask {
  private let body: () -> Result
  var result: Result?

  init(_ body: @escaping () -> Result) { self.body = body }

  override func run() { result = body() }
}

private func runStackTask(_ context: UnsafeMutableRawPointer?) {
  guard let context else { return }
  Unmanaged<AnyStackTask>.fromOpaque(context).takeUnretainedValue().run()
}
