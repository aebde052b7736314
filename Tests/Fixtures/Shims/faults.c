// Preloaded into the program by tests: lets one of the calls that change the output folder fail, or be the last.
//
// FAULT_BELOW   the output folder, absolute: calls on what lies in it are counted, from 1
// FAULT_AT      the number of the call that fails
// FAULT_ERRNO   how it fails; "kill": the process is killed just before it
// FAULT_LOG     gets a line a counted call: kind and path
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

enum { MOST_FILES = 4096 };

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static long calls;
static char is_counted[MOST_FILES];

// The path that a call means, absolute; links are not resolved.
static void full_path(int folder, const char *path, char *full) {
  char base[PATH_MAX] = "";
  if (path[0] != '/') {
    char name[64];
    snprintf(name, sizeof name, folder == AT_FDCWD ? "/proc/self/cwd" : "/proc/self/fd/%d", folder);
    ssize_t size = readlink(name, base, sizeof base - 2);
    if (size > 0) strcpy(base + size, "/");
  }
  snprintf(full, 2 * PATH_MAX, "%s%s", base, path);
}

// Counts a call below the folder. Returns the errno with which it shall fail, 0 if it shall pass.
static int fault(const char *kind, int folder, const char *path) {
  const char *below = getenv("FAULT_BELOW");
  char full[2 * PATH_MAX];
  full_path(folder, path, full);
  size_t size = below ? strlen(below) : 0;
  if (size == 0 || strncmp(full, below, size) != 0 || (full[size] != '/' && full[size] != 0)) return 0;

  pthread_mutex_lock(&lock);
  long number = ++calls;
  const char *log = getenv("FAULT_LOG");
  if (log) {
    char line[3 * PATH_MAX];
    int length = snprintf(line, sizeof line, "%s %s\n", kind, full + size);
    int file = syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_CREAT | O_APPEND, 0644);
    syscall(SYS_write, file, line, length);
    syscall(SYS_close, file);
  }
  pthread_mutex_unlock(&lock);

  const char *at = getenv("FAULT_AT"), *how = getenv("FAULT_ERRNO");
  if (!at || !how || number != atol(at)) return 0;
  if (strcmp(how, "kill") == 0) kill(getpid(), SIGKILL);
  return atoi(how);
}

static int fails(int code) {
  if (code != 0) errno = code;
  return code != 0;
}

static int changes(int flags) { return (flags & O_ACCMODE) != O_RDONLY || (flags & O_CREAT); }

static int opened(int file, int flags) {
  if (file >= 0 && file < MOST_FILES) is_counted[file] = changes(flags);
  return file;
}

#define MODE(flags) \
  ({ \
    va_list rest; \
    va_start(rest, flags); \
    mode_t mode = flags & O_CREAT ? va_arg(rest, mode_t) : 0; \
    va_end(rest); \
    mode; \
  })

int open(const char *path, int flags, ...) {
  mode_t mode = MODE(flags);
  if (changes(flags) && fails(fault("open", AT_FDCWD, path))) return -1;
  return opened(REAL(open)(path, flags, mode), flags);
}

int openat(int folder, const char *path, int flags, ...) {
  mode_t mode = MODE(flags);
  if (changes(flags) && fails(fault("open", folder, path))) return -1;
  return opened(REAL(openat)(folder, path, flags, mode), flags);
}

// The path of an open file, for the log and to know where it lies.
static int file_fault(const char *kind, int file) {
  if (file < 0 || file >= MOST_FILES || !is_counted[file]) return 0;
  char name[64], path[PATH_MAX] = "";
  snprintf(name, sizeof name, "/proc/self/fd/%d", file);
  if (readlink(name, path, sizeof path - 1) <= 0) return 0;
  return fault(kind, AT_FDCWD, path);
}

// A disk that is full takes the first half.
ssize_t write(int file, const void *bytes, size_t size) {
  int code = file_fault("write", file);
  if (code != 0) REAL(write)(file, bytes, size / 2);
  if (fails(code)) return -1;
  return REAL(write)(file, bytes, size);
}

// Fails as the system does: the file is closed all the same.
int close(int file) {
  int code = file_fault("close", file);
  int result = REAL(close)(file);
  return fails(code) ? -1 : result;
}

int mkdir(const char *path, mode_t mode) {
  if (fails(fault("mkdir", AT_FDCWD, path))) return -1;
  return REAL(mkdir)(path, mode);
}

int mkdirat(int folder, const char *path, mode_t mode) {
  if (fails(fault("mkdir", folder, path))) return -1;
  return REAL(mkdirat)(folder, path, mode);
}

int renameat(int folder, const char *path, int other, const char *target) {
  if (fails(fault("rename", other, target))) return -1;
  return REAL(renameat)(folder, path, other, target);
}

int unlink(const char *path) {
  if (fails(fault("unlink", AT_FDCWD, path))) return -1;
  return REAL(unlink)(path);
}

int rmdir(const char *path) {
  if (fails(fault("rmdir", AT_FDCWD, path))) return -1;
  return REAL(rmdir)(path);
}

int unlinkat(int folder, const char *path, int flags) {
  if (fails(fault(flags & AT_REMOVEDIR ? "rmdir" : "unlink", folder, path))) return -1;
  return REAL(unlinkat)(folder, path, flags);
}
