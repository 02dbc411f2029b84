#include "app/place.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/state.h"
#include "base/tsv.h"

enum { MOST = 300, TEXT = 400 }; // rows kept; bytes of a sentence kept

struct files { char dir[STATE_DIR], places[450], fresh[480], lock[450], bookmarks[450]; };

static void name_in_dir(struct files *f) {
    snprintf(f->places, sizeof f->places, "%s/places.tsv", f->dir);
    snprintf(f->fresh, sizeof f->fresh, "%s/places.tsv.%ld", f->dir, (long)getpid());
    snprintf(f->lock, sizeof f->lock, "%s/lock", f->dir);
    snprintf(f->bookmarks, sizeof f->bookmarks, "%s/bookmarks.tsv", f->dir);
}

static bool name_files(struct files *f) {
    bool ok = state_dir(f->dir);
    if (ok) name_in_dir(f);
    return ok;
}

static bool make_dir(struct files *f, struct err *e) {
    bool ok = state_make_dir(f->dir, e);
    if (ok) name_in_dir(f);
    return ok;
}

// --- one row

static str first_bytes(str s) {
    size_t n = s.n < TEXT ? s.n : TEXT;
    while (n < s.n && n && ((unsigned char)s.p[n] & 0xC0) == 0x80) n--;
    return str_sub(s, 0, n);
}

static void add_cell(buf *b, str s) {
    for (size_t i = 0; i < s.n; i++) buf_char(b, (unsigned char)s.p[i] < ' ' ? ' ' : s.p[i]);
}

static void add_row(buf *b, const struct place *p) {
    buf_fmt(b, "%016" PRIx64 "\t%lld\t%zu/%zu\t", p->hash, (long long)p->when, p->sentence, p->of);
    add_cell(b, p->path), buf_char(b, '\t');
    add_cell(b, first_bytes(p->title)), buf_char(b, '\t');
    add_cell(b, first_bytes(p->text)), buf_char(b, '\n');
}

static struct place place_of(const struct tsv_row *r, arena *mem) {
    struct place p = {.path = arena_copy(mem, r->field[3]), .title = arena_copy(mem, r->field[4]), .text = arena_copy(mem, r->field[5])};
    const char *counts = arena_copy(mem, r->field[2]).p;
    p.hash = strtoull(arena_copy(mem, r->field[0]).p, NULL, 16);
    p.when = (time_t)strtoll(arena_copy(mem, r->field[1]).p, NULL, 10);
    sscanf(counts, "%zu/%zu", &p.sentence, &p.of);
    return p;
}

static bool same(const struct place *a, const struct place *b) {
    bool named = a->path.n && !str_eq(a->path, S("-"));
    return (a->hash && a->hash == b->hash) || (named && str_eq(a->path, b->path));
}

// --- the file

static bool open_rows(const char *path, struct tsv *t) {
    struct err none = {0};
    return access(path, R_OK) == 0 && tsv_open(t, path, &none);
}

static bool open_places(const struct files *f, struct tsv *t) { return open_rows(f->places, t); }

bool place_find(const struct place *about, arena *mem, struct place *out) {
    struct files f;
    struct tsv t;
    struct tsv_row r;
    bool found = false;
    if (!name_files(&f) || !open_places(&f, &t)) return false;
    while (!found && tsv_next(&t, &r)) {
        *out = place_of(&r, mem);
        found = same(about, out);
    }
    tsv_close(&t);
    return found;
}

bool place_bookmarked(const struct place *about, arena *mem, struct place *out) {
    struct files f;
    struct tsv t;
    struct tsv_row r;
    bool found = false;
    if (!name_files(&f) || !open_rows(f.bookmarks, &t)) return false;
    while (tsv_next(&t, &r)) {
        struct place p = place_of(&r, mem);
        if (same(about, &p)) *out = p, found = true;
    }
    tsv_close(&t);
    return found;
}

static void add_others(const struct files *f, const struct place *p, buf *all) {
    struct tsv t;
    struct tsv_row r;
    arena mem = {0};
    if (!open_places(f, &t)) return;
    for (int rows = 1; rows < MOST && tsv_next(&t, &r); rows++) {
        struct place other = place_of(&r, &mem);
        if (!same(p, &other)) add_row(all, &other);
        arena_reset(&mem);
    }
    tsv_close(&t);
    arena_free(&mem);
}

static bool replace(const struct files *f, str all, struct err *e) {
    int fd = open(f->fresh, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    bool ok = fd >= 0 && write(fd, all.p, all.n) == (ssize_t)all.n;
    if (fd >= 0 && close(fd)) ok = false;
    if (ok && rename(f->fresh, f->places) == 0) return true;
    err_errno(e, EX_IOERR, f->places, "keep your place");
    unlink(f->fresh);
    return false;
}

// `keep`: the row of *p is put in front; else it only goes.
static bool rewrite(const struct place *p, bool keep, struct err *e) {
    struct files f;
    buf all = {0};
    if (!make_dir(&f, e)) return false;
    int lock = open(f.lock, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (lock >= 0) flock(lock, LOCK_EX);
    if (keep) add_row(&all, p);
    add_others(&f, p, &all);
    bool ok = replace(&f, buf_view(&all), e);
    if (lock >= 0) close(lock);
    buf_free(&all);
    return ok;
}

bool place_keep(const struct place *p, struct err *e) { return rewrite(p, true, e); }

void place_forget(const struct place *about) {
    struct err none = {0};
    rewrite(about, false, &none);
}

bool place_bookmark(const struct place *p, struct err *e) {
    struct files f;
    buf row = {0};
    if (!make_dir(&f, e)) return false;
    add_row(&row, p);
    int fd = open(f.bookmarks, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    bool ok = fd >= 0 && write(fd, row.p, row.n) == (ssize_t)row.n;
    if (!ok) err_errno(e, EX_IOERR, f.bookmarks, "set a bookmark");
    if (fd >= 0) close(fd);
    buf_free(&row);
    return ok;
}

bool place_any(void) {
    struct files f;
    return name_files(&f) && access(f.places, F_OK) == 0;
}

void place_list(void) {
    struct files f;
    struct tsv t;
    struct tsv_row r;
    arena mem = {0};
    if (!name_files(&f) || !open_places(&f, &t)) return;
    while (tsv_next(&t, &r)) {
        struct place p = place_of(&r, &mem);
        char day[32] = "";
        struct tm tm;
        if (localtime_r(&p.when, &tm)) strftime(day, sizeof day, "%Y-%m-%d %H:%M", &tm);
        printf("%s\t%zu/%zu\t%.*s\t%.*s\n", day, p.sentence + 1, p.of, STR_ARG(p.path), STR_ARG(p.title));
    }
    tsv_close(&t);
    arena_free(&mem);
}

// --- finding it again

str place_path(const char *given, arena *mem) {
    char *real = strcmp(given, "-") == 0 ? NULL : realpath(given, NULL);
    str path = arena_copy(mem, str_of(real ? real : given));
    free(real);
    return path;
}

static size_t apart(size_t a, size_t b) { return a > b ? a - b : b - a; }

size_t place_item(struct shelf *s, const struct article *a, const struct place *p) {
    size_t was = a->first + p->sentence, best = SIZE_MAX;
    struct item it;
    for (size_t i = a->first; i < a->first + a->items && shelf_item(s, i, &it); i++) {
        if (str_eq(first_bytes(it.text), p->text) && (best == SIZE_MAX || apart(i, was) < apart(best, was))) best = i;
    }
    if (best != SIZE_MAX) return best;
    if (p->sentence < a->items) return was;
    return a->items ? a->first + a->items - 1 : a->first;
}
