import Datacenter
import Messages
import Testing

@Suite struct LanguageTests {
  @Test func whichLanguage() {
    func chosen(_ option: String?, _ variables: [String: String]) -> Language {
      Language.chosen(option: option) { variables[$0] }
    }
    #expect(chosen(nil, [:]) == .english)
    #expect(chosen(nil, ["LANG": "de_DE.UTF-8"]) == .german)
    #expect(chosen(nil, ["LANG": "de_DE.UTF-8", "LC_ALL": "en_US.UTF-8"]) == .english)
    #expect(chosen(nil, ["LANG": "de_DE.UTF-8", "LC_ALL": ""]) == .german)
    #expect(chosen(nil, ["LC_MESSAGES": "de", "LANG": "en_US"]) == .german)
    #expect(chosen(nil, ["LANG": "fr_FR", "HVLAB_LANGUAGE": "de"]) == .german)
    #expect(chosen("en", ["HVLAB_LANGUAGE": "de"]) == .english)
    #expect(chosen(nil, ["LC_ALL": "C.UTF-8", "LANG": "de_DE"]) == .english)
    #expect(Language(named: "German") == .german)
    #expect(Language(named: "dent") == nil)
  }
}

@Suite struct PersistentMapTests {
  @Test func agreesWithADictionary() {
    var random = Random(seed: 7)
    var map = PersistentMap<Int, Int>()
    var dictionary: [Int: Int] = [:]
    for step in 0..<20_000 {
      let key = random.number(below: 3000)
      if random.number(below: 3) == 0 {
        map[key] = nil
        dictionary[key] = nil
      } else {
        map[key] = step
        dictionary[key] = step
      }
    }
    #expect(map.count == dictionary.count)
    #expect(dictionary.allSatisfy { map[$0.key] == $0.value })
    #expect(Dictionary(uniqueKeysWithValues: map.map { ($0.key, $0.value) }) == dictionary)
    let built = PersistentMap(uniqueKeysWithValues: dictionary.map { ($0.key, $0.value) })
    #expect(built.keys == map.keys)
  }

  @Test func keysWithOneHash() {
    struct Clash: MapKey {
      let number: Int
      var stableHash: UInt64 { UInt64(number % 2) << 60 }
    }
    var map = PersistentMap<Clash, Int>()
    for number in 0..<10 { map[Clash(number: number)] = number }
    #expect(map.count == 10)
    #expect((0..<10).allSatisfy { map[Clash(number: $0)] == $0 })
    for number in 0..<9 { map[Clash(number: number)] = nil }
    #expect(map.keys.map(\.number) == [9])
    map[Clash(number: 9)] = nil
    #expect(map.isEmpty && map[Clash(number: 9)] == nil)
  }

  @Test func aCopyStaysAsItWas() {
    var map = PersistentMap(uniqueKeysWithValues: (0..<1000).map { ($0, $0) })
    let copy = map
    for key in 0..<1000 { map[key] = -1 }
    #expect(copy.allSatisfy { $0.key == $0.value })
  }
}

@Suite struct AddressTests {
  @Test(arguments: [
    ("192.168.10.1", "192.168.10.1/32"), ("192.168.10.77/24", "192.168.10.0/24"),
    ("0.0.0.0/0", "0.0.0.0/0"), ("FE80::0001", "fe80::1/128"),
    ("fd00:0:0:1::/64", "fd00:0:0:1::/64"),
    ("::ffff:10.0.0.1/96", "::ffff:0:0/96"), ("::/0", "::/0"),
    ("1:2:3:4:5:6:7:8", "1:2:3:4:5:6:7:8/128"),
    ("2001:db8::1:0:0:1/128", "2001:db8::1:0:0:1/128"),
  ])
  func normalForm(text: String, normal: String) {
    #expect(Subnet(text)?.description == normal)
  }

  @Test(arguments: [
    "", "/", "1.2.3.4.5", "01.2.3.4", "1.2.3.4/033", ":", ":::", "1:2", "1::2::3", "g::", "12345::",
  ])
  func noSubnet(text: String) { #expect(Subnet(text) == nil) }

  @Test func identifiers() {
    let id = Identifiers(seed: 1).guid(for: "x")
    #expect(Guid(id.description) == id)
    #expect(Guid("{\(id.capitals)}") == id)
    #expect(Guid("no") == nil)
    #expect(id != Identifiers(seed: 2).guid(for: "x"))
    #expect(Array(id.description)[14] == "4")
  }

  @Test func instants() {
    #expect(Instant(year: 2025, month: 3, day: 3, hour: 9).ticks == 638_765_892_000_000_000)
    #expect(Instant(year: 1, month: 1, day: 1).ticks == 0)
  }
}

@Suite struct PresetTests {
  @Test func keepsItsPromises() throws {
    let datacenter = Datacenter.twoHosts()
    #expect(datacenter.brokenInvariants == [])
    #expect(datacenter.hosts.count == 5)
    #expect(
      datacenter.machines(on: "HV01").map(\.name.text) == ["app01", "db01", "legacy01", "web01"])
    #expect(datacenter.machines(on: "HV02").map(\.name.text) == ["file01"])
    let you = try #require(datacenter.account(datacenter.signedIn.account))
    #expect(datacenter.qualifiedName(of: you) == #"CONTOSO\Administrator"#)
    let host = try #require(datacenter.hosts["HV01"])
    #expect(datacenter.mayManageHyperV(you.id, on: host))
    #expect(!host.migration.isEnabled && host.migration.networks.isEmpty)
    #expect(host.settings.macAddressMinimum == "00155D000B00")
    #expect(datacenter.hosts["ADMIN01"]?.hasHyperV == false)
    #expect(datacenter.hosts["ADMIN01"]?.hasHyperVModule == true)
    #expect(host.operatingSystem.release.defaultVersion == ConfigurationVersion(10))
    let replica = try #require(datacenter.directory.replicas["DC02"])
    #expect(replica.accounts.allSatisfy { $0.allowedToDelegateTo.isEmpty })
    #expect(replica.duplicateServicePrincipalNames.isEmpty)
    let names = replica.accounts.flatMap(\.servicePrincipalNames)
    #expect(Set(names).count == names.count)
  }
}
