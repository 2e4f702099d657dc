// PCRE2 over 8-bit code units.
#ifndef HVLAB_CPCRE2_H
#define HVLAB_CPCRE2_H

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#endif
