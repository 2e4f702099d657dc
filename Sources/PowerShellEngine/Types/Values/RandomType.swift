/// `System.Random`: with a seed .NET's own sequence, without one the session's.
final class RandomObject: PSObject {
  private var generator: SubtractiveGenerator?
  init(seed: Int32?) { generator = seed.map(SubtractiveGenerator.init) }
  override var type: TypeInfo { TypeTable.required("System.Random") }

  /// A number from 0 up to `Int32.max`, which it never is.
  func sample(_ session: Session) -> Int32 {
    generator?.next() ?? Int32(session.random.next(0, Int64(Int32.max)))
  }

  /// A number from 0 up to 1, which it never is.
  func unit(_ session: Session) -> Double {
    guard generator != nil else { return session.random.nextUnit() }
    return Double(sample(session)) * (1 / Double(Int32.max))
  }

  func next(_ low: Int64, _ high: Int64, _ session: Session) -> Int64 {
    let range = high - low
    guard generator != nil else { return session.random.next(low, high) }
    if range <= Int64(Int32.max) { return Int64(unit(session) * Double(range)) + low }
    return Int64(wideUnit(session) * Double(range)) + low
  }

  /// A sample of 32 bits, for ranges wider than `Int32.max`.
  private func wideUnit(_ session: Session) -> Double {
    var result = Int64(sample(session))
    if sample(session) % 2 == 0 { result = -result }
    return (Double(result) + Double(Int32.max - 1)) / (2 * Double(Int32.max) - 1)
  }

  func bits64(_ session: Session) -> UInt64 {
    guard generator != nil else { return session.random.next() }
    let low = UInt64(next(0, 1 << 22, session))
    let middle = UInt64(next(0, 1 << 22, session)) << 22
    return low | middle | UInt64(next(0, 1 << 20, session)) << 44
  }

  func next64(_ low: Int64, _ high: Int64, _ session: Session) -> Int64 {
    let range = UInt64(bitPattern: high &- low)
    guard range > 1 else { return low }
    let bits = 64 - (range - 1).leadingZeroBitCount
    while true {
      let number = bits64(session) >> UInt64(64 - bits)
      if number < range { return low &+ Int64(bitPattern: number) }
    }
  }
}

/// Knuth's subtractive generator as .NET has always had it: a seed gives the same numbers for ever.
struct SubtractiveGenerator {
  private var seeds = [Int32](repeating: 0, count: 56)
  private var next1 = 0
  private var next2 = 21

  init(seed: Int32) {
    let magnitude = seed == .min ? Int32.max : abs(seed)
    var (mj, mk): (Int32, Int32) = (161_803_398 &- magnitude, 1)
    seeds[55] = mj
    var place = 0
    for _ in 1..<55 {
      place = (place + 21) % 55
      seeds[place] = mk
      mk = mj &- mk
      if mk < 0 { mk = mk &+ Int32.max }
      mj = seeds[place]
    }
    for _ in 1..<5 {
      for index in 1..<56 {
        let other = index + 30 >= 55 ? index - 25 : index + 30
        seeds[index] = seeds[index] &- seeds[1 + other]
        if seeds[index] < 0 { seeds[index] = seeds[index] &+ Int32.max }
      }
    }
  }

  mutating func next() -> Int32 {
    next1 = next1 >= 55 ? 1 : next1 + 1
    next2 = next2 >= 55 ? 1 : next2 + 1
    var result = seeds[next1] &- seeds[next2]
    if result == .max { result -= 1 }
    if result < 0 { result = result &+ Int32.max }
    seeds[next1] = result
    return result
  }
}

extension TypeDefinition {
  static let random = TypeDefinition("System.Random") { m in
    m.constructor("()") { _ in .object(RandomObject(seed: nil)) }
    m.constructor("(int Seed)") { a in
      .object(RandomObject(seed: Int32(truncatingIfNeeded: a.int(0))))
    }
    m.constant("static System.Random Shared {get;}") { .object(RandomObject(seed: nil)) }
    RandomMembers.declareNumbers(m)
    RandomMembers.declareLists(m)
  }
}

