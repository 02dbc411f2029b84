// read: a file or a pipe -> pages of blocks.
#include "text/read.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "text/encoding.h"
#include "text/feed.h"

struct reader {
    const struct text_tables *t;
    struct read_how how;
    const char *path;
    int fd;
    bool ended, started, html;
    struct feed_item *item; // of a feed: each is a page
    size_t items, next_item;
    arena feed;
    enum encoding encoding;
    buf undecoded;       // bytes of another encoding not yet made UTF-8
    char *raw;
    size_t room;         // bytes at raw: READ_PAGE, more for a page of HTML
    size_t have, used;   // bytes in raw; those the last page took
    size_t at;           // source offset of raw[0]
    size_t skipped;
    struct whole_text text;
    struct page page;
    struct meta meta;
};

bool text_open(struct text_tables *t, const char *lexicon_dir, arena *mem, struct err *e) {
    t->whole = whole_open(lexicon_dir, mem, e);
    t->stops = t->whole ? stops_open(lexicon_dir, mem, e) : NULL;
    t->plain = t->stops ? plain_open(lexicon_dir, t->stops, mem, e) : NULL;
    t->tidy = t->plain ? tidy_open(lexicon_dir, t->stops, mem, e) : NULL;
    t->html = t->tidy ? html_open(lexicon_dir, mem, e) : NULL;
    return t->html != NULL;
}

static int open_input(const char *path, struct err *e) {
    if (strcmp(path, "-") == 0) return STDIN_FILENO;
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    struct stat st;
    if (fd < 0) {
        err_errno(e, EX_NOINPUT, path, "open this article");
    } else if (fstat(fd, &st) == 0 && S_ISDIR(st.st_mode)) {
        close(fd);
        err_set(e, EX_NOINPUT, path, "this is a folder inside a folder");
        return -1;
    }
    return fd;
}

struct reader *reader_open(const struct text_tables *t, const char *path, struct read_how how, struct err *e) {
    int fd = open_input(path, e);
    if (fd < 0) return NULL;
    struct reader *r = calloc(1, sizeof *r);
    if (r) r->raw = malloc(r->room = READ_PAGE);
    if (!r || !r->raw) err_out_of_memory();
    r->text.as_written = how.as_written;
    r->t = t, r->how = how, r->path = path, r->fd = fd;
    return r;
}

static ssize_t read_raw(struct reader *r, char *room, size_t size) {
    ssize_t n;
    do n = read(r->fd, room, size);
    while (n < 0 && errno == EINTR);
    return n;
}

// UTF-8 as it comes; another encoding through a small buffer, never more than fits the room
static ssize_t read_some(struct reader *r, char *room, size_t size) {
    if (r->encoding == ENCODING_UTF8) return read_raw(r, room, size);
    for (;;) {
        size_t want = size / 4 & ~(size_t)3; // a unit of two bytes may become three
        if (want > READ_PAGE / 4) want = READ_PAGE / 4;
        ssize_t n = r->undecoded.n < want ? read_raw(r, buf_room(&r->undecoded, want), want - r->undecoded.n) : 0;
        if (n < 0) return n;
        r->undecoded.n += (size_t)n;
        if (!r->undecoded.n) return 0;
        buf out = {0};
        size_t used = encoding_to_utf8(r->encoding, str_sub(buf_view(&r->undecoded), 0, want), &out);
        memmove(r->undecoded.p, r->undecoded.p + used, r->undecoded.n - used);
        r->undecoded.n -= used;
        ssize_t got = (ssize_t)(out.n < size ? out.n : size);
        if (got) memcpy(room, out.p, (size_t)got);
        buf_free(&out);
        if (got) return got;
        if (!n) return 0; // half a character at the end
    }
}

// What the first bytes are written in; those read already are turned into UTF-8 in place
static void decode_first(struct reader *r) {
    r->encoding = encoding_detect((str){r->raw, r->have});
    if (r->encoding == ENCODING_UTF8) return;
    buf_add(&r->undecoded, r->raw, r->have);
    r->have = 0, r->ended = false;
}

