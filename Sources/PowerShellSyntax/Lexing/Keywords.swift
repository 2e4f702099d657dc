/// PowerShell's keywords and dash operators, found by their bytes without regard to case.
enum Keywords {
  private static let keywords = wordTable([
    "elseif": .elseIf, "if": .if, "else": .else, "switch": .switch, "foreach": .foreach,
    "from": .from, "in": .in, "for": .for, "while": .while, "until": .until, "do": .do,
    "try": .try, "catch": .catch, "finally": .finally, "trap": .trap, "data": .data,
    "return": .return, "continue": .continue, "break": .break, "exit": .exit, "throw": .throw,
    "begin": .begin, "process": .process, "end": .end, "clean": .clean,
    "dynamicparam": .dynamicparam, "function": .function, "filter": .filter, "param": .param,
    "class": .class, "define": .define, "var": .var, "using": .using, "workflow": .workflow,
    "parallel": .parallel, "sequence": .sequence, "inlinescript": .inlineScript,
    "configuration": .configuration, "public": .public, "private": .private, "static": .static,
    "interface": .interface, "enum": .enum, "namespace": .namespace, "module": .module,
    "type": .type, "assembly": .assembly, "command": .command, "hidden": .hidden, "base": .base,
    "default": .default,
  ])

  private static let operators = wordTable([
    "bnot": .bnot, "not": .not, "eq": .ieq, "ieq": .ieq, "ceq": .ceq, "ne": .ine, "ine": .ine,
    "cne": .cne, "ge": .ige, "ige": .ige, "cge": .cge, "gt": .igt, "igt": .igt, "cgt": .cgt,
    "lt": .ilt, "ilt": .ilt, "clt": .clt, "le": .ile, "ile": .ile, "cle": .cle, "like": .ilike,
    "ilike": .ilike, "clike": .clike, "notlike": .inotlike, "inotlike": .inotlike,
    "cnotlike": .cnotlike, "match": .imatch, "imatch": .imatch, "cmatch": .cmatch,
    "notmatch": .inotmatch, "inotmatch": .inotmatch, "cnotmatch": .cnotmatch,
    "replace": .ireplace, "ireplace": .ireplace, "creplace": .creplace, "contains": .icontains,
    "icontains": .icontains, "ccontains": .ccontains, "notcontains": .inotcontains,
    "inotcontains": .inotcontains, "cnotcontains": .cnotcontains, "in": .iin, "iin": .iin,
    "cin": .cin, "notin": .inotin, "inotin": .inotin, "cnotin": .cnotin, "split": .isplit,
    "isplit": .isplit, "csplit": .csplit, "isnot": .isNot, "is": .is, "as": .as, "f": .format,
    "and": .and, "band": .band, "or": .or, "bor": .bor, "xor": .xor, "bxor": .bxor, "join": .join,
    "shl": .shl, "shr": .shr,
  ])

  static func keyword(_ word: ArraySlice<UInt8>) -> TokenKind? { find(word, in: keywords) }
  static func dashOperator(_ word: ArraySlice<UInt8>) -> TokenKind? { find(word, in: operators) }

  /// Words of up to fifteen letters as one number: length and letters, lower case.
  private static func pack(_ word: ArraySlice<UInt8>) -> UInt128? {
    guard word.count < 16 else { return nil }
    var packed: UInt128 = 0
    for byte in word {
      let lower = byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
      packed = packed << 8 | UInt128(lower)
    }
    return packed
  }

  private typealias WordTable = [[(packed: UInt128, kind: TokenKind)]]

  /// The words by their length; of no length there are more than a dozen or two.
  private static func wordTable(_ words: [String: TokenKind]) -> WordTable {
    var table = WordTable(repeating: [], count: 16)
    for (word, kind) in words {
      if let key = pack(ArraySlice(word.utf8)) { table[word.utf8.count].append((key, kind)) }
    }
    return table
  }

  private static func find(_ word: ArraySlice<UInt8>, in table: WordTable) -> TokenKind? {
    guard let key = pack(word) else { return nil }
    for entry in table[word.count] where entry.packed == key { return entry.kind }
    return nil
  }
}
