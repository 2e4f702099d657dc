/// Makes arrays of a length: `[int[]]::new(5)`, `[int[,]]::new(2, 3)`.
enum ArrayConstruction {
  static func constructor(_ type: TypeInfo, _ element: TypeInfo) -> MethodOverload {
    let parameters = (0..<type.rank).map { "int length\($0)" }.joined(separator: ", ")
    return MethodOverload("\(type.shortName) new(\(parameters))", type) { _, a in
      .array(try make(element, (0..<type.rank).map { a.int($0) }))
    }
  }

  static func make(_ element: TypeInfo, _ lengths: [Int]) throws -> ArrayObject {
    var total = 1
    for length in lengths {
      guard length >= 0 else {
        throw DotNetException(
          "System.OverflowException", "Arithmetic operation resulted in an overflow.")
      }
      let product = total.multipliedReportingOverflow(by: length)
      total = product.overflow ? Int.max : product.partialValue
      try MemoryGate.check(elements: total)
    }
    let elements = Array(repeating: element.isValueType ? element.zero : .null, count: total)
    return ArrayObject(
      elements, of: element.asElement, dimensions: lengths.count > 1 ? lengths : nil)
  }
}
