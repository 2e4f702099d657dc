extension TypeDefinition {
  static let arrayList = TypeDefinition(
    "System.Collections.ArrayList",
    interfaces: ["ICloneable", "ICollection", "IEnumerable", "IList"]
  ) { m in
    m.constructor(
      "()",
      "(int capacity)"
    ) { a in try ListMembers.empty(a, m.type) }
    m.constructor("(System.Collections.ICollection c)") { a in
      try ListMembers.filled(a, m.type, "c")
    }
    ListMembers.declareShared(m)
    m.property("bool IsFixedSize {get;}") { (_: ListObject) in .bool(false) }
    m.property("bool IsReadOnly {get;}") { (me: ListObject) in .bool(me.isReadOnly) }
    m.property("bool IsSynchronized {get;}") { (_: ListObject) in .bool(false) }
    m.property("System.Object SyncRoot {get;}") { (me: ListObject) in .object(me) }
    m.method("int Add(System.Object value)") { (me: ListObject, a) in
      try me.append(a[0])
      return .int(Int32(clamping: me.elements.count - 1))
    }
    m.method("void AddRange(System.Collections.ICollection c)") { (me: ListObject, a) in
      try ListMembers.addRange(me, a)
    }
    m.method("void InsertRange(int index, System.Collections.ICollection c)") {
      (me: ListObject, a) in try ListMembers.insertRange(me, a)
    }
    m.method("void SetRange(int index, System.Collections.ICollection c)") { (me: ListObject, a) in
      let values = a.list(1)
      guard a.int(0) >= 0, a.int(0) + values.count <= me.elements.count else {
        throw DotNetException.outOfRange(StringMembers.startText, "index")
      }
      try me.change { $0.replaceSubrange(a.int(0)..<(a.int(0) + values.count), with: values) }
      return .nothing
    }
    m.method("void Remove(System.Object obj)") { (me: ListObject, a) in
      if let place = me.elements.firstIndex(where: { $0.equals(a[0]) }) { try me.remove(at: place) }
      return .nothing
    }
    m.method("System.Object Clone()") { (me: ListObject, _) in
      .object(ListObject(me.elements, type: me.type))
    }
    m.method("System.Collections.ArrayList GetRange(int index, int count)") { (me: ListObject, a) in
      try ListMembers.range(me, a)
    }
    m.method(
      "int IndexOf(System.Object value)",
      "int IndexOf(System.Object value, int startIndex)",
      "int IndexOf(System.Object value, int startIndex, int count)"
    ) { (me: ListObject, a) in try ListMembers.indexOf(me, a) }
    m.method(
      "int LastIndexOf(System.Object value, int startIndex, int count)",
      "int LastIndexOf(System.Object value)",
      "int LastIndexOf(System.Object value, int startIndex)"
    ) { (me: ListObject, a) in try ListMembers.lastIndexOf(me, a) }
    m.method(
      "int BinarySearch(int index, int count, System.Object value, System.Collections.IComparer comparer)",
      "int BinarySearch(System.Object value)",
      "int BinarySearch(System.Object value, System.Collections.IComparer comparer)"
    ) { (me: ListObject, a) in try ListMembers.binarySearch(me, a) }
    m.method(
      "void Sort(int index, int count, System.Collections.IComparer comparer)",
      "void Sort(System.Collections.IComparer comparer)",
      "void Sort()"
    ) { (me: ListObject, a) in try ListMembers.sort(me, a) }
    m.method(
      "array ToArray(type type)",
      "System.Object[] ToArray()"
    ) { (me: ListObject, a) in
      let type = a.object(0, TypeInfo.self)
      return .array(ArrayObject(me.elements, of: type?.asElement))
    }
    m.method("void TrimToSize()") { (me: ListObject, _) in
      me.capacity = 0
      return .nothing
    }
    m.function("static System.Collections.ArrayList Adapter(System.Collections.IList list)") { a in
      .object(ListObject(a.list(0), type: m.type))
    }
    m.function(
      "static System.Collections.IList ReadOnly(System.Collections.IList list)",
      "static System.Collections.ArrayList ReadOnly(System.Collections.ArrayList list)"
    ) { a in
      let list = ListObject(a.list(0), type: m.type)
      list.isReadOnly = true
      return .object(list)
    }
    m.function(
      "static System.Collections.IList FixedSize(System.Collections.IList list)",
      "static System.Collections.ArrayList FixedSize(System.Collections.ArrayList list)",
      "static System.Collections.IList Synchronized(System.Collections.IList list)",
      "static System.Collections.ArrayList Synchronized(System.Collections.ArrayList list)"
    ) { a in a[0] }
    m.function("static System.Collections.ArrayList Repeat(System.Object value, int count)") { a in
      try MemoryGate.check(elements: a.int(1))
      return .object(ListObject(Array(repeating: a[0], count: max(0, a.int(1))), type: m.type))
    }
  }

  static let list = TypeDefinition(
    "System.Collections.Generic.List`1",
    interfaces: [
      "ICollection", "ICollection`1", "IEnumerable", "IEnumerable`1", "IList", "IList`1",
      "IReadOnlyCollection`1", "IReadOnlyList`1",
    ], typeParameters: ["T"]
  ) { m in
    m.constructor(
      "()",
      "(int capacity)"
    ) { a in try ListMembers.empty(a, m.type) }
    m.constructor("(System.Collections.Generic.IEnumerable[T] collection)") { a in
      try ListMembers.filled(a, m.type, "collection")
    }
    ListMembers.declareShared(m)
    m.method("void Add(T item)") { (me: ListObject, a) in
      try me.append(a[0])
      return .nothing
    }
    m.method("void AddRange(System.Collections.Generic.IEnumerable[T] collection)") {
      (me: ListObject, a) in try ListMembers.addRange(me, a)
    }
    m.method("void InsertRange(int index, System.Collections.Generic.IEnumerable[T] collection)") {
      (me: ListObject, a) in try ListMembers.insertRange(me, a)
    }
    m.method("bool Remove(T item)") { (me: ListObject, a) in
      guard let place = me.elements.firstIndex(where: { $0.equals(a[0]) }) else {
        return .bool(false)
      }
      try me.remove(at: place)
      return .bool(true)
    }
    m.method(
      "System.Collections.Generic.List[T] GetRange(int index, int count)",
      "System.Collections.Generic.List[T] Slice(int start, int length)"
    ) { (me: ListObject, a) in try ListMembers.range(me, a) }
    m.method(
      "int IndexOf(T item, int index)",
      "int IndexOf(T item, int index, int count)",
      "int IndexOf(T item)"
    ) { (me: ListObject, a) in try ListMembers.indexOf(me, a) }
    m.method(
      "int LastIndexOf(T item)",
      "int LastIndexOf(T item, int index)",
      "int LastIndexOf(T item, int index, int count)"
    ) { (me: ListObject, a) in try ListMembers.lastIndexOf(me, a) }
    m.method(
      "int BinarySearch(int index, int count, T item, System.Collections.Generic.IComparer[T] comparer)",
      "int BinarySearch(T item)",
      "int BinarySearch(T item, System.Collections.Generic.IComparer[T] comparer)"
    ) { (me: ListObject, a) in try ListMembers.binarySearch(me, a) }
    m.method(
      "void Sort(System.Comparison[T] comparison)",
      "void Sort(System.Collections.Generic.IComparer[T] comparer)",
      "void Sort()",
      "void Sort(int index, int count, System.Collections.Generic.IComparer[T] comparer)"
    ) { (me: ListObject, a) in try ListMembers.sort(me, a) }
    m.method("T[] ToArray()") { (me: ListObject, _) in
      .array(ArrayObject(me.elements, of: me.elementType?.asElement))
    }
    m.method("System.Collections.ObjectModel.ReadOnlyCollection[T] AsReadOnly()") {
      (me: ListObject, _) in
      let type = TypeTable.close(
        "System.Collections.ObjectModel.ReadOnlyCollection", me.type.genericArguments)
      let list = ListObject(me.elements, type: type ?? me.type)
      list.isReadOnly = true
      return .object(list)
    }
    m.method("void TrimExcess()") { (me: ListObject, _) in
      me.capacity = 0
      return .nothing
    }
    m.method("int EnsureCapacity(int capacity)") { (me: ListObject, a) in
      me.capacity = max(me.capacity, a.int(0))
      return .int(Int32(clamping: max(me.capacity, me.elements.count)))
    }
    m.method("bool Exists(System.Predicate[T] match)") { (me: ListObject, a) in
      .bool(try me.elements.contains { try DelegateCall.holds(a[0], $0, a) })
    }
    m.method("bool TrueForAll(System.Predicate[T] match)") { (me: ListObject, a) in
      .bool(try me.elements.allSatisfy { try DelegateCall.holds(a[0], $0, a) })
    }
    m.method("T Find(System.Predicate[T] match)") { (me: ListObject, a) in
      try me.elements.first { try DelegateCall.holds(a[0], $0, a) } ?? me.absent
    }
    m.method("T FindLast(System.Predicate[T] match)") { (me: ListObject, a) in
      try me.elements.last { try DelegateCall.holds(a[0], $0, a) } ?? me.absent
    }
    m.method("System.Collections.Generic.List[T] FindAll(System.Predicate[T] match)") {
      (me: ListObject, a) in
      .object(
        ListObject(
          try me.elements.filter { try DelegateCall.holds(a[0], $0, a) }, type: me.type))
    }
    m.method(
      "System.Collections.Generic.List[TOutput] ConvertAll(System.Converter[T,TOutput] converter)"
    ) { (me: ListObject, a) in
      let output = a[0].base.type.genericArguments.last ?? .object
      let list = TypeTable.close("System.Collections.Generic.List`1", [output]) ?? me.type
      let converted = try me.elements.map { element in
        try DelegateCall.result(a[0], [element], a.session)
      }
      return .object(ListObject(converted, type: list))
    }
    m.method("int FindIndex(System.Predicate[T] match)") { (me: ListObject, a) in
      .int(
        Int32(
          clamping: try me.elements.firstIndex { try DelegateCall.holds(a[0], $0, a) } ?? -1))
    }
    m.method("int FindLastIndex(System.Predicate[T] match)") { (me: ListObject, a) in
      .int(
        Int32(clamping: try me.elements.lastIndex { try DelegateCall.holds(a[0], $0, a) } ?? -1))
    }
    m.method("int RemoveAll(System.Predicate[T] match)") { (me: ListObject, a) in
      let count = me.elements.count
      let kept = try me.elements.filter { try !DelegateCall.holds(a[0], $0, a) }
      try me.change { $0 = kept }
      return .int(Int32(clamping: count - kept.count))
    }
    m.method("void ForEach(System.Action[T] action)") { (me: ListObject, a) in
      for element in me.elements { _ = try DelegateCall.run(a[0], [element], a.session) }
      return .nothing
    }
  }

  static let collection = TypeDefinition(
    "System.Collections.ObjectModel.Collection`1",
    interfaces: [
      "ICollection", "ICollection`1", "IEnumerable", "IEnumerable`1", "IList", "IList`1",
      "IReadOnlyCollection`1", "IReadOnlyList`1",
    ], typeParameters: ["T"]
  ) { m in
    m.constructor("()") { a in try ListMembers.empty(a, m.type) }
    m.constructor("(System.Collections.Generic.IList[T] list)") { a in
      try ListMembers.filled(a, m.type, "list")
    }
    ListMembers.declareShared(m)
    m.method("void Add(T item)") { (me: ListObject, a) in
      try me.append(a[0])
      return .nothing
    }
    m.method("bool Remove(T item)") { (me: ListObject, a) in
      guard let place = me.elements.firstIndex(where: { $0.equals(a[0]) }) else {
        return .bool(false)
      }
      try me.remove(at: place)
      return .bool(true)
    }
    m.method("int IndexOf(T item)") { (me: ListObject, a) in try ListMembers.indexOf(me, a) }
  }

  static let readOnlyCollection = TypeDefinition(
    "System.Collections.ObjectModel.ReadOnlyCollection`1",
    interfaces: ["ICollection", "IEnumerable", "IEnumerable`1", "IList"], typeParameters: ["T"]
  ) { m in
    m.constructor("(System.Collections.Generic.IList[T] list)") { a in
      let list = ListObject(a.list(0), type: m.type)
      list.isReadOnly = true
      return .object(list)
    }
    m.property("int Count {get;}") { (me: ListObject) in .int(Int32(clamping: me.elements.count)) }
    m.method("bool Contains(T value)") { (me: ListObject, a) in
      .bool(me.elements.contains { $0.equals(a[0]) })
    }
    m.method("int IndexOf(T value)") { (me: ListObject, a) in try ListMembers.indexOf(me, a) }
  }
}
