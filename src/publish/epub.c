#include "publish/epub.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "publish/cover.h"
#include "publish/markup.h"
#include "publish/opf.h"
#include "publish/prose.h"
#include "publish/title.h"
#include "publish/zip.h"
#include "text/article.h"

enum { TITLE_MOST = 300, AT_ONCE = 64 * 1024 };

struct chapter {
    size_t number;       // from 1; 0: none is open
    FILE *text, *smil;   // what stands inside their roots
    size_t words;
    int64_t ms;          // of its clips
    buf title, heading;  // the chapter's; of the block at hand
    size_t heading_word; // where that begins; 0: the block is no heading
    buf parts;           // its subheadings, for the contents
};

struct epub {
    struct target target;
    struct zip *zip;
    struct story story;
    struct prose prose;
    struct sound own, *sound; // own.path NULL: somebody else makes it
    struct chapter at;
    arena mem;
    struct phrases *phrases;
    const struct tags *tags;
    const char *title, *author;
    buf first_title, out, durations, manifest, spine, contents;
    uint64_t id;
    int64_t ms;
    time_t when;
    int rate;
    bool failed;         // a temporary file
};

// --- a chapter: its words and clips wait in two files, because its title stands before them

static void spill(struct epub *b, FILE *to) {
    if (b->out.n && fwrite(b->out.p, 1, b->out.n, to) != b->out.n) b->failed = true;
    b->out.n = 0;
}

// A heading is whole once the next block begins
static void end_heading(struct epub *b) {
    struct chapter *c = &b->at;
    str text = str_trim(buf_view(&c->heading));
    if (!c->heading_word) return;
    if (!c->title.n) buf_str(&c->title, text);
    else {
        buf_fmt(&c->parts, "<li><a href=\"%zu.xhtml#w%zu\">", c->number, c->heading_word);
        markup_text(&c->parts, text);
        buf_str(&c->parts, S("</a></li>\n"));
    }
    c->heading.n = 0, c->heading_word = 0;
}

static void copy_in(struct epub *b, FILE *from) {
    char piece[4096];
    rewind(from);
    for (size_t n; (n = fread(piece, 1, sizeof piece, from)) > 0;) zip_write(b->zip, (str){piece, n});
    if (ferror(from)) b->failed = true;
}

static void put_markup(struct epub *b, str s) {
    b->out.n = 0;
    markup_text(&b->out, s);
    zip_write(b->zip, buf_view(&b->out));
    b->out.n = 0;
}

static void begin_file(struct epub *b, size_t number, const char *ending) {
    char name[40];
    snprintf(name, sizeof name, "EPUB/%zu.%s", number, ending);
    zip_begin(b->zip, name);
}

static void write_text(struct epub *b) {
    begin_file(b, b->at.number, "xhtml");
    zip_write(b->zip, S("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" "
                        "lang=\"hi\" xml:lang=\"hi\">\n<head>\n<title>"));
    put_markup(b, buf_view(&b->at.title));
    zip_write(b->zip, S("</title>\n<link rel=\"stylesheet\" type=\"text/css\" href=\"book.css\"/>\n</head>\n<body>\n"));
    copy_in(b, b->at.text);
    zip_write(b->zip, S("</body>\n</html>\n"));
}

static void write_smil(struct epub *b) {
    begin_file(b, b->at.number, "smil");
    zip_write(b->zip, S("<smil xmlns=\"http://www.w3.org/ns/SMIL\" version=\"3.0\">\n<body>\n"));
    copy_in(b, b->at.smil);
    zip_write(b->zip, S("</body>\n</smil>\n"));
}

static void list_chapter(struct epub *b) {
    struct chapter *c = &b->at;
    size_t n = c->number;
    buf_fmt(&b->manifest, "<item id=\"c%zu\" href=\"%zu.xhtml\" media-type=\"application/xhtml+xml\"%s", n, n, c->ms ? "" : "/>\n");
    if (c->ms) buf_fmt(&b->manifest, " media-overlay=\"s%zu\"/>\n<item id=\"s%zu\" href=\"%zu.smil\" media-type=\"application/smil+xml\"/>\n", n, n, n);
    buf_fmt(&b->spine, "<itemref idref=\"c%zu\"/>\n", n);
    if (c->ms) {
        buf_fmt(&b->durations, "<meta property=\"media:duration\" refines=\"#s%zu\">", n);
        opf_seconds(&b->durations, c->ms);
        buf_str(&b->durations, S("</meta>\n"));
    }
    buf_fmt(&b->contents, "<li><a href=\"%zu.xhtml\">", n);
    markup_text(&b->contents, buf_view(&c->title));
    buf_str(&b->contents, S("</a>"));
    if (c->parts.n) buf_fmt(&b->contents, "\n<ol>\n%.*s</ol>\n", STR_ARG(buf_view(&c->parts)));
    buf_str(&b->contents, S("</li>\n"));
}

