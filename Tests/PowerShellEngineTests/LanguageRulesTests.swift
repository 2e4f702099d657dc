import Testing

@testable import PowerShellEngine

/// What `$?` says, where errors stand, what classes of scripts may be, what types they meet.
extension SessionTests {
  @MainActor @Suite struct LanguageRules {
    @Test(arguments: [
      // `$?` is the ended pipeline's: errors of commands inside a function are not the call's.
      ("function f { [int]'x' 2>$null }; f; $?", "True"),
      ("function f { \"$?\" }; try { throw 1 } catch {}; f", "False"),
      ("try { throw 1 } catch {}; $x = 1; $?", "True"),
      ("try { throw 1 } catch {}; function g {}; $?", "False"),
      ("try { throw 1 } catch {}; $x = if ($false) { 1 }; $?", "False"),
      // An error stands at the condition, the list, what is returned.
      ("try { if ([int]'x') { 1 } } catch { $_.InvocationInfo.OffsetInLine }", "11"),
      ("try { foreach ($i in [int]'x') { 1 } } catch { $_.InvocationInfo.OffsetInLine }", "22"),
      // Attributes that scripts write.
      (
        "class Up : System.Management.Automation.ArgumentTransformationAttribute { [object] Transform([System.Management.Automation.EngineIntrinsics]$e, [object]$v) { return \"$v\".ToUpper() } }; function f { param([Up()]$s) $s }; f abc; [Up()]$v = 'q'; $v",
        "ABC Q"
      ),
      (
        "class Ev : System.Management.Automation.ValidateArgumentsAttribute { [void] Validate([object]$v, [System.Management.Automation.EngineIntrinsics]$e) { if ($v % 2) { throw 'odd' } } }; function f { param([Ev()]$n) $n }; f 2; try { f 3 } catch { $_.Exception.Message }",
        "2 Cannot validate argument on parameter 'n'. odd"
      ),
      (
        "class G : System.Management.Automation.IValidateSetValuesGenerator { [string[]] GetValidValues() { return 'p', 'q' } }; function f { param([ValidateSet([G])]$n) $n }; f p; try { f z } catch { 'no' }",
        "p no"
      ),
      (
        "class A : System.Attribute { [string]$v; A([string]$v) { $this.v = $v } }; { [A('hey')]param() }.Attributes[0].v",
        "hey"
      ),
      // Classes that derive from lists and tables.
      (
        "class L : System.Collections.Generic.List[int] { [int] Sum() { $s = 0; foreach ($i in $this) { $s += $i }; return $s } }; $l = [L]::new(); $l.Add(3); $l.Add(4); $l.Sum(); $l.Count; $l[1]",
        "7 2 4"
      ),
      (
        "class H : System.Collections.Hashtable { [string]$n = 'x' }; $h = [H]::new(); $h.a = 1; $h.Count; $h['a']",
        "1 1"
      ),
      (
        "class C : System.Collections.Generic.IComparer[string] { [int] Compare([string]$a, [string]$b) { return $b.CompareTo($a) } }; $l = [System.Collections.Generic.List[string]]('a', 'c', 'b'); $l.Sort([C]::new()); $l",
        "c b a"
      ),
      // A table's key is spelled as the script spells it, whatever came before.
      (
        "$NAME = 1; $h = @{}; $h.name = 2; $h.Keys; $t = [hashtable]::new(); $t.$('nAme') = 3; $t.nAme; $t.Keys",
        "name 3 nAme"
      ),
      // Types that scripts meet.
      ("$a = 1, 2, 3; [array]::Resize([ref]$a, 5); $a.Count", "5"),
      (
        "$m = [IO.MemoryStream]::new(); $w = [IO.StreamWriter]::new($m); $w.Write('hi'); $w.Flush(); $m.Position = 0; [IO.StreamReader]::new($m).ReadToEnd()",
        "hi"
      ),
      (
        "[BitConverter]::ToString([Security.Cryptography.MD5]::HashData([byte[]]@()), 0, 2)",
        "D4-1D"
      ),
      (
        "([mailaddress]'Ada <a@b.de>').User; [Nullable]::GetUnderlyingType([Nullable[int]]).Name",
        "a Int32"
      ),
      ("[Linq.Enumerable]::Chunk([int[]](1, 2, 3), 2).Count", "2"),
      ("[OperatingSystem]::IsWindows(); $PSStyle.Bold.Length", "True 4"),
      // PowerShell's own functions.
      ("${function:cd..}.ToString()", "Set-Location .."),
    ])
    func gives(_ script: String, _ expected: String) throws {
      #expect(try answer(of: script) == expected)
    }
  }
}
