// html_mark: "photo_Caption", "photoCaption", "story-related-box" -> MARK_DROP
#include "text/html_mark.h"

#include <stdio.h>

#include "base/map.h"
#include "base/tsv.h"

enum { CLASS_LONGEST = 64 };

// class, id or piece of one -> enum html_mark; alone: only a whole one; builder: a prefix that says nothing
struct html { struct map mark, alone, builder; };

static uint32_t mark_named(str name) {
    return str_eq(name, S("body")) ? MARK_BODY : str_eq(name, S("standfirst")) ? MARK_STANDFIRST : str_eq(name, S("headline")) ? MARK_HEADLINE : MARK_DROP;
}

struct html *html_open(const char *lexicon_dir, arena *mem, struct err *e) {
    struct html *h = ARENA_NEW(mem, struct html);
    char path[512];
    snprintf(path, sizeof path, "%s/html.tsv", lexicon_dir);
    struct tsv t;
    struct tsv_row r;
    if (!tsv_open(&t, path, e)) return NULL;
    h->mark = map_new(mem, 256), h->alone = map_new(mem, 16), h->builder = map_new(mem, 16);
    while (tsv_next(&t, &r)) {
        struct map *to = str_eq(r.field[1], S("builder")) ? &h->builder : str_eq(r.field[2], S("whole")) ? &h->alone : &h->mark;
        map_put(to, r.field[0], mark_named(r.field[1]));
    }
    return h;
}

static bool upper(char c) { return c >= 'A' && c <= 'Z'; }

// photo_Caption, photoCaption, photo__caption -> photo-caption
static str plain_name(str name, char low[2 * CLASS_LONGEST], bool humps) {
    size_t n = 0;
    for (size_t i = 0; i < name.n && name.n <= CLASS_LONGEST; i++) {
        char c = name.p[i] == '_' ? '-' : name.p[i];
        if ((humps && i && upper(c) && !upper(name.p[i - 1])) || c == '-') {
            if (n && low[n - 1] != '-') low[n++] = '-';
        }
        if (c != '-') low[n++] = upper(c) ? (char)(c | 32) : c;
    }
    return (str){low, n};
}

// A piece alone may say it, or two: story-related-box, article-media-text
static bool said_by_piece(const struct html *h, str all, enum html_mark what) {
    uint32_t mark;
    for (size_t i = 0, before = 0, start = 0; i <= all.n; i++) {
        if (i < all.n && all.p[i] != '-') continue;
        if (map_get(&h->mark, str_sub(all, start, i), &mark) && mark == what) return true;
        if (start && map_get(&h->mark, str_sub(all, before, i), &mark) && mark == what) return true;
        before = start, start = i + 1;
    }
    return false;
}

// elementor-widget-theme-post-excerpt -> theme-post-excerpt
static str without_builder(const struct html *h, str name) {
    uint32_t is;
    for (size_t i = name.n; i; i--)
        if ((i == name.n || name.p[i] == '-') && map_get(&h->builder, str_sub(name, 0, i), &is)) return str_sub(name, i < name.n ? i + 1 : i, name.n);
    return name;
}

uint32_t html_mark_of(const struct html *h, str name) {
    char low[2 * CLASS_LONGEST];
    uint32_t mark = 0;
    str whole = without_builder(h, plain_name(name, low, false));
    if (!whole.n) return 0;
    if (map_get(&h->mark, whole, &mark) || map_get(&h->alone, whole, &mark)) return mark;
    whole = without_builder(h, plain_name(name, low, true));
    if (map_get(&h->mark, whole, &mark)) return mark;
    return said_by_piece(h, whole, MARK_DROP) ? MARK_DROP : said_by_piece(h, whole, MARK_STANDFIRST) ? MARK_LIKE_STANDFIRST : 0;
}
