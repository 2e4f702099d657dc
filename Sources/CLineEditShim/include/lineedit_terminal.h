// Facts about the terminal, C's streams, and programs run in a pseudo-terminal.
#ifndef HVLAB_LINEEDIT_TERMINAL_H
#define HVLAB_LINEEDIT_TERMINAL_H

#include <stdbool.h>
#include <stdio.h>
#include <sys/types.h>

FILE *lineedit_stdin(void);
FILE *lineedit_stdout(void);
FILE *lineedit_stderr(void);

bool lineedit_is_terminal(int descriptor);
/// False when the descriptor is no terminal or its size is unknown.
bool lineedit_terminal_size(int descriptor, int *columns, int *rows);
/// C's own idea of a character's columns, for comparison with ours.
int lineedit_wcwidth(unsigned int scalar);

/// The editing mode of the terminal on standard input, kept to set it again after a stop.
bool lineedit_keep_mode(void);
void lineedit_set_kept_mode(void);

/// Starts a program in a new pseudo-terminal with default signals; -1 when that fails.
pid_t lineedit_pty_start(const char *path, char *const arguments[], char *const environment[],
                         int columns, int rows, int *controller);
void lineedit_pty_resize(int controller, int columns, int rows);
/// Waits for the program's end: its exit code, 128 + signal, or -1 when the time is up.
int lineedit_pty_finish(pid_t program, int milliseconds);

#endif
