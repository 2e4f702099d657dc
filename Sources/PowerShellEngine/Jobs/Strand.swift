import Glibc

/// A thread of control of its own: a job, with a stack as large as the main one needs.
///
/// The engine's tables are shared and not locked, so threads never run at the same time: whoever
/// runs holds the baton and hands it over where it waits (`Baton`).
final class Strand {
  /// Since when it may go on; nil while only its condition counts.
  var deadline: Int64? = 0
  /// What it waits for; nil while only time counts.
  var condition: (() -> Bool)?
  /// Asked to end: it throws at the next place where it may.
  var isStopping = false
  fileprivate(set) var isFinished = false
  fileprivate(set) var hasStarted = false
  /// The session that it runs, while another strand has the baton.
  fileprivate var session: Session?
  private let gate = Gate()
  private let body: () -> Void
  fileprivate var atEnd: () -> Void = {}

  init(_ body: @escaping () -> Void) { self.body = body }

  /// The thread that is there already.
  fileprivate init(main session: Session) {
    body = {}
    hasStarted = true
    self.session = session
  }

  fileprivate func letRun() {
    if hasStarted { return gate.open() }
    hasStarted = true
    if !spawn() { runBody() }
  }

  fileprivate func waitForTurn() { gate.wait() }

  private func runBody() {
    body()
    isFinished = true
    atEnd()
  }

  private static let stackBytes = 256 << 20

  /// Starts the thread; false where the system has none to give.
  private func spawn() -> Bool {
    var attributes = pthread_attr_t()
    guard pthread_attr_init(&attributes) == 0 else { return false }
    defer { pthread_attr_destroy(&attributes) }
    pthread_attr_setstacksize(&attributes, Self.stackBytes)
    pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
    var thread = pthread_t()
    let context = Unmanaged.passRetained(self).toOpaque()
    let result = pthread_create(
      &thread, &attributes,
      { context in
        if let context { Unmanaged<Strand>.fromOpaque(context).takeRetainedValue().runBody() }
        return nil
      }, context)
    if result != 0 { Unmanaged<Strand>.fromOpaque(context).release() }
    return result == 0
  }
}

/// A door for one thread: it waits until another opens it.
private final class Gate {
  private let semaphore: UnsafeMutablePointer<sem_t>

  init() {
    semaphore = .allocate(capacity: 1)
    sem_init(semaphore, 0, 0)
  }

  deinit {
    sem_destroy(semaphore)
    semaphore.deallocate()
  }

  func open() { sem_post(semaphore) }
  func wait() { while sem_wait(semaphore) != 0 {} }
}

/// Who runs: one strand at a time, by turns, in a time of their own that passes when all wait.
///
/// Turns follow the order in which the strands came, so a script with jobs gives the same output
/// on every run.
final class Baton {
  private var strands: [Strand]
  private var running: Strand
  /// Ticks of 100 ns that have passed by waiting.
  private(set) var now: Int64 = 0
  private var breaths = 0
  /// What waiting does to the world's clock.
  var passTime: (Int64) -> Void = { _ in }

  init(_ session: Session) {
    running = Strand(main: session)
    strands = [running]
  }

  /// Others are there to take turns.
  var isShared: Bool { strands.count > 1 }
  var current: Strand { running }

  func add(_ strand: Strand) {
    strand.deadline = now
    strand.atEnd = { [unowned self] in end(strand) }
    strands.append(strand)
  }

  /// Takes away a strand that has not begun.
  func drop(_ strand: Strand) {
    guard !strand.hasStarted else { return }
    strands.removeAll { $0 === strand }
  }

  /// Waits until something holds or a time has passed; whether it holds.
  ///
  /// Where nobody could ever make it hold, the main strand goes on.
  @discardableResult
  func wait(ticks: Int64? = nil, until condition: (() -> Bool)? = nil) throws -> Bool {
    if let condition, condition() { return true }
    let me = running
    me.deadline = ticks.map { $0 > Int64.max - now ? Int64.max : now + max(0, $0) }
    me.condition = condition
    pass()
    (me.deadline, me.condition) = (now, nil)
    if me.isStopping { throw PipelineStopped(isOutOfBudget: false) }
    return condition?() ?? true
  }

  /// A strand that computes on and on lets the others have a turn now and then.
  func breathe() {
    breaths += 1
    guard breaths % 64 == 0 else { return }
    now &+= 100_000
    running.deadline = now
    pass()
  }

  private func pass() {
    let me = running
    let next = pick(after: me)
    if next === me { return }
    me.session = Session.current
    give(to: next)
    me.waitForTurn()
    if let session = me.session { Session.current = session }
  }

  private func give(to next: Strand) {
    running = next
    next.letRun()
  }

  private func end(_ strand: Strand) {
    let next = pick(after: strand)
    strands.removeAll { $0 === strand }
    give(to: next === strand ? strands[0] : next)
  }

  private func pick(after me: Strand) -> Strand {
    let place = strands.firstIndex { $0 === me } ?? 0
    let order = strands[(place + 1)...] + strands[...place]
    if let ready = order.first(where: isReady) { return ready }
    let times = strands.filter { !$0.isFinished }.compactMap(\.deadline)
    guard let earliest = times.min() else { return strands[0] }
    passTime(earliest &- now)
    now = max(now, earliest)
    return order.first(where: isReady) ?? strands[0]
  }

  private func isReady(_ strand: Strand) -> Bool {
    if strand.isFinished { return false }
    if strand.isStopping { return true }
    if let deadline = strand.deadline, deadline <= now { return true }
    return strand.condition?() ?? false
  }
}
