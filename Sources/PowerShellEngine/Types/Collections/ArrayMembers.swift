/// What the members of arrays and lists share: places, copies, searches.
enum ArrayMembers {
  static var fixedSize: DotNetException { .notSupported("Collection was of a fixed size.") }
  static var tooShort: DotNetException {
    .argument(
      "Source array was not long enough. Check the source index, length, and the array's lower bounds.",
      "sourceArray")
  }

  static var outOfBounds: DotNetException {
    .argument(
      "Offset and length were out of bounds for the array or count is greater than the number of elements from index to the end of the source collection."
    )
  }

  static func copy(_ elements: [Value], to target: ArrayObject, at start: Int) throws {
    guard start >= 0, start <= target.elements.count,
      elements.count <= target.elements.count - start
    else {
      throw DotNetException.argument(
        "Destination array was not long enough. Check the destination index, length, and the array's lower bounds.",
        "destinationArray")
    }
    target.elements.replaceSubrange(start..<(start + elements.count), with: elements)
  }

  static func length(_ me: ArrayObject, _ dimension: Int) throws -> Int {
    let lengths = me.dimensions ?? [me.elements.count]
    guard lengths.indices.contains(dimension) else {
      throw DotNetException(
        "System.IndexOutOfRangeException", "Array does not have that many dimensions.")
    }
    return lengths[dimension]
  }

  static func indices(_ a: Arguments, from start: Int) -> [Int] {
    if case .array(let list) = a[start].base { return list.elements.map { Int($0.integerOrZero) } }
    return a.values[start...].map { Int($0.integerOrZero) }
  }

  static func place(_ me: ArrayObject, _ indices: [Int]) throws -> Int {
    let lengths = me.dimensions ?? [me.elements.count]
    guard indices.count == lengths.count else {
      let noun = ["one", "two", "three"]
      throw DotNetException.argument(
        indices.count <= 3 && indices.count > 0
          ? "Array was not a \(noun[indices.count - 1])-dimensional array."
          : "Indices length does not match the array rank.")
    }
    var place = 0
    for (index, length) in zip(indices, lengths) {
      guard (0..<length).contains(index) else {
        throw DotNetException("System.IndexOutOfRangeException", DotNetException.indexOutOfRange)
      }
      place = place * length + index
    }
    return place
  }

  static func range(_ array: ArrayObject, _ a: Arguments) throws -> Range<Int> {
    guard a.count == 3 else { return 0..<array.elements.count }
    guard a.int(1) >= 0, a.int(2) >= 0, a.int(1) + a.int(2) <= array.elements.count else {
      throw outOfBounds
    }
    return a.int(1)..<(a.int(1) + a.int(2))
  }

  /// `IndexOf(value, startIndex, count)`: the optional places begin at an argument.
  static func indexOf(
    _ value: Value, in elements: [Value], _ a: Arguments, from place: Int
  ) throws -> Int {
    let start = a.count > place ? a.int(place) : 0
    guard (0...elements.count).contains(start) else { throw StringMembers.startOutside }
    let count = a.count > place + 1 ? a.int(place + 1) : elements.count - start
    guard count >= 0, count <= elements.count - start else {
      throw DotNetException.outOfRange(StringSearch.countText, "count")
    }
    return elements[start..<(start + count)].firstIndex { $0.equals(value) } ?? -1
  }

  static func lastIndexOf(
    _ value: Value, in elements: [Value], _ a: Arguments, from place: Int
  ) throws -> Int {
    guard !elements.isEmpty else { return -1 }
    let start = a.count > place ? a.int(place) : elements.count - 1
    guard elements.indices.contains(start) else { throw StringMembers.startOutside }
    let count = a.count > place + 1 ? a.int(place + 1) : start + 1
    guard count <= start + 1 else {
      throw place == 1
        ? DotNetException.outOfRange("Larger than collection size.", "count")
        : DotNetException.outOfRange("endIndex cannot be greater than startIndex.", "endIndex")
    }
    guard count >= 0 else {
      throw DotNetException.outOfRange(StringSearch.countText, "count")
    }
    return elements[(start - count + 1)..<(start + 1)].lastIndex { $0.equals(value) } ?? -1
  }

  static func binarySearch(
    _ elements: [Value], _ range: Range<Int>, _ value: Value
  ) throws -> Value {
    var (low, high) = (range.lowerBound, range.upperBound - 1)
    while low <= high {
      let middle = low + (high - low) / 2
      let order: Int
      do {
        order = try ValueOrder.compare(elements[middle], value)
      } catch let error as DotNetException {
        throw DotNetException(
          ExceptionObject(
            "System.InvalidOperationException", "Failed to compare two elements in the array.",
            inner: error.exception))
      }
      if order == 0 { return .int(Int32(clamping: middle)) }
      if order < 0 { low = middle + 1 } else { high = middle - 1 }
    }
    return .int(Int32(clamping: ~low))
  }
}

extension TypeInfo {
  /// What a place of the type holds before anything is put there.
  var blank: Value { isValueType ? zero : .null }
}
