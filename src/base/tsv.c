#include "base/tsv.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

bool tsv_open(struct tsv *t, const char *path, struct err *e) {
    *t = (struct tsv){.all = S("")};
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0) return err_errno(e, EX_NOINPUT, path, "read this table");
    struct stat st;
    bool ok = fstat(fd, &st) == 0 && S_ISREG(st.st_mode);
    if (!ok) err_set(e, EX_NOINPUT, path, "not a table: a regular file is needed");
    if (ok && st.st_size > 0) {
        void *p = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
        ok = p != MAP_FAILED;
        if (ok) t->all = (str){p, (size_t)st.st_size};
        else err_errno(e, EX_NOINPUT, path, "map this table");
    }
    close(fd);
    t->rest = t->all;
    return ok;
}

static bool next_line(str *rest, str *line) {
    if (!rest->n) return false;
    const char *end = memchr(rest->p, '\n', rest->n);
    size_t n = end ? (size_t)(end - rest->p) : rest->n;
    *line = (str){rest->p, n};
    *rest = str_sub(*rest, n + 1, rest->n);
    if (line->n && line->p[line->n - 1] == '\r') line->n--;
    return true;
}

static void split(str line, struct tsv_row *row) {
    row->fields = 0;
    for (str piece; str_split(&line, '\t', &piece); row->fields++)
        if (row->fields < TSV_FIELDS) row->field[row->fields] = piece;
    for (int i = row->fields; i < TSV_FIELDS; i++) row->field[i] = S("");
}

bool tsv_next(struct tsv *t, struct tsv_row *row) {
    for (str line; next_line(&t->rest, &line);) {
        t->line++;
        if (!line.n || line.p[0] == '#') continue;
        split(line, row);
        row->line = t->line;
        return true;
    }
    return false;
}

void tsv_close(struct tsv *t) {
    if (t->all.n) munmap((void *)(uintptr_t)t->all.p, t->all.n);
    *t = (struct tsv){.all = S(""), .rest = S("")};
}

// start of the line that holds byte i
static size_t line_start(str all, size_t i) {
    const char *nl = i ? memrchr(all.p, '\n', i) : NULL;
    return nl ? (size_t)(nl - all.p) + 1 : 0;
}

bool tsv_bisect(const struct tsv *t, str key, struct tsv_row *row) {
    size_t lo = 0, hi = t->all.n; // the wanted line starts in [lo, hi)
    while (lo < hi) {
        size_t at = line_start(t->all, lo + (hi - lo) / 2);
        str rest = str_sub(t->all, at, t->all.n), line = S("");
        next_line(&rest, &line);
        const char *tab = line.n ? memchr(line.p, '\t', line.n) : NULL;
        str first = tab ? str_sub(line, 0, (size_t)(tab - line.p)) : line;
        // comments stand at the top: "# " sorts below every letter and digit
        int c = line.n && line.p[0] == '#' ? -1 : str_cmp(first, key);
        if (c == 0) {
            split(line, row);
            row->line = 0;
            return true;
        }
        if (c < 0) lo = t->all.n - rest.n;
        else hi = at;
    }
    return false;
}
