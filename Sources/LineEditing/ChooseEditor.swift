import Glibc

/// The editor that fits the terminal: editing in place where that works, else plain lines.
package func editorForTerminal(program: String, history: @autoclosure () -> History)
  -> any LineEditor
{
  if Terminal.canEdit, let editor = LibeditEditor(program: program, history: history()) {
    return editor
  }
  Interrupts.watch()
  return PlainEditor(echoes: !Terminal.isTerminal(STDIN_FILENO))
}
