#define _GNU_SOURCE
#include "lineedit_signals.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/eventfd.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

int lineedit_interrupt_flag = 0;
static int resize_flag = 0;
static int continue_flag = 0;
static int editing_flag = 0;
static int wake_descriptor = -1;
static bool has_saved_mode = false;
static struct termios saved_mode;
static struct sigaction previous_actions[NSIG];

const int *lineedit_interrupt_address(void) { return &lineedit_interrupt_flag; }

static void wake(int *flag) {
  int saved_errno = errno;
  __atomic_store_n(flag, 1, __ATOMIC_SEQ_CST);
  uint64_t one = 1;
  if (wake_descriptor >= 0 && write(wake_descriptor, &one, sizeof one) < 0) {
    // The counter is full, so the reader is awake anyway.
  }
  errno = saved_errno;
}

static void on_interrupt(int signal) {
  (void)signal;
  wake(&lineedit_interrupt_flag);
}

static void on_resize(int signal) {
  (void)signal;
  wake(&resize_flag);
}

static void on_continue(int signal) {
  (void)signal;
  wake(&continue_flag);
}

void lineedit_restore_terminal(void) {
  if (__atomic_exchange_n(&editing_flag, 0, __ATOMIC_SEQ_CST) == 0) return;
  static const char no_bracketed_paste[] = "\033[0m\033[?2004l\r\n";
  if (write(STDOUT_FILENO, no_bracketed_paste, sizeof no_bracketed_paste - 1) < 0) {
    // Nobody is left to read it.
  }
  if (has_saved_mode) tcsetattr(STDIN_FILENO, TCSANOW, &saved_mode);
}

/// Gives the terminal back, then lets the signal do what it did before: a fault happens again
/// when the handler returns, any other is raised again.
static void on_end(int signal, siginfo_t *information, void *context) {
  (void)context;
  lineedit_restore_terminal();
  sigaction(signal, &previous_actions[signal], NULL);
  bool is_fault = information != NULL && information->si_code > 0 && signal != SIGQUIT &&
                  signal != SIGHUP && signal != SIGTERM;
  if (!is_fault) raise(signal);
}

static void handle(int signal, void (*handler)(int)) {
  struct sigaction old;
  if (sigaction(signal, NULL, &old) != 0 || old.sa_handler == SIG_IGN) return;
  struct sigaction action = {.sa_handler = handler, .sa_flags = SA_RESTART};
  sigemptyset(&action.sa_mask);
  sigaction(signal, &action, NULL);
}

static void handle_end(int signal) {
  struct sigaction *old = &previous_actions[signal];
  if (sigaction(signal, NULL, old) != 0 || old->sa_handler == SIG_IGN) return;
  struct sigaction action = {.sa_sigaction = on_end, .sa_flags = SA_SIGINFO | SA_ONSTACK};
  sigemptyset(&action.sa_mask);
  sigaction(signal, &action, NULL);
}

bool lineedit_watch_signals(void) {
  if (wake_descriptor >= 0) return true;
  wake_descriptor = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
  if (wake_descriptor < 0) return false;
  has_saved_mode = tcgetattr(STDIN_FILENO, &saved_mode) == 0;
  atexit(lineedit_restore_terminal);
  handle(SIGINT, on_interrupt);
  handle(SIGWINCH, on_resize);
  handle(SIGCONT, on_continue);
  static const int ends[] = {SIGTERM, SIGHUP, SIGQUIT, SIGSEGV, SIGBUS,
                             SIGILL,  SIGTRAP, SIGFPE, SIGABRT};
  for (size_t index = 0; index < sizeof ends / sizeof ends[0]; index++) handle_end(ends[index]);
  return true;
}

void lineedit_set_editing(bool is_editing) {
  __atomic_store_n(&editing_flag, is_editing ? 1 : 0, __ATOMIC_SEQ_CST);
}

void lineedit_interrupt(void) { wake(&lineedit_interrupt_flag); }

void lineedit_clear_interrupt(void) {
  __atomic_store_n(&lineedit_interrupt_flag, 0, __ATOMIC_SEQ_CST);
}

bool lineedit_take_resize(void) { return __atomic_exchange_n(&resize_flag, 0, __ATOMIC_SEQ_CST); }

bool lineedit_take_continue(void) {
  return __atomic_exchange_n(&continue_flag, 0, __ATOMIC_SEQ_CST);
}

int lineedit_wait(int descriptor, int milliseconds) {
  struct pollfd watched[2] = {{.fd = wake_descriptor, .events = POLLIN},
                              {.fd = descriptor, .events = POLLIN}};
  int ready = poll(watched, 2, milliseconds);
  if (ready < 0) return errno == EINTR ? LINEEDIT_EVENT : LINEEDIT_INPUT;
  int answer = LINEEDIT_TIMEOUT;
  if (watched[0].revents != 0) {
    uint64_t count;
    if (read(wake_descriptor, &count, sizeof count) < 0) {
      // Another reader was faster; the flags tell what happened.
    }
    answer |= LINEEDIT_EVENT;
  }
  // Errors and hang-ups count as input: the read that follows reports them.
  if (watched[1].revents != 0) answer |= LINEEDIT_INPUT;
  return answer;
}

static int64_t now_in_milliseconds(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

bool lineedit_sleep(int64_t milliseconds) {
  static const int64_t longest_wait = 1 << 30;
  int64_t start = now_in_milliseconds();
  while (!lineedit_interrupted()) {
    int64_t left = milliseconds - (now_in_milliseconds() - start);
    if (left <= 0) return false;
    lineedit_wait(-1, (int)(left < longest_wait ? left : longest_wait));
  }
  return true;
}
