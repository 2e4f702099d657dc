import Testing

/// The tests of the Hyper-V module; a session is global to the process, so they take turns.
@Suite(.serialized) struct HyperVCommandsTests {}
