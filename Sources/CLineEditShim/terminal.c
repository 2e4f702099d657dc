#define _GNU_SOURCE
#include "lineedit_terminal.h"

#include <pty.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>
#include <wchar.h>

FILE *lineedit_stdin(void) { return stdin; }
FILE *lineedit_stdout(void) { return stdout; }
FILE *lineedit_stderr(void) { return stderr; }

bool lineedit_is_terminal(int descriptor) { return isatty(descriptor) == 1; }

bool lineedit_terminal_size(int descriptor, int *columns, int *rows) {
  struct winsize size;
  if (ioctl(descriptor, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return false;
  *columns = size.ws_col;
  *rows = size.ws_row;
  return true;
}

int lineedit_wcwidth(unsigned int scalar) { return wcwidth((wchar_t)scalar); }

static struct termios kept_mode;

bool lineedit_keep_mode(void) { return tcgetattr(STDIN_FILENO, &kept_mode) == 0; }
void lineedit_set_kept_mode(void) { tcsetattr(STDIN_FILENO, TCSADRAIN, &kept_mode); }

static void become(const char *path, char *const arguments[], char *const environment[]) {
  static const int usual[] = {SIGINT, SIGQUIT, SIGTERM, SIGHUP, SIGPIPE, SIGTSTP, SIGCONT};
  for (size_t index = 0; index < sizeof usual / sizeof usual[0]; index++) {
    signal(usual[index], SIG_DFL);
  }
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
  close_range(3, ~0U, 0);
  execve(path, arguments, environment);
  _exit(127);
}

pid_t lineedit_pty_start(const char *path, char *const arguments[], char *const environment[],
                         int columns, int rows, int *controller) {
  struct winsize size = {.ws_col = (unsigned short)columns, .ws_row = (unsigned short)rows};
  pid_t program = forkpty(controller, NULL, NULL, &size);
  if (program == 0) become(path, arguments, environment);
  return program;
}

void lineedit_pty_resize(int controller, int columns, int rows) {
  struct winsize size = {.ws_col = (unsigned short)columns, .ws_row = (unsigned short)rows};
  ioctl(controller, TIOCSWINSZ, &size);
}

int lineedit_pty_finish(pid_t program, int milliseconds) {
  for (int waited = 0;; waited += 2) {
    int status = 0;
    pid_t ended = waitpid(program, &status, WNOHANG);
    if (ended == program) return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
    if (ended < 0 || waited >= milliseconds) return -1;
    usleep(2000);
  }
}
