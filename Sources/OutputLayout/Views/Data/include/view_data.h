#ifndef HVLAB_VIEW_DATA_H
#define HVLAB_VIEW_DATA_H
#include <stddef.h>
/* PowerShell's own views, one line a column; ViewText.swift says how a line is read. */
const unsigned char *hvlab_view_table(void);
size_t hvlab_view_table_size(void);
#endif
