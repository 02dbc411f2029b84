// shelf: the articles of one listening, as a list of sentences that can be walked both ways.
//
// Inputs are read when they are reached, page by page; a sentence once read stays until the shelf is closed, so
// that going back costs nothing.  Everything here may be called from any thread; answers are copies.
// An input that cannot be read is passed over; the first such error is kept.  With --once, stories that were heard
// to their end are left out (heard.h).
#ifndef APP_SHELF_H
#define APP_SHELF_H

#include "app/options.h"
#include "text/read.h"

struct item {
    str text;         // the sentence; lives as long as the shelf
    size_t from;      // source byte where it starts
    size_t article;   // the input it came from
    size_t story;     // counts the articles of the shelf: an input may hold several (a feed, a book)
    size_t block;     // counts the blocks of the shelf: a paragraph is a run of items of one block
    enum block_kind kind;
    bool last;        // of its block
};

struct article {
    const char *path; // as given; "-" for standard input
    str title;        // its first sentence
    size_t first, items;
    size_t bytes;     // of the sentences read so far
    uint64_t hash;    // of the sentences of its first page
    bool whole;       // read to its end
};

// What the listener calls an article: an input of its own, an item of a feed, a chapter of a book.
struct story {
    str title;            // its first sentence
    size_t first, items, bytes;
    size_t number, of;    // in its input, from 1
};

struct shelf;

struct shelf *shelf_open(const struct options *o, const struct text_tables *t);
void shelf_close(struct shelf *s);
struct err shelf_error(struct shelf *s);

bool shelf_item(struct shelf *s, size_t i, struct item *out);          // false: behind the last
bool shelf_article(struct shelf *s, size_t a, struct article *out);    // reads it whole; false: no such article
bool shelf_story(struct shelf *s, size_t i, struct story *out);        // of item i; reads its input whole; false: no such item
uint64_t shelf_story_hash(struct shelf *s, size_t story);              // of what it says on its first page
size_t shelf_articles(const struct shelf *s);                          // inputs named
const char *shelf_path(const struct shelf *s, size_t a);

enum shelf_unit { UNIT_SENTENCE, UNIT_PARAGRAPH, UNIT_ARTICLE };
// Where a step from item i leads: `by` +1 or -1; a story of a feed or book counts as an article.  Stays at i's own beginning where there is nothing beyond.
size_t shelf_step(struct shelf *s, size_t i, enum shelf_unit unit, int by);
// The next item behind i, round the corner too, whose text holds `what`; false: none.
bool shelf_search(struct shelf *s, size_t i, str what, size_t *found);

#endif
