/// .NET's and PowerShell's exceptions: name, base, and the message one has without any given.
extension TypeDefinition {
  static let exceptions: [TypeDefinition] =
    [root]
    + table.map { row in
      TypeDefinition(row.name, base: row.base) {
        ExceptionMembers.declareConstructors($0, row.message)
      }
    }

  private static let root = TypeDefinition("System.Exception", interfaces: ["ISerializable"]) { m in
    ExceptionMembers.declareConstructors(m, "Exception of type 'System.Exception' was thrown.")
    ExceptionMembers.declareProperties(m)
  }

  /// Rows: full name, base (both without their namespace), message; an empty one is .NET's usual.
  private static let table: [(name: String, base: String, message: String)] =
    rows.utf8.split(separator: 0x0A).map { line in
      let words = line.split(separator: 0x7C, omittingEmptySubsequences: false)
        .map { String($0) ?? "" }
      let name = words[0].replacingNamespace
      let message = words.count > 2 ? words[2] : "System error."
      return (name, words[1].replacingNamespace, message)
    }

  private static let rows = """
    SystemException|Exception
    ApplicationException|Exception|Error in the application.
    ArgumentException|SystemException|Value does not fall within the expected range.
    ArgumentNullException|ArgumentException|Value cannot be null.
    ArgumentOutOfRangeException|ArgumentException|Specified argument was out of the range of valid values.
    ArithmeticException|SystemException|Overflow or underflow in the arithmetic operation.
    DivideByZeroException|ArithmeticException|Attempted to divide by zero.
    OverflowException|ArithmeticException|Arithmetic operation resulted in an overflow.
    ArrayTypeMismatchException|SystemException|Attempted to access an element as a type incompatible with the array.
    FormatException|SystemException|One of the identified items was in an invalid format.
    UriFormatException|FormatException|Invalid URI: The format of the URI could not be determined.
    IndexOutOfRangeException|SystemException|Index was outside the bounds of the array.
    InvalidCastException|SystemException|Specified cast is not valid.
    InvalidOperationException|SystemException|Operation is not valid due to the current state of the object.
    ObjectDisposedException|InvalidOperationException|Cannot access a disposed object.
    NotImplementedException|SystemException|The method or operation is not implemented.
    NotSupportedException|SystemException|Specified method is not supported.
    PlatformNotSupportedException|NotSupportedException|Operation is not supported on this platform.
    NullReferenceException|SystemException|Object reference not set to an instance of an object.
    OutOfMemoryException|SystemException|Insufficient memory to continue the execution of the program.
    InsufficientExecutionStackException|SystemException|Insufficient stack to continue executing the program safely.
    StackOverflowException|SystemException|Operation caused a stack overflow.
    RankException|SystemException|Attempted to operate on an array with the incorrect number of dimensions.
    TimeoutException|SystemException|The operation has timed out.
    OperationCanceledException|SystemException|The operation was canceled.
    UnauthorizedAccessException|SystemException|Attempted to perform an unauthorized operation.
    TypeLoadException|SystemException|Failure has occurred while loading a type.
    MemberAccessException|SystemException|Cannot access member.
    MissingMemberException|MemberAccessException|Attempted to access a missing member.
    MissingMethodException|MissingMemberException|Attempted to access a missing method.
    AggregateException|Exception|One or more errors occurred.
    Collections.Generic.KeyNotFoundException|SystemException|The given key was not present in the dictionary.
    Runtime.InteropServices.ExternalException|SystemException|External component has thrown an exception.
    Runtime.InteropServices.COMException|Runtime.InteropServices.ExternalException|Error HRESULT E_FAIL has been returned from a call to a COM component.
    ComponentModel.Win32Exception|Runtime.InteropServices.ExternalException|Success
    Reflection.TargetInvocationException|ApplicationException|Exception has been thrown by the target of an invocation.
    IO.IOException|SystemException|I/O error occurred.
    IO.FileNotFoundException|IO.IOException|Unable to find the specified file.
    IO.DirectoryNotFoundException|IO.IOException|Attempted to access a path that is not on the disk.
    IO.DriveNotFoundException|IO.IOException|Could not find the drive.
    IO.PathTooLongException|IO.IOException|The specified file name or path is too long, or a component of the specified path is too long.
    IO.EndOfStreamException|IO.IOException|Attempted to read past the end of the stream.
    IO.InvalidDataException|SystemException|Found invalid data while decoding.
    Net.WebException|InvalidOperationException|Operation is not valid due to the current state of the object.
    Net.Sockets.SocketException|ComponentModel.Win32Exception|Success
    Net.Http.HttpRequestException|Exception|Exception of type 'System.Net.Http.HttpRequestException' was thrown.
    Security.SecurityException|SystemException|Security error.
    Security.Authentication.AuthenticationException|SystemException
    Security.Principal.IdentityNotMappedException|SystemException|Some or all identity references could not be translated.
    Security.Cryptography.CryptographicException|SystemException|Error occurred during a cryptographic operation.
    Globalization.CultureNotFoundException|ArgumentException|Culture is not supported.
    Text.RegularExpressions.RegexParseException|ArgumentException
    Xml.XmlException|SystemException
    ~RuntimeException|SystemException
    ~FlowControlException|SystemException
    ~ActionPreferenceStopException|~RuntimeException
    ~CmdletInvocationException|~RuntimeException
    ~CmdletProviderInvocationException|~CmdletInvocationException
    ~CommandNotFoundException|~RuntimeException
    ~ApplicationFailedException|~RuntimeException
    ~ParseException|~RuntimeException
    ~IncompleteParseException|~ParseException
    ~ExtendedTypeSystemException|~RuntimeException
    ~GetValueException|~ExtendedTypeSystemException
    ~GetValueInvocationException|~GetValueException
    ~SetValueException|~ExtendedTypeSystemException
    ~SetValueInvocationException|~SetValueException
    ~MethodException|~ExtendedTypeSystemException
    ~MethodInvocationException|~MethodException
    ~PropertyNotFoundException|~ExtendedTypeSystemException
    ~MetadataException|~RuntimeException
    ~ValidationMetadataException|~MetadataException
    ~ArgumentTransformationMetadataException|~MetadataException
    ~ParsingMetadataException|~MetadataException
    ~ParameterBindingException|~RuntimeException
    ~ParameterBindingValidationException|~ParameterBindingException
    ~ParameterBindingArgumentTransformationException|~ParameterBindingException
    ~PipelineStoppedException|~RuntimeException|The pipeline has been stopped.
    ~PipelineClosedException|~RuntimeException
    ~PSInvalidCastException|InvalidCastException|Specified cast is not valid.
    ~PSArgumentException|ArgumentException|Value does not fall within the expected range.
    ~PSArgumentNullException|ArgumentNullException|Value cannot be null.
    ~PSArgumentOutOfRangeException|ArgumentOutOfRangeException|Specified argument was out of the range of valid values.
    ~PSInvalidOperationException|InvalidOperationException|Operation is not valid due to the current state of the object.
    ~PSNotSupportedException|NotSupportedException|Specified method is not supported.
    ~PSNotImplementedException|NotImplementedException|The method or operation is not implemented.
    ~PSSecurityException|~RuntimeException
    ~ScriptCallDepthException|SystemException
    ~ScriptRequiresException|~RuntimeException
    ~SessionStateException|~RuntimeException
    ~SessionStateUnauthorizedAccessException|~SessionStateException
    ~ItemNotFoundException|~SessionStateException
    ~DriveNotFoundException|~SessionStateException
    ~ProviderNotFoundException|~SessionStateException
    ~ProviderInvocationException|~RuntimeException
    ~WildcardPatternException|~RuntimeException
    ~RemoteException|~RuntimeException
    ~Remoting.PSRemotingTransportException|~RuntimeException
    ~Remoting.PSRemotingDataStructureException|~RuntimeException
    ~Host.HostException|~RuntimeException
    ~Host.PromptingException|~Host.HostException
    ~JobFailedException|SystemException
    !WriteErrorException|SystemException
    """
}

extension String {
  /// `~` stands for PowerShell's namespace, `!` for that of its commands, nothing for `System`.
  fileprivate var replacingNamespace: String {
    let rest = String(decoding: utf8.dropFirst(), as: UTF8.self)
    return switch utf8.first {
    case 0x7E: "System.Management.Automation." + rest
    case 0x21: "Microsoft.PowerShell.Commands." + rest
    default: "System." + self
    }
  }
}
