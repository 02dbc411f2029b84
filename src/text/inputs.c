// inputs: "news/" -> "news/1.txt", "news/2.html"
#include "text/inputs.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <strings.h>
#include <sys/stat.h>

struct list { arena *mem; char **v; size_t n, cap; };

static void add(struct list *l, char *path) {
    if (l->n + 1 >= l->cap) { // one place stays for the NULL behind the last
        char **old = l->v;
        l->cap = l->cap ? l->cap * 2 : 16;
        l->v = ARENA_ARRAY(l->mem, char *, l->cap);
        if (old) memcpy(l->v, old, l->n * sizeof *old);
    }
    l->v[l->n++] = path;
}

static bool is_folder(const char *path) {
    struct stat st;
    return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

static bool is_file(const char *path) {
    struct stat st;
    return stat(path, &st) == 0 && S_ISREG(st.st_mode);
}

static bool holds_text(const char *name) {
    static const char *const ending[] = {"txt", "text", "md", "markdown", "html", "htm", "xhtml", "xml", "rss", "atom", "rdf", "json", "epub"};
    const char *dot = strrchr(name, '.');
    for (size_t i = 0; dot && i < sizeof ending / sizeof *ending; i++)
        if (strcasecmp(dot + 1, ending[i]) == 0) return true;
    return !dot;
}

static int readable(const struct dirent *d) { return d->d_name[0] != '.' && holds_text(d->d_name); }

static bool add_folder(struct list *l, const char *folder, struct err *e) {
    struct dirent **found;
    size_t before = l->n;
    int n = scandir(folder, &found, readable, versionsort);
    if (n < 0) return err_errno(e, EX_NOINPUT, folder, "read this folder");
    for (int i = 0; i < n; i++) {
        buf path = {0};
        buf_fmt(&path, "%s%s%s", folder, folder[strlen(folder) - 1] == '/' ? "" : "/", found[i]->d_name);
        str kept = arena_copy(l->mem, buf_view(&path));
        if (is_file(kept.p)) add(l, (char *)(uintptr_t)kept.p);
        buf_free(&path);
        free(found[i]);
    }
    free(found);
    return l->n > before || err_set(e, EX_NOINPUT, folder, "no article in this folder: it needs .txt, .html, .xml, .json or .epub files");
}

char **inputs_list(char **given, size_t n, arena *mem, size_t *count, struct err *e) {
    static char standard[] = "-";
    struct list l = {.mem = mem};
    for (size_t i = 0; i < n; i++) {
        if (!is_folder(given[i])) add(&l, given[i]);
        else if (!add_folder(&l, given[i], e)) return NULL;
    }
    if (!n) add(&l, standard);
    *count = l.n;
    return l.v;
}
