// Signals: a handler sets a flag and wakes whoever polls the event descriptor; nothing else.
#ifndef HVLAB_LINEEDIT_SIGNALS_H
#define HVLAB_LINEEDIT_SIGNALS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

extern int lineedit_interrupt_flag;

/// Whether Ctrl+C was pressed since the flag was last cleared; cheap enough for every loop turn.
static inline bool lineedit_interrupted(void) {
  return __atomic_load_n(&lineedit_interrupt_flag, __ATOMIC_RELAXED) != 0;
}

/// The flag's address, for code that may not import this module.
const int *lineedit_interrupt_address(void);

void lineedit_interrupt(void);
void lineedit_clear_interrupt(void);
/// Whether the window changed, or the process came back from a stop, since the last question.
bool lineedit_take_resize(void);
bool lineedit_take_continue(void);

/// Saves the terminal's mode and installs the handlers, once; ignored signals stay ignored.
/// False when there is no descriptor left for the wake-up.
bool lineedit_watch_signals(void);

/// While true, a death by signal or an exit gives the terminal back as it was at the start.
void lineedit_set_editing(bool is_editing);
void lineedit_restore_terminal(void);

enum { LINEEDIT_TIMEOUT = 0, LINEEDIT_INPUT = 1, LINEEDIT_EVENT = 2 };
/// Waits for input on a descriptor or for a signal; a negative time waits for ever.
int lineedit_wait(int descriptor, int milliseconds);
/// Sleeps; true when Ctrl+C ended it.
bool lineedit_sleep(int64_t milliseconds);

/// Runs a function on a thread with a stack of the given size and waits for it; 0 or an errno.
int lineedit_run_on_stack(size_t bytes, void (*body)(void *), void *context);

#endif
