import Testing

@testable import PowerShellEngine

/// What loops walk, what a typed catch gets, and what commands and objects say of themselves.
extension SessionTests {
  @MainActor @Suite struct PipelineRules {
    @Test(arguments: [
      // A pipeline's only object is walked as it is; the value of an expression is taken apart.
      ("function f { , (1, 2) }; foreach ($x in f) { $x.Count }", "2"),
      ("function f { , (1, 2) }; foreach ($x in (f)) { $x }", "1 2"),
      ("function f { , (1, 2) }; switch (f) { default { $_.Count } }", "2"),
      ("function f {}; foreach ($x in f) { 'ran' }; switch (f) { default { 'ran' } }", ""),
      // `PSTypeName` is no property.
      ("([pscustomobject]@{ PSTypeName = 'A.B'; x = 1 }).pstypenames[0]", "A.B"),
      ("$h = @{ PSTypeName = 'A.B'; x = 1 }; ([pscustomobject]$h).psobject.Properties.Name", "x"),
      // What a member threw reaches a typed catch alone, any other catch inside its wrapping.
      (
        "try { [int]::Parse('x') } catch [FormatException] { $_.Exception.GetType().Name }",
        "FormatException"
      ),
      (
        "try { [int]::Parse('x') } catch { $_.Exception.GetType().Name }",
        "MethodInvocationException"
      ),
      // Places of an ordered dictionary have bounds of their own.
      (
        "$o = [ordered]@{ a = 1 }; try { $o[7] = 2 } catch { $_.Exception.Message }",
        "Specified argument was out of the range of valid values. (Parameter 'index')"
      ),
      ("$o = [ordered]@{ 10 = 'ten' }; $o[0]; $o[[object]10]", "ten ten"),
      // A real literal in a text loses its zeros.
      ("[decimal]'12.50'; [decimal]::Parse('12.50')", "12.5 12.50"),
      // Parameters and sets of a function.
      (
        "function f([ValidateSet('a', 'b')]$x) { $MyInvocation.MyCommand.Parameters['x'].Attributes.ValidValues }; f a",
        "a b"
      ),
      ("function f { $MyInvocation.MyCommand.ParameterSets[0].Name }; f", "__AllParameterSets"),
      ("[Linq.Enumerable]::Where([int[]](1..5), [Func[int, bool]] { $args[0] -gt 3 })", "4 5"),
      ("[Linq.Enumerable]::Sum([int[]](1..5))", "15"),
      ("[Globalization.ISOWeek]::GetWeekOfYear('2024-12-30')", "1"),
      (
        "$q = [System.Collections.Generic.PriorityQueue[string, int]]::new(); $q.Enqueue('b', 2); $q.Enqueue('a', 1); $q.Dequeue()",
        "a"
      ),
      (
        "[Collections.Generic.List[string]]::new([string[]]('to', 'see')).ConvertAll([Converter[string, int]] { $args[0].Length })",
        "2 3"
      ),
    ])
    func gives(_ script: String, _ expected: String) throws {
      #expect(try answer(of: script) == expected)
    }
  }
}
