internal import Datacenter

/// The datacenter's host: the shell's host has the same name, and both are needed in one file.
typealias SimulatedHost = Host
