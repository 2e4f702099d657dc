extension TypeDefinition {
  /// Enumerations that scripts meet.
  static let enumerations: [TypeDefinition] =
    counting.utf8.split(separator: 0x0A).map { enumeration($0, isFlags: false) }
    + flags.utf8.split(separator: 0x0A).map { enumeration($0, isFlags: true) }

  /// A row: the full name without `System.`, then names; `=n` sets the number from there on.
  private static func enumeration(_ row: Substring.UTF8View, isFlags: Bool) -> TypeDefinition {
    let name = row.prefix { $0 != 0x20 }
    return TypeDefinition(
      enumeration: "System." + (String(name) ?? ""), members(row.dropFirst(name.count)),
      isFlags: isFlags)
  }

  private static func members(_ row: Substring.UTF8View) -> [(name: String, value: Int64)] {
    var members: [(name: String, value: Int64)] = []
    var next: Int64 = 0
    for word in row.split(separator: 0x20) {
      let parts = word.split(separator: 0x3D).map { String($0) ?? "" }
      if parts.count == 2 { next = Int64(parts[1]) ?? 0 }
      members.append((name: parts[0], value: next))
      next += 1
    }
    return members
  }

  private static let counting = """
    DayOfWeek Sunday Monday Tuesday Wednesday Thursday Friday Saturday
    DateTimeKind Unspecified Utc Local
    StringComparison CurrentCulture CurrentCultureIgnoreCase InvariantCulture InvariantCultureIgnoreCase Ordinal OrdinalIgnoreCase
    MidpointRounding ToEven AwayFromZero ToZero ToNegativeInfinity ToPositiveInfinity
    TypeCode Empty Object DBNull Boolean Char SByte Byte Int16 UInt16 Int32 UInt32 Int64 UInt64 Single Double Decimal DateTime String=18
    ConsoleColor Black DarkBlue DarkGreen DarkCyan DarkRed DarkMagenta DarkYellow Gray DarkGray Blue Green Cyan Red Magenta Yellow White
    ConsoleKey Backspace=8 Tab Enter=13 Escape=27 Spacebar=32 LeftArrow=37 UpArrow RightArrow DownArrow Delete=46
    EnvironmentVariableTarget Process User Machine
    PlatformID Win32S Win32Windows Win32NT WinCE Unix Xbox MacOSX Other
    UriKind RelativeOrAbsolute Absolute Relative
    UriPartial Scheme Authority Path Query
    UriHostNameType Unknown Basic Dns IPv4 IPv6
    Text.NormalizationForm FormC=1 FormD=2 FormKC=5 FormKD=6
    IO.FileMode CreateNew=1 Create Open OpenOrCreate Truncate Append
    IO.SeekOrigin Begin Current End
    IO.SearchOption TopDirectoryOnly AllDirectories
    IO.DriveType Unknown NoRootDirectory Removable Fixed Network CDRom Ram
    Globalization.UnicodeCategory UppercaseLetter LowercaseLetter TitlecaseLetter ModifierLetter OtherLetter NonSpacingMark SpacingCombiningMark EnclosingMark DecimalDigitNumber LetterNumber OtherNumber SpaceSeparator LineSeparator ParagraphSeparator Control Format Surrogate PrivateUse ConnectorPunctuation DashPunctuation OpenPunctuation ClosePunctuation InitialQuotePunctuation FinalQuotePunctuation OtherPunctuation MathSymbol CurrencySymbol ModifierSymbol OtherSymbol OtherNotAssigned
    Globalization.DigitShapes Context None NativeNational
    Globalization.CalendarWeekRule FirstDay FirstFullWeek FirstFourDayWeek
    Threading.ThreadPriority Lowest BelowNormal Normal AboveNormal Highest
    Diagnostics.EventLogEntryType Error=1 Warning=2 Information=4 SuccessAudit=8 FailureAudit=16
    Net.Sockets.AddressFamily Unspecified Unix InterNetwork InterNetworkV6=23 Unknown=-1
    ServiceProcess.ServiceControllerStatus Stopped=1 StartPending StopPending Running ContinuePending PausePending Paused
    ServiceProcess.ServiceStartMode Boot System Automatic Manual Disabled
    Xml.XmlNodeType None Element Attribute Text CDATA EntityReference Entity ProcessingInstruction Comment Document DocumentType DocumentFragment Notation Whitespace SignificantWhitespace EndElement EndEntity XmlDeclaration
    Management.Automation.ActionPreference SilentlyContinue Stop Continue Inquire Ignore Suspend Break
    Management.Automation.ConfirmImpact None Low Medium High
    Management.Automation.PSLanguageMode FullLanguage RestrictedLanguage NoLanguage ConstrainedLanguage
    Management.Automation.ErrorCategory NotSpecified OpenError CloseError DeviceError DeadlockDetected InvalidArgument InvalidData InvalidOperation InvalidResult InvalidType MetadataError NotImplemented NotInstalled ObjectNotFound OperationStopped OperationTimeout SyntaxError ParserError PermissionDenied ResourceBusy ResourceExists ResourceUnavailable ReadError WriteError FromStdErr SecurityError ProtocolError ConnectionError AuthenticationError LimitsExceeded QuotaExceeded NotEnabled
    Management.Automation.ErrorView NormalView CategoryView ConciseView DetailedView
    Management.Automation.JobState NotStarted Running Completed Failed Stopped Blocked Suspended Disconnected Suspending Stopping AtBreakpoint
    Management.Automation.ModuleType Script Binary Manifest Cim Workflow
    Management.Automation.CommandOrigin Runspace Internal
    Management.Automation.WhereOperatorSelectionMode Default First Last SkipUntil Until Split
    Management.Automation.SessionStateEntryVisibility Public Private
    Management.Automation.RemotingCapability None PowerShell SupportedByCommand OwnedByCommand
    Management.Automation.OutputRendering Host PlainText Ansi
    Management.Automation.ProgressRecordType Processing Completed
    Management.Automation.PSInvocationState NotStarted Running Stopping Stopped Completed Failed Disconnected
    """

  private static let flags = """
    StringSplitOptions None RemoveEmptyEntries=1 TrimEntries=2
    Base64FormattingOptions None InsertLineBreaks=1
    IO.FileAttributes None ReadOnly=1 Hidden=2 System=4 Directory=16 Archive=32 Device=64 Normal=128 Temporary=256 SparseFile=512 ReparsePoint=1024 Compressed=2048 Offline=4096 NotContentIndexed=8192 Encrypted=16384 IntegrityStream=32768 NoScrubData=131072
    IO.FileAccess Read=1 Write=2 ReadWrite=3
    IO.FileShare None Read=1 Write=2 ReadWrite=3 Delete=4 Inheritable=16
    Text.RegularExpressions.RegexOptions None IgnoreCase=1 Multiline=2 ExplicitCapture=4 Compiled=8 Singleline=16 IgnorePatternWhitespace=32 RightToLeft=64 ECMAScript=256 CultureInvariant=512 NonBacktracking=1024
    Globalization.NumberStyles None AllowLeadingWhite=1 AllowTrailingWhite=2 AllowLeadingSign=4 Integer=7 AllowTrailingSign=8 AllowParentheses=16 AllowDecimalPoint=32 AllowThousands=64 Number=111 AllowExponent=128 Float=167 AllowCurrencySymbol=256 Currency=383 Any=511 AllowHexSpecifier=512 HexNumber=515 AllowBinarySpecifier=1024 BinaryNumber=1027
    Globalization.DateTimeStyles None AllowLeadingWhite=1 AllowTrailingWhite=2 AllowInnerWhite=4 AllowWhiteSpaces=7 NoCurrentDateDefault=8 AdjustToUniversal=16 AssumeLocal=32 AssumeUniversal=64 RoundtripKind=128
    Globalization.TimeSpanStyles None AssumeNegative=1
    Globalization.CompareOptions None IgnoreCase=1 IgnoreNonSpace=2 IgnoreSymbols=4 IgnoreKanaType=8 IgnoreWidth=16 NumericOrdering=32 OrdinalIgnoreCase=268435456 StringSort=536870912 Ordinal=1073741824
    Globalization.CultureTypes NeutralCultures=1 SpecificCultures=2 InstalledWin32Cultures=4 AllCultures=7 UserCustomCulture=8 ReplacementCultures=16 WindowsOnlyCultures=32 FrameworkCultures=64
    Reflection.BindingFlags Default IgnoreCase=1 DeclaredOnly=2 Instance=4 Static=8 Public=16 NonPublic=32 FlattenHierarchy=64 InvokeMethod=256 GetProperty=4096 SetProperty=8192
    Reflection.MemberTypes Constructor=1 Event=2 Field=4 Method=8 Property=16 TypeInfo=32 Custom=64 NestedType=128 All=191
    Reflection.TypeAttributes NotPublic Public=1 NestedPublic=2 SequentialLayout=8 ExplicitLayout=16 Interface=32 Abstract=128 Sealed=256 SpecialName=1024 Import=4096 Serializable=8192 BeforeFieldInit=1048576
    ConsoleModifiers None Alt=1 Shift=2 Control=4
    Management.Automation.ScopedItemOptions None ReadOnly=1 Constant=2 Private=4 AllScope=8 Unspecified=16
    Management.Automation.CommandTypes Alias=1 Function=2 Filter=4 Cmdlet=8 ExternalScript=16 Application=32 Script=64 Configuration=256 All=383
    Management.Automation.PSMemberTypes AliasProperty=1 CodeProperty=2 Property=4 NoteProperty=8 ScriptProperty=16 PropertySet=32 Method=64 CodeMethod=128 ScriptMethod=256 Methods=448 ParameterizedProperty=512 MemberSet=1024 Event=2048 Dynamic=4096 InferredProperty=8192 Properties=8255 All=16383
    Management.Automation.WildcardOptions None Compiled=1 IgnoreCase=2 CultureInvariant=4
    Management.Automation.SplitOptions SimpleMatch=1 RegexMatch=2 CultureInvariant=4 IgnorePatternWhitespace=8 Multiline=16 Singleline=32 IgnoreCase=64 ExplicitCapture=128
    """
}
