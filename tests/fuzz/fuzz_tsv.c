// A table of any bytes: rows end, fields lie inside, bisection finds only what is there.
#include <stdlib.h>
#include <unistd.h>
#include <sys/mman.h>
#include <stdio.h>

#include "base/tsv.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static int fd = -1;
    char path[64];
    if (fd < 0) fd = memfd_create("tsv", 0);
    if (ftruncate(fd, 0) != 0 || pwrite(fd, data, size, 0) != (ssize_t)size) return 0;
    snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
    struct tsv t;
    struct tsv_row r, found;
    struct err e = {0};
    if (!tsv_open(&t, path, &e)) return 0;
    int rows = 0;
    while (tsv_next(&t, &r)) {
        if (r.line < 1 || r.fields < 1) abort();
        for (int i = 0; i < r.fields && i < TSV_FIELDS; i++)
            if (r.field[i].n && (r.field[i].p < t.all.p || r.field[i].p + r.field[i].n > t.all.p + t.all.n)) abort();
        if (rows++ < 50 && tsv_bisect(&t, r.field[0], &found) && !str_eq(found.field[0], r.field[0])) abort();
    }
    tsv_close(&t);
    return 0;
}
