import Datacenter

/// How the events are written that change what is plugged into a machine, and its past.
extension MachineEvent {
  mutating func codeParts(_ coder: inout Coder) throws(CodingFailure) {
    switch self {
    case .hardDrivesChanged(var drives):
      try drives.code(&coder)
      self = .hardDrivesChanged(drives)
    case .dvdDrivesChanged(var drives):
      try drives.code(&coder)
      self = .dvdDrivesChanged(drives)
    case .adaptersChanged(var adapters):
      try adapters.code(&coder)
      self = .adaptersChanged(adapters)
    case .controllersChanged(var count):
      try count.code(&coder)
      self = .controllersChanged(scsi: count)
    case .integrationServiceSwitched(var kind, var isEnabled):
      try kind.code(&coder)
      try isEnabled.code(&coder)
      self = .integrationServiceSwitched(kind, isEnabled: isEnabled)
    case .firmwareChanged(var firmware):
      try firmware.code(&coder)
      self = .firmwareChanged(firmware)
    case .meteringChanged(var metering):
      try metering.code(&coder)
      self = .meteringChanged(metering)
    case .versionUpdated(var version):
      try version.code(&coder)
      self = .versionUpdated(version)
    case .checkpointsChanged(var checkpoints, var current):
      try checkpoints.code(&coder)
      try current.code(&coder)
      self = .checkpointsChanged(checkpoints, current: current)
    case .restored(var checkpoint, var drives):
      try checkpoint.code(&coder)
      try drives.code(&coder)
      self = .restored(checkpoint, drives: drives)
    case .securityChanged(var security):
      try security.code(&coder)
      self = .securityChanged(security)
    default: break
    }
  }
}
