// plain_pages: "स्वाद अलग होता \n\n 12 \n\n ग्राम पत्रिका \n\n है" -> "स्वाद अलग होता \n है"
#include "text/plain_pages.h"

#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "text/headline.h"

enum { HEAD_BYTES = 300, HEAD_WORDS = 14, PAGES = 3, NUMBER = 4, NEAR = 2, LINES = 5, TORN_WORDS = 4, PAGE_LINES = 120 };

// A line that is not empty, trimmed.  number: of a page, or -1; dashed: - 5 -; head: "हिमालय की गोद में 12", its number -1 for none
struct head { int number; bool back; str words; }; // back: the number stands behind the words
struct row { size_t from, to; int number; bool gone, dashed; struct head head; };
struct rows { struct row *v; size_t n; };

static bool digit(char c) { return c >= '0' && c <= '9'; }

// "12", "- 12 -", "12/40": the number of a page by itself
static int page_number(str s) {
    int value = -1;
    size_t i = 0, digits = 0;
    while (i < s.n && strchr("-[( ", s.p[i])) i++;
    for (; i < s.n && digit(s.p[i]) && digits < NUMBER; i++, digits++) value = (value < 0 ? 0 : value * 10) + s.p[i] - '0';
    while (i < s.n && strchr("-]) ", s.p[i])) i++;
    return digits && i == s.n ? value : -1;
}

static struct head head_of(str s) {
    size_t first = str_find(s, S(" ")), last = s.n;
    while (last && s.p[last - 1] != ' ') last--;
    struct head h = {.number = -1};
    if (words_in(s) < 2 || words_in(s) > HEAD_WORDS || s.n > HEAD_BYTES || first == s.n) return h;
    int front = page_number(str_sub(s, 0, first)), behind = page_number(str_sub(s, last, s.n));
    h = (struct head){behind >= 0 ? behind : front, behind >= 0, str_trim(behind >= 0 ? str_sub(s, 0, last) : str_sub(s, first, s.n))};
    while (h.words.n && strchr("|-", h.words.p[h.words.n - 1])) h.words = str_trim(str_sub(h.words, 0, h.words.n - 1));
    return h;
}

static struct rows cut_rows(const struct whole_text *t) {
    size_t n = 1;
    for (size_t i = 0; i < t->text.n; i++) n += t->text.p[i] == '\n';
    struct rows r = {malloc(n * sizeof *r.v), 0};
    if (!r.v) err_out_of_memory();
    for (size_t i = 0, end; i < t->text.n; i = end + 1) {
        end = i + str_find(str_sub(buf_view(&t->text), i, t->text.n), S("\n"));
        str line = str_trim(str_sub(buf_view(&t->text), i, end));
        size_t from = (size_t)(line.p - t->text.p);
        if (line.n) r.v[r.n++] = (struct row){from, from + line.n, page_number(line), false, line.p[0] == '-' && str_ends(line, S("-")), head_of(line)};
    }
    return r;
}

static str row_text(const struct whole_text *t, const struct row *r) { return (str){t->text.p + r->from, r->to - r->from}; }

static bool same_line(const struct whole_text *t, const struct row *a, const struct row *b) { return str_eq(row_text(t, a), row_text(t, b)); }

// A page ended in the middle of a sentence: the line above the number fills its column and has no stop
static bool is_torn(const struct whole_text *t, const struct rows *r, size_t i) {
    size_t above = i;
    while (above && i - above < NEAR && (r->v[above - 1].number >= 0 || r->v[above - 1].gone)) above--;
    return above && i + 1 < r->n && words_in(row_text(t, &r->v[above - 1])) >= TORN_WORDS && !ends_sentence(row_text(t, &r->v[above - 1]));
}

// The numbers are those of pages where each is one more than the last, at least PAGES of them; two, where one tears a sentence
static void find_numbers(const struct whole_text *t, struct rows *r) {
    size_t best = 0, run = 0, last = 0, start = 0, torn = 0;
    for (size_t i = 0; i < r->n; i++) {
        if (r->v[i].number < 0) continue;
        torn += is_torn(t, r, i);
        bool next = run && r->v[i].number == r->v[last].number + 1;
        run = next ? run + 1 : 1, start = next ? start : i, last = i;
        if (run > best && i - start >= LINES * (run - 1)) best = run; // else it is a list
    }
    bool sure = best >= PAGES || (best >= 2 && torn);
    for (size_t i = 0; i < r->n; i++) r->v[i].gone = r->v[i].number >= 0 && (sure || r->v[i].dashed);
}

