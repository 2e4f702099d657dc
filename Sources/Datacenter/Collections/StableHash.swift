/// Hashes that are the same in every run, unlike `Hasher`'s, so that equal histories give equal bytes.
package protocol MapKey: Hashable, Sendable {
  var stableHash: UInt64 { get }
}

/// FNV-1a over the bytes, then MurmurHash3's finaliser, which spreads the entropy to all bits.
package struct StableHash {
  private var state: UInt64

  package init(seed: UInt64 = 0x9E37_79B9_7F4A_7C15) {
    state = 0xCBF2_9CE4_8422_2325 ^ seed
  }

  package mutating func mix(_ byte: UInt8) {
    state = (state ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
  }

  package mutating func mix(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { mix(byte) }
  }

  /// The same for stored bytes, without generics, which the store's module could not specialise.
  package mutating func mix(stored bytes: ArraySlice<UInt8>) {
    bytes.withUnsafeBufferPointer { for byte in $0 { mix(byte) } }
  }

  package mutating func mix(_ word: UInt64) {
    for shift in stride(from: UInt64(0), to: 64, by: 8) {
      mix(UInt8(truncatingIfNeeded: word >> shift))
    }
  }

  package var value: UInt64 { scrambled(state) }
}

/// MurmurHash3's 64-bit finaliser: a bijection in which every input bit reaches every output bit.
package func scrambled(_ word: UInt64) -> UInt64 {
  var word = word
  word = (word ^ (word >> 33)) &* 0xFF51_AFD7_ED55_8CCD
  word = (word ^ (word >> 33)) &* 0xC4CE_B9FE_1A85_EC53
  return word ^ (word >> 33)
}

extension Int: MapKey {
  package var stableHash: UInt64 { scrambled(UInt64(bitPattern: Int64(self))) }
}
