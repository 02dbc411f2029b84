#include "app/heard.h"

#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "app/state.h"

enum { MOST = 4096, PATH = STATE_DIR + 16 };

void heard_read(struct heard *h) {
    char dir[STATE_DIR], path[PATH], line[64];
    bool named = state_dir(dir);
    if (named) snprintf(path, sizeof path, "%s/heard", dir);
    FILE *f = named ? fopen(path, "re") : NULL;
    *h = (struct heard){calloc(MOST, sizeof *h->hash), 0};
    if (!h->hash) err_out_of_memory();
    for (size_t i = 0; f && fgets(line, sizeof line, f); i++) { // the newest overwrite the oldest
        h->hash[i % MOST] = strtoull(line, NULL, 16);
        h->n = i < MOST ? i + 1 : MOST;
    }
    if (f) fclose(f);
}

bool heard_has(const struct heard *h, uint64_t hash) {
    for (size_t i = 0; i < h->n; i++)
        if (h->hash[i] == hash) return true;
    return false;
}

void heard_add(uint64_t hash) {
    char dir[STATE_DIR], path[PATH], line[32];
    struct err none = {0};
    if (!state_make_dir(dir, &none)) return;
    snprintf(path, sizeof path, "%s/heard", dir);
    int fd = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    int n = snprintf(line, sizeof line, "%016" PRIx64 "\n", hash);
    if (fd >= 0 && write(fd, line, (size_t)n) != n) {} // the next time it is read again: no harm
    if (fd >= 0) close(fd);
}

void heard_free(struct heard *h) {
    free(h->hash);
    *h = (struct heard){0};
}
