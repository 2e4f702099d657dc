#ifndef HVLAB_CULTURE_DATA_H
#define HVLAB_CULTURE_DATA_H
#include <stddef.h>
/* The cultures, one line a value; CultureRecord.swift says how a line is read. */
const unsigned char *hvlab_culture_table(void);
size_t hvlab_culture_table_size(void);
#endif
