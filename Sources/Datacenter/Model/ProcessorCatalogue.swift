/// Processors of servers by name, with those of their features that guests come to rely on.
///
/// The lists are short on purpose: they hold what tells the generations apart, oldest first.
extension ProcessorModel {
  package static let known: [ProcessorModel] = [
    model("GenuineIntel", "Intel(R) Xeon(R) CPU E5-2650 v2 @ 2.60GHz", "0x42e", []),
    model("GenuineIntel", "Intel(R) Xeon(R) CPU E5-2640 v4 @ 2.40GHz", "0xb000040", haswell),
    model(
      "GenuineIntel", "Intel(R) Xeon(R) Silver 4210 CPU @ 2.20GHz", "0x5003605",
      haswell + skylake),
    model(
      "GenuineIntel", "Intel(R) Xeon(R) Silver 4309Y CPU @ 2.80GHz", "0xd000389",
      haswell + skylake + iceLake),
    model(
      "GenuineIntel", "Intel(R) Xeon(R) Silver 4410Y", "0x2b000590",
      haswell + skylake + iceLake + ["amx", "avx512fp16"]),
    model("AuthenticAMD", "AMD EPYC 7302P 16-Core Processor", "0x830107b", haswell + ["sha"]),
    model(
      "AuthenticAMD", "AMD EPYC 7313P 16-Core Processor", "0xa0011d1", haswell + ["sha", "vaes"]),
  ]

  private static let sandyBridge = ["aes", "avx"]
  private static let haswell = ["avx2", "bmi", "fma"]
  private static let skylake = ["avx512f", "avx512vnni"]
  private static let iceLake = ["sha", "vaes"]

  package static func named(_ name: String) -> ProcessorModel? {
    known.first { Name($0.name) == Name(name) }
  }

  private static func model(
    _ vendor: String, _ name: String, _ microcode: String, _ features: [String]
  ) -> ProcessorModel {
    var model = ProcessorModel(vendor: vendor, name: name)
    model.microcode = microcode
    model.features = sandyBridge + features
    return model
  }
}
