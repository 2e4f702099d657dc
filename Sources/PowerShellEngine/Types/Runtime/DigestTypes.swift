/// `System.Security.Cryptography`: the digests, as `Create().ComputeHash(…)` and `HashData(…)`.
enum DigestTypes {
  private static let namespace = "System.Security.Cryptography."

  static let definitions: [TypeDefinition] =
    [
      TypeDefinition(
        namespace + "HashAlgorithm", interfaces: ["IDisposable"], isAbstract: true,
        members: declareBase)
    ]
    + Digest.allCases.map { digest in
      TypeDefinition(
        namespace + digest.rawValue, base: namespace + "HashAlgorithm", isAbstract: true
      ) { m in
        m.function("static \(namespace)\(digest.rawValue) Create()") { _ in
          .object(DigestObject(digest))
        }
        m.function(
          "static byte[] HashData(byte[] source)", "static byte[] HashData(System.IO.Stream source)"
        ) { a in
          try a.requireNotNull(0, "source")
          return .bytes(digest.hash(try bytes(a)))
        }
      }
    }

  private static func declareBase(_ m: MemberDeclarations) {
    m.function("static \(namespace)HashAlgorithm Create(string hashName)") { a in
      let name = String(decoding: a.string(0).utf8.filter { $0 != 0x2D }, as: UTF8.self)
      let found = Digest.allCases.first { AsciiFold.foldedEquals($0.rawValue, name) }
      return found.map { .object(DigestObject($0)) } ?? .null
    }
    m.property("int HashSize {get;}") { (me: DigestObject) in
      .int(Int32(clamping: me.digest.hash([]).count * 8))
    }
    m.property("byte[] Hash {get;}") { (me: DigestObject) in me.last.map(Value.bytes) ?? .null }
    m.method(
      "byte[] ComputeHash(byte[] buffer)",
      "byte[] ComputeHash(byte[] buffer, int offset, int count)",
      "byte[] ComputeHash(System.IO.Stream inputStream)"
    ) { (me: DigestObject, a) in
      try a.requireNotNull(0, a.stream(0) == nil ? "buffer" : "inputStream")
      let hash = me.digest.hash(try bytes(a))
      me.last = hash
      return .bytes(hash)
    }
    m.method("void Initialize()", "void Clear()", "void Dispose()") { (_: DigestObject, _) in
      .nothing
    }
  }

  /// The first argument's bytes, or the part that two further ones name.
  private static func bytes(_ a: Arguments) throws -> [UInt8] {
    if let stream = a.stream(0) { return try stream.read() }
    let all = a[0].byteList
    guard a.count == 3 else { return all }
    guard a.int(1) >= 0, a.int(2) >= 0, a.int(1) <= all.count, a.int(2) <= all.count - a.int(1)
    else { throw ArrayMembers.outOfBounds }
    return Array(all[a.int(1)..<(a.int(1) + a.int(2))])
  }
}

/// `SHA256` and its kin, between two uses.
final class DigestObject: PSObject {
  let digest: Digest
  var last: [UInt8]?
  init(_ digest: Digest) { self.digest = digest }
  override var type: TypeInfo {
    TypeTable.required("System.Security.Cryptography." + digest.rawValue)
  }
}
