import Datacenter

/// How firmware, adapter ports and metering are written; format 2 brought them.
extension MachineFirmware: Coded {
  static var blank: MachineFirmware { MachineFirmware() }
  mutating func code(_ coder: inout Coder) throws(CodingFailure) {
    try secureBoot.code(&coder)
    try template.code(&coder)
    try networkProtocol.code(&coder)
    try console.code(&coder)
    try pausesAfterBootFailure.code(&coder)
    try bootOrder.code(&coder)
    try numLock.code(&coder)
    try startupOrder.code(&coder)
  }
}

extension BootSource: Coded {
  static var blank: BootSource { .drive(.blank) }
  mutating func code(_ coder: inout Coder) throws(CodingFailure) {
    var isDrive = if case .drive = self { true } else { false }
    try isDrive.code(&coder)
    if coder.isReading { self = isDrive ? .drive(.blank) : .network(adapter: .empty) }
    switch self {
    case .drive(var slot):
      try slot.code(&coder)
      self = .drive(slot)
    case .network(var adapter):
      try adapter.code(&coder)
      self = .network(adapter: adapter)
    }
  }
}

extension AdapterPort: Coded {
  static var blank: AdapterPort { AdapterPort() }
  mutating func code(_ coder: inout Coder) throws(CodingFailure) {
    try allowsAddressSpoofing.code(&coder)
    try guardsDhcp.code(&coder)
    try guardsRouters.code(&coder)
    try mirroring.code(&coder)
    try allowsTeaming.code(&coder)
    try passesPriorityTags.code(&coder)
    try namesDevice.code(&coder)
  }
}

extension ResourceMetering: Coded {
  static var blank: ResourceMetering { ResourceMetering(since: .blank) }
  mutating func code(_ coder: inout Coder) throws(CodingFailure) { try since.code(&coder) }
}

extension SecureBootTemplate: CodedChoice {
  static var blank: SecureBootTemplate { .microsoftWindows }
}

extension MachineFirmware.NetworkProtocol: CodedChoice {
  static var blank: MachineFirmware.NetworkProtocol { .ipv4 }
}

extension MachineFirmware.Console: CodedChoice {
  static var blank: MachineFirmware.Console { .standard }
}

extension AdapterPort.Mirroring: CodedChoice { static var blank: AdapterPort.Mirroring { .none } }
