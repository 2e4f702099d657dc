#define _GNU_SOURCE
#include "file_access.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/openat2.h>
#include <sys/syscall.h>
#include <unistd.h>

int open_beneath(int folder, const char *path, int flags, unsigned mode) {
  struct open_how how = {
      .flags = (unsigned long long)(unsigned)(flags | O_CLOEXEC | O_NONBLOCK),
      .mode = flags & O_CREAT ? mode : 0,
      .resolve = RESOLVE_BENEATH | RESOLVE_NO_MAGICLINKS,
  };
  long result = syscall(SYS_openat2, folder, path, &how, sizeof how);
  return (int)result;
}
