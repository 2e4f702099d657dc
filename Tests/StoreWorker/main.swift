import Datacenter
import DatacenterStore
import Glibc
import Messages

/// Counts up in a state file and says each number once it is kept; the store's tests run it in
/// several processes at once, and kill it.
struct Count: Operation {
  func decide(in datacenter: Datacenter) throws(Refusal) -> [Event] {
    let counted = datacenter.hosts["HV01"]?.migration.maximumMigrations ?? 0
    return ["HV01", "HV02"].map { .host($0, .settingChanged(.maximumMigrations(counted &+ 1))) }
  }
}

guard CommandLine.arguments.count == 3, let times = Int(CommandLine.arguments[2]) else { exit(64) }
let lab = Lab(journal: SQLiteJournal(path: CommandLine.arguments[1])) { .twoHosts() }
do {
  for _ in 0..<times {
    try lab.carryOut(Count())
    let kept = try lab.datacenter.hosts["HV01"]?.migration.maximumMigrations ?? 0
    let line = Array("\(kept)\n".utf8)
    write(1, line, line.count)
  }
} catch {
  let line = Array("\(error.text.en)\n".utf8)
  write(2, line, line.count)
  exit(1)
}
