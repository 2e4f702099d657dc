#ifndef HVLAB_HYPERV_DECLARATIONS_H
#define HVLAB_HYPERV_DECLARATIONS_H

#include <stddef.h>

/* What a command takes; the text is read when the command is first named. */
struct hvlab_declaration {
  const char *name;
  const char *default_set; /* empty: none */
  char impact;             /* of a change: l, m, h; '-': the command only reads */
  const char *aliases;     /* of the command, divided by commas */
  const char *parameters;
};

const struct hvlab_declaration *hvlab_hyperv_declarations(size_t *count);

#endif
