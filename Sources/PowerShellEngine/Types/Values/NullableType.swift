/// `System.Nullable`: what may be asked of types that may be nothing.
extension TypeDefinition {
  static let nullable = TypeDefinition("System.Nullable", isAbstract: true) { m in
    m.function("static type GetUnderlyingType(type nullableType)") { a in
      guard let type = a.object(0, TypeInfo.self) else {
        throw DotNetException.argumentNull("nullableType")
      }
      guard type.name.utf8.elementsEqual("Nullable`1".utf8) else { return .null }
      return type.genericArguments.first.map { .object($0) } ?? .null
    }
    m.function("static int Compare(System.Nullable[T] n1, System.Nullable[T] n2)") { a in
      if a[0].isNull || a[1].isNull {
        return .int(a[0].isNull ? (a[1].isNull ? 0 : -1) : 1)
      }
      return .int(Int32(try ValueOrder.compare(a[0], a[1])))
    }
    m.function("static bool Equals(System.Nullable[T] n1, System.Nullable[T] n2)") { a in
      .bool(a[0].isNull || a[1].isNull ? a[0].isNull && a[1].isNull : a[0].equals(a[1]))
    }
  }
}
