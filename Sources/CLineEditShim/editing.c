#define _GNU_SOURCE
#include "lineedit_editing.h"

#include <langinfo.h>
#include <locale.h>
#include <string.h>

static void use_utf8(void) {
  if (setlocale(LC_CTYPE, "") != NULL && strcmp(nl_langinfo(CODESET), "UTF-8") == 0) return;
  setlocale(LC_CTYPE, "C.UTF-8");
}

EditLine *lineedit_open(const char *program) {
  use_utf8();
  FILE *nowhere = fopen("/dev/null", "w");
  if (nowhere == NULL) return NULL;
  EditLine *line = el_init_fd(program, stdin, nowhere, nowhere, 0, 1, 2);
  if (line == NULL) fclose(nowhere);
  return line;
}

int lineedit_set_int(EditLine *line, int operation, int value) {
  return el_set(line, operation, value);
}

int lineedit_set_text(EditLine *line, int operation, const char *value) {
  return el_set(line, operation, value);
}

int lineedit_set_data(EditLine *line, void *data) { return el_set(line, EL_CLIENTDATA, data); }

void *lineedit_data(EditLine *line) {
  void *data = NULL;
  el_get(line, EL_CLIENTDATA, &data);
  return data;
}

int lineedit_set_reader(EditLine *line, lineedit_reader reader) {
  return el_wset(line, EL_GETCFN, reader);
}

int lineedit_set_history(EditLine *line, HistoryW *history) {
  return el_wset(line, EL_HIST, history_w, history);
}

int lineedit_set_edit_flag(EditLine *line, const char *flag) {
  return el_set(line, EL_SETTY, "-d", flag, NULL);
}

int lineedit_add_function(
    EditLine *line, const char *name, const char *help, lineedit_function function) {
  return el_set(line, EL_ADDFN, name, help, function);
}

int lineedit_bind(EditLine *line, const char *key, const char *command) {
  return el_set(line, EL_BIND, key, command, NULL);
}

int lineedit_history_limit(HistoryW *history, int entries) {
  HistEventW event;
  return history_w(history, &event, H_SETSIZE, entries);
}

int lineedit_history_enter(HistoryW *history, const wchar_t *entry) {
  HistEventW event;
  return history_w(history, &event, H_ENTER, entry);
}
