/* The table is put into the binary by C23's #embed, which clang knows in every mode. */
#pragma clang diagnostic ignored "-Wc23-extensions"
#include "view_data.h"
static const unsigned char table[] = {
#embed "views.txt"
};
const unsigned char *hvlab_view_table(void) { return table; }
size_t hvlab_view_table_size(void) { return sizeof(table); }
