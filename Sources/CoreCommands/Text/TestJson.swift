internal import PowerShellEngine

/// `Test-Json`: whether a text is JSON; schemas are refused by name.
struct TestJson: Cmdlet {
  static let about = CommandDescription(
    "Test-Json", defaultSet: "JsonString",
    class: "Microsoft.PowerShell.Commands.TestJsonCommand")
  @Parameter(
    in: [
      .in("JsonString", position: 0, mandatory: true, from: .byValue),
      .in("JsonStringWithSchemaFile", position: 0, mandatory: true, from: .byValue),
      .in("JsonStringWithSchemaString", position: 0, mandatory: true, from: .byValue),
    ]) var json: String?
  @Parameter(
    in: [
      .in("JsonLiteralPath", mandatory: true, from: .byPropertyName),
      .in("JsonLiteralPathWithSchemaFile", mandatory: true, from: .byPropertyName),
      .in("JsonLiteralPathWithSchemaString", mandatory: true, from: .byPropertyName),
    ], aliases: ["PSPath", "LP"]) var literalPath: String?
  @Parameter(validate: [.notNullOrEmpty]) var options: [String]?
  @Parameter(in: [
    .in("JsonPath", position: 0, mandatory: true, from: .byPropertyName),
    .in("JsonPathWithSchemaFile", position: 0, mandatory: true, from: .byPropertyName),
    .in("JsonPathWithSchemaString", position: 0, mandatory: true, from: .byPropertyName),
  ]) var path: String?
  @Parameter(
    in: [
      .in("JsonLiteralPathWithSchemaString", position: 1, mandatory: true),
      .in("JsonPathWithSchemaString", position: 1, mandatory: true),
      .in("JsonStringWithSchemaString", position: 1, mandatory: true),
    ], validate: [.notNullOrEmpty]) var schema: String?
  @Parameter(
    in: [
      .in("JsonLiteralPathWithSchemaFile", position: 1, mandatory: true),
      .in("JsonPathWithSchemaFile", position: 1, mandatory: true),
      .in("JsonStringWithSchemaFile", position: 1, mandatory: true),
    ], validate: [.notNullOrEmpty]) var schemaFile: String?

  func process(_ call: Invocation) throws {
    for (name, isGiven) in [("Schema", schema != nil), ("SchemaFile", schemaFile != nil)]
    where isGiven {
      throw ScriptError.notModelled(parameter: name, of: call.command.name)
    }
    let text = try json ?? call.session.fileText(literalPath ?? path ?? "")
    let isValid = JsonCheck.accepts(text)
    if !isValid {
      try call.writeError(
        "InvalidJson", "Cannot parse the JSON.", .invalidData, target: .string(text),
        exception: "System.Exception")
    }
    try call.write(.bool(isValid))
  }
}
