/// Jobs as scripts see them.
enum JobTypes {
  private static let root = "System.Management.Automation."

  static let definitions: [TypeDefinition] =
    [
      TypeDefinition(root + "Job", isAbstract: true, members: declare),
      TypeDefinition(root + "Job2", base: root + "Job", isAbstract: true, members: declare),
      TypeDefinition(root + "PSRemotingJob", base: root + "Job", members: declare),
      TypeDefinition(root + "PSRemotingChildJob", base: root + "Job", members: declare),
      TypeDefinition(
        "Microsoft.PowerShell.ThreadJob.ThreadJob", base: root + "Job2", members: declare),
      TypeDefinition(root + "PSTaskJob", base: root + "Job", members: declare),
      TypeDefinition(root + "PSTaskChildJob", base: root + "Job", members: declare),
      TypeDefinition(root + "JobStateInfo") { m in
        m.property("System.Management.Automation.JobState State {get;}") { (me: JobStateObject) in
          state(me.job)
        }
        m.property("System.Exception Reason {get;}") { (me: JobStateObject) in
          me.job.reason
        }
        m.method("string ToString()") { (me: JobStateObject, _) in .string(me.text(.invariant)) }
      },
    ] + PowerShellTypes.definitions

  static func state(_ job: Job) -> Value {
    EnumValues.numbered(root + "JobState", job.state.rawValue)
  }

  private static func declare(_ m: MemberDeclarations) {
    m.property("string Command {get;}") { (me: Job) in .string(me.command) }
    m.property("int Id {get;}") { (me: Job) in .int(me.id) }
    m.property("string Name {get;set;}") { (me: Job) in .string(me.name) }
    m.property("guid InstanceId {get;}") { (me: Job) in PowerShellTypes.guid(me.instanceID) }
    m.property("string Location {get;}") { (me: Job) in .string(me.kind.location) }
    m.property("string StatusMessage {get;}") { (_: Job) in .string("") }
    m.property("bool HasMoreData {get;}") { (me: Job) in .bool(me.hasMoreData) }
    m.property("string PSJobTypeName {get;}") { (me: Job) in .string(me.kind.typeName) }
    m.property(
      "System.Collections.Generic.IList[System.Management.Automation.Job] ChildJobs {get;}"
    ) { (me: Job) in Intrinsic.collection(me.children.map { .object($0) }) }
    m.property("System.Management.Automation.JobStateInfo JobStateInfo {get;}") { (me: Job) in
      .object(JobStateObject(me))
    }
    m.property("System.Nullable[datetime] PSBeginTime {get;}") { (me: Job) in me.began }
    m.property("System.Nullable[datetime] PSEndTime {get;}") { (me: Job) in
      me.children.isEmpty ? me.ended : me.children.last?.ended ?? .null
    }
    m.extended(.script, "System.Object State {get=$this.JobStateInfo.State.ToString();}") {
      (me: Job) in .string(state(me).text(.invariant))
    }
    let kinds: [(String, StreamKind?)] = [
      ("Output", nil), ("Error", .error), ("Warning", .warning), ("Verbose", .verbose),
      ("Debug", .debug), ("Information", .information),
    ]
    for (name, kind) in kinds {
      m.property("System.Management.Automation.PSDataCollection[psobject] \(name) {get;}") {
        (me: Job) in
        Intrinsic.collection(me.records.filter { $0.stream == kind }.map(\.value))
      }
    }
    m.property("System.Management.Automation.PSDataCollection[psobject] Progress {get;}") {
      (_: Job) in Intrinsic.collection([])
    }
    m.method("string ToString()") { (me: Job, _) in .string(me.type.fullName) }
  }
}

/// `$job.JobStateInfo`.
final class JobStateObject: PSObject {
  let job: Job
  init(_ job: Job) { self.job = job }
  override var type: TypeInfo { TypeTable.required("System.Management.Automation.JobStateInfo") }
  override func text(_ culture: Culture) -> String { JobTypes.state(job).text(culture) }
}
