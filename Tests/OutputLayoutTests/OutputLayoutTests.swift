import Testing

/// One session runs at a time, so all tests of this target run one after another.
@Suite(.serialized) enum OutputLayoutTests {}
