// clutter_phrase: does "Updated: 12 Mar 2024" begin with a phrase of tidy.tsv?
#include "text/clutter_phrase.h"

#include <stdio.h>
#include <string.h>

#include "text/shape.h"

struct clutter *clutter_open(const char *lexicon_dir, arena *mem, struct err *e) {
    static const char *const names[] = {
#define X(id, name) name,
        CLUTTER_CLASSES(X)
#undef X
    };
    struct clutter *c = ARENA_NEW(mem, struct clutter);
    char path[512];
    snprintf(path, sizeof path, "%s/tidy.tsv", lexicon_dir);
    c->table = wordings_open(path, names, CLUTTER_CLASS_COUNT, mem, e);
    return c->table ? c : NULL;
}

// The phrase of this class at s.p[i]: its length there, 0 for none; *found gets its row
size_t clutter_at(const struct clutter *c, str s, size_t i, enum clutter_class is, const struct wording **found) {
    const struct wording *p;
    size_t n = 0, longest = 0;
    for (int row = wordings_from(c->table, s, i); row; row = p->next) {
        p = wordings_row(c->table, row);
        if (p->is != (int)is || (n = wording_at(s, i, p->text)) <= longest) continue;
        longest = n;
        if (found) *found = p;
    }
    return longest;
}

bool clutter_starts(const struct clutter *c, str s, enum clutter_class is, bool whole) {
    size_t n = s.n ? clutter_at(c, s, 0, is, NULL) : 0;
    return n && (!whole || n == s.n);
}

bool clutter_holds(const struct clutter *c, str s, enum clutter_class is) {
    int row;
    for (size_t i = 0, at; wordings_next(c->table, s, &i, &at, &row);)
        if (clutter_at(c, s, at, is, NULL)) return true;
    return false;
}

// Do the last words of s stand in the class?
bool clutter_ends(const struct clutter *c, str s, enum clutter_class is) {
    int row;
    for (size_t next = 0, i; wordings_next(c->table, s, &next, &i, &row);)
        if (i + clutter_at(c, s, i, is, NULL) == s.n) return true;
    return false;
}

// टिप्पणियां (2), 12 Comments: without the number
static str without_count(str s) {
    while (s.n && ((s.p[0] >= '0' && s.p[0] <= '9') || strchr("( ", s.p[0]))) s = str_sub(s, 1, s.n);
    while (s.n && ((s.p[s.n - 1] >= '0' && s.p[s.n - 1] <= '9') || strchr("() ", s.p[s.n - 1]))) s.n--;
    return s;
}

bool clutter_is(const struct clutter *c, str line, enum clutter_class is) {
    str uncounted = is == CLUTTER_END ? without_count(line) : line;
    if (uncounted.n < line.n && clutter_is_whole(c, uncounted, is)) return true;
    if (is == CLUTTER_START || is == CLUTTER_NOTICE) return clutter_begins(c, line, is);
    if (is == CLUTTER_ONLY || is == CLUTTER_END || is == CLUTTER_SECTION || is == CLUTTER_DATE) return clutter_is_whole(c, line, is);
    return clutter_holds(c, line, is);
}

bool clutter_begins(const struct clutter *c, str line, enum clutter_class is) { return clutter_starts(c, shape_bare(line), is, false); }

bool clutter_is_whole(const struct clutter *c, str line, enum clutter_class is) {
    str rest = shape_without_address(line);
    return clutter_starts(c, shape_bare(line), is, true) || (rest.n < line.n && clutter_starts(c, shape_bare(rest), is, true));
}
