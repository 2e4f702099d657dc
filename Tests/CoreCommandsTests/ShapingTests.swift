import CoreCommands
import PowerShellEngine
import PowerShellSyntax
import Testing

/// Lines of script with what they give, over commands that shape, sort and convert.
@Suite(.serialized) struct ShapingTests {
  @Test(arguments: [
    ("3,1,2 | Sort-Object", "1 2 3"),
    ("1..10 | Select-Object -Skip 2 -First 2", "3 4"),
    ("'x','y','x' | Group-Object | ForEach-Object { \"$($_.Name)=$($_.Count)\" }", "x=2 y=1"),
    ("(1..4 | Measure-Object -Sum).Sum", "10"),
    ("1,1,2,1 | Get-Unique", "1 2 1"),
    ("@{a=1} | ConvertTo-Json -Compress", "{\"a\":1}"),
    ("('{\"b\":[1,2]}' | ConvertFrom-Json).b", "1 2"),
    ("[pscustomobject]@{a=1;b='x,y'} | ConvertTo-Csv", "\"a\",\"b\" \"1\",\"x,y\""),
    ("'a','b' | Join-String -Separator '+'", "a+b"),
  ])
  func gives(line: String, expected: String) throws {
    let session = Session(host: Host())
    Session.current = session
    CoreModules.install(into: session)
    session.defineInitialState()
    let source = SourceText(line)
    let collector = Collector()
    try session.run(Parser.parse(source).tree, source, out: collector)
    #expect(collector.value.text(.invariant) == expected)
  }
}