static bool is_head(const struct whole_text *t, const struct row *r) {
    str s = row_text(t, r);
    return !r->gone && s.n <= HEAD_BYTES && words_in(s) <= HEAD_WORDS && !ends_sentence(s);
}

// A short line that stands beside the numbers of two pages, or of one and at the top of all, is their running head
static void find_heads(const struct whole_text *t, struct rows *r) {
    const struct row *seen[2 * NEAR] = {0};
    size_t at = 0;
    for (size_t i = 0; i < r->n; i++) {
        if (r->v[i].number < 0 || !r->v[i].gone) continue;
        for (size_t k = i > NEAR ? i - NEAR : 0; k <= i + NEAR && k < r->n; k++) {
            struct row *b = &r->v[k];
            if (!is_head(t, b)) continue;
            if (k && same_line(t, &r->v[0], b)) b->gone = true;
            for (size_t j = 0; j < 2 * NEAR; j++)
                if (seen[j] && seen[j] != b && same_line(t, seen[j], b)) b->gone = true, r->v[seen[j] - r->v].gone = true;
            seen[at++ % (2 * NEAR)] = b;
        }
    }
}

// ---- the number on the line of the head: हिमालय की गोद में 12 ----

// The same words with numbers that grow by one or two, far apart; one of them tears a sentence, or the number stands now
// before and now behind, as on left and right pages: no chapters
static void find_numbered_heads(const struct whole_text *t, struct rows *r) {
    for (size_t i = 0; i < r->n; i++) {
        const struct head *first = &r->v[i].head;
        if (r->v[i].gone || first->number < 0) continue;
        size_t last = i, found = 1, torn = is_torn(t, r, i);
        for (size_t k = i + LINES; k < r->n && k < last + PAGE_LINES; k++) {
            const struct head *h = &r->v[k].head;
            if (h->number <= r->v[last].head.number || h->number > r->v[last].head.number + 2 || !str_eq(h->words, first->words)) continue;
            last = k, found++, torn += is_torn(t, r, k) || h->back != first->back;
        }
        for (size_t k = i; found >= 2 && torn && k <= last; k++)
            if (r->v[k].head.number >= 0 && str_eq(r->v[k].head.words, first->words)) r->v[k].gone = true, r->v[k].number = 0;
    }
}

// The first line of all is a head too, where the next may be the headline
static void find_first(const struct whole_text *t, struct rows *r) {
    for (size_t i = 1; i < r->n && !r->v[0].gone; i++) {
        str next = {t->text.p + r->v[1].from, r->v[1].to - r->v[1].from};
        r->v[0].gone = r->v[i].gone && same_line(t, &r->v[0], &r->v[i]) && !ends_sentence(next);
    }
}

// What stood between the lines goes with them; a sentence that was torn meets its rest on the next line
static void cut_gone(struct whole_text *t, const struct rows *r) {
    for (size_t i = 0, end; i < r->n; i = end + 1) {
        for (end = i; end < r->n && r->v[end].gone; end++) {}
        if (end == i) continue;
        size_t from = i ? r->v[i - 1].to : 0, to = end < r->n ? r->v[end].from : t->text.n;
        bool torn = i && end < r->n && !ends_sentence(row_text(t, &r->v[i - 1]));
        bool inside = torn && words_in(row_text(t, &r->v[i - 1])) >= TORN_WORDS && ends_sentence(row_text(t, &r->v[end])); // of one sentence
        memset(t->text.p + from, WHOLE_CUT, to - from);
        if (i && to - from >= 2) t->text.p[from] = inside ? ' ' : '\n', t->text.p[from + 1] = torn ? WHOLE_CUT : '\n';
    }
}

void plain_pages(struct whole_text *t) {
    struct rows r = cut_rows(t);
    find_numbers(t, &r);
    find_numbered_heads(t, &r);
    find_numbered_heads(t, &r); // those above what is gone now
    find_heads(t, &r);
    find_first(t, &r);
    cut_gone(t, &r);
    free(r.v);
}
