// read: a file, a pipe or an address -> pages of blocks.
#include "text/read.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "text/clutter_date.h"
#include "text/clutter_name.h"
#include "text/epub.h"
#include "text/feed.h"
#include "text/source.h"
#include "text/when.h"

enum { CHARSET_LOOK = 2048, CHARSET_LONGEST = 40, FONT_LOOK = 32 * 1024, LABELS = 24, LABEL = 240 };

struct reader {
    const struct text_tables *t;
    struct read_how how;
    struct source source;
    bool ended, started, html, in_font; // in_font: a page of HTML whose text is in Kruti Dev
    struct feed_item *item; // of a feed: each is a page
    struct epub *book;      // of a book: each chapter is a page
    buf chapter;
    size_t items, next_item, started_items;
    arena list;          // of a feed or book
    char *raw;
    size_t room;         // bytes at raw: READ_PAGE, more for a page of HTML
    size_t have, used;   // bytes in raw; those the last page took
    size_t at;           // source offset of raw[0]
    size_t skipped;
    struct whole_text text;
    struct page page;
    struct meta meta;    // its strings live in `about`
    arena about;
};

bool text_open(struct text_tables *t, const char *lexicon_dir, arena *mem, struct err *e) {
    t->whole = whole_open(lexicon_dir, mem, e);
    t->stops = t->whole ? stops_open(lexicon_dir, mem, e) : NULL;
    t->clutter = t->stops ? clutter_open(lexicon_dir, mem, e) : NULL;
    t->plain = t->clutter ? plain_open(lexicon_dir, t->stops, t->clutter, mem, e) : NULL;
    t->tidy = t->plain ? tidy_open(t->stops, t->clutter, mem) : NULL;
    t->html = t->tidy ? html_open(lexicon_dir, mem, e) : NULL;
    t->legacy = t->html ? legacy_open(lexicon_dir, mem, e) : NULL;
    return t->legacy != NULL;
}

struct reader *reader_open(const struct text_tables *t, const char *path, struct read_how how, struct err *e) {
    struct reader *r = calloc(1, sizeof *r);
    if (r) r->raw = malloc(r->room = READ_PAGE);
    if (!r || !r->raw) err_out_of_memory();
    r->text.as_written = how.as_written;
    r->t = t, r->how = how;
    if (source_open(&r->source, path, how.encoding, &r->how.fetch, e)) return r;
    reader_close(r);
    return NULL;
}

// The first bytes are taken back when they turn out to be of another encoding
static bool taken_back(struct reader *r, bool back) {
    if (back) r->have = 0, r->ended = false;
    return back;
}

static bool fill(struct reader *r, struct err *e) {
    memmove(r->raw, r->raw + r->used, r->have - r->used);
    r->have -= r->used;
    r->at += r->used;
    r->used = 0;
    while (!r->ended && r->have < r->room) {
        ssize_t n = source_read(&r->source, r->raw + r->have, r->room - r->have);
        if (n < 0) return err_errno(e, EX_IOERR, r->source.path, "read this article");
        if (n == 0) r->ended = true;
        r->have += (size_t)n;
        // lines are handed on as they come, so that a pipe is answered at once
        if (r->how.lines && n > 0 && memrchr(r->raw, '\n', r->have)) break;
    }
    return true;
}

// The rest of what is one document and cannot be cut
static bool fill_whole(struct reader *r, size_t most, struct err *e) {
    while (!r->ended && r->room < most) {
        r->room *= 2;
        r->raw = realloc(r->raw, r->room);
        if (!r->raw) err_out_of_memory();
        if (!fill(r, e)) return false;
    }
    return true;
}

// How much of raw makes a page: all at the end, else up to the last newline, blank or whole character
static size_t cut(const struct reader *r) {
    if (r->ended) return r->have;
    const char *nl = memrchr(r->raw, '\n', r->have);
    if (nl) return (size_t)(nl - r->raw) + 1;
    const char *blank = memrchr(r->raw, ' ', r->have);
    if (blank && blank > r->raw) return (size_t)(blank - r->raw);
    size_t n = r->have;
    while (n && ((unsigned char)r->raw[n - 1] & 0xC0) == 0x80) n--;
    return n > 1 ? n - 1 : r->have;
}

static void line_blocks(struct reader *r) {
    str all = buf_view(&r->text.text);
    for (size_t i = 0; i < all.n;) {
        const char *nl = memchr(all.p + i, '\n', all.n - i);
        size_t end = nl ? (size_t)(nl - all.p) : all.n;
        bool open = !nl && !r->ended;
        page_add(&r->page, (struct block){.kind = BLOCK_PARA, .text = str_sub(all, i, end), .base = i, .map = r->text.run, .maps = r->text.runs, .unfinished = open});
        i = end + 1;
    }
}

