internal import PowerShellEngine

/// A command with twelve parameters, three of them a group: what a call of a cmdlet costs.
struct MeasuredCommand: Cmdlet {
  static let about = CommandDescription("Measure-Call")

  struct Target {
    @Parameter var computerName: [String]?
    @Parameter var credential: String?
    @Parameter var session: [String]?
  }

  @ParameterGroup var target = Target()
  @Parameter(position: 0) var name: String?
  @Parameter(position: 1) var count: UInt32?
  @Parameter var tag: [String]?
  @Parameter var path: String?
  @Parameter var destination: String?
  @Parameter var generation: Int32?
  @Parameter var note: String?
  @Switch var force: Bool
  @Switch var passThru: Bool

  func process(_ call: Invocation) throws {
    try call.write(.int(Int32(tag?.count ?? 0)))
  }
}
