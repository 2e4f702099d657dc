// The parts of libedit that Swift cannot call: variadic setters, one function per argument shape.
#ifndef HVLAB_LINEEDIT_EDITING_H
#define HVLAB_LINEEDIT_EDITING_H

#include <stdio.h>
#include <wchar.h>
#include <histedit.h>

typedef unsigned char (*lineedit_function)(EditLine *, int);
typedef int (*lineedit_reader)(EditLine *, wchar_t *);

/// An editor on the process's terminal whose own drawing goes nowhere; the locale is set first,
/// because libedit decides by it which keys insert themselves.
EditLine *lineedit_open(const char *program);

int lineedit_set_int(EditLine *, int operation, int value);
int lineedit_set_text(EditLine *, int operation, const char *value);
int lineedit_set_data(EditLine *, void *data);
void *lineedit_data(EditLine *);
int lineedit_set_reader(EditLine *, lineedit_reader);
int lineedit_set_history(EditLine *, HistoryW *);
/// Changes one terminal flag ("-isig") of the mode in which lines are edited.
int lineedit_set_edit_flag(EditLine *, const char *flag);
int lineedit_add_function(EditLine *, const char *name, const char *help, lineedit_function);
int lineedit_bind(EditLine *, const char *key, const char *command);

int lineedit_history_limit(HistoryW *, int entries);
int lineedit_history_enter(HistoryW *, const wchar_t *entry);

#endif
