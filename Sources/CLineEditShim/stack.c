#define _GNU_SOURCE
#include "lineedit_signals.h"

#include <malloc.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>

enum { ALTERNATE_STACK_BYTES = 64 * 1024 };

struct task {
  void (*body)(void *);
  void *context;
};

/// A stack overflow is handled on a stack of its own, so that the terminal is given back.
static void *run(void *argument) {
  struct task *task = argument;
  stack_t alternate = {.ss_sp = malloc(ALTERNATE_STACK_BYTES), .ss_size = ALTERNATE_STACK_BYTES};
  if (alternate.ss_sp != NULL) sigaltstack(&alternate, NULL);
  task->body(task->context);
  stack_t none = {.ss_flags = SS_DISABLE};
  sigaltstack(&none, NULL);
  free(alternate.ss_sp);
  return NULL;
}

int lineedit_run_on_stack(size_t bytes, void (*body)(void *), void *context) {
  // The thread takes the place of the first: with a heap of its own it would grow page by page.
  mallopt(M_ARENA_MAX, 1);
  pthread_attr_t attributes;
  int failure = pthread_attr_init(&attributes);
  if (failure != 0) return failure;
  failure = pthread_attr_setstacksize(&attributes, bytes);
  pthread_t thread;
  struct task task = {body, context};
  if (failure == 0) failure = pthread_create(&thread, &attributes, run, &task);
  pthread_attr_destroy(&attributes);
  if (failure != 0) return failure;
  return pthread_join(thread, NULL);
}