static void end_chapter(struct epub *b) {
    struct chapter *c = &b->at;
    if (!c->number) return;
    prose_end(&b->prose, &b->out);
    spill(b, c->text);
    end_heading(b);
    if (c->number == 1) buf_str(&b->first_title, buf_view(&c->title));
    if (!c->title.n) title_count(&c->title, phrase_of(b->phrases, "part"), c->number);
    write_text(b);
    if (c->ms) write_smil(b);
    list_chapter(b);
    b->ms += c->ms;
    fclose(c->text), fclose(c->smil);
    c->text = c->smil = NULL;
}

static void begin_chapter(struct epub *b) {
    struct chapter *c = &b->at;
    c->number++;
    c->words = 0, c->ms = 0, c->title.n = c->parts.n = c->heading.n = 0, c->heading_word = 0;
    c->text = tmpfile(), c->smil = tmpfile();
    if (!c->text || !c->smil) b->failed = true;
}

// --- a piece

// Clips follow each other without a hole, so that a reader that jumps from clip to clip keeps the pauses
static void add_clip(struct epub *b, const struct piece *p) {
    int64_t from = story_ms(p->from, b->rate), to = story_ms(p->next, b->rate);
    if (to <= from) return;
    buf_fmt(&b->out, "<par id=\"p%zu\"><text src=\"%zu.xhtml#w%zu\"/><audio src=\"sound.mp3\" clipBegin=\"", b->at.words, b->at.number, b->at.words);
    opf_seconds(&b->out, from);
    buf_str(&b->out, S("\" clipEnd=\""));
    opf_seconds(&b->out, to);
    buf_str(&b->out, S("\"/></par>\n"));
    b->at.ms += to - from;
    spill(b, b->at.smil);
}

static void add_word(struct epub *b, const struct piece *p) {
    str text = str_trim(p->text);
    prose_open(&b->prose, p, &b->out);
    buf_fmt(&b->out, "<span id=\"w%zu\">", b->at.words);
    markup_text(&b->out, text);
    buf_str(&b->out, text.n < p->text.n ? S("</span> ") : S("</span>"));
    spill(b, b->at.text);
    b->id = b->id * 31 + str_hash(text);
}

static void add_heading(struct epub *b, const struct piece *p) {
    struct chapter *c = &b->at;
    if (p->starts >= STARTS_BLOCK) {
        end_heading(b);
        if (p->kind == BLOCK_HEADING || p->kind == BLOCK_SUBHEAD) c->heading_word = c->words;
    }
    if (!c->heading_word || c->heading.n > TITLE_MOST) return;
    if (p->starts == STARTS_SENTENCE) buf_char(&c->heading, ' ');
    buf_str(&c->heading, p->text);
}

static void add_piece(void *self, const struct piece *p) {
    struct epub *b = self;
    if (p->starts == STARTS_ARTICLE || !b->at.number) {
        end_chapter(b);
        begin_chapter(b);
    }
    if (b->failed) return;
    b->at.words++;
    add_heading(b, p);
    add_word(b, p);
    add_clip(b, p);
}

static bool files_hold(struct epub *b, struct err *e) {
    return !b->failed || err_errno(e, EX_IOERR, "a temporary file", "write");
}

static bool take(void *self, const struct chunk *c, struct err *e) {
    struct epub *b = self;
    story_chunk(&b->story, c);
    return files_hold(b, e) && (!b->own.path || sound_write(&b->own, c, e)) && !target_failed(&b->target, e);
}

// --- the sink

static void free_epub(struct epub *b) {
    buf *const all[] = {&b->at.title, &b->at.heading, &b->at.parts, &b->first_title, &b->out, &b->durations, &b->manifest, &b->spine,
                        &b->contents, &b->story.text};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) buf_free(all[i]);
    if (b->at.text) fclose(b->at.text);
    if (b->at.smil) fclose(b->at.smil);
    sound_free(&b->own);
    zip_drop(b->zip);
    arena_free(&b->mem);
    free(b);
}

static void write_sound(struct epub *b) {
    char *piece = arena_get(&b->mem, AT_ONCE);
    zip_begin(b->zip, "EPUB/sound.mp3");
    for (off_t at = 0; at < b->sound->size && !b->failed; at += AT_ONCE) {
        size_t want = b->sound->size - at < AT_ONCE ? (size_t)(b->sound->size - at) : AT_ONCE;
        if (pread(b->sound->fd, piece, want, at) != (ssize_t)want) b->failed = true;
        else zip_write(b->zip, (str){piece, want});
    }
}

