import Datacenter

/// How the events of hosts' facts, sessions and the directory are written; the numbers of cases are
/// never reused, a new case takes the next one.

extension HostFact: Coded {
  static var blank: HostFact { .restarted }

  private var tag: Int {
    switch self {
    case .membership: 1
    case .operatingSystem: 2
    case .features: 3
    case .powered: 4
    case .restarted: 5
    case .clockOffset: 6
    case .hardware: 7
    case .adapter: 8
    case .volume: 9
    case .network: 10
    case .security: 11
    case .localGroup: 12
    case .localUser: 13
    case .service: 14
    case .share: 15
    case .shareRemoved: 16
    case .leftovers: 17
    case .restartPending: 18
    }
  }

  private static func blank(_ tag: Int) -> HostFact? {
    switch tag {
    case 1: .membership(.blank, account: nil, site: nil)
    case 2: .operatingSystem(.blank)
    case 3: .features([])
    case 4: .powered(true)
    case 5: .restarted
    case 6: .clockOffset(.zero)
    case 7: .hardware(.blank)
    case 8: .adapter(.blank)
    case 9: .volume(.blank)
    case 10: .network(.blank)
    case 11: .security(.blank)
    case 12: .localGroup(.blank)
    case 13: .localUser(.blank)
    case 14: .service(.blank)
    case 15: .share(.blank)
    case 16: .shareRemoved("")
    case 17: .leftovers([])
    case 18: .restartPending(false)
    default: nil
    }
  }

  mutating func code(_ coder: inout Coder) throws(CodingFailure) {
    var tag = tag
    try tag.code(&coder)
    if coder.isReading {
      guard let blank = Self.blank(tag) else { throw .damaged }
      self = blank
    }
    switch self {
    case .membership(var membership, var account, var site):
      try membership.code(&coder)
      try account.code(&coder)
      try site.code(&coder)
      self = .membership(membership, account: account, site: site)
    case .operatingSystem(var system):
      try system.code(&coder)
      self = .operatingSystem(system)
    case .features(var names):
      try names.code(&coder)
      self = .features(names)
    case .powered(var isOn):
      try isOn.code(&coder)
      self = .powered(isOn)
    case .restarted: break
    case .clockOffset(var span):
      try span.code(&coder)
      self = .clockOffset(span)
    case .hardware(var hardware):
      try hardware.code(&coder)
      self = .hardware(hardware)
    case .adapter(var adapter):
      try adapter.code(&coder)
      self = .adapter(adapter)
    case .volume(var volume):
      try volume.code(&coder)
      self = .volume(volume)
    case .network(var network):
      try network.code(&coder)
      self = .network(network)
    case .security(var security):
      try security.code(&coder)
      self = .security(security)
    case .localGroup(var group):
      try group.code(&coder)
      self = .localGroup(group)
    case .localUser(var user):
      try user.code(&coder)
      self = .localUser(user)
    case .service(var service):
      try service.code(&coder)
      self = .service(service)
    case .share(var share):
      try share.code(&coder)
      self = .share(share)
    case .shareRemoved(var name):
      try name.code(&coder)
      self = .shareRemoved(name)
    case .leftovers(var machines):
      try machines.code(&coder)
      self = .leftovers(machines)
    case .restartPending(var isPending):
      try isPending.code(&coder)
      self = .restartPending(isPending)
    }
  }
}

extension SessionEvent: Coded {
  static var blank: SessionEvent { .closed(0) }

  private var tag: Int {
    switch self {
    case .opened: 1
    case .closed: 2
    case .ticketKept: 3
    case .ticketsPurged: 4
    }
  }

  private static func blank(_ tag: Int) -> SessionEvent? {
    switch tag {
    case 1: .opened(.blank)
    case 2: .closed(0)
    case 3: .ticketKept(.blank, in: 0)
    case 4: .ticketsPurged(of: 0)
    default: nil
    }
  }

  mutating func code(_ coder: inout Coder) throws(CodingFailure) {
    var tag = tag
    try tag.code(&coder)
    if coder.isReading {
      guard let blank = Self.blank(tag) else { throw .damaged }
      self = blank
    }
    switch self {
    case .opened(var record):
      try record.code(&coder)
      self = .opened(record)
    case .closed(var id):
      try id.code(&coder)
      self = .closed(id)
    case .ticketKept(var ticket, var session):
      try ticket.code(&coder)
      try session.code(&coder)
      self = .ticketKept(ticket, in: session)
    case .ticketsPurged(var session):
      try session.code(&coder)
      self = .ticketsPurged(of: session)
    }
  }
}

extension DirectoryEvent: Coded {
  static var blank: DirectoryEvent { .replicated(from: "", to: "") }

  private var tag: Int {
    switch self {
    case .created: 1
    case .attributeSet: 2
    case .replicated: 3
    case .objectReplicated: 4
    case .linkSwitched: 5
    case .domainChanged: 6
    case .forestChanged: 7
    case .nameRecorded: 8
    }
  }

  private static func blank(_ tag: Int) -> DirectoryEvent? {
    switch tag {
    case 1: .created(.blank, at: "")
    case 2: .attributeSet(.blank, "", [], at: "")
    case 3: .replicated(from: "", to: "")
    case 4: .objectReplicated(.blank, from: "", to: "")
    case 5: .linkSwitched(from: "", to: "", isEnabled: true)
    case 6: .domainChanged(.blank)
    case 7: .forestChanged(.blank)
    case 8: .nameRecorded("", [])
    default: nil
    }
  }

  mutating func code(_ coder: inout Coder) throws(CodingFailure) {
    var tag = tag
    try tag.code(&coder)
    if coder.isReading {
      guard let blank = Self.blank(tag) else { throw .damaged }
      self = blank
    }
    switch self {
    case .created(var account, var controller):
      try account.code(&coder)
      try controller.code(&coder)
      self = .created(account, at: controller)
    case .attributeSet(var account, var name, var values, var controller):
      try account.code(&coder)
      try name.code(&coder)
      try values.code(&coder)
      try controller.code(&coder)
      self = .attributeSet(account, name, values, at: controller)
    case .replicated(var source, var target):
      try source.code(&coder)
      try target.code(&coder)
      self = .replicated(from: source, to: target)
    case .objectReplicated(var account, var source, var target):
      try account.code(&coder)
      try source.code(&coder)
      try target.code(&coder)
      self = .objectReplicated(account, from: source, to: target)
    case .linkSwitched(var source, var target, var isEnabled):
      try source.code(&coder)
      try target.code(&coder)
      try isEnabled.code(&coder)
      self = .linkSwitched(from: source, to: target, isEnabled: isEnabled)
    case .domainChanged(var domain):
      try domain.code(&coder)
      self = .domainChanged(domain)
    case .forestChanged(var forest):
      try forest.code(&coder)
      self = .forestChanged(forest)
    case .nameRecorded(var name, var addresses):
      try name.code(&coder)
      try addresses.code(&coder)
      self = .nameRecorded(name, addresses)
    }
  }
}

extension ScheduledFault: Coded {
  static var blank: ScheduledFault { ScheduledFault("", at: .blank, []) }
  mutating func code(_ coder: inout Coder) throws(CodingFailure) {
    try name.code(&coder)
    try at.code(&coder)
    try events.code(&coder)
  }
}
