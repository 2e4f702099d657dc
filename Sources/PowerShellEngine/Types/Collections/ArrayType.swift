/// `System.Array`: what every array has, and the static helpers.
extension TypeDefinition {
  static let array = TypeDefinition(
    "System.Array", .reference,
    interfaces: [
      "ICloneable", "ICollection", "IEnumerable", "IList", "IStructuralComparable",
      "IStructuralEquatable",
    ], isAbstract: true
  ) { m in
    m.property("int Length {get;}") { (me: ArrayObject) in .int(Int32(clamping: me.elements.count))
    }
    m.property("long LongLength {get;}") { (me: ArrayObject) in .long(Int64(me.elements.count)) }
    m.property("int Rank {get;}") { (me: ArrayObject) in .int(Int32(me.dimensions?.count ?? 1)) }
    m.property("System.Object SyncRoot {get;}") { (me: ArrayObject) in .array(me) }
    m.property("bool IsReadOnly {get;}") { (_: ArrayObject) in .bool(false) }
    m.property("bool IsFixedSize {get;}") { (_: ArrayObject) in .bool(true) }
    m.property("bool IsSynchronized {get;}") { (_: ArrayObject) in .bool(false) }
    m.property("int Count {get;}") { (me: ArrayObject) in
      .int(Int32(clamping: me.elements.count))
    }
    ArrayMembers.declareInstance(m)
    ArrayMembers.declareList(m)
    ArrayMembers.declareStatics(m)
    ArrayMembers.declareSearches(m)
  }
}

extension ArrayMembers {
  static func declareInstance(_ m: MemberDeclarations) {
    m.method("System.Object Clone()") { (me: ArrayObject, _) in
      .array(ArrayObject(me.elements, of: me.elementType, dimensions: me.dimensions))
    }
    m.method(
      "void CopyTo(array array, int index)",
      "void CopyTo(array array, long index)"
    ) { (me: ArrayObject, a) in
      guard case .array(let target) = a[0] else { throw DotNetException.argumentNull("dest") }
      try copy(me.elements, to: target, at: a.int(1))
      return .nothing
    }
    m.method("int GetLength(int dimension)") { (me: ArrayObject, a) in
      .int(Int32(clamping: try length(me, a.int(0))))
    }
    m.method("long GetLongLength(int dimension)") { (me: ArrayObject, a) in
      .long(Int64(try length(me, a.int(0))))
    }
    m.method("int GetLowerBound(int dimension)") { (me: ArrayObject, a) in
      _ = try length(me, a.int(0))
      return .int(0)
    }
    m.method("int GetUpperBound(int dimension)") { (me: ArrayObject, a) in
      .int(Int32(clamping: try length(me, a.int(0)) - 1))
    }
    m.method(
      "System.Object GetValue(params long[] indices)",
      "System.Object GetValue(long index1, long index2, long index3)",
      "System.Object GetValue(long index1, long index2)",
      "System.Object GetValue(long index)",
      "System.Object GetValue(params int[] indices)",
      "System.Object GetValue(int index)",
      "System.Object GetValue(int index1, int index2)",
      "System.Object GetValue(int index1, int index2, int index3)"
    ) { (me: ArrayObject, a) in
      me.elements[try place(me, indices(a, from: 0))]
    }
    m.method(
      "void SetValue(System.Object value, int index)",
      "void SetValue(System.Object value, long index1, long index2, long index3)",
      "void SetValue(System.Object value, long index1, long index2)",
      "void SetValue(System.Object value, long index)",
      "void SetValue(System.Object value, params long[] indices)",
      "void SetValue(System.Object value, int index1, int index2)",
      "void SetValue(System.Object value, int index1, int index2, int index3)",
      "void SetValue(System.Object value, params int[] indices)"
    ) { (me: ArrayObject, a) in
      let place = try place(me, indices(a, from: 1))
      me.elements[place] = try Conversion.convert(a[0], to: me.elementType ?? .object, a.session)
      return .nothing
    }
    m.method("System.Collections.IEnumerator GetEnumerator()") { (me: ArrayObject, _) in
      .object(EnumeratorObject("System.ArrayEnumerator", me.elements))
    }
    m.method("void Initialize()") { (_: ArrayObject, _) in .nothing }
  }