// The user's picture, else one with the title
static void write_cover(struct epub *b, struct opf *o) {
    str picture = b->tags->cover;
    char name[40];
    b->out.n = 0;
    if (!picture.n) cover_svg(&b->out, o->title, o->tags ? o->tags->album : S(""));
    o->cover_type = picture.n ? b->tags->mime : S("image/svg+xml");
    o->cover = !picture.n ? "cover.svg" : str_eq(o->cover_type, S("image/png")) ? "cover.png" : "cover.jpg";
    snprintf(name, sizeof name, "EPUB/%s", o->cover);
    zip_begin(b->zip, name);
    zip_write(b->zip, picture.n ? picture : buf_view(&b->out));
}

static void write_papers(struct epub *b) {
    struct title_facts facts = {b->title, buf_view(&b->first_title), b->tags->title, b->at.number};
    bool one = b->at.number == 1;
    str author = b->author ? str_of(b->author) : one ? b->tags->artist : S("");
    buf title = {0};
    title_put(&title, &facts, b->phrases);
    struct opf o = {.title = buf_view(&title), .author = author, .tags = one ? b->tags : NULL, .id = b->id, .modified = b->when, .ms = b->ms, .durations = buf_view(&b->durations),
                    .manifest = buf_view(&b->manifest), .spine = buf_view(&b->spine), .contents = buf_view(&b->contents)};
    write_cover(b, &o);
    b->out.n = 0;
    opf_contents(&b->out, &o, b->phrases);
    zip_begin(b->zip, "EPUB/nav.xhtml");
    zip_write(b->zip, buf_view(&b->out));
    b->out.n = 0;
    opf_package(&b->out, &o, b->phrases);
    zip_begin(b->zip, "EPUB/package.opf");
    zip_write(b->zip, buf_view(&b->out));
    buf_free(&title);
}

static bool close_epub(void *self, struct err *e) {
    struct epub *b = self;
    story_end(&b->story);
    end_chapter(b);
    bool ok = b->at.number || err_set(e, EX_DATAERR, b->target.path, "there is nothing to read, and a book needs a page");
    ok = ok && sound_end(b->sound, e);
    if (ok) write_sound(b), write_papers(b);
    ok = ok && files_hold(b, e) && zip_close(b->zip, e);
    if (ok) b->zip = NULL;
    if (ok) ok = target_commit(&b->target, e);
    else target_drop(&b->target);
    free_epub(b);
    return ok;
}

static void drop(void *self) {
    struct epub *b = self;
    target_drop(&b->target);
    free_epub(b);
}

static const struct tags untagged;
static const struct sink_ops ops = {take, close_epub, drop};

static time_t time_of_files(void) {
    const char *epoch = getenv("SOURCE_DATE_EPOCH");
    return epoch && *epoch ? (time_t)strtoll(epoch, NULL, 10) : time(NULL);
}

static bool prepare(struct epub *b, const struct epub_options *o, struct err *e) {
    if (!b->target.plain) return err_set(e, EX_USAGE, o->path, "a book is gone back in while it is written: name a plain file");
    b->phrases = phrases_open(o->lexicon, &b->mem, e);
    b->sound = o->sound ? o->sound : &b->own;
    if (!b->phrases || (!o->sound && !sound_open(&b->own, o->path, o->rate, e))) return false;
    b->zip = zip_open(&b->target, b->when);
    zip_begin(b->zip, "mimetype");
    zip_write(b->zip, S("application/epub+zip"));
    zip_begin(b->zip, "META-INF/container.xml");
    zip_write(b->zip, str_of(opf_container));
    zip_begin(b->zip, "EPUB/book.css");
    zip_write(b->zip, str_of(opf_style));
    return true;
}

struct sink epub_sink(const struct epub_options *o, struct err *e) {
    struct epub *b = calloc(1, sizeof *b);
    if (!b) err_out_of_memory();
    b->rate = o->rate, b->title = o->title, b->author = o->author, b->tags = o->tags ? o->tags : &untagged, b->own.fd = -1, b->when = time_of_files();
    b->story = (struct story){.take = add_piece, .self = b};
    b->prose = (struct prose){.title = '1', .sub = '2', .block = -1};
    bool ok = target_open(&b->target, o->path, o->force, e);
    if (ok && prepare(b, o, e)) return (struct sink){&ops, b};
    if (ok) target_drop(&b->target);
    free_epub(b);
    return (struct sink){0};
}
