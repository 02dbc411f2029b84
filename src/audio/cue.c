#include "audio/cue.h"

#include "base/utf8.h"

// What can stand on a line without being cut: a written word with its signs and the time it sounds.
// clause: a stop follows; tight: no blank follows.
struct unit { str text; size_t width; int64_t from, to; span src; bool clause, tight; };

static bool sits_on_letter(uint32_t c) {
    bool vowel_sign = (c >= 0x93A && c <= 0x94F && c != 0x93D) || (c >= 0x900 && c <= 0x903);
    return vowel_sign || (c >= 0x951 && c <= 0x957) || c == 0x962 || c == 0x963 || (c >= 0x300 && c <= 0x36F) ||
           (c >= 0x200B && c <= 0x200F) || (c >= 0xFE00 && c <= 0xFE0F);
}

size_t cue_width(str text) {
    size_t width = 0;
    for (size_t i = 0, n; i < text.n; i += n) width += !sits_on_letter(utf8_decode(str_sub(text, i, text.n), &n));
    return width;
}

// --- words -> units

static bool parts(uint8_t gap) { return gap != 0; } // GAP_WORD is 0: nothing follows but the next word

// bytes of the first `width` letters
static size_t bytes_of(str text, size_t width) {
    size_t i = 0, n = 0;
    for (size_t seen = 0; i < text.n; i += n) {
        seen += !sits_on_letter(utf8_decode(str_sub(text, i, text.n), &n));
        if (seen > width) break;
    }
    return i;
}

static size_t count_units(const struct mark *m, size_t n) {
    size_t units = 0;
    for (size_t i = 0; i < n; i++) units += 2 + cue_width(m[i].written.n ? m[i].written : m[i].word) / CUE_WIDTH;
    return units;
}

// A written word wider than a line (an address) becomes several units that share its time.
static size_t add_unit(struct unit *out, struct unit u) {
    size_t parts_of = (u.width + CUE_WIDTH - 1) / CUE_WIDTH, n = 0;
    int64_t length = u.to - u.from;
    if (parts_of <= 1) return out[0] = u, 1;
    for (str rest = u.text; rest.n; n++) {
        size_t cut = bytes_of(rest, CUE_WIDTH);
        out[n] = u;
        out[n].text = str_sub(rest, 0, cut);
        out[n].width = cue_width(out[n].text);
        out[n].from = u.from + length * (int64_t)n / (int64_t)parts_of;
        out[n].to = n + 1 < parts_of ? u.from + length * (int64_t)(n + 1) / (int64_t)parts_of : u.to;
        out[n].clause = u.clause && cut == rest.n;
        out[n].tight = u.tight || cut < rest.n;
        rest = str_sub(rest, cut, rest.n);
    }
    return n;
}

// Words without written text of their own (the rest of a number) lengthen the unit before them.
static size_t make_units(const struct mark *m, size_t n, struct unit *out) {
    size_t units = 0;
    bool any = false;
    for (size_t i = 0; i < n; i++) any = any || m[i].written.n;
    for (size_t i = 0, next; i < n; i = next) {
        str text = str_trim(any ? m[i].written : m[i].word);
        struct unit u = {text, cue_width(text), m[i].frame, m[i].frame + m[i].frames, m[i].src, parts(m[i].gap), false};
        u.tight = any && m[i].written.n && m[i].written.p[m[i].written.n - 1] != ' ';
        for (next = i + 1; next < n && any && !m[next].written.n; next++) {
            u.to = m[next].frame + m[next].frames;
            u.clause = parts(m[next].gap);
            if (m[next].src.to > u.src.to) u.src.to = m[next].src.to;
        }
        if (text.n) units += add_unit(out + units, u);
    }
    return units;
}

// --- units -> cues

static size_t width_of(const struct unit *u, size_t n) {
    size_t width = n ? n - 1 : 0;
    for (size_t i = 0; i < n; i++) width += u[i].width;
    return width;
}

// Where n units are best parted into two lines; n: they fit on one; 0: they do not fit at all.
static size_t best_line(const struct unit *u, size_t n) {
    size_t best = 0, best_cost = SIZE_MAX;
    if (width_of(u, n) <= CUE_WIDTH) return n;
    for (size_t i = 1; i < n; i++) {
        size_t a = width_of(u, i), b = width_of(u + i, n - i);
        if (a > CUE_WIDTH || b > CUE_WIDTH) continue;
        size_t cost = (a > b ? a - b : b - a) + (u[i - 1].clause ? 0 : 12);
        if (cost < best_cost) best = i, best_cost = cost;
    }
    return best;
}

enum { CUT_IN_CLAUSE = 30, SHORT_CUE = 25, PER_CUE = 8 };

static size_t cost_of(const struct unit *u, size_t n, bool last) {
    size_t width = width_of(u, n);
    return PER_CUE + (u[n - 1].clause || last ? 0 : CUT_IN_CLAUSE) + (width < 15 ? SHORT_CUE : 0);
}

// Least cost over all ways to part them: cost[i], from[i] for the first i units.
static void part(const struct unit *u, size_t n, size_t *cost, size_t *from) {
    cost[0] = 0;
    for (size_t i = 1; i <= n; i++) {
        cost[i] = SIZE_MAX;
        for (size_t k = i; k-- > 0 && width_of(u + k, i - k) <= 2 * CUE_WIDTH + 1;) {
            if (cost[k] == SIZE_MAX || !best_line(u + k, i - k)) continue;
            size_t c = cost[k] + cost_of(u + k, i - k, i == n);
            if (c < cost[i]) cost[i] = c, from[i] = k;
        }
    }
}

static str join(const struct unit *u, size_t n, int line, struct cue_word *word, arena *mem) {
    size_t bytes = 0, at = 0;
    for (size_t i = 0; i < n; i++) bytes += u[i].text.n + 1;
    char *p = arena_get(mem, bytes + 1);
    for (size_t i = 0; i < n; i++) {
        if (i && !u[i - 1].tight) p[at++] = ' ';
        word[i] = (struct cue_word){line, at, u[i].from};
        for (size_t k = 0; k < u[i].text.n; k++) p[at++] = (unsigned char)u[i].text.p[k] < 0x20 ? ' ' : u[i].text.p[k];
    }
    return (str){p, at};
}

static struct cue finish(const struct unit *u, size_t n, arena *mem) {
    size_t line = best_line(u, n);
    struct cue c = {.from = u[0].from, .to = u[n - 1].to, .src = {u[0].src.from, u[n - 1].src.to}};
    struct cue_word *word = ARENA_ARRAY(mem, struct cue_word, n);
    c.line[0] = join(u, line, 0, word, mem);
    c.line[1] = join(u + line, n - line, 1, word + line, mem);
    c.word = word, c.words = n;
    return c;
}

size_t cue_make(const struct mark *mark, size_t marks, arena *mem, struct cue **cue) {
    struct unit *u = ARENA_ARRAY(mem, struct unit, count_units(mark, marks) + 1);
    size_t n = make_units(mark, marks, u), cues = 0;
    size_t *cost = ARENA_ARRAY(mem, size_t, n + 1), *from = ARENA_ARRAY(mem, size_t, n + 1);
    part(u, n, cost, from);
    for (size_t i = n; i > 0; i = from[i]) cues++;
    *cue = ARENA_ARRAY(mem, struct cue, cues + 1);
    for (size_t i = n, k = cues; i > 0; i = from[i]) (*cue)[--k] = finish(u + from[i], i - from[i], mem);
    return cues;
}
