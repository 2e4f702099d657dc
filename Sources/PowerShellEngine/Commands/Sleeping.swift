extension Session {
  /// Lets time pass: the world's clock moves on, or the shell waits; told in ticks of 100 ns.
  public func sleep(_ ticks: Int64) { sleepHook?(ticks) }
}