// The title above the text, an empty line between: one text, so that no block points into what grows away
static void plain_item(struct reader *r, const struct feed_item *item) {
    bool titled = str_trim(item->title.text).n;
    if (titled) whole_add(r->t->whole, item->title.text, item->title.at, &r->text), buf_str(&r->text.text, S("\n\n"));
    whole_add(r->t->whole, item->body.text, item->body.at, &r->text);
    plain_blocks(r->t->plain, &r->text, titled, &r->page);
    if (titled && r->page.blocks) r->page.block[0].kind = BLOCK_HEADING, r->page.block[0].titled = true;
}

// The next item of the feed as a page: its title is the headline
static void item_blocks(struct reader *r, const struct feed_item *item) {
    struct html_source body = {item->body.text, item->body.at, r->how.keep_all, .bare = true};
    r->meta = item->meta;
    if (item->plain) {
        plain_item(r, item);
        return;
    }
    html_title(r->t->whole, item->title.text, item->title.at, &r->text, &r->page);
    html_blocks(r->t->html, r->t->whole, body, &r->text, &r->page, NULL, NULL);
}

// A chapter of the book as a page: its first heading is the headline
static bool chapter_blocks(struct reader *r, size_t i, struct err *e) {
    if (!epub_chapter(r->book, i, &r->chapter, &r->at, e)) return false;
    struct html_source page = {buf_view(&r->chapter), r->at, r->how.keep_all, .untitled = true, .bare = true};
    html_blocks(r->t->html, r->t->whole, page, &r->text, &r->page, NULL, NULL);
    if (r->page.blocks && r->page.block[0].kind == BLOCK_SUBHEAD) r->page.block[0].kind = BLOCK_HEADING;
    r->meta = *epub_meta(r->book);
    return true;
}

// The first block that is read begins the article, and names it
static void begin_article(struct reader *r) {
    for (size_t i = 0; i < r->page.blocks; i++) {
        struct block *b = &r->page.block[i];
        if (b->dropped) continue;
        b->begins = true;
        r->meta.title = arena_copy(&r->about, b->text);
        return;
    }
}

// "By रमा", "Updated: 11 Nov 2025": lines that are not read say who wrote it when
static void learn_from_dropped(struct reader *r) {
    struct when w;
    for (size_t i = 0; i < r->page.blocks && i < LABELS; i++) {
        const struct block *b = &r->page.block[i];
        if (!b->dropped || b->text.n > LABEL) continue;
        if (!r->meta.author.n) r->meta.author = arena_copy(&r->about, clutter_author(r->t->clutter, b->text));
        if (r->meta.date.n) continue;
        buf dated = {0};
        clutter_months(r->t->clutter, b->text, &dated);
        for (size_t k = 0; !r->meta.date.n && k < dated.n; k++)
            if ((!k || dated.p[k - 1] == ' ') && when_read(str_sub(buf_view(&dated), k, dated.n), &w)) r->meta.date = when_iso(&w, &r->about);
        buf_free(&dated);
    }
}

static void clear(struct reader *r) {
    whole_text_clear(&r->text);
    r->page.blocks = 0;
}

static bool too_old(const struct reader *r, const struct feed_item *item) { return r->how.since_set && item->dated && item->seconds < r->how.since; }

// Feeds and books; false: the end, or an error
static bool next_item(struct reader *r, struct page **page, struct err *e) {
    size_t most = r->how.items ? r->how.items : r->items;
    while (r->item && r->next_item < r->items && too_old(r, &r->item[r->next_item])) r->next_item++;
    if (r->next_item >= r->items || r->started_items >= most) return false;
    clear(r);
    arena_reset(&r->about);
    size_t i = r->next_item++;
    r->started_items++;
    if (r->item) item_blocks(r, &r->item[i]);
    else if (!chapter_blocks(r, i, e)) return false;
    r->skipped += r->text.skipped;
    if (!r->how.keep_all) tidy_page(r->t->tidy, &r->page);
    begin_article(r);
    *page = &r->page;
    return true;
}

// <meta charset="windows-1252">, <meta http-equiv="Content-Type" content="text/html; charset=...">
static bool meta_charset(str page, char name[CHARSET_LONGEST]) {
    str head = str_sub(page, 0, CHARSET_LOOK);
    size_t at = str_find(head, S("charset=")), n = 0;
    if (at == head.n) return false;
    for (at += 8; at < head.n && strchr("\"' ", head.p[at]); at++) {}
    for (; at < head.n && n + 1 < CHARSET_LONGEST && !strchr("\"'> ;/", head.p[at]); at++) name[n++] = head.p[at];
    name[n] = 0;
    return n > 0;
}

// A page that is no UTF-8 is written in what its server or itself says
static bool recode(struct reader *r, struct err *e) {
    char name[CHARSET_LONGEST];
    str page = {r->raw, r->have};
    if (utf8_valid(page)) return true;
    const char *charset = r->source.fetched.charset ? r->source.fetched.charset : r->html && meta_charset(page, name) ? name : NULL;
    if (!charset || !taken_back(r, source_decode_as(&r->source, page, charset))) return true;
    return fill(r, e) && fill_whole(r, READ_HTML, e);
}

