/*
 * Preloaded into a process, makes the n-th step that changes a file below a folder go wrong: the process is
 * killed in the middle of it, or the disk is full from it on. Steps are counted over all threads.
 *
 *   FAULT_UNDER=/folder FAULT_KIND=kill|full|count FAULT_AT=n FAULT_COUNT=/file/for/the/number
 *
 * A write that is killed has written half of its bytes; syncs and renames are killed before or after, in
 * turn. On a full disk writes and new lengths fail with ENOSPC; what shrinks a file works, as on a real one.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

static atomic_long steps;
static long at = -1;
static const char *under, *counter;
static enum { COUNT, KILL, FULL } kind;

__attribute__((constructor)) static void begin(void) {
  under = getenv("FAULT_UNDER");
  counter = getenv("FAULT_COUNT");
  const char *of = getenv("FAULT_KIND"), *n = getenv("FAULT_AT");
  kind = of && !strcmp(of, "kill") ? KILL : of && !strcmp(of, "full") ? FULL : COUNT;
  if (n) at = atol(n);
}

__attribute__((destructor)) static void end(void) {
  if (!counter || kind != COUNT) return;
  FILE *out = fopen(counter, "w");
  if (!out) return;
  fprintf(out, "%ld", atomic_load(&steps));
  fclose(out);
}

static int below(const char *path) { return under && path && !strncmp(path, under, strlen(under)); }

static int watched(int fd) {
  char link[64], path[PATH_MAX];
  if (!under) return 0;
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t n = readlink(link, path, sizeof path - 1);
  if (n < 0) return 0;
  path[n] = 0;
  return below(path);
}

/* The step's number, from 1; 0 where nobody watches. */
static long step(int is_watched) { return is_watched ? atomic_fetch_add(&steps, 1) + 1 : 0; }
static int killed(long n) { return kind == KILL && n > 0 && n == at; }
static int full(long n) { return kind == FULL && n > 0 && n >= at; }
static void die(void) { kill(getpid(), SIGKILL); for (;;) pause(); }

#define REAL(name) static __typeof__(&name) real; if (!real) real = (__typeof__(&name))dlsym(RTLD_NEXT, #name)
#define WRITES(n, half, whole) \
  if (killed(n)) { half; die(); } \
  if (full(n)) { errno = ENOSPC; return -1; } \
  return whole

ssize_t write(int fd, const void *bytes, size_t size) {
  REAL(write); long n = step(watched(fd));
  WRITES(n, real(fd, bytes, size / 2), real(fd, bytes, size));
}
ssize_t pwrite(int fd, const void *bytes, size_t size, off_t place) {
  REAL(pwrite); long n = step(watched(fd));
  WRITES(n, real(fd, bytes, size / 2, place), real(fd, bytes, size, place));
}
ssize_t pwrite64(int fd, const void *bytes, size_t size, off64_t place) {
  REAL(pwrite64); long n = step(watched(fd));
  WRITES(n, real(fd, bytes, size / 2, place), real(fd, bytes, size, place));
}
ssize_t writev(int fd, const struct iovec *parts, int count) {
  REAL(writev); long n = step(watched(fd));
  WRITES(n, real(fd, parts, count > 1 ? count / 2 : 0), real(fd, parts, count));
}
ssize_t pwritev(int fd, const struct iovec *parts, int count, off_t place) {
  REAL(pwritev); long n = step(watched(fd));
  WRITES(n, real(fd, parts, count > 1 ? count / 2 : 0, place), real(fd, parts, count, place));
}
ssize_t pwritev64(int fd, const struct iovec *parts, int count, off64_t place) {
  REAL(pwritev64); long n = step(watched(fd));
  WRITES(n, real(fd, parts, count > 1 ? count / 2 : 0, place), real(fd, parts, count, place));
}

/* Killed before at an even step, after at an odd one. */
#define WHOLE_STEP(n, call) \
  if (killed(n)) { if (n % 2) { int done = call; (void)done; } die(); } \
  return call

int fsync(int fd) { REAL(fsync); long n = step(watched(fd)); WHOLE_STEP(n, real(fd)); }
int fdatasync(int fd) { REAL(fdatasync); long n = step(watched(fd)); WHOLE_STEP(n, real(fd)); }
int rename(const char *from, const char *to) { REAL(rename); long n = step(below(to)); WHOLE_STEP(n, real(from, to)); }
int unlink(const char *path) { REAL(unlink); long n = step(below(path)); WHOLE_STEP(n, real(path)); }

#define LENGTH(name, type) \
  int name(int fd, type size) { \
    REAL(name); long n = step(watched(fd)); struct stat now; \
    if (full(n) && !fstat(fd, &now) && size > now.st_size) { errno = ENOSPC; return -1; } \
    WHOLE_STEP(n, real(fd, size)); \
  }
LENGTH(ftruncate, off_t)
LENGTH(ftruncate64, off64_t)
int fallocate(int fd, int mode, off_t place, off_t size) {
  REAL(fallocate); long n = step(watched(fd));
  if (full(n)) { errno = ENOSPC; return -1; }
  WHOLE_STEP(n, real(fd, mode, place, size));
}
