# A domain with two controllers, an administrator's server, and two servers out of the box:
# HV01 and HV02 are in a workgroup, without the Hyper-V role and without virtual machines.
@{
    Seed = 1
    Clock = '2025-03-03 09:00:00'
    User = 'CONTOSO\Administrator'
    Computer = 'ADMIN01'
    Forests = @(
        @{
            Name = 'contoso.com'
            Sites = @(
                @{ Name = 'Headquarters' }
                @{ Name = 'Branch' }
            )
            SiteLinks = @(
                @{ Name = 'DEFAULTIPSITELINK'; Sites = @('Headquarters', 'Branch') }
            )
        }
    )
    Domains = @(
        @{
            Name = 'contoso.com'
            NetBIOSName = 'CONTOSO'
            Authority = 'S-1-5-21-4207122421-3734088990-3722578950'
            Forest = 'contoso.com'
            Sites = @('Headquarters', 'Branch')
            Controllers = @('DC01', 'DC02')
            NextRelativeId = 1107
            Accounts = @(
                @{
                    Name = 'ADMIN01$'
                    Kind = 'Computer'
                    Id = 'S-1-5-21-4207122421-3734088990-3722578950-1104'
                    Guid = 'e2ea896b-60ee-4195-bc10-a224ca6d549f'
                    Container = 'CN=Computers'
                    Attributes = @{
                        dNSHostName = @('ADMIN01.contoso.com')
                        primaryGroupID = @(515)
                        servicePrincipalName = @('HOST/ADMIN01', 'HOST/ADMIN01.contoso.com', 'RestrictedKrbHost/ADMIN01', 'RestrictedKrbHost/ADMIN01.contoso.com', 'TERMSRV/ADMIN01', 'TERMSRV/ADMIN01.contoso.com', 'WSMAN/ADMIN01', 'WSMAN/ADMIN01.contoso.com')
                        userAccountControl = @(4096)
                    }
                }
                @{
                    Name = 'Administrator'
                    Id = 'S-1-5-21-4207122421-3734088990-3722578950-500'
                    Guid = '6fc0ce97-ee51-41d3-98c3-44b9efa07512'
                    Container = 'CN=Users'
                    Attributes = @{ primaryGroupID = @(513); userAccountControl = @(66048) }
                }
                @{
                    Name = 'DC01$'
                    Kind = 'Computer'
                    Id = 'S-1-5-21-4207122421-3734088990-3722578950-1000'
                    Guid = '694900f3-bdd4-4e4c-a5ba-0ff890c0650c'
                    Container = 'OU=Domain Controllers'
                    Attributes = @{
                        dNSHostName = @('DC01.contoso.com')
                        primaryGroupID = @(516)
                        servicePrincipalName = @('HOST/DC01', 'HOST/DC01.contoso.com', 'RestrictedKrbHost/DC01', 'RestrictedKrbHost/DC01.contoso.com', 'TERMSRV/DC01', 'TERMSRV/DC01.contoso.com', 'WSMAN/DC01', 'WSMAN/DC01.contoso.com', 'ldap/DC01', 'ldap/DC01.contoso.com', 'DNS/DC01', 'DNS/DC01.contoso.com')
                        userAccountControl = @(532480)
                    }
                }
                @{
                    Name = 'DC02$'
                    Kind = 'Computer'
                    Id = 'S-1-5-21-4207122421-3734088990-3722578950-1103'
                    Guid = '8ede8d8d-38a4-415c-a1b8-cef882075189'
                    Container = 'OU=Domain Controllers'
                    Attributes = @{
                        dNSHostName = @('DC02.contoso.com')
                        primaryGroupID = @(516)
                        servicePrincipalName = @('HOST/DC02', 'HOST/DC02.contoso.com', 'RestrictedKrbHost/DC02', 'RestrictedKrbHost/DC02.contoso.com', 'TERMSRV/DC02', 'TERMSRV/DC02.contoso.com', 'WSMAN/DC02', 'WSMAN/DC02.contoso.com', 'ldap/DC02', 'ldap/DC02.contoso.com', 'DNS/DC02', 'DNS/DC02.contoso.com')
                        userAccountControl = @(532480)
                    }
                }
                @{
                    Name = 'Domain Admins'
                    Kind = 'Group'
                    Id = 'S-1-5-21-4207122421-3734088990-3722578950-512'
                    Guid = 'e9cc3d36-76bb-4bd9-b4f5-323338791991'
                    Container = 'CN=Users'
                    Attributes = @{
                        groupType = @(-2147483646)
                        member = @('SID:S-1-5-21-4207122421-3734088990-3722578950-500')
                    }
                }
                @{
                    Name = 'Domain Computers'
                    Kind = 'Group'
                    Id = 'S-1-5-21-4207122421-3734088990-3722578950-515'
                    Guid = 'abdb6e68-0a74-4b3a-9ae1-5f8ed99e5300'
                    Container = 'CN=Users'
                    Attributes = @{ groupType = @(-2147483646) }
                }
                @{
                    Name = 'Domain Controllers'
                    Kind = 'Group'
                    Id = 'S-1-5-21-4207122421-3734088990-3722578950-516'
                    Guid = '715ccc5b-7a6f-498e-a463-fc9a1faf5c29'
                    Container = 'CN=Users'
                    Attributes = @{ groupType = @(-2147483646) }
                }
                @{
                    Name = 'Domain Users'
                    Kind = 'Group'
                    Id = 'S-1-5-21-4207122421-3734088990-3722578950-513'
                    Guid = '7235529e-dd21-49cc-819b-05c9cdce2709'
                    Container = 'CN=Users'
                    Attributes = @{ groupType = @(-2147483646) }
                }
                @{
                    Name = 'Enterprise Admins'
                    Kind = 'Group'
                    Id = 'S-1-5-21-4207122421-3734088990-3722578950-519'
                    Guid = '7d7b3f61-dcf1-46cd-b6d6-8c291e006946'
                    Container = 'CN=Users'
                    Attributes = @{
                        groupType = @(-2147483640)
                        member = @('SID:S-1-5-21-4207122421-3734088990-3722578950-500')
                    }
                }
                @{
                    Name = 'Protected Users'
                    Kind = 'Group'
                    Id = 'S-1-5-21-4207122421-3734088990-3722578950-525'
                    Guid = '25ffcfa7-c8ad-4279-aa91-e6c0db984024'
                    Container = 'CN=Users'
                    Attributes = @{ groupType = @(-2147483646) }
                }
            )
        }
    )
    Hosts = @(
        @{
            Name = 'ADMIN01'
            Domain = 'contoso.com'
            Account = 'S-1-5-21-4207122421-3734088990-3722578950-1104'
            Site = 'Headquarters'
            Memory = 16GB
            LogicalProcessors = 4
            ProcessorVendor = 'GenuineIntel'
            ProcessorName = 'Intel(R) Xeon(R) Silver 4309Y CPU @ 2.80GHz'
            Adapters = @(
                @{
                    Name = 'Ethernet'
                    Description = 'Intel(R) I350 Gigabit Network Connection'
                    Id = 'd6d4fc3b-cf1a-479a-8d7b-a3daa7145fbc'
                    MacAddress = 'A0369F97C095'
                    Segment = 'Ethernet'
                    BitsPerSecond = 1000000000
                    Addresses = @('10.0.0.20/24')
                }
            )
            Volumes = @(
                @{ Letter = 'C'; Size = 476GB; Free = 400GB }
            )
            Features = @('RSAT-Hyper-V-Tools', 'Hyper-V-Tools', 'Hyper-V-PowerShell', 'RSAT-AD-PowerShell')
            Administrators = @('S-1-5-21-3404865459-153468718-1729499290-500', 'S-1-5-21-4207122421-3734088990-3722578950-512')
            LocalUsers = @(
                @{ Name = 'Administrator'; Id = 'S-1-5-21-3404865459-153468718-1729499290-500' }
            )
        }
        @{
            Name = 'DC01'
            Domain = 'contoso.com'
            Account = 'S-1-5-21-4207122421-3734088990-3722578950-1000'
            Site = 'Headquarters'
            Memory = 16GB
            LogicalProcessors = 4
            ProcessorVendor = 'GenuineIntel'
            ProcessorName = 'Intel(R) Xeon(R) Silver 4309Y CPU @ 2.80GHz'
            Adapters = @(
                @{
                    Name = 'Ethernet'
                    Description = 'Intel(R) I350 Gigabit Network Connection'
                    Id = '35705aa2-81c4-43aa-b87d-12fbdccb7d26'
                    MacAddress = 'A0369FDC996B'
                    Segment = 'Ethernet'
                    BitsPerSecond = 1000000000
                    Addresses = @('10.0.0.5/24')
                }
            )
            Volumes = @(
                @{ Letter = 'C'; Size = 476GB; Free = 400GB }
            )
            Features = @('AD-Domain-Services', 'DNS', 'RSAT-AD-PowerShell')
            Administrators = @('S-1-5-21-3530715912-2419521081-840913747-500', 'S-1-5-21-4207122421-3734088990-3722578950-512')
            LocalUsers = @(
                @{ Name = 'Administrator'; Id = 'S-1-5-21-3530715912-2419521081-840913747-500' }
            )
        }
        @{
            Name = 'DC02'
            Domain = 'contoso.com'
            Account = 'S-1-5-21-4207122421-3734088990-3722578950-1103'
            Site = 'Branch'
            Memory = 16GB
            LogicalProcessors = 4
            ProcessorVendor = 'GenuineIntel'
            ProcessorName = 'Intel(R) Xeon(R) Silver 4309Y CPU @ 2.80GHz'
            Adapters = @(
                @{
                    Name = 'Ethernet'
                    Description = 'Intel(R) I350 Gigabit Network Connection'
                    Id = 'c43c0acd-d829-46c1-bfbd-f9800468a056'
                    MacAddress = 'A0369F945822'
                    Segment = 'Ethernet'
                    BitsPerSecond = 1000000000
                    Addresses = @('10.0.0.6/24')
                }
            )
            Volumes = @(
                @{ Letter = 'C'; Size = 476GB; Free = 400GB }
            )
            Features = @('AD-Domain-Services', 'DNS', 'RSAT-AD-PowerShell')
            Administrators = @('S-1-5-21-3069587336-3239209354-1121419389-500', 'S-1-5-21-4207122421-3734088990-3722578950-512')
            LocalUsers = @(
                @{ Name = 'Administrator'; Id = 'S-1-5-21-3069587336-3239209354-1121419389-500' }
            )
        }
        @{
            Name = 'HV01'
            Workgroup = 'WORKGROUP'
            Site = 'Headquarters'
            Memory = 64GB
            LogicalProcessors = 16
            ProcessorVendor = 'GenuineIntel'
            ProcessorName = 'Intel(R) Xeon(R) Silver 4309Y CPU @ 2.80GHz'
            Adapters = @(
                @{
                    Name = 'Ethernet'
                    Description = 'Intel(R) I350 Gigabit Network Connection'
                    Id = 'a46dedd2-724c-46cd-921b-f7183241a607'
                    MacAddress = 'A0369FCC5256'
                    Segment = 'Ethernet'
                    BitsPerSecond = 1000000000
                    Addresses = @('10.0.0.11/24')
                }
                @{
                    Name = 'Migration'
                    Description = 'Mellanox ConnectX-4 Lx Ethernet Adapter'
                    Id = '0afef219-d422-41ba-8be1-2d9cc4b5465a'
                    MacAddress = '98039B11BC5E'
                    Segment = 'Migration'
                    BitsPerSecond = 10000000000
                    SupportsRdma = $true
                    Addresses = @('192.168.10.1/24')
                }
            )
            Volumes = @(
                @{ Letter = 'C'; Size = 476GB; Free = 400GB }
                @{ Letter = 'D'; Label = 'VMs'; Size = 1863GB; Free = 1600GB }
            )
            Administrators = @('S-1-5-21-1707076600-576595447-576333200-500')
            LocalUsers = @(
                @{ Name = 'Administrator'; Id = 'S-1-5-21-1707076600-576595447-576333200-500' }
            )
        }
        @{
            Name = 'HV02'
            Workgroup = 'WORKGROUP'
            Site = 'Branch'
            Memory = 64GB
            LogicalProcessors = 16
            ProcessorVendor = 'GenuineIntel'
            ProcessorName = 'Intel(R) Xeon(R) Silver 4309Y CPU @ 2.80GHz'
            Adapters = @(
                @{
                    Name = 'Ethernet'
                    Description = 'Intel(R) I350 Gigabit Network Connection'
                    Id = 'f2aa80c8-6f88-4635-9122-d41e2c7588b9'
                    MacAddress = 'A0369F6F423C'
                    Segment = 'Ethernet'
                    BitsPerSecond = 1000000000
                    Addresses = @('10.0.0.12/24')
                }
                @{
                    Name = 'Migration'
                    Description = 'Mellanox ConnectX-4 Lx Ethernet Adapter'
                    Id = '2f42980f-b064-4983-834b-d90db3fe5538'
                    MacAddress = '98039BFE70B8'
                    Segment = 'Migration'
                    BitsPerSecond = 10000000000
                    SupportsRdma = $true
                    Addresses = @('192.168.10.2/24')
                }
            )
            Volumes = @(
                @{ Letter = 'C'; Size = 476GB; Free = 400GB }
                @{ Letter = 'D'; Label = 'VMs'; Size = 1863GB; Free = 1600GB }
            )
            Administrators = @('S-1-5-21-1264640339-1960946109-1748159773-500')
            LocalUsers = @(
                @{ Name = 'Administrator'; Id = 'S-1-5-21-1264640339-1960946109-1748159773-500' }
            )
        }
    )
}
