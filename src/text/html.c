// html: "<nav>...</nav><article><h1>शीर्षक</h1><p>पहला</p>" -> heading शीर्षक, para पहला
#include "text/html.h"

#include "base/utf8.h"
#include "text/headline.h"
#include "text/html_find.h"

enum { LINKY = 70, CAPTION = 420, LITTLE = 200, CAPTION_WORDS = 15, LABEL_WORDS = 4 };

struct walk {
    const struct html_page *page;
    const struct whole *w;
    const struct legacy *font;
    size_t at;                // where the page starts in the source
    struct whole_text *text;
    struct page *out;
    buf line;                 // of a text, its newlines made blanks
    size_t start;             // where the block at hand starts in the text
    size_t linked;            // bytes of it that are links
    size_t slanted, bold;     // bytes of it that are small or in italics, and bold
    bool pictured;            // a picture stands before it and nothing else between
    bool in_slant, in_bold, in_cell, in_p;
    const struct node *box;   // the innermost element around a picture and a line or two
    enum { WITHIN, ABOVE, BELOW, BESIDE } place; // of the element that holds the text; BESIDE: in another column
    enum block_kind kind;
    const struct node *headline; // when it is read
    size_t above;             // blocks read before the headline's element was met
    bool in_link, whole_page;
};

// ---- text ----

static void put(struct walk *w, str piece, size_t at) {
    size_t before = w->text->text.n;
    whole_add(w->w, piece, w->at + at, w->text);
    if (w->in_link) w->linked += w->text->text.n - before;
    if (w->in_slant) w->slanted += w->text->text.n - before;
    if (w->in_bold) w->bold += w->text->text.n - before;
}

// &quot; takes six bytes, the end of a line one or two; anything else the parser changed (a byte that is not UTF-8) takes one
static size_t entity_length(str s) {
    size_t n = 1;
    if (s.p[0] != '&') return str_starts(s, S("\r\n")) ? 2 : 1;
    while (n < s.n && n < 34 && ((s.p[n] | 32) >= 'a' && (s.p[n] | 32) <= 'z' ? true : s.p[n] == '#' || (s.p[n] >= '0' && s.p[n] <= '9'))) n++;
    return n < s.n && s.p[n] == ';' ? n + 1 : n;
}

static void put_flat(struct walk *w, str run, size_t at) { // newlines inside a paragraph are blanks
    w->line.n = 0;
    buf_str(&w->line, run);
    for (size_t j = 0; j < run.n; j++)
        if (run.p[j] == '\n' || run.p[j] == '\r') w->line.p[j] = ' ';
    put(w, buf_view(&w->line), at);
}

// How much of a text is as it stands in the source: whole characters, up to an entity
static size_t same_run(str source, str decoded) {
    size_t n = 0;
    while (n < source.n && n < decoded.n && source.p[n] == decoded.p[n] && source.p[n] != '&') n++;
    while (n && n < decoded.n && ((unsigned char)decoded.p[n] & 0xC0) == 0x80) n--;
    return n;
}

// The decoded text of a node beside its source: an entity stands for the one character it decodes to.
static void put_decoded(struct walk *w, str source, str decoded, size_t at) {
    for (size_t i = 0, k = 0; k < decoded.n;) {
        size_t len, run = same_run(str_sub(source, i, source.n), str_sub(decoded, k, decoded.n));
        if (run) {
            put_flat(w, str_sub(source, i, i + run), at + i);
            i += run, k += run;
            continue;
        }
        utf8_decode(str_sub(decoded, k, decoded.n), &len);
        put_flat(w, str_sub(decoded, k, k + len), at + i);
        k += len;
        if (i < source.n) i += entity_length(str_sub(source, i, source.n));
        whole_place(w->text, w->at + at + i);
    }
}

static bool has_devanagari(str s) {
    for (size_t i = 0; i + 1 < s.n; i++)
        if ((unsigned char)s.p[i] == 0xE0 && ((unsigned char)s.p[i + 1] & 0xFE) == 0xA4) return true;
    return false;
}

static void put_font(struct walk *w, const struct node *n) {
    w->line.n = 0;
    buf_str(&w->line, n->text);
    for (size_t j = 0; j < w->line.n; j++)
        if (w->line.p[j] == '\n' || w->line.p[j] == '\r') w->line.p[j] = ' ';
    size_t before = w->text->text.n;
    legacy_add(w->font, ENCODING_KRUTIDEV, w->w, buf_view(&w->line), w->at + n->at, w->text);
    if (w->in_link) w->linked += w->text->text.n - before;
}

