internal import PowerShellEngine

/// Enumerations that the debugging commands take.
enum DebuggingTypes {
  static let definitions: [TypeDefinition] = [
    TypeDefinition(
      enumeration: "Microsoft.PowerShell.Commands.BreakpointType",
      [("Line", 1), ("Variable", 2), ("Command", 4)], isFlags: true),
    TypeDefinition(
      enumeration: "System.Diagnostics.TraceOptions",
      [
        ("None", 0), ("LogicalOperationStack", 1), ("DateTime", 2), ("Timestamp", 4),
        ("ProcessId", 8), ("ThreadId", 16), ("Callstack", 32),
      ], isFlags: true),
    TypeDefinition(
      enumeration: "System.Management.Automation.PSTraceSourceOptions",
      [
        ("None", 0), ("Constructor", 1), ("Dispose", 2), ("Finalizer", 4), ("Method", 8),
        ("Property", 16), ("Delegates", 32), ("Events", 64), ("Exception", 128), ("Lock", 256),
        ("Error", 512), ("Errors", 640), ("Warning", 1024), ("Verbose", 2048),
        ("WriteLine", 4096), ("Data", 6167), ("Scope", 8192), ("ExecutionFlow", 8303),
        ("Assert", 16384), ("All", 32767),
      ], isFlags: true),
  ]
}
