// epub: META-INF/container.xml -> the package (.opf) -> its spine -> chapters
#include "text/epub.h"

#include <dlfcn.h>
#include <strings.h>
#include <zip.h>

#include "text/package.h"

#define FUNCTIONS(X)                                                                                        \
    X(zip_source_buffer_create) X(zip_source_free) X(zip_open_from_source) X(zip_name_locate) X(zip_fopen_index) X(zip_fread) X(zip_fclose) X(zip_discard)
struct library { // taken by name, so that a program that reads no books starts without it
#define X(f) __typeof__(f) *f;
    FUNCTIONS(X)
#undef X
};

struct epub {
    struct library lib;
    const char *path;
    zip_t *zip;
    struct package opf;
    size_t unpacked; // bytes so far
    size_t place;    // where the next chapter starts
};

static bool load(struct library *lib, struct err *e) {
    void *so = dlopen("libzip.so.5", RTLD_LAZY | RTLD_LOCAL);
    if (!so) so = dlopen("libzip.so.4", RTLD_LAZY | RTLD_LOCAL);
    if (!so) so = dlopen("libzip.dylib", RTLD_LAZY | RTLD_LOCAL);
    if (!so) return err_set(e, EX_UNAVAILABLE, "libzip", "cannot be loaded, so that no EPUB can be read: install libzip4");
#define X(f)                                                                                                \
    if (!(lib->f = (__typeof__(f) *)dlsym(so, #f))) return err_set(e, EX_UNAVAILABLE, "libzip", "too old: no %s", #f);
    FUNCTIONS(X)
#undef X
    return true;
}

bool epub_looks_like(str raw) { return str_starts(raw, S("PK\x03\x04")); }

// ---- one file of the archive ----

static bool too_large(struct epub *b, const char *name, size_t size, struct err *e) {
    if (size <= EPUB_FILE_MOST && b->unpacked + size <= EPUB_ALL_MOST) return false;
    return !err_set(e, EX_DATAERR, b->path, "%.100s unpacks to more than %d MB; this is no book for reading", name,
                    (size > EPUB_FILE_MOST ? EPUB_FILE_MOST : EPUB_ALL_MOST) / (1024 * 1024));
}

static bool unpack(struct epub *b, zip_file_t *f, const char *name, buf *out, struct err *e) {
    for (;;) {
        char *room = buf_room(out, 64 * 1024);
        zip_int64_t n = b->lib.zip_fread(f, room, 64 * 1024);
        if (n < 0) return err_set(e, EX_DATAERR, b->path, "%.100s is broken inside the book", name);
        if (!n) break;
        out->n += (size_t)n;
        if (too_large(b, name, out->n, e)) return false;
    }
    b->unpacked += out->n;
    return true;
}

// Replaces *out; false without an error: no such file
static bool file(struct epub *b, const char *name, buf *out, struct err *e) {
    out->n = 0;
    zip_int64_t i = b->lib.zip_name_locate(b->zip, name, ZIP_FL_NOCASE);
    if (i < 0) return false;
    zip_file_t *f = b->lib.zip_fopen_index(b->zip, (zip_uint64_t)i, 0);
    if (!f) return err_set(e, EX_DATAERR, b->path, "%.100s cannot be opened; the book is locked or broken", name);
    bool ok = unpack(b, f, name, out, e);
    b->lib.zip_fclose(f);
    return ok;
}

// ---- the book ----

static bool read_package(struct epub *b, arena *mem, buf *text, struct err *e) {
    if (!file(b, "META-INF/container.xml", text, e)) return err_set(e, EX_DATAERR, b->path, "a zip archive, but no EPUB book: META-INF/container.xml is missing");
    const char *package = package_path(buf_view(text), mem);
    if (file(b, "META-INF/encryption.xml", text, e) && package_locked(buf_view(text)))
        return err_set(e, EX_DATAERR, b->path, "this book is locked by its publisher (DRM) and cannot be read by other programs");
    if (e->code) return false;
    if (!package || !file(b, package, text, e)) return err_set(e, EX_DATAERR, b->path, "the book has no package file (.opf)");
    if (!package_read(buf_view(text), package, mem, &b->opf)) return err_set(e, EX_DATAERR, b->path, "the book names no chapters");
    if (b->opf.chapters > EPUB_CHAPTERS) return err_set(e, EX_DATAERR, b->path, "more than %d chapters", EPUB_CHAPTERS);
    return true;
}

struct epub *epub_open(str raw, const char *path, arena *mem, struct err *e) {
    struct epub *b = ARENA_NEW(mem, struct epub);
    b->path = path;
    if (!load(&b->lib, e)) return NULL;
    zip_error_t why;
    zip_source_t *source = b->lib.zip_source_buffer_create(raw.p, raw.n, 0, &why);
    b->zip = source ? b->lib.zip_open_from_source(source, ZIP_RDONLY, &why) : NULL;
    if (source && !b->zip) b->lib.zip_source_free(source);
    if (!b->zip) return err_set(e, EX_DATAERR, path, "a broken zip archive: it may not have been copied whole"), NULL;
    buf text = {0};
    bool ok = read_package(b, mem, &text, e);
    buf_free(&text);
    if (ok) return b;
    epub_close(b);
    return NULL;
}

size_t epub_chapters(const struct epub *b) { return b->opf.chapters; }
const struct meta *epub_meta(const struct epub *b) { return &b->opf.meta; }

// <a id="p12"/> is whole in XHTML; a parser of HTML would take all that follows for a link.  Such tags become blanks.
static void blank_empty(buf *page) {
    static const char *const fine[] = {"br", "hr", "img", "meta", "link", "input", "col", "image"};
    for (size_t i = 0; i < page->n; i++) {
        if (page->p[i] != '<' || i + 1 == page->n || (page->p[i + 1] | 32) < 'a' || (page->p[i + 1] | 32) > 'z') continue;
        const char *close = memchr(page->p + i, '>', page->n - i);
        if (!close) return;
        size_t end = (size_t)(close - page->p), name = strcspn(page->p + i + 1, " />\t\r\n");
        bool keep = page->p[end - 1] != '/';
        for (size_t k = 0; k < sizeof fine / sizeof *fine; k++)
            keep = keep || (strlen(fine[k]) == name && strncasecmp(page->p + i + 1, fine[k], name) == 0);
        if (!keep) memset(page->p + i, ' ', end + 1 - i);
        i = end;
    }
}

bool epub_chapter(struct epub *b, size_t i, buf *out, size_t *at, struct err *e) {
    *at = b->place;
    if (!file(b, b->opf.chapter[i], out, e)) {
        out->n = 0; // a chapter that is named but not there is passed over
        return !e->code;
    }
    b->place += out->n;
    buf_char(out, 0), out->n--; // so that a search for the end of a name ends
    blank_empty(out);
    return true;
}

void epub_close(struct epub *b) {
    if (b && b->zip) b->lib.zip_discard(b->zip);
}