  /// Members of `IList` that PowerShell reaches on arrays too.
  static func declareList(_ m: MemberDeclarations) {
    m.method("int Add(System.Object value)") { (_: ArrayObject, _) in throw fixedSize }
    m.method("void Insert(int index, System.Object value)") { (_: ArrayObject, _) in
      throw fixedSize
    }
    m.method("void Remove(System.Object value)") { (_: ArrayObject, _) in throw fixedSize }
    m.method("void RemoveAt(int index)") { (_: ArrayObject, _) in throw fixedSize }
    m.method("void Clear()") { (me: ArrayObject, _) in
      let blank = (me.elementType ?? .object).blank
      for place in me.elements.indices { me.elements[place] = blank }
      return .nothing
    }
    m.method("bool Contains(System.Object value)") { (me: ArrayObject, a) in
      .bool(me.elements.contains { $0.equals(a[0]) })
    }
    m.method("int IndexOf(System.Object value)") { (me: ArrayObject, a) in
      .int(Int32(clamping: me.elements.firstIndex { $0.equals(a[0]) } ?? -1))
    }
  }

  static func declareStatics(_ m: MemberDeclarations) {
    m.function(
      "static array CreateInstance(type elementType, int length)",
      "static array CreateInstance(type elementType, int length1, int length2)"
    ) { a in
      let type = a.object(0, TypeInfo.self) ?? .object
      for (place, parameter) in (a.overload?.parameters ?? []).enumerated()
      where place > 0 && a.int(place) < 0 {
        throw DotNetException.outOfRange(
          "\(parameter.name) ('\(a.int(place))') must be a non-negative value.", parameter.name,
          actual: a[place])
      }
      return .array(try ArrayConstruction.make(type, (1..<a.count).map { a.int($0) }))
    }
    m.function(
      "static void Reverse(array array)",
      "static void Reverse(array array, int index, int length)",
      "static void Reverse(T[] array)",
      "static void Reverse(T[] array, int index, int length)"
    ) { a in
      guard case .array(let array) = a[0] else { throw DotNetException.argumentNull("array") }
      let range = try range(array, a)
      array.elements[range].reverse()
      return .nothing
    }
    m.function(
      "static void Sort(array array)",
      "static void Sort(array array, System.Collections.IComparer comparer)",
      "static void Sort(T[] array, System.Comparison[T] comparison)"
    ) { a in
      guard case .array(let array) = a[0] else { throw DotNetException.argumentNull("array") }
      array.elements = try Comparing.sorted(array.elements, by: a.count > 1 ? a[1] : nil, a.session)
      return .nothing
    }
    m.function("static void Sort(array keys, array items)") { a in
      guard case .array(let keys) = a[0], case .array(let items) = a[1] else { return .nothing }
      let order = try keys.elements.indices.sorted {
        try ValueOrder.compare(keys.elements[$0], keys.elements[$1]) < 0
      }
      items.elements = order.compactMap {
        items.elements.indices.contains($0) ? items.elements[$0] : nil
      }
      keys.elements = order.map { keys.elements[$0] }
      return .nothing
    }
    m.function(
      "static void Clear(array array, int index, int length)",
      "static void Clear(array array)"
    ) { a in
      guard case .array(let array) = a[0] else { throw DotNetException.argumentNull("array") }
      for place in try range(array, a) {
        array.elements[place] = (array.elementType ?? .object).blank
      }
      return .nothing
    }
    m.function(
      "static TOutput[] ConvertAll(TInput[] array, System.Converter[TInput,TOutput] converter)"
    ) { a in
      guard case .array(let array) = a[0].base else { throw DotNetException.argumentNull("array") }
      let made = try array.elements.map { try DelegateCall.result(a[1], [$0], a.session) }
      return .array(ArrayObject(made, of: a[1].base.type.genericArguments.last?.asElement))
    }
    m.function("static void Copy(array sourceArray, array destinationArray, int length)") { a in
      guard case .array(let source) = a[0], case .array(let target) = a[1] else { return .nothing }
      guard a.int(2) >= 0, a.int(2) <= source.elements.count else { throw tooShort }
      try copy(Array(source.elements[..<a.int(2)]), to: target, at: 0)
      return .nothing
    }
    m.function(
      "static void Copy(array sourceArray, int sourceIndex, array destinationArray, int destinationIndex, int length)"
    ) { a in
      guard case .array(let source) = a[0], case .array(let target) = a[2] else { return .nothing }
      let (from, count) = (a.int(1), a.int(4))
      guard from >= 0, count >= 0, from + count <= source.elements.count else { throw tooShort }
      try copy(Array(source.elements[from..<(from + count)]), to: target, at: a.int(3))
      return .nothing
    }
    m.function("static void Resize([ref] T[]& array, int newSize)") { a in
      guard let reference = a.object(0, ReferenceObject.self),
        case .array(let array) = reference.value
      else { return .nothing }
      try MemoryGate.check(elements: a.int(1))
      var elements = Array(array.elements.prefix(max(0, a.int(1))))
      while elements.count < a.int(1) { elements.append((array.elementType ?? .object).blank) }
      try a.assign(0, .array(ArrayObject(elements, of: array.elementType)))
      return .nothing
    }
    m.constant("static int MaxLength {get;}") { .int(2_147_483_591) }
    m.function(
      "static void Fill(T[] array, T value)",
      "static void Fill(T[] array, T value, int startIndex, int count)"
    ) { a in
      guard case .array(let array) = a[0] else { throw DotNetException.argumentNull("array") }
      let (start, count) = a.count > 2 ? (a.int(2), a.int(3)) : (0, array.elements.count)
      guard (0...array.elements.count).contains(start) else { throw StringMembers.startOutside }
      guard (0...(array.elements.count - start)).contains(count) else {
        throw DotNetException.outOfRange(StringSearch.countText, "count")
      }
      for place in start..<(start + count) { array.elements[place] = a[1] }
      return .nothing
    }
    m.function("static System.Collections.ObjectModel.ReadOnlyCollection[T] AsReadOnly(T[] array)")
    {
      a in
      let element = a[0].effectiveElement ?? .object
      let type = TypeTable.close(
        "System.Collections.ObjectModel.ReadOnlyCollection", [element.asElement ?? .object])
      let list = ListObject(a.list(0), type: type ?? .objectArray)
      list.isReadOnly = true
      return .object(list)
    }
    m.function("static T[] Empty()") { _ in .list([]) }
  }

