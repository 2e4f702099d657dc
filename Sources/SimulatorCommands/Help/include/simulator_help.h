#ifndef HVLAB_SIMULATOR_HELP_H
#define HVLAB_SIMULATOR_HELP_H

#include <stddef.h>

/* A command's help page in both languages, as Markdown in UTF-8. */
struct hvlab_simulator_page {
  const char *name;
  const unsigned char *en;
  size_t en_size;
  const unsigned char *de;
  size_t de_size;
};

/* All pages of the module Hvlab, by command name. */
const struct hvlab_simulator_page *hvlab_simulator_help(size_t *count);

#endif
