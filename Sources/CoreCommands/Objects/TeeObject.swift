internal import PowerShellEngine

/// `Tee-Object`: passes objects on and keeps them in a variable or file.
struct TeeObject: Cmdlet {
  static let about = CommandDescription(
    "Tee-Object", defaultSet: "File", class: "Microsoft.PowerShell.Commands.TeeObjectCommand")
  @Switch(in: [.in("File")]) var append: Bool
  @Parameter(
    in: [.in("File"), .in("LiteralFile")], validate: [.notNullOrEmpty],
    transform: [EncodingParameter.transformation]) var encoding: EncodingParameter?
  @Parameter(in: [.in("File", position: 0, mandatory: true)], aliases: ["Path"]) var filePath:
    String?
  @Parameter(from: .byValue) var inputObject: AnyObjectValue?
  @Parameter(in: [.in("LiteralFile", mandatory: true)], aliases: ["PSPath", "LP"]) var literalPath:
    String?
  @Parameter(in: [.in("Variable", mandatory: true)]) var variable: String?
  private var kept: [Value] = []

  mutating func process(_ call: Invocation) throws {
    guard let item = inputObject?.value else { return }
    kept.append(item)
    try call.write(item)
  }

  mutating func end(_ call: Invocation) throws {
    if let variable {
      var value: Value = kept.count == 1 ? kept[0] : .list(kept)
      if append {
        let earlier = call.frame.lookup(Symbol.intern(variable))
        if !earlier.isNull { value = .list(try earlier.elements() + kept) }
      }
      return try call.frame.assign(Symbol.intern(variable), value)
    }
    guard let path = filePath ?? literalPath else { return }
    var arguments = call.positional([.string(path)])
    arguments[0].name = literalPath == nil ? "FilePath" : "LiteralPath"
    arguments[0].isAttached = true
    if append {
      var flag = arguments[0]
      (flag.name, flag.value) = ("Append", .bool(true))
      arguments.append(flag)
    }
    if let encoding {
      var given = arguments[0]
      (given.name, given.value) = ("Encoding", .object(EncodingObject(encoding.encoding)))
      arguments.append(given)
    }
    try call.run(command: "Out-File", arguments, input: kept, out: NullSink())
  }
}
