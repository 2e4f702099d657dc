#ifndef HVLAB_WINDOWS_DECLARATIONS_H
#define HVLAB_WINDOWS_DECLARATIONS_H

#include "hyperv_declarations.h"

/* A module with its commands. */
struct hvlab_module {
  const char *name;
  const char *class_name; /* of a command: '#' stands for its name without the dash; empty: the name */
  const struct hvlab_declaration *commands;
  size_t count;
};

const struct hvlab_module *hvlab_windows_modules(size_t *count);

#endif
