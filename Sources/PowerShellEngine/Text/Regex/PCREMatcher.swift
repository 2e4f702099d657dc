import CPCRE2

/// A pattern compiled by PCRE2, with the place its matches are written to.
///
/// Compiled to machine code after a few uses: that takes eight times as long as compiling it at
/// all, and makes a match three to ten times as fast.
final class PCREMatcher {
  /// For each group in .NET's order the number PCRE2 knows it by; 0 for none (and for the whole match).
  let slots: [Int]
  private let code: OpaquePointer
  private let matchData: OpaquePointer
  private let context: OpaquePointer
  /// Two offsets for each group, written by each match; -1 for a group that took no part.
  private let ends: UnsafeMutablePointer<Int>
  private var bigStack: OpaquePointer?
  private var uses = 0
  private var isMachineCode = false

  private static let usesBeforeMachineCode = 6
  private static let longText = 2048
  private static let matchLimit: UInt32 = 10_000_000
  /// In kibibytes.
  private static let heapLimit: UInt32 = 256 * 1024

  enum Outcome {
    case found, none, tookTooLong
  }

  /// Nil if PCRE2 refuses the pattern: too big, or nested too deeply.
  init?(_ pattern: PCREPattern, isECMAScript: Bool) {
    guard let settings = pcre2_compile_context_create_8(nil) else { return nil }
    defer { pcre2_compile_context_free_8(settings) }
    pcre2_set_newline_8(settings, UInt32(PCRE2_NEWLINE_LF))
    pcre2_set_parens_nest_limit_8(settings, 5000)
    var options = PCRE2_DOTALL | PCRE2_ALT_CIRCUMFLEX | PCRE2_NEVER_BACKSLASH_C
    if !pattern.isForASCII { options |= PCRE2_UTF | PCRE2_NO_UTF_CHECK }
    if pattern.ignoresCase { options |= PCRE2_CASELESS }
    if isECMAScript { options |= PCRE2_MATCH_UNSET_BACKREF }
    var problem: Int32 = 0
    var place = 0
    let code = pattern.bytes.withUnsafeBufferPointer { bytes in
      pcre2_compile_8(bytes.baseAddress, bytes.count, options, &problem, &place, settings)
    }
    guard let code else { return nil }
    guard let matchData = pcre2_match_data_create_from_pattern_8(code, nil),
      let context = pcre2_match_context_create_8(nil),
      let ends = pcre2_get_ovector_pointer_8(matchData)
    else {
      pcre2_code_free_8(code)
      return nil
    }
    pcre2_set_match_limit_8(context, Self.matchLimit)
    pcre2_set_heap_limit_8(context, Self.heapLimit)
    (self.code, self.matchData, self.context, self.ends) = (code, matchData, context, ends)
    slots = pattern.slots
  }

  deinit {
    pcre2_match_data_free_8(matchData)
    pcre2_match_context_free_8(context)
    pcre2_code_free_8(code)
    if let bigStack { pcre2_jit_stack_free_8(bigStack) }
  }

  /// Looks for the first match that starts at or after a byte offset.
  func match(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Outcome {
    prepare(for: text.count)
    var result = attempt(text, start)
    if result == PCRE2_ERROR_JIT_STACKLIMIT && bigStack == nil {
      bigStack = pcre2_jit_stack_create_8(32 * 1024, 64 * 1024 * 1024, nil)
      pcre2_jit_stack_assign_8(context, nil, bigStack.map(UnsafeMutableRawPointer.init))
      result = attempt(text, start)
    }
    if result > 0 { return .found }
    return result == PCRE2_ERROR_NOMATCH ? .none : .tookTooLong
  }

  /// The bytes that a group of PCRE2's matched last; nil if it did not.
  @inline(__always)
  func span(ofSlot slot: Int) -> Range<Int>? {
    let (start, end) = (ends[2 &* slot], ends[2 &* slot &+ 1])
    return start < 0 || start > end ? nil : start..<end
  }

  @inline(__always)
  private func attempt(_ text: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int32 {
    pcre2_match_8(
      code, text.baseAddress ?? Self.nowhere, text.count, start, PCRE2_NO_UTF_CHECK, matchData,
      context)
  }

  private func prepare(for length: Int) {
    if isMachineCode { return }
    uses += 1
    guard uses >= Self.usesBeforeMachineCode || length >= Self.longText else { return }
    isMachineCode = true
    pcre2_jit_compile_8(code, PCRE2_JIT_COMPLETE)
  }

  /// An address for the empty text.
  nonisolated(unsafe) private static let nowhere = UnsafePointer(
    UnsafeMutablePointer<UInt8>.allocate(capacity: 1))
}
