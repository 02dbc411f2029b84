// article: what was written, cut into blocks, with the way back to the bytes as given.
//
// A block's text is whole (text/tidy of Unicode is done: NFC, Devanagari digits folded, joiners gone, blanks
// single), so its offsets are not those of the source; `map` leads back.  Blocks live in their page (a bounded
// window of the source) and die with it.
#ifndef TEXT_ARTICLE_H
#define TEXT_ARTICLE_H

#include "base/arena.h"
#include "base/str.h"

#define BLOCK_KINDS(X) X(HEADING, "heading") X(SUBHEAD, "subhead") X(PARA, "para") X(ITEM, "item") X(QUOTE, "quote")
enum block_kind {
#define X(name, text) BLOCK_##name,
    BLOCK_KINDS(X)
#undef X
    BLOCK_KIND_COUNT
};
const char *block_kind_name(enum block_kind kind);

// From byte `text` of the block's text on, the source byte is text + delta, until the next row.
struct map_run { uint32_t text; int64_t delta; };

struct block {
    enum block_kind kind;
    str text;
    size_t base;               // where the text starts in its page; the map counts from the page's start
    const struct map_run *map; // at least one row, the first with text 0; shared by the blocks of a page
    size_t maps;
    const char *dropped;       // NULL, or why tidy left it out ("repeated headline")
    bool unfinished;           // the page ended inside it: the rest follows as the next page's first block
    bool titled;               // a heading that its page or feed calls the title
    bool marked_up;            // its kind is that of its element, not a guess
    bool begins;               // the first of an article that is read
};

// A bounded window of the source: all blocks share its text and map.
struct page { struct block *block; size_t blocks, cap; };

void page_add(struct page *p, struct block b);
void page_free(struct page *p);

struct sentence {
    str text;                  // a piece of block->text
    const struct block *block;
    size_t at;                 // where in block->text
    bool first, last;          // of its block
};

size_t block_source(const struct block *b, size_t at);      // source byte of a text offset
span block_span(const struct block *b, size_t from, size_t to);

// The same for spans asked for in order: `hint`, 0 at first, keeps the place in the map.
span block_span_next(const struct block *b, size_t from, size_t to, size_t *hint);

// A piece of block->text with the digits it was written in.  The piece itself, or a copy in `mem`.
str block_written(const struct block *b, str piece, arena *mem);

#endif
