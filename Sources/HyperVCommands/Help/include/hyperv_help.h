#ifndef HVLAB_HYPERV_HELP_H
#define HVLAB_HYPERV_HELP_H

#include <stddef.h>

/* A command's help page in both languages, as Markdown in UTF-8. */
struct hvlab_help_page {
  const char *name;
  const unsigned char *en;
  size_t en_size;
  const unsigned char *de;
  size_t de_size;
};

/* All pages of the Hyper-V module, by command name. */
const struct hvlab_help_page *hvlab_hyperv_help(size_t *count);

#endif
