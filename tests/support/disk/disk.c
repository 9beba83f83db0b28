/*
 * A disk that can be watched and can fail. Loaded before the C library (LD_PRELOAD) it stands between a program and the
 * files of its database: every write and sync goes into a journal, from which a test makes the disk as a power cut
 * would have left it; and any call can be made to fail. Built and read by ../faultyDisk.ts; Linux.
 *
 * DISK_DIR      the folder; of its files only `commonboard.db` and `commonboard.db-wal` are looked at
 * DISK_JOURNAL  records of { op, file, offset, length } and the bytes; written past ourselves
 * DISK_CONTROL  `struct control`, shared with the test
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { WRITE = 1, TRUNCATE = 2, SYNC = 4, NAME = 8, READ = 16 };
enum { OP_WRITE = 1, OP_TRUNCATE, OP_SYNC, OP_CREATE, OP_UNLINK, OP_SYNC_FOLDER };
enum { NOT_OURS = 0, DATABASE = 1, LOG = 2, FOLDER = 3 };

struct control {
  uint64_t calls;  /* counted so far: those of `kinds` */
  uint64_t failAt; /* the call of this number fails; 0: none */
  uint64_t failed; /* how many did */
  uint32_t error;
  uint32_t kinds;
  uint32_t isSticky; /* and all after it */
  uint32_t isLying;  /* syncs say they are done, and are not */
};

struct record {
  uint32_t op, file;
  uint64_t offset, length;
};

static struct control idle;
static struct control *control = &idle;
static char folder[4096];
static int journal = -1;
static unsigned char files[65536];
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

#define REAL(name) ((__typeof__(&name))real(#name))
static void *real(const char *name) { return dlsym(RTLD_NEXT, name); }

