import Testing

@testable import PowerShellEngine

/// A type is found in the first family that defines it: a second definition would never be seen.
@MainActor struct TypeFamilyTests {
  @Test func noTypeIsDefinedTwice() {
    var seen: Set<String> = []
    let twice = TypeFamily.all.flatMap { $0.make() }.map(\.fullName).filter {
      !seen.insert($0.lowercased()).inserted
    }
    #expect(twice == [])
  }
}
