// html_find: <nav>...</nav><article><h1>...</h1><p>... -> article, h1
#include "text/html_find.h"

#include "text/headline.h"

enum { CANDIDATES = 200, LARGE_WORDS = 4 }; // headings that are compared with the page's titles

bool html_skipped(const struct html_page *p, const struct node *n) {
    if (n->silent) return true;
    return !p->keep_all && n->aside && n->bytes * 2 <= p->root->bytes;
}

// Bytes of running text: outside links and of what is never read
static void measure(const struct html_page *p, struct node *n) {
    n->running = n->tag == TAG_TEXT ? n->bytes : 0;
    if (n->tag == TAG_TEXT || n->tag == TAG_A || html_skipped(p, n)) return;
    for (struct node *child = n->first; child; child = child->next) {
        measure(p, child);
        n->running += child->running;
    }
}

struct best { const struct node *node; size_t bytes; };

static bool is_article(const struct node *n) {
    return n->tag == TAG_ARTICLE || n->tag == TAG_MAIN || n->mark == MARK_BODY || str_eq(html_attribute(n, "role"), S("main"));
}

// The innermost element said to be the article that still holds nearly all of the running text
static void find_article(const struct html_page *p, const struct node *n, struct best *best) {
    if (n->tag == TAG_TEXT || html_skipped(p, n)) return;
    bool more = n->running > best->bytes, nearly = best->node && n->running && n->running * 10 >= best->bytes * 9;
    if (is_article(n) && (more || nearly)) *best = (struct best){n, more ? n->running : best->bytes};
    for (const struct node *child = n->first; child; child = child->next) find_article(p, child, best);
}

// ---- the headline ----

static void collect(const struct node *n, buf *out) {
    if (out->n > TITLE_LONGEST) return;
    if (n->tag == TAG_TEXT) buf_str(out, n->text);
    for (const struct node *child = n->first; child; child = child->next) collect(child, out);
}

// "/", "index.html", "http://bundelkhanddarpan.example/"
static bool is_front_page(str href) {
    size_t host = str_find(href, S("://"));
    str path = host < href.n ? str_sub(href, host + 3, href.n) : href;
    if (host < href.n) path = str_sub(path, str_find(path, S("/")), path.n);
    if (!path.n) return host < href.n;
    if (str_starts(path, S("/"))) path = str_sub(path, 1, path.n);
    bool index = str_starts(path, S("index.")) && path.n <= 11 && str_find(path, S("/")) == path.n && str_find(path, S("?")) == path.n; // of any kind, and nothing behind it
    return !path.n || str_eq(path, S("./")) || index;
}

// A heading that is all one link to the front page is the name of the site
static bool names_site(const struct node *n) {
    if (n->tag == TAG_A) return is_front_page(html_attribute(n, "href"));
    for (const struct node *child = n->first; child && n->bytes == n->linked; child = child->next)
        if (child->tag != TAG_TEXT && names_site(child)) return true;
    return false;
}

static bool may_be_headline(const struct node *n) {
    bool said = n->mark == MARK_HEADLINE || str_eq(html_attribute(n, "itemprop"), S("headline"));
    return (n->tag == TAG_H1 && !names_site(n)) || (said && n->first && n->bytes <= TITLE_LONGEST);
}

enum rank { RANK_FIRST, RANK_LOWER, RANK_BOLD, RANK_LARGE, RANKS }; // h1 and what is marked; h2 to h4; bold letters that say a title; large ones

struct choice { size_t score, seen; enum rank rank; };

// Most words of the title, or of its longest piece: "जनपथ साप्ताहिक - बुनकरों की हड़ताल समाप्त"
static bool says_title(str s, str title) {
    str piece = title;
    for (size_t i = 0, from = 0; i <= title.n; i++) {
        bool ends = i == title.n || str_starts(str_sub(title, i, title.n), S(" - ")) || str_starts(str_sub(title, i, title.n), S(" | "));
        if (!ends) continue;
        if (!from || i - from > piece.n) piece = str_sub(title, from, i);
        from = i + (i < title.n ? 3 : 0);
    }
    return words_in(s) >= 3 && words_in(piece) >= 3 && common_words(piece, s) * 10 >= words_in(piece) * 8;
}

// <font size=5>, <font size="+2">, not the name of the paper
static bool is_large(const struct node *n) {
    if (n->tag != TAG_FONT || !n->bytes || n->bytes > TITLE_LONGEST || n->linked) return false;
    str size = html_attribute(n, "size");
    bool more = size.n == 2 && size.p[0] == '+' && size.p[1] >= '1';
    if (!more && !(size.n == 1 && size.p[0] >= '4' && size.p[0] <= '7')) return false;
    buf text = {0};
    collect(n, &text);
    size_t words = words_in(str_trim(buf_view(&text)));
    buf_free(&text);
    return words >= LARGE_WORDS;
}

// Where no heading is a headline: one of lower rank whose words all stand in a title of the page, or that says most of it; or such letters
static bool is_titled(const struct html_page *p, const struct node *n, enum rank rank) {
    if (rank == RANK_LARGE) return is_large(n);
    bool heading = n->tag >= TAG_H2 && n->tag <= TAG_H4, bold = n->tag == TAG_B || n->tag == TAG_STRONG || n->tag == TAG_FONT, titled = false;
    if (!(rank == RANK_LOWER ? heading : bold) || !n->bytes || n->bytes > TITLE_LONGEST || n->linked) return false;
    buf text = {0};
    collect(n, &text);
    str s = str_trim(buf_view(&text));
    for (int i = 0; i < HEAD_TITLES; i++) {
        str title = p->head.title[i].text;
        if (title.n) titled = titled || (rank == RANK_LOWER && words_in(s) >= 3 && common_words(s, title) == words_in(s)) || says_title(s, title);
    }
    buf_free(&text);
    return titled;
}

