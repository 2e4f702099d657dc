#ifndef FILE_ACCESS_H
#define FILE_ACCESS_H

/// Opens a path that lies below a folder: links that lead out, `..` and loops are refused.
/// Never blocks, whatever the path is. Returns a descriptor, or -1 with errno set.
int open_beneath(int folder, const char *path, int flags, unsigned mode);

/// A descriptor that only names a place.
enum { descriptor_of_place = 010000000 };

#endif
