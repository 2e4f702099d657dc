import Testing

@testable import PowerShellEngine

/// Decimal and big-number arithmetic against what .NET answered.
@MainActor struct DecimalTests {
  private func operand(_ kind: String, _ text: String) throws -> DecimalNumber {
    switch kind {
    case "double": return try DecimalNumber(Double(text) ?? 0)
    case "single": return try DecimalNumber(Float(text) ?? 0)
    default: return try NumberParsing.decimal(text)
    }
  }

  private func answer(_ row: [String]) throws -> String {
    let a = try operand(row[1], row[2])
    let b = try operand(row[3], row[4])
    switch row[0] {
    case "+": return try a.adding(b).text
    case "-": return try a.subtracting(b).text
    case "*": return try a.multiplied(by: b).text
    case "/": return try a.divided(by: b).text
    default: return try a.remainder(dividingBy: b).text
    }
  }

  @Test func recordedArithmetic() {
    let differences = GoldenTable.differences("decimal-arithmetic.tsv") { row in
      do {
        return try answer(row)
      } catch {
        return (error as? ValueFailure) == .divideByZero ? "!zero" : "!overflow"
      }
    }
    #expect(differences.isEmpty, "\(differences)")
  }

  private func bigAnswer(_ row: [String]) throws -> BigNumber {
    let a = try BigNumber.parse(row[1])
    let b = try BigNumber.parse(row[2])
    switch row[0] {
    case "+": return try a.adding(b)
    case "-": return try a.subtracting(b)
    case "*": return try a.multiplied(by: b)
    case "/": return try a.divided(by: b)
    case "%": return try a.remainder(dividingBy: b)
    case "band": return a.and(b)
    case "bor": return a.or(b)
    case "bxor": return a.xor(b)
    case "shl": return try a.shiftedLeft(b.integer(Int.self, "an Int64"))
    default: return try a.shiftedRight(b.integer(Int.self, "an Int64"))
    }
  }

  @Test func recordedBigArithmetic() {
    let differences = GoldenTable.differences("big-arithmetic.tsv") { row in
      (try? bigAnswer(row).text) ?? "!zero"
    }
    #expect(differences.isEmpty, "\(differences)")
  }

  @Test(arguments: [
    ("1.10", 1.1, Float(1.1)),
    ("79228162514264337593543950335", 79228162514264337593543950335.0, 7.9228163e28),
    ("-0.5", -0.5, -0.5),
  ])
  func toBinary(text: String, double: Double, float: Float) throws {
    let value = try NumberParsing.decimal(text)
    #expect(value.double == double)
    #expect(value.float == float)
  }

  @Test(arguments: [
    (0.1 + 0.2, "0.3"), (1e-7, "0.0000001"), (1.0 / 3, "0.333333333333333"),
    (1e28, "10000000000000000000000000000"),
    (1e-10, "0.0000000001"), (1234567.891, "1234567.891"),
    (1e-30, "0.0000000000000000000000000000"),
  ])
  func fromDouble(value: Double, text: String) throws {
    let decimal = try DecimalNumber(value)
    #expect(decimal.text == text || decimal.isZero)
  }

  @Test(arguments: [
    ("2.5", 0, MidpointRounding.toEven, "2"), ("2.5", 0, .awayFromZero, "3"),
    ("2.55", 2, .toEven, "2.55"),
    ("-2.5", 0, .toEven, "-2"), ("-2.1", 0, .toNegativeInfinity, "-3"),
    ("2.345", 2, .toEven, "2.34"),
  ])
  func rounding(text: String, decimals: Int, rule: MidpointRounding, wanted: String) throws {
    #expect(try NumberParsing.decimal(text).rounded(decimals, rule).text == wanted)
  }

  @Test(arguments: [
    ("-1", "F", "1"), ("-8", "8", "1000"), ("-9", "F7", "10111"), ("0", "0", "0"),
    ("255", "0FF", "011111111"),
    ("-256", "F00", "100000000"), ("-128", "80", "10000000"),
  ])
  func bigTexts(text: String, hex: String, binary: String) throws {
    let value = try BigNumber.parse(text)
    #expect(try NumberFormat("X").apply(value, .invariant) == hex)
    #expect(try NumberFormat("B").apply(value, .invariant) == binary)
    #expect(try BigNumber.parse(hex, styles: .hexNumber) == value)
    #expect(BigNumber(bytes: value.bytes) == value)
  }

  @Test func whatWouldKillGMPIsRefused() throws {
    let one = BigNumber.one
    #expect(throws: ValueFailure.divideByZero) { try one.divided(by: .zero) }
    #expect(throws: ValueFailure.divideByZero) { try one.power(.one, modulo: .zero) }
    #expect(throws: ValueFailure.outOfMemory) { try one.shiftedLeft(1 << 40) }
    #expect(throws: ValueFailure.outOfMemory) { try BigNumber(3 as Int64).power(1 << 40) }
    #expect(throws: ValueFailure.self) { try one.power(-1) }
    #expect(throws: ValueFailure.self) { try BigNumber(Double.infinity) }
    #expect(throws: ValueFailure.self) { try BigNumber(Double.nan) }
    #expect(try BigNumber(2 as Int64).power(200).double == 0x1p200)
    #expect(try one.shiftedLeft(.min) == .zero)
  }
}