// How well a heading says what the page's titles say
static void weigh(struct html_page *p, const struct node *n, struct choice *c) {
    buf text = {0};
    collect(n, &text);
    size_t score = 1;
    for (int i = 0; i < HEAD_TITLES && text.n <= TITLE_LONGEST; i++) score += common_words(buf_view(&text), p->head.title[i].text);
    if (score > c->score && str_trim(buf_view(&text)).n) p->headline = n, c->score = score;
    buf_free(&text);
}

// Of several headings the one that says most of what the page's titles say; the first, if all say as much
static void find_headline(struct html_page *p, const struct node *n, struct choice *c) {
    if (n->tag == TAG_TEXT || (n->tag != TAG_HEADER && html_skipped(p, n))) return;
    bool may = c->rank ? is_titled(p, n, c->rank) : may_be_headline(n);
    if (may && c->seen++ < CANDIDATES) weigh(p, n, c);
    for (const struct node *child = n->first; child; child = child->next) find_headline(p, child, c);
}

static bool says_word(const struct node *n, str word) {
    if (n->tag == TAG_TEXT) return str_find(n->text, word) < n->text.n;
    if (n->silent) return false;
    for (const struct node *child = n->first; child; child = child->next)
        if (says_word(child, word)) return true;
    return false;
}

bool html_says(const struct html_page *p, str title) {
    size_t words = 0, said = 0;
    for (str word; str_split(&title, ' ', &word);) {
        if (!word.n) continue;
        words++;
        said += says_word(p->root, word);
    }
    return said * 2 > words;
}

bool html_is_standfirst(const struct html_page *p, const struct node *n) {
    const struct node *h = p->headline;
    bool beside = h && n->tag == TAG_H2 && n->parent && h->parent && (n->parent == h->parent || n->parent == h->parent->parent);
    return n->mark == MARK_STANDFIRST || ((n->mark == MARK_LIKE_STANDFIRST || beside) && n->bytes <= TITLE_LONGEST * 2);
}

// ---- the part that holds the text ----

enum { PROSE = 240, WHOLE_SHARE = 90, FRAME_SHARE = 75 }; // bytes of a text that is no label; per cent

static bool is_listed(const struct node *n) { return n->tag == TAG_LI || n->tag == TAG_TABLE || n->tag == TAG_DL || (n->tag >= TAG_H2 && n->tag <= TAG_H6); }

static bool is_prose(str s) {
    s = str_trim(s);
    return s.n >= PROSE || ends_sentence(s) || str_find(s, S("\xE0\xA5\xA4")) < s.n;
}

// Sentences, and items of lists and tables, that are no links
static void measure_prose(const struct html_page *p, struct node *n, bool listed) {
    n->prose = n->tag == TAG_TEXT && !n->blank && (listed || is_prose(n->text)) ? n->bytes : 0;
    if (n->tag == TAG_TEXT || n->tag == TAG_A || html_skipped(p, n)) return;
    for (struct node *child = n->first; child; child = child->next) {
        measure_prose(p, child, listed || is_listed(n));
        n->prose += child->prose;
    }
}

static bool is_container(const struct node *n) {
    switch (n->tag) {
    case TAG_DIV: case TAG_SECTION: case TAG_ARTICLE: case TAG_MAIN: case TAG_CENTER: case TAG_FORM: case TAG_HTML: case TAG_BODY: case TAG_OTHER: return true;
    default: return false;
    }
}

// The innermost element that holds nearly all of it
static const struct node *find_core(const struct node *from) {
    const struct node *core = from, *next = from;
    while (next) {
        core = next, next = NULL;
        for (const struct node *child = core->first; child && !next; child = child->next)
            if (is_container(child) && child->prose * 100 >= from->prose * WHOLE_SHARE) next = child;
    }
    return core;
}

// The body, or what holds it and the headline
static const struct node *with_headline(const struct html_page *p) {
    const struct node *body = p->body;
    while (p->headline && body->parent && !html_inside(p->headline, body)) body = body->parent;
    return body;
}

// Around the headline, the innermost element that holds most of the text: a column of the page
static const struct node *find_frame(const struct html_page *p) {
    const struct node *frame = p->headline;
    while (frame && frame != p->body && frame->prose * 100 < p->body->prose * FRAME_SHARE) frame = frame->parent;
    return frame ? frame : p->body;
}

void html_find(struct html_page *p) {
    struct best best = {0};
    struct choice choice = {0};
    for (; choice.rank < RANKS && !p->headline; choice.rank++, choice.seen = 0) find_headline(p, p->root, &choice);
    measure(p, p->root);
    find_article(p, p->root, &best);
    // a part that is called the article but holds little of the text is no article
    p->body = best.node && best.bytes * 2 >= p->root->running ? best.node : p->root;
    measure_prose(p, p->root, false);
    p->core = p->body->prose ? find_core(p->body) : p->body;
    p->body = with_headline(p);
    p->frame = find_frame(p);
}