  static func declareSearches(_ m: MemberDeclarations) {
    m.function(
      "static int IndexOf(T[] array, T value, int startIndex, int count)",
      "static int IndexOf(T[] array, T value)",
      "static int IndexOf(T[] array, T value, int startIndex)",
      "static int IndexOf(array array, System.Object value, int startIndex, int count)",
      "static int IndexOf(array array, System.Object value, int startIndex)",
      "static int IndexOf(array array, System.Object value)"
    ) { a in
      .int(Int32(clamping: try indexOf(a[1], in: a.list(0), a, from: 2)))
    }
    m.function(
      "static int LastIndexOf(T[] array, T value)",
      "static int LastIndexOf(T[] array, T value, int startIndex)",
      "static int LastIndexOf(array array, System.Object value, int startIndex)",
      "static int LastIndexOf(array array, System.Object value, int startIndex, int count)",
      "static int LastIndexOf(T[] array, T value, int startIndex, int count)",
      "static int LastIndexOf(array array, System.Object value)"
    ) { a in
      .int(Int32(clamping: try lastIndexOf(a[1], in: a.list(0), a, from: 2)))
    }
    m.function("static int BinarySearch(array array, System.Object value)") { a in
      try binarySearch(a.list(0), 0..<a.list(0).count, a[1])
    }
    m.function("static int BinarySearch(array array, int index, int length, System.Object value)") {
      a in
      let elements = a.list(0)
      guard a.int(1) >= 0, a.int(2) >= 0, a.int(1) + a.int(2) <= elements.count else {
        throw outOfBounds
      }
      return try binarySearch(elements, a.int(1)..<(a.int(1) + a.int(2)), a[3])
    }
    m.function("static T FindLast(T[] array, System.Predicate[T] match)") { a in
      try a.list(0).last { try DelegateCall.holds(a[1], $0, a) } ?? .null
    }
    m.function("static int FindLastIndex(T[] array, System.Predicate[T] match)") { a in
      .int(Int32(clamping: try a.list(0).lastIndex { try DelegateCall.holds(a[1], $0, a) } ?? -1))
    }
    m.function("static bool Exists(T[] array, System.Predicate[T] match)") { a in
      .bool(try a.list(0).contains { try DelegateCall.holds(a[1], $0, a) })
    }
    m.function("static bool TrueForAll(T[] array, System.Predicate[T] match)") { a in
      .bool(try a.list(0).allSatisfy { try DelegateCall.holds(a[1], $0, a) })
    }
    m.function("static T Find(T[] array, System.Predicate[T] match)") { a in
      try a.list(0).first { try DelegateCall.holds(a[1], $0, a) } ?? .null
    }
    m.function("static T[] FindAll(T[] array, System.Predicate[T] match)") { a in
      let element = a[0].effectiveElement
      return .array(
        ArrayObject(
          try a.list(0).filter { try DelegateCall.holds(a[1], $0, a) }, of: element?.asElement))
    }
    m.function("static int FindIndex(T[] array, System.Predicate[T] match)") { a in
      .int(Int32(clamping: try a.list(0).firstIndex { try DelegateCall.holds(a[1], $0, a) } ?? -1))
    }
    m.function("static void ForEach(T[] array, System.Action[T] action)") { a in
      for element in a.list(0) { _ = try DelegateCall.run(a[1], [element], a.session) }
      return .nothing
    }
  }
}
