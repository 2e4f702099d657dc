import Testing

/// Tests that share the kernel's tables of types and symbols: they run one after the other.
@Suite(.serialized) enum SessionTests {
  @Suite enum BinderTests {}
}
