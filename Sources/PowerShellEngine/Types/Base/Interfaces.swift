extension TypeDefinition {
  /// Interfaces and delegates that signatures and scripts name; interfaces have no members here.
  static let interfaces: [TypeDefinition] =
    interfaceNames.utf8.split { $0 == 0x0A || $0 == 0x20 }.map { word in
      let name = String(word) ?? ""
      return TypeDefinition(name, .interface, typeParameters: parameters(of: name))
    }
    + delegateNames.utf8.split { $0 == 0x0A || $0 == 0x20 }.map { word in
      let name = String(word) ?? ""
      let parameters = parameters(of: name)
      return TypeDefinition(name, .delegate, typeParameters: parameters) {
        DelegateObject.declare($0, name, parameters)
      }
    }

  /// `T`, or `T1` to `Tn`, by the number behind the backtick.
  private static func parameters(of name: String) -> [String] {
    let bytes = Array(name.utf8)
    guard bytes.count > 2, bytes[bytes.count - 2] == 0x60 else { return [] }
    let count = Int(bytes[bytes.count - 1]) - 0x30
    return count == 1 ? ["T"] : (1...max(count, 1)).map { "T\($0)" }
  }

  private static let interfaceNames = """
    System.ICloneable System.IComparable System.IComparable`1 System.IConvertible
    System.IDisposable System.IEquatable`1 System.IFormattable System.IFormatProvider
    System.ICustomFormatter System.IAsyncResult System.IServiceProvider
    System.Collections.ICollection System.Collections.IComparer System.Collections.IDictionary
    System.Collections.IDictionaryEnumerator System.Collections.IEnumerable
    System.Collections.IEnumerator System.Collections.IEqualityComparer System.Collections.IList
    System.Collections.IHashCodeProvider System.Collections.IStructuralComparable
    System.Collections.IStructuralEquatable System.Collections.Specialized.IOrderedDictionary
    System.Collections.Generic.ICollection`1 System.Collections.Generic.IComparer`1
    System.Collections.Generic.IDictionary`2 System.Collections.Generic.IEnumerable`1
    System.Collections.Generic.IEnumerator`1 System.Collections.Generic.IEqualityComparer`1
    System.Collections.Generic.IList`1 System.Collections.Generic.IReadOnlyCollection`1
    System.Collections.Generic.IReadOnlyDictionary`2 System.Collections.Generic.IReadOnlyList`1
    System.Collections.Generic.ISet`1
    System.Collections.Generic.IReadOnlySet`1 System.Runtime.CompilerServices.ITuple
    """

  private static let delegateNames = """
    System.EventHandler System.Action System.Action`1 System.Action`2
    System.Action`3 System.Action`4 System.Func`1 System.Func`2 System.Func`3 System.Func`4
    System.Func`5 System.Predicate`1 System.Comparison`1 System.Converter`2
    """
}
