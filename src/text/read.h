// read: bytes -> article, page by page.
//
//     struct reader *r = reader_open(tables, path, &how, e);
//     while (reader_page(r, &page, e)) for each block of page that is not dropped ...
//     if (e->code) ...            false means the end, or an error
//     reader_close(r);
//
// A saved web page is taken for one by its first bytes and its article is found (html.h); of a feed every item is a
// page (feed.h), of an EPUB every chapter (epub.h); an address is fetched (fetch.h).
//
// A page is at most READ_PAGE bytes of the source, cut at a line end, so that memory does not grow with the
// input; an article as news has it fits one page whole, which is what tidy needs.
#ifndef TEXT_READ_H
#define TEXT_READ_H

#include "text/fetch.h"
#include "text/html.h"
#include "text/legacy.h"
#include "text/meta.h"
#include "text/plain.h"
#include "text/tidy.h"
#include "text/whole.h"

enum { READ_PAGE = 256 * 1024, READ_HTML = 64 * 1024 * 1024, READ_BOOK = 256 * 1024 * 1024 }; // a page of HTML, a feed, a book is read whole, up to its limit

struct text_tables { struct whole *whole; struct stops *stops; struct clutter *clutter; struct plain *plain; struct tidy *tidy; struct html *html; struct legacy *legacy; };

bool text_open(struct text_tables *t, const char *lexicon_dir, arena *mem, struct err *e);

struct read_how {
    bool lines;    // every line a block of its own, nothing tidied
    bool keep_all; // nothing dropped
    size_t items;    // of a feed: at most so many; 0: all
    bool as_written; // characters as they stand: to be shown, not spoken
    bool since_set;
    int64_t since;   // of a feed: only what is not older, in seconds since 1970; items without a date stay
    const char *encoding; // NULL: told by the bytes
    struct fetch_how fetch;
};

struct reader;

struct reader *reader_open(const struct text_tables *t, const char *path, struct read_how how, struct err *e); // "-": stdin
bool reader_page(struct reader *r, struct page **page, struct err *e); // *page is the reader's, until the next call
str reader_source(const struct reader *r, size_t *from);               // the raw bytes of the page and where they start
const struct meta *reader_meta(const struct reader *r);               // of the article the last page is of; until the next article
const char *reader_encoding(const struct reader *r);                   // in words; spans of text that is not UTF-8 count its UTF-8 form
size_t reader_skipped(const struct reader *r);                         // bytes so far that were not UTF-8
void reader_close(struct reader *r);

#endif