static bool open_book(struct reader *r, struct err *e) {
    if (!fill_whole(r, READ_BOOK, e)) return false;
    if (!r->ended) return err_set(e, EX_DATAERR, r->source.path, "larger than %d MB", READ_BOOK / (1024 * 1024));
    r->book = epub_open((str){r->raw, r->have}, r->source.path, &r->list, e);
    r->items = r->book ? epub_chapters(r->book) : 0;
    return r->book != NULL;
}

// Kruti Dev is told by its words, in text that says nothing else of itself
static void look_for_font(struct reader *r) {
    r->in_font = !r->how.encoding && legacy_looks_like(r->t->legacy, (str){r->raw, r->have});
}

// The same of a page of HTML, without its tags
static void look_for_font_within(struct reader *r) {
    buf text = {0};
    bool tag = false;
    for (size_t i = 0; i < r->have && i < FONT_LOOK; i++) {
        char c = r->raw[i];
        if (c == '<') tag = true, buf_char(&text, ' ');
        else if (!tag) buf_char(&text, c);
        if (c == '>') tag = false;
    }
    r->in_font = !r->how.encoding && legacy_looks_like(r->t->legacy, buf_view(&text));
    buf_free(&text);
}

// What kind of text is it?  Asked once, of the first bytes.
static bool begin(struct reader *r, struct err *e) {
    taken_back(r, source_detect(&r->source, (str){r->raw, r->have}));
    if (!r->have && (!fill(r, e) || !r->have)) return false;
    str head = {r->raw, r->have};
    if (r->how.lines) return look_for_font(r), true;
    if (epub_looks_like(head)) return open_book(r, e);
    bool feed = feed_looks_like(head);
    r->html = !feed && html_looks_like(head);
    if ((r->html || feed) && !fill_whole(r, READ_HTML, e)) return false;
    if ((r->html || r->source.fetched.charset) && !recode(r, e)) return false;
    if (feed) r->items = feed_parse((str){r->raw, r->have}, &r->list, &r->item);
    else if (r->html) look_for_font_within(r);
    else look_for_font(r);
    return true;
}

static void add_text(struct reader *r, str raw) {
    enum encoding is = r->in_font ? ENCODING_KRUTIDEV : r->source.decoder.encoding;
    if (is == ENCODING_KRUTIDEV || is == ENCODING_ISCII) legacy_add(r->t->legacy, is, r->t->whole, raw, r->at, &r->text);
    else whole_add(r->t->whole, raw, r->at, &r->text);
}

static void page_blocks(struct reader *r) {
    str raw = {r->raw, r->used};
    struct html_source page = {raw, r->at, r->how.keep_all, .font = r->in_font ? r->t->legacy : NULL};
    if (r->html) {
        html_blocks(r->t->html, r->t->whole, page, &r->text, &r->page, &r->meta, &r->about);
        return;
    }
    add_text(r, raw);
    if (r->how.lines) line_blocks(r);
    else plain_blocks(r->t->plain, &r->text, !r->started, &r->page);
}

bool reader_page(struct reader *r, struct page **page, struct err *e) {
    if (r->items) return next_item(r, page, e);
    if (r->html && r->started && !r->ended) return err_set(e, EX_DATAERR, r->source.path, "larger than %d MB: only its beginning was read", READ_HTML / (1024 * 1024));
    if (!fill(r, e) || !r->have) return false;
    if (!r->started && !begin(r, e)) return false;
    if (r->items) {
        r->used = r->have; // the source of every item, for those who ask
        return next_item(r, page, e);
    }
    r->used = r->html ? r->have : cut(r);
    clear(r);
    page_blocks(r);
    r->skipped += r->text.skipped;
    if (!r->how.lines && !r->how.keep_all) tidy_page(r->t->tidy, &r->page);
    if (!r->started) begin_article(r);
    if (!r->started && !r->html) learn_from_dropped(r);
    if (!r->started && r->source.fetched.url && !r->meta.url.n) r->meta.url = str_of(r->source.fetched.url);
    r->started = true;
    *page = &r->page;
    return true;
}

str reader_source(const struct reader *r, size_t *from) {
    *from = r->at;
    return r->book ? buf_view(&r->chapter) : (str){r->raw, r->used};
}

const struct meta *reader_meta(const struct reader *r) { return &r->meta; }
const char *reader_encoding(const struct reader *r) { return encoding_name(r->in_font ? ENCODING_KRUTIDEV : r->source.decoder.encoding); }
size_t reader_skipped(const struct reader *r) { return r->skipped; }

void reader_close(struct reader *r) {
    if (!r) return;
    source_close(&r->source);
    epub_close(r->book);
    whole_text_free(&r->text);
    page_free(&r->page);
    buf_free(&r->chapter);
    arena_free(&r->list);
    arena_free(&r->about);
    free(r->raw);
    free(r);
}
