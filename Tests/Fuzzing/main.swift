import Glibc
import RandomPrograms

/// Random programs against the parser and the engine.
///
///     Fuzzing [--programs N] [--runs N] [--seed N] [--prefixes N]
///
/// N programs of the grammar must parse and print back, and their prefixes and spoilt copies must
/// be read somehow; N more, and spoilt recordings, are run. Faults are printed with their texts.
var options = ["--programs": 10_000, "--runs": 1_000, "--seed": 1, "--prefixes": 16, "--from": 0]
var worker: String?
var words = CommandLine.arguments.dropFirst()
while let word = words.popFirst() {
  if word == "--worker" {
    worker = words.popFirst()
  } else if options[word] != nil, let number = words.popFirst().flatMap({ Int($0) }) {
    options[word] = number
  } else {
    print("Fuzzing [--programs N] [--runs N] [--seed N] [--prefixes N]")
    exit(64)
  }
}

let campaign = Campaign(
  seed: options["--seed", default: 1], prefixes: options["--prefixes", default: 16])
if let worker {
  exit(campaign.work(worker, from: options["--from", default: 0]) ? 0 : 1)
}
let faults =
  campaign.watch("parser", count: options["--programs", default: 0])
  + campaign.watch("engine", count: options["--runs", default: 0])
exit(faults == 0 ? 0 : 1)
