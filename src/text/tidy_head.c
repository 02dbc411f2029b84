// tidy_head: "पुल चालू | नवभोर", "By रमा", "पुल चालू" -> "पुल चालू"
#include "text/tidy_head.h"

#include "text/headline.h"

enum { STAMP_LINES = 5, HEAD_LINES = 12, TITLE_WORDS = 5, GREETING = 3 };

static bool same_words(str a, str b) {
    size_t words = words_in(a);
    return words >= 2 && words == words_in(b) && common_words(a, b) == words;
}

// The title of the window, lines of the site, and then the headline itself: said twice, it is the headline
static size_t said_again(const struct page *p, size_t i) {
    str name = without_site(p->block[i].text);
    if (words_in(name) < 2 || tidy_running(&p->block[i])) return 0;
    size_t running = 0; // between them there may be the lines below the headline, and no more
    for (size_t j = i + 1; j < p->blocks && j <= i + HEAD_LINES && running <= 1; j++) {
        if (same_words(name, p->block[j].text)) return j;
        running += !p->block[j].dropped && tidy_running(&p->block[j]);
    }
    return 0;
}

static void drop_between(struct page *p, size_t from, size_t to) {
    for (size_t k = from; k < to; k++)
        if (!p->block[k].dropped && !ends_sentence(p->block[k].text)) p->block[k].dropped = "above the headline";
}

static void drop_between_headlines(struct page *p) {
    size_t first = 0, j = 0, again;
    for (; first < p->blocks && first <= HEAD_LINES && !tidy_running(&p->block[first]); first++)
        if (!p->block[first].dropped && (j = said_again(p, first)) > 0) break;
    if (!j || first == p->blocks) return;
    str title = p->block[first].text;
    bool whole = without_site(title).n == title.n;
    if (first && words_in(title) < TITLE_WORDS) return; // a line that comes back
    drop_between(p, 0, first);
    p->block[first].kind = BLOCK_HEADING;
    size_t above = first; // all up to it is done
    for (; (again = said_again(p, j)) > 0; above = j, j = again) drop_between(p, above + 1, j), p->block[j].dropped = "repeated headline";
    drop_between(p, above + 1, j);
    p->block[j].dropped = "repeated headline";
    if (whole) return;
    p->block[first].dropped = "title of the window";
    p->block[j].dropped = NULL, p->block[j].kind = BLOCK_HEADING;
}

// नमस्कार सर, / आज की खबर भेज रहा हूं। / headline / भिंड। ...: what a letter says to the desk before the story begins
static void drop_cover(struct page *p) {
    bool greets = false, said = false; // a greeting, and a sentence behind it
    for (size_t i = 0; i + 1 < p->blocks && i <= STAMP_LINES; i++) {
        str s = p->block[i].text;
        bool title = words_in(s) >= TITLE_WORDS && !tidy_running(&p->block[i]) && has_dateline(p->block[i + 1].text);
        for (size_t k = 0; title && said && k < i; k++)
            if (!p->block[k].dropped) p->block[k].dropped = "cover of the letter";
        if (title && said) p->block[i].kind = BLOCK_HEADING;
        if (title) return;
        said = said || (greets && tidy_running(&p->block[i]));
        greets = greets || (i && str_ends(s, S(",")) && words_in(s) <= GREETING);
    }
}

// A short form of the headline above it: what a letter or a list calls it
static void drop_short_form(struct page *p) {
    size_t a = 0, b;
    while (a < p->blocks && p->block[a].dropped) a++;
    for (b = a + 1; b < p->blocks && p->block[b].dropped;) b++;
    if (b >= p->blocks || p->block[a].titled || tidy_running(&p->block[a]) || tidy_running(&p->block[b])) return;
    str low = p->block[a].text, full = p->block[b].text;
    if (words_in(low) < TITLE_WORDS || words_in(full) <= words_in(low) || common_words(low, full) + 1 < words_in(low)) return; // one may have its comma
    p->block[a].dropped = "short form of the headline", p->block[b].kind = BLOCK_HEADING;
}

void tidy_head(struct page *page) {
    drop_between_headlines(page);
    drop_short_form(page);
    drop_cover(page);
}
