import Testing

/// The binder's tests share one session and its types: they run one after the other.
@Suite(.serialized) enum BinderTests {}
