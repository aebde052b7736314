// Preloaded into the program by tests: gives the entries of each folder in the reverse of the system's order.
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <pthread.h>
#include <stdlib.h>

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

// The entries of an open folder that are still to be given; the last first.
struct folder {
  DIR *stream;
  struct dirent *entries;
  size_t left;
  struct folder *next;
};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct folder *folders;

static struct folder *find(DIR *stream) {
  struct folder *found = folders;
  while (found && found->stream != stream) found = found->next;
  return found;
}

static struct folder *read_all(DIR *stream) {
  struct folder *folder = calloc(1, sizeof *folder);
  folder->stream = stream;
  struct dirent *entry;
  while ((entry = REAL(readdir)(stream))) {
    folder->entries = realloc(folder->entries, (folder->left + 1) * sizeof *entry);
    folder->entries[folder->left++] = *entry;
  }
  folder->next = folders;
  folders = folder;
  return folder;
}

struct dirent *readdir(DIR *stream) {
  pthread_mutex_lock(&lock);
  struct folder *folder = find(stream);
  if (!folder) folder = read_all(stream);
  struct dirent *entry = folder->left > 0 ? &folder->entries[--folder->left] : NULL;
  pthread_mutex_unlock(&lock);
  return entry;
}

int closedir(DIR *stream) {
  pthread_mutex_lock(&lock);
  struct folder **place = &folders;
  while (*place && (*place)->stream != stream) place = &(*place)->next;
  if (*place) {
    struct folder *folder = *place;
    *place = folder->next;
    free(folder->entries);
    free(folder);
  }
  pthread_mutex_unlock(&lock);
  return REAL(closedir)(stream);
}
