// epub: a book -> its chapters, in the order of its spine.
//
//     struct epub *b = epub_open(bytes, path, mem, e);
//     for (size_t i = 0; i < epub_chapters(b); i++) epub_chapter(b, i, &page, &at, e) ...
//     epub_close(b);
//
// Navigation, tables of contents, covers and what is not linear are no chapters.  A chapter's bytes count from
// where the chapter before it ended, as if the book were one file; `bytes` must outlive the book.
#ifndef TEXT_EPUB_H
#define TEXT_EPUB_H

#include "base/arena.h"
#include "base/err.h"
#include "text/meta.h"

enum { EPUB_FILE_MOST = 16 * 1024 * 1024, EPUB_ALL_MOST = 256 * 1024 * 1024, EPUB_CHAPTERS = 5000 }; // bytes unpacked, of one file and of all

struct epub;

bool epub_looks_like(str raw);
// NULL and *e: EX_DATAERR no book, a broken one or one locked by its publisher (DRM); EX_UNAVAILABLE no libzip.
struct epub *epub_open(str raw, const char *path, arena *mem, struct err *e);
size_t epub_chapters(const struct epub *b);
bool epub_chapter(struct epub *b, size_t i, buf *out, size_t *at, struct err *e); // replaces *out; in order
const struct meta *epub_meta(const struct epub *b);                               // source: the book's title
void epub_close(struct epub *b);

#endif