__attribute__((constructor)) static void begin(void) {
  const char *dir = getenv("DISK_DIR"), *path = getenv("DISK_JOURNAL"), *shared = getenv("DISK_CONTROL");
  if (!dir || !shared || !realpath(dir, folder)) return;
  if (path) journal = syscall(SYS_openat, AT_FDCWD, path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
  int fd = syscall(SYS_openat, AT_FDCWD, shared, O_RDWR | O_CLOEXEC, 0);
  if (fd < 0) return;
  void *map = mmap(NULL, sizeof *control, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
  if (map != MAP_FAILED) control = map;
  syscall(SYS_close, fd);
}

static int fileOf(const char *path) {
  size_t length = strlen(folder);
  if (!path || length == 0 || strncmp(path, folder, length) != 0) return NOT_OURS;
  const char *rest = path + length;
  if (*rest == 0 || strcmp(rest, "/") == 0) return FOLDER;
  if (strcmp(rest, "/commonboard.db") == 0) return DATABASE;
  if (strcmp(rest, "/commonboard.db-wal") == 0) return LOG;
  return NOT_OURS;
}

static int fileAt(int fd) { return fd >= 0 && fd < (int)sizeof files ? files[fd] : NOT_OURS; }

static void note(uint32_t op, uint32_t file, uint64_t offset, const void *bytes, uint64_t length) {
  if (journal < 0) return;
  struct record record = { op, file, offset, length };
  syscall(SYS_write, journal, &record, sizeof record);
  if (bytes && length) syscall(SYS_write, journal, bytes, length);
}

/* Counts the call; 1: it has to fail. */
static int fails(uint32_t kind) {
  if (!(control->kinds & kind)) return 0;
  uint64_t call = ++control->calls;
  if (!control->failAt || call < control->failAt || (call > control->failAt && !control->isSticky)) return 0;
  control->failed++;
  errno = control->error;
  return 1;
}

static int opened(int fd, const char *path, int flags, int isNew) {
  int file = fileOf(path);
  if (fd < 0 || file == NOT_OURS || fd >= (int)sizeof files) return fd;
  pthread_mutex_lock(&lock);
  files[fd] = file;
  if (isNew) note(OP_CREATE, file, 0, NULL, 0);
  else if (file != FOLDER && (flags & O_TRUNC)) note(OP_TRUNCATE, file, 0, NULL, 0);
  pthread_mutex_unlock(&lock);
  return fd;
}

#define OPEN(name)                                                                \
  int name(const char *path, int flags, ...) {                                    \
    mode_t mode = 0;                                                              \
    if (flags & O_CREAT) {                                                        \
      va_list list;                                                               \
      va_start(list, flags);                                                      \
      mode = va_arg(list, mode_t);                                                \
      va_end(list);                                                               \
    }                                                                             \
    struct stat found;                                                            \
    int file = fileOf(path);                                                      \
    int isNew = file != NOT_OURS && (flags & O_CREAT) && stat(path, &found) != 0; \
    if (isNew && fails(NAME)) return -1;                                          \
    return opened(REAL(name)(path, flags, mode), path, flags, isNew);             \
  }
OPEN(open)
OPEN(open64)

int close(int fd) {
  if (fileAt(fd)) files[fd] = NOT_OURS;
  return REAL(close)(fd);
}

#define PWRITE(name, offset_t)                                            \
  ssize_t name(int fd, const void *bytes, size_t length, offset_t offset) { \
    int file = fileAt(fd);                                                \
    if (!file) return REAL(name)(fd, bytes, length, offset);              \
    pthread_mutex_lock(&lock);                                            \
    ssize_t done = fails(WRITE) ? -1 : REAL(name)(fd, bytes, length, offset); \
    int error = errno;                                                    \
    if (done > 0) note(OP_WRITE, file, offset, bytes, done);              \
    pthread_mutex_unlock(&lock);                                          \
    errno = error;                                                        \
    return done;                                                          \
  }
PWRITE(pwrite, off_t)
PWRITE(pwrite64, off64_t)

ssize_t write(int fd, const void *bytes, size_t length) {
  int file = fileAt(fd);
  if (!file) return REAL(write)(fd, bytes, length);
  pthread_mutex_lock(&lock);
  off_t offset = lseek(fd, 0, SEEK_CUR);
  ssize_t done = fails(WRITE) ? -1 : REAL(write)(fd, bytes, length);
  int error = errno;
  if (done > 0) note(OP_WRITE, file, offset, bytes, done);
  pthread_mutex_unlock(&lock);
  errno = error;
  return done;
}

#define PREAD(name, offset_t)                                       \
  ssize_t name(int fd, void *bytes, size_t length, offset_t offset) { \
    if (fileAt(fd) && fails(READ)) return -1;                       \
    return REAL(name)(fd, bytes, length, offset);                   \
  }
PREAD(pread, off_t)
PREAD(pread64, off64_t)

#define FTRUNCATE(name, offset_t)                                    \
  int name(int fd, offset_t length) {                                \
    int file = fileAt(fd);                                           \
    if (!file) return REAL(name)(fd, length);                        \
    pthread_mutex_lock(&lock);                                       \
    int done = fails(TRUNCATE) ? -1 : REAL(name)(fd, length);        \
    int error = errno;                                               \
    if (done == 0) note(OP_TRUNCATE, file, length, NULL, 0);         \
    pthread_mutex_unlock(&lock);                                     \
    errno = error;                                                   \
    return done;                                                     \
  }
FTRUNCATE(ftruncate, off_t)
FTRUNCATE(ftruncate64, off64_t)

#define FSYNC(name)                                                              \
  int name(int fd) {                                                             \
    int file = fileAt(fd);                                                       \
    if (!file) return REAL(name)(fd);                                            \
    pthread_mutex_lock(&lock);                                                   \
    int done = fails(SYNC) ? -1 : 0;                                             \
    int error = errno;                                                           \
    if (done == 0 && !control->isLying)                                          \
      note(file == FOLDER ? OP_SYNC_FOLDER : OP_SYNC, file, 0, NULL, 0);         \
    pthread_mutex_unlock(&lock);                                                 \
    errno = error;                                                               \
    return done;                                                                 \
  }
FSYNC(fsync)
FSYNC(fdatasync)

int unlink(const char *path) {
  int file = fileOf(path);
  if (!file) return REAL(unlink)(path);
  if (fails(NAME)) return -1;
  int done = REAL(unlink)(path);
  if (done == 0) {
    pthread_mutex_lock(&lock);
    note(OP_UNLINK, file, 0, NULL, 0);
    pthread_mutex_unlock(&lock);
  }
  return done;
}