/// The members of `System.Random`.
enum RandomMembers {
  static func declareNumbers(_ m: MemberDeclarations) {
    m.method(
      "int Next()", "int Next(int maxValue)", "int Next(int minValue, int maxValue)"
    ) { (me: RandomObject, a) in
      guard a.count > 0 else { return .int(me.sample(a.session)) }
      let (low, high) = try bounds(a)
      return .int(Int32(clamping: me.next(low, high, a.session)))
    }
    m.method(
      "long NextInt64()", "long NextInt64(long maxValue)",
      "long NextInt64(long minValue, long maxValue)"
    ) { (me: RandomObject, a) in
      guard a.count > 0 else { return .long(me.next64(0, .max, a.session)) }
      let (low, high) = try bounds(a)
      return .long(me.next64(low, high, a.session))
    }
    m.method("double NextDouble()") { (me: RandomObject, a) in .double(me.unit(a.session)) }
    m.method("float NextSingle()") { (me: RandomObject, a) in
      while true {
        let number = Float(me.unit(a.session))
        if number < 1 { return .number(.single(number)) }
      }
    }
  }

  private static func bounds(_ a: Arguments) throws -> (Int64, Int64) {
    let (low, high) = (a.count > 1 ? a[0].integerOrZero : 0, a[a.count - 1].integerOrZero)
    guard a.count > 1 || high >= 0 else {
      throw DotNetException.outOfRange(
        "maxValue ('\(high)') must be a non-negative value.", "maxValue", actual: a[0])
    }
    guard low <= high else {
      throw DotNetException.outOfRange(
        "'minValue' cannot be greater than maxValue.", "minValue")
    }
    return (low, high)
  }

  static func declareLists(_ m: MemberDeclarations) {
    m.method("void NextBytes(byte[] buffer)") { (me: RandomObject, a) in
      guard case .array(let buffer) = a[0].base else {
        throw DotNetException.argumentNull("buffer")
      }
      for place in buffer.elements.indices {
        buffer.elements[place] = .byte(UInt8(truncatingIfNeeded: me.sample(a.session)))
      }
      return .nothing
    }
    m.method("void Shuffle(T[] values)") { (me: RandomObject, a) in
      guard case .array(let array) = a[0].base else { throw DotNetException.argumentNull("values") }
      let count = array.elements.count
      for place in 0..<max(0, count - 1) {
        let other = Int(me.next(Int64(place), Int64(count), a.session))
        if other != place { array.elements.swapAt(place, other) }
      }
      return .nothing
    }
    m.method("T[] GetItems(T[] choices, int length)") { (me: RandomObject, a) in
      guard case .array(let choices) = a[0].base else {
        throw DotNetException.argumentNull("choices")
      }
      guard !choices.elements.isEmpty else {
        throw DotNetException.argument("Span may not be empty.", "choices")
      }
      guard a.int(1) >= 0 else {
        throw DotNetException.outOfRange(
          "length ('\(a.int(1))') must be a non-negative value.", "length", actual: a[1])
      }
      try MemoryGate.check(elements: a.int(1))
      let count = choices.elements.count
      let picksBytes = count <= 256 && count & (count - 1) == 0
      let picked = (0..<a.int(1)).map { _ in
        let place =
          picksBytes
          ? Int(UInt8(truncatingIfNeeded: me.sample(a.session))) & (count - 1)
          : Int(me.next(0, Int64(count), a.session))
        return choices.elements[place]
      }
      return .array(ArrayObject(picked, of: choices.elementType))
    }
    m.method("string GetHexString(int stringLength, bool lowercase = False)") {
      (me: RandomObject, a) in
      guard a.int(0) >= 0 else {
        throw DotNetException.outOfRange("Non-negative number required.", "stringLength")
      }
      try MemoryGate.check(elements: a.int(0))
      let digits = Array((a.bool(1) ? "0123456789abcdef" : "0123456789ABCDEF").utf8)
      let text = (0..<a.int(0)).map { _ in digits[Int(me.sample(a.session)) & 15] }
      return .string(String(decoding: text, as: UTF8.self))
    }
  }
}
