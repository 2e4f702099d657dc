/// `System.Diagnostics.Stopwatch`, over the session's clock.
final class StopwatchObject: PSObject {
  private var elapsed: Int64 = 0
  private var started: Int64?

  override var type: TypeInfo { TypeTable.required("System.Diagnostics.Stopwatch") }
  override func text(_ culture: Culture) -> String { TimeSpanValue(ticks: ticks).text }
  var isRunning: Bool { started != nil }
  var ticks: Int64 { elapsed + (started.map { max(0, Session.current.clock() - $0) } ?? 0) }

  func start() { if started == nil { started = Session.current.clock() } }
  func stop() { (elapsed, started) = (ticks, nil) }
  func reset() { (elapsed, started) = (0, nil) }
}

extension TypeDefinition {
  static let stopwatch = TypeDefinition("System.Diagnostics.Stopwatch") { m in
    m.constructor("()") { _ in .object(StopwatchObject()) }
    m.property("bool IsRunning {get;}") { (me: StopwatchObject) in .bool(me.isRunning) }
    m.property("timespan Elapsed {get;}") { (me: StopwatchObject) in
      .span(TimeSpanValue(ticks: me.ticks))
    }
    m.property("long ElapsedMilliseconds {get;}") { (me: StopwatchObject) in
      .long(me.ticks / TimeSpanValue.ticksPerMillisecond)
    }
    m.property("long ElapsedTicks {get;}") { (me: StopwatchObject) in .long(me.ticks) }
    m.constant("static long Frequency {get;}") { .long(TimeSpanValue.ticksPerSecond) }
    m.constant("static bool IsHighResolution {get;}") { .bool(true) }
    let actions: [(String, (StopwatchObject) -> Void)] = [
      ("Start", { $0.start() }), ("Stop", { $0.stop() }), ("Reset", { $0.reset() }),
      (
        "Restart",
        {
          $0.reset(); $0.start()
        }
      ),
    ]
    for (name, act) in actions {
      m.method("void \(name)()") { (me: StopwatchObject, _) in
        act(me)
        return .nothing
      }
    }
    m.function("static System.Diagnostics.Stopwatch StartNew()") { _ in
      let watch = StopwatchObject()
      watch.start()
      return .object(watch)
    }
    m.function("static long GetTimestamp()") { a in .long(a.session.clock()) }
    m.function(
      "static timespan GetElapsedTime(long startingTimestamp)",
      "static timespan GetElapsedTime(long startingTimestamp, long endingTimestamp)"
    ) { a in
      let end = a.count > 1 ? a[1].integerOrZero : a.session.clock()
      let (ticks, overflows) = end.subtractingReportingOverflow(a[0].integerOrZero)
      return .span(overflows ? .maximum : TimeSpanValue(ticks: ticks))
    }
  }
}
