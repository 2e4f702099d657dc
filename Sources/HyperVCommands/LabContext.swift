package import Datacenter
package import Messages
package import PowerShellEngine

/// What the module's commands work on: the lab, the language it speaks, and whom notes go to.
///
/// The session keeps it as its `world`; the objects a script holds read the datacenter through it.
package final class LabContext {
  package let lab: Lab
  package var language: Language
  /// Takes what the simulator says to the learner; nil while notes are off.
  package var notes: ((Text) -> Void)?
  /// The session commands run in, where it is not the one a new shell begins with.
  package var enteredSession: LogonSession?
  /// Writes the lab with its history into a file on a drive (`Save-Lab`); nil where nothing can.
  package var serialize: ((Lab) throws(Refusal) -> [UInt8])?
  /// The sessions that New-CimSession opened, and the number of the newest.
  package var cimSessions: [CimSessionObject] = []
  package var lastCimSession: UInt32 = 0
  /// The newest refusal, for `why`.
  package var lastRefusal: Refusal?
  /// The newest success that was not what was meant, where no refusal came after it.
  package var lastAfterword: Explanation? { didSet { lastRefusal = nil } }

  package init(lab: Lab, language: Language) {
    self.lab = lab
    self.language = language
  }

  package var datacenter: Datacenter {
    get throws(Refusal) { try lab.datacenter }
  }

  package var logon: LogonSession {
    get throws(Refusal) {
      if let enteredSession { return enteredSession }
      return try lab.datacenter.signedIn
    }
  }

  /// The host a command reaches by a name: it must resolve, have the role and admit the user.
  func host(_ name: String) throws(Refusal) -> HyperVHost {
    try datacenter.managedHost(name, for: logon)
  }

  package func note(_ text: Text) { notes?(text) }
}

extension Invocation {
  /// The lab of the session: the module is not installed without one.
  package var lab: LabContext {
    get throws {
      guard let lab = session.world as? LabContext else {
        throw ScriptError(
          "NoDatacenter", "The session has no datacenter.", .resourceUnavailable)
      }
      return lab
    }
  }
}