static bool fill(struct reader *r, struct err *e) {
    memmove(r->raw, r->raw + r->used, r->have - r->used);
    r->have -= r->used;
    r->at += r->used;
    r->used = 0;
    size_t spare = r->encoding == ENCODING_UTF8 ? 0 : 4 * 4; // room that a decoded piece may need
    while (!r->ended && r->have + spare < r->room) {
        ssize_t n = read_some(r, r->raw + r->have, r->room - r->have);
        if (n < 0) return err_errno(e, EX_IOERR, r->path, "read this article");
        if (n == 0) r->ended = true;
        r->have += (size_t)n;
        // lines are handed on as they come, so that a pipe is answered at once
        if (r->how.lines && n > 0 && memrchr(r->raw, '\n', r->have)) break;
    }
    return true;
}

// The rest of a page of HTML: it is one document and cannot be cut
static bool fill_html(struct reader *r, struct err *e) {
    while (!r->ended && r->room < READ_HTML) {
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

// The next item of the feed as a page: its title is the headline
static void item_blocks(struct reader *r) {
    const struct feed_item *item = &r->item[r->next_item++];
    html_title(r->t->whole, item->title.text, item->title.at, &r->text, &r->page);
    html_blocks(r->t->html, r->t->whole, item->body.text, item->body.at, r->how.keep_all, &r->text, &r->page);
}

// The first block that is read begins the article, and names it
static void begin_article(struct reader *r) {
    r->meta = (struct meta){0};
    for (size_t i = 0; i < r->page.blocks; i++) {
        struct block *b = &r->page.block[i];
        if (b->dropped) continue;
        b->begins = true;
        r->meta.title = b->text;
        return;
    }
}

static bool next_item(struct reader *r, struct page **page) {
    size_t most = r->how.items ? r->how.items : r->items;
    if (r->next_item >= r->items || r->next_item >= most) return false;
    whole_text_clear(&r->text);
    r->page.blocks = 0;
    item_blocks(r);
    r->skipped += r->text.skipped;
    if (!r->how.keep_all) tidy_page(r->t->tidy, &r->page);
    begin_article(r);
    *page = &r->page;
    return true;
}

// What kind of text is it?  Asked once, of the first bytes.
static bool begin(struct reader *r, struct err *e) {
    decode_first(r);
    if (!r->have && (!fill(r, e) || !r->have)) return false;
    if (r->how.lines) return true;
    str head = {r->raw, r->have};
    bool feed = feed_looks_like(head);
    r->html = !feed && html_looks_like(head);
    if ((r->html || feed) && !fill_html(r, e)) return false;
    if (feed) r->items = feed_parse((str){r->raw, r->have}, &r->feed, &r->item);
    return true;
}

bool reader_page(struct reader *r, struct page **page, struct err *e) {
    if (r->items) return next_item(r, page);
    if (!fill(r, e) || !r->have) return false;
    if (!r->started && !begin(r, e)) return false;
    if (r->items) {
        r->used = r->have; // the source of every item, for those who ask
        return next_item(r, page);
    }
    r->used = r->html ? r->have : cut(r);
    whole_text_clear(&r->text);
    r->page.blocks = 0;
    str raw = {r->raw, r->used};
    if (r->html) {
        html_blocks(r->t->html, r->t->whole, raw, r->at, r->how.keep_all, &r->text, &r->page);
    } else {
        whole_add(r->t->whole, raw, r->at, &r->text);
        if (r->how.lines) line_blocks(r);
        else plain_blocks(r->t->plain, &r->text, !r->started, &r->page);
    }
    r->skipped += r->text.skipped;
    if (!r->how.lines && !r->how.keep_all) tidy_page(r->t->tidy, &r->page);
    if (!r->started) begin_article(r);
    r->started = true;
    *page = &r->page;
    return true;
}

str reader_source(const struct reader *r, size_t *from) {
    *from = r->at;
    return (str){r->raw, r->used};
}

const struct meta *reader_meta(const struct reader *r) { return &r->meta; }
const char *reader_encoding(const struct reader *r) { return encoding_name(r->encoding); }
size_t reader_skipped(const struct reader *r) { return r->skipped; }

void reader_close(struct reader *r) {
    if (!r) return;
    if (r->fd != STDIN_FILENO) close(r->fd);
    whole_text_free(&r->text);
    page_free(&r->page);
    buf_free(&r->undecoded);
    arena_free(&r->feed);
    free(r->raw);
    free(r);
}
