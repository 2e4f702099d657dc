import Testing

@testable import PowerShellEngine

/// Which scope a name means: locals of a block, private variables, closures, dot-sourced blocks.
extension SessionTests {
  @Suite @MainActor struct ScopeRules {
    @Test(arguments: [
      // A local that is updated before it is assigned begins at null; a step looks above.
      ("$x = 5; & { $x += 1; $x }", "1"),
      ("$x = 5; & { $x++; $x }", "6"),
      ("$x = 5; & { . { $x += 1; $x } }", "6"),
      // A loop that had no round leaves its local null; scopes below still look above.
      ("$i = 5; & { foreach ($i in @()) {}; \"[$i]\" }", "[]"),
      ("$i = 5; & { foreach ($i in @()) {}; & { \"[$i]\" } }", "[5]"),
      // `$local:` means this very scope.
      ("$x = 5; & { \"[$local:x]\" }", "[]"),
      // A variable that is there already does not become private.
      ("& { $x = 1; $private:x = 2; & { $x } }", "2"),
      ("& { $private:x = 2; \"[$(& { $x })]\" }", "[]"),
      // A closure takes this scope's variables along, private ones not, and runs on its own.
      ("$y = 0; & { $y = 1; $c = { $y }.GetNewClosure(); $y = 2; & $c }", "1"),
      ("& { $c = { $z = 3 }.GetNewClosure(); . $c; \"[$z]\" }", "[]"),
      // Simple functions: names in their place, `--` ends names, `@args` hands names on.
      ("function f { $args -join ',' }; f a -x:1 b", "a,-x:,1,b"),
      ("function f { $args -join ',' }; f --x -- -y", "--x,-y"),
      ("function g { param($x, $y) \"$x/$y\" }; function f { g @args }; f -y 1 2", "2/1"),
      ("function f { param([switch]$s, $n) \"$s $n\" }; f 3", "False 3"),
      ("function f([string]$s) { $s }; f 007", "007"),
      // `$foreach` can be moved.
      (
        "$(foreach ($x in 1..4) { if ($x -eq 2) { [void]$foreach.MoveNext() } else { $x } }) -join ','",
        "1,4"
      ),
      // A trap lets the error pass where errors stop; `$?` stays false behind `continue`.
      ("& { trap { continue } [int]'x'; $? }", "False"),
      ("[int]::MaxValue > $null; $x = 1; $?", "True"),
      ("$h = @{ a = 1 }; ([pscustomobject]$h).a", "1"),
      ("$d = [Func[int, int]] { param($n) $n * $n }; $d.Invoke(6)", "36"),
    ])
    func gives(_ script: String, _ expected: String) throws {
      #expect(try answer(of: script) == expected)
    }
  }
}