static void put_text(struct walk *w, const struct node *n) {
    if (w->font && !n->blank && !has_devanagari(n->text)) put_font(w, n);
    else put_decoded(w, n->source, n->text, n->at);
}

// ---- blocks ----

static bool has_letters(str s) {
    for (size_t i = 0, n; i < s.n; i += n) {
        uint32_t c = utf8_decode(str_sub(s, i, s.n), &n);
        if (utf8_is_devanagari(c) || (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z') || (c >= 0xC0 && c < 0x2000 && c != 0xD7 && c != 0xF7)) return true;
    }
    return false;
}

// A line with a picture: small, or no sentence, no subhead and in a box of their own
static bool is_caption(const struct walk *w, str s) {
    if (w->kind != BLOCK_PARA || s.n > CAPTION) return false;
    bool alone = w->box && s.n * 10 >= w->box->bytes * 8; // all the text that is with the picture
    return (w->pictured && w->slanted >= s.n) || (alone && !ends_sentence(s) && w->bold < s.n && words_in(s) <= CAPTION_WORDS);
}

// Outside of the element that holds the text: whatever is below it, and labels above it
static bool is_outside(const struct walk *w, str s) {
    bool label = w->kind == BLOCK_PARA && !w->in_p && !ends_sentence(s) && words_in(s) <= LABEL_WORDS;
    return w->place >= BELOW || (w->place == ABOVE && label);
}

static void end_block(struct walk *w) {
    struct whole_text *t = w->text;
    size_t from = w->start, to = t->text.n;
    while (from < to && (t->text.p[from] == ' ' || t->text.p[from] == '\n')) from++;
    while (to > from && (t->text.p[to - 1] == ' ' || t->text.p[to - 1] == '\n')) to--;
    bool links_only = !w->page->keep_all && w->linked * 100 > (to - from) * LINKY && w->kind != BLOCK_HEADING;
    str s = str_sub(buf_view(&t->text), from, to);
    bool left_out = !w->page->keep_all && (is_caption(w, s) || is_outside(w, s) || !has_letters(s));
    if (to > from) w->pictured = false;
    if (to > from && !links_only && !left_out)
        page_add(w->out, (struct block){.kind = w->kind, .text = {NULL, to - from}, .base = from, .titled = w->kind == BLOCK_HEADING, .marked_up = true});
    if (t->text.n && t->text.p[t->text.n - 1] != '\n') buf_char(&t->text, '\n');
    w->start = t->text.n, w->linked = w->slanted = w->bold = 0;
}

static bool is_block(enum html_tag tag, enum block_kind *kind) {
    switch (tag) {
    case TAG_H1: case TAG_H2: case TAG_H3: case TAG_H4: case TAG_H5: case TAG_H6: *kind = BLOCK_SUBHEAD; return true;
    case TAG_LI: case TAG_DT: case TAG_DD: case TAG_TR: *kind = BLOCK_ITEM; return true;
    case TAG_BLOCKQUOTE: *kind = BLOCK_QUOTE; return true;
    case TAG_P: case TAG_DIV: case TAG_SECTION: case TAG_ARTICLE: case TAG_MAIN: case TAG_UL: case TAG_OL:
    case TAG_TABLE: case TAG_HEADER: case TAG_FOOTER: case TAG_ASIDE: case TAG_NAV: case TAG_BODY: case TAG_PRE:
    case TAG_DL: case TAG_HR: case TAG_ADDRESS: case TAG_FIGURE: case TAG_FIGCAPTION: case TAG_CENTER: case TAG_DETAILS: case TAG_SUMMARY:
        *kind = BLOCK_PARA; return true;
    default: return false;
    }
}

static bool within_article(const struct walk *w, const struct node *n) { return w->page->body != w->page->root && html_inside(n, w->page->body); }

static void read_node(struct walk *w, const struct node *n);

static void read_children(struct walk *w, const struct node *n) {
    for (const struct node *child = n->first; child; child = child->next) read_node(w, child);
}

static bool is_slanted(enum html_tag tag) {
    return tag == TAG_I || tag == TAG_EM || tag == TAG_SMALL || tag == TAG_CITE;
}

// Paragraphs right inside or inside letters of one size; many: a table, a heading, a list
static unsigned breaks_in(const struct node *n, unsigned many) {
    unsigned breaks = 0;
    for (const struct node *child = n->first; child && breaks < many; child = child->next) {
        enum html_tag tag = child->tag;
        if (tag == TAG_TABLE || tag == TAG_H1 || tag == TAG_H2 || tag == TAG_UL) return many;
        breaks += tag == TAG_BR || tag == TAG_P || tag == TAG_DIV;
        if (tag == TAG_FONT || tag == TAG_B || tag == TAG_CENTER) breaks += breaks_in(child, many);
    }
    return breaks;
}

// A cell that holds paragraphs is a column of the page, not of a table
static bool lays_out(const struct node *n) { return breaks_in(n, 2) >= 2; }

// Below the element that holds the text: no list of other stories, so perhaps more of this one
static bool tells_more(const struct node *n) { return !n->linked || (n->tag == TAG_P && n->linked * 2 < n->bytes); }

static void read_element(struct walk *w, const struct node *n) {
    enum html_tag tag = n->tag;
    enum block_kind kind = BLOCK_PARA, outer = w->kind;
    if (html_skipped(w->page, n)) {
        if (is_block(tag, &kind)) end_block(w); // what stands around an advertisement is no one paragraph
        return;
    }
    if (n == w->headline) end_block(w), w->above = w->out->blocks;
    if (n == w->headline || (tag == TAG_H1 && w->headline && !within_article(w, n))) return; // said once, first
    if (tag == TAG_BR) {
        end_block(w);
        return;
    }
    bool block = is_block(tag, &kind), cell = tag == TAG_TD || tag == TAG_TH, link = tag == TAG_A && !w->in_link;
    if (cell && lays_out(n)) block = true, cell = false, kind = BLOCK_PARA, w->kind = outer = BLOCK_PARA;
    if (block && w->in_cell && (tag == TAG_P || tag == TAG_DIV)) block = false; // a cell is one of its row
    if (n == w->page->core && w->place == ABOVE) end_block(w), w->place = WITHIN;
    bool below = w->place == BELOW && n->bytes;
    if (below) end_block(w), w->place = tells_more(n) ? WITHIN : BESIDE;
    const struct node *box = w->box;
    if (n->pictures && n->bytes && n->bytes <= CAPTION) w->box = n;
    bool said = w->place == ABOVE && n->mark == MARK_STANDFIRST && block; // by its class no label
    if (block) {
        end_block(w);
        // a paragraph inside a quote or a list item is that quote or item
        w->kind = kind == BLOCK_PARA && (outer == BLOCK_QUOTE || outer == BLOCK_ITEM) ? outer : kind;
        if (said) w->place = WITHIN;
    }
    if (cell && w->text->text.n > w->start) {
        while (w->text->text.n > w->start && w->text->text.p[w->text->text.n - 1] == ' ') w->text->text.n--;
        put(w, S(", "), n->at);
    }
    bool slant = is_slanted(tag) && !w->in_slant;
    if ((tag == TAG_IMG || tag == TAG_IMAGE) && w->text->text.n == w->start) w->pictured = true;
    bool bold = (tag == TAG_B || tag == TAG_STRONG) && !w->in_bold, in_cell = w->in_cell;
    bool in_p = w->in_p;
    w->in_p = in_p || tag == TAG_P;
    w->in_cell = cell || (in_cell && tag != TAG_TABLE);
    if (link) w->in_link = true;
    if (slant) w->in_slant = true;
    if (bold) w->in_bold = true;
    read_children(w, n);
    if (link) w->in_link = false;
    if (slant) w->in_slant = false;
    if (bold) w->in_bold = false;
    w->in_cell = in_cell;
    if (block) {
        end_block(w);
        w->kind = outer;
    }
    w->in_p = in_p;
    if (said) w->place = ABOVE;
    w->box = box;
    if (below) end_block(w), w->place = BELOW;
    if (n == w->page->core && w->whole_page) end_block(w), w->place = BELOW;
    if (n == w->page->frame && w->whole_page) end_block(w), w->place = BESIDE;
}

static void read_node(struct walk *w, const struct node *n) {
    if (n->tag == TAG_TEXT) put_text(w, n);
    else read_element(w, n);
}

// ---- the whole page ----

// As one line, whatever it is made of
static void read_inline(struct walk *w, const struct node *n) {
    if (n->tag == TAG_TEXT) put_text(w, n);
    if (n->tag == TAG_BR) put(w, S(" "), n->at);
    if (n->tag == TAG_TEXT || html_skipped(w->page, n)) return;
    for (const struct node *child = n->first; child; child = child->next) read_inline(w, child);
}

static void read_headline(struct walk *w) {
    const struct html_head *h = &w->page->head;
    w->kind = BLOCK_HEADING;
    for (const struct node *child = w->page->headline ? w->page->headline->first : NULL; child; child = child->next) read_inline(w, child);
    for (int i = 0; i < HEAD_TITLES && !w->page->headline; i++) {
        if (!h->title[i].text.n || (i == HEAD_TITLES - 1 && !html_says(w->page, without_site(h->title[i].text)))) continue;
        put_decoded(w, h->title[i].source, without_site(h->title[i].text), h->title[i].at);
        break;
    }
    end_block(w);
    w->headline = w->page->headline;
}

// A page whose text only its scripts would write says it in its JSON-LD
static void read_json_body(struct walk *w) {
    for (int i = 0; i < w->page->head.lds; i++) {
        const struct jtree *body = jtree_find(w->page->head.ld[i].json, "articleBody");
        if (!body || body->text.n < LITTLE) continue;
        str rest = body->text;
        for (str line; str_split(&rest, '\n', &line);) {
            put(w, line, w->page->head.ld[i].at + body->at + (size_t)(line.p - body->text.p));
            end_block(w);
        }
        return;
    }
}

// The lines below the headline, where they stand outside the body
static void read_standfirst(struct walk *w, const struct node *n) {
    const struct html_page *p = w->page;
    if (n->tag == TAG_TEXT || n == p->body || html_skipped(p, n)) return;
    if (html_is_standfirst(p, n) && !html_inside(p->body, n)) {
        read_node(w, n);
        end_block(w);
        return;
    }
    for (const struct node *child = n->first; child; child = child->next) read_standfirst(w, child);
}

// The text moves while it grows
static void place_blocks(const struct whole_text *text, struct page *out) {
    for (size_t i = 0; i < out->blocks; i++) {
        out->block[i].text.p = text->text.p + out->block[i].base;
        out->block[i].map = text->run, out->block[i].maps = text->runs;
    }
}

void html_title(const struct whole *whole, str raw, size_t at, struct whole_text *text, struct page *out) {
    arena tree = {0};
    struct html_page page = {.root = html_tree(NULL, raw, &tree)};
    struct walk w = {.page = &page, .w = whole, .at = at, .text = text, .out = out, .start = text->text.n, .kind = BLOCK_HEADING};
    read_inline(&w, page.root);
    end_block(&w);
    place_blocks(text, out);
    buf_free(&w.line);
    arena_free(&tree);
}

static size_t bytes_of(const struct page *p, size_t from, size_t to) {
    size_t sum = 0;
    for (; from < to; from++) sum += p->block[from].text.n;
    return sum;
}

// What stands above the headline is of the site, unless it is much
static void cut_above(struct page *p, size_t first, size_t above) {
    if (above <= first || bytes_of(p, first, above) * 3 > bytes_of(p, above, p->blocks)) return;
    memmove(p->block + first, p->block + above, (p->blocks - above) * sizeof *p->block);
    p->blocks -= above - first;
}

// No heading and no title says what it is called: its first line does
static void name_headline(struct block *b) {
    if (b->kind == BLOCK_PARA && !ends_sentence(b->text) && b->text.n <= CAPTION) b->kind = BLOCK_HEADING;
}

static void keep_meta(const struct meta *from, struct meta *to, arena *mem) {
    to->author = arena_copy(mem, from->author), to->date = arena_copy(mem, from->date), to->source = arena_copy(mem, from->source);
    to->url = arena_copy(mem, from->url), to->lang = arena_copy(mem, from->lang);
}

void html_blocks(const struct html *h, const struct whole *whole, struct html_source from, struct whole_text *text, struct page *out, struct meta *meta, arena *mem) {
    arena tree = {0};
    struct html_page page = {.root = html_tree(h, from.raw, &tree), .keep_all = from.keep_all};
    struct walk w = {.page = &page, .w = whole, .font = from.font, .at = from.at, .text = text, .out = out, .start = text->text.n};
    html_head(page.root, &tree, &page.head);
    html_find(&page);
    if (page.headline || !from.untitled) read_headline(&w);
    w.kind = BLOCK_PARA;
    w.whole_page = !from.bare;
    if (w.whole_page) w.place = ABOVE;
    if (page.body != page.root) read_standfirst(&w, page.root);
    size_t first = out->blocks;
    read_node(&w, page.body);
    end_block(&w);
    if (!from.keep_all) cut_above(out, first, w.above);
    if (bytes_of(out, first, out->blocks) < LITTLE) w.place = WITHIN, read_json_body(&w);
    place_blocks(text, out);
    if (w.whole_page && !first && out->blocks) name_headline(&out->block[0]);
    if (meta) keep_meta(&page.head.meta, meta, mem);
    buf_free(&w.line);
    arena_free(&tree);
}
