import Glibc
import RandomPrograms

/// Sends texts to the parser or the engine, thousands to a process, and tells what went wrong.
struct Campaign {
  let seed: Int
  let prefixes: Int
  /// A worker ends after so many texts: what a session leaves behind goes with it.
  private static let share = ["parser": 50_000, "engine": 1_500]

  // MARK: The watch

  /// How many faults there were.
  func watch(_ kind: String, count: Int) -> Int {
    guard count > 0 else { return 0 }
    let path = "/tmp/fuzzing-\(getpid())-\(kind)"
    defer { unlink(path) }
    let share = Self.share[kind, default: 1000]
    var (from, faults) = (0, 0)
    while from < count {
      let end = min(count, (from / share + 1) * share)
      let fault = Watch.run([
        "Fuzzing", "--worker", "\(kind):\(end):\(path)", "--from", "\(from)", "--seed", "\(seed)",
        "--prefixes", "\(prefixes)",
      ])
      guard let fault, fault != "exit code 1" else {
        if fault != nil { faults += 1 }
        from = end
        continue
      }
      let last = Watch.last(path)
      faults += 1
      print("=== \(kind) \(last.number): \(fault)\n\(last.text)\n===")
      fflush(nil)
      from = max(from, last.number) + 1
    }
    print("\(kind): \(count) programs, \(faults) faults")
    fflush(nil)
    return faults
  }

  // MARK: The worker

  /// Whether all was well; `task` names the kind, the end, and the file for texts.
  func work(_ task: String, from: Int) -> Bool {
    let parts = task.split(separator: ":", maxSplits: 2).map(String.init)
    guard parts.count == 3, let end = Int(parts[1]), from < end else { return false }
    guard let grammar = Self.grammar else { return false }
    Watch.open(parts[2])
    return parts[0] == "parser"
      ? parse(from..<end, ProgramGenerator(grammar))
      : run(from..<end, ProgramGenerator(grammar, words: EngineProbe.words()))
  }

  private static var grammar: Grammar? {
    let bytes = Files.bytes(Corpus.repository + "/Grammar/PowerShell.grammar")
    return bytes.isEmpty ? nil : Grammar(String(decoding: bytes, as: UTF8.self))
  }

  private func dice(_ number: Int) -> Dice {
    Dice(seed: UInt64(truncatingIfNeeded: seed) << 40 ^ UInt64(truncatingIfNeeded: number))
  }

  private func parse(_ numbers: Range<Int>, _ generator: ProgramGenerator) -> Bool {
    let corpus = Corpus()
    var isWell = true
    for number in numbers {
      var dice = dice(number)
      let program = generator.program(&dice, size: 40)
      Watch.note(program, number: number)
      var fault = ParserProbe.faultOfProgram(program)
      if prefixes > 0 {
        fault = fault ?? ParserProbe.faultOfPrefixes(program, most: prefixes, &dice)
        let original = dice.chance(50) ? program : dice.pick(corpus.scripts) ?? program
        let spoilt = Mutation.spoil(original, with: corpus.scripts, &dice)
        Watch.note(spoilt, number: number)
        fault = fault ?? ParserProbe.faultOfText(spoilt)
      }
      if let fault {
        isWell = false
        print("=== parser \(number): \(fault)\n\(program)\n===")
      }
    }
    return isWell
  }

  private func run(_ numbers: Range<Int>, _ generator: ProgramGenerator) -> Bool {
    let corpus = Corpus()
    for number in numbers {
      var dice = dice(number)
      var text: String
      switch dice.roll(4) {
      case 0: text = generator.program(&dice, size: 30)
      case 1:
        let script = dice.pick(corpus.scripts) ?? ""
        text = Mutation.spoil(script, with: corpus.scripts, &dice)
      default:
        let expression = dice.pick(corpus.expressions) ?? ""
        text = Mutation.spoil(expression, with: corpus.expressions, &dice, times: 2)
      }
      if dice.chance(25) { text = ". {\n\(text)\n} *>&1 | Out-String -Width 80" }
      Watch.note(text, number: number)
      EngineProbe.run(text)
    }
    return true
  }
}
