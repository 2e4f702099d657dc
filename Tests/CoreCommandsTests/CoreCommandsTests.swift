import Testing

/// One session runs at a time: everything that asks the kernel's tables runs in turn.
@Suite(.serialized) enum CoreCommandsTests {}
