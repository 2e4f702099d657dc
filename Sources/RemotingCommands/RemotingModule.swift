package import HyperVCommands
package import PowerShellEngine

/// PowerShell remoting over the simulated datacenter: who connects, and the commands of WS-Management.
package enum RemotingModule {
  package static let name = "Microsoft.WSMan.Management"

  /// Lets a session reach the hosts of its datacenter.
  ///
  /// `drives` gives the drives of a host by its name, always the same for one host.
  package static func install(
    into session: Session, _ context: LabContext,
    drives: @escaping (String) -> [(String, FileVolume)]
  ) {
    session.drives.add("WSMan", WSManProvider(), details: "Root of WsMan Config Storage")
    session.add(whenNamed: {
      $0.add(
        [
          EnableWSManCredSSP.self, DisableWSManCredSSP.self, GetWSManCredSSP.self,
          TestWSMan.self,
        ], module: name)
      $0.add([EnablePSRemoting.self], module: "Microsoft.PowerShell.Core")
    })
    session.remoteConnector = DatacenterConnector(drives: drives)
  }
}
