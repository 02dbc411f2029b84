// tidy_menu: "राज्य", "होम", "भोपाल" above "भोपाल में पुल की मरम्मत शुरू"
#include "text/tidy_menu.h"

#include <string.h>

#include "text/clutter_name.h"
#include "text/headline.h"
#include "text/shape.h"

enum { LINE_BYTES = 420, TOP_WORDS = 3, MENU_LINES = 3, KEYWORDS = 4, TITLE_WORDS = 5, LABELLED_WORDS = 15, SURE_TITLE = 9 };

// "किले की दीवार। - Dainik Bhaskar" above "किले की दीवार।"
static bool is_credited(str long_one, str s) {
    str rest = str_sub(long_one, s.n, long_one.n);
    return words_in(s) >= TOP_WORDS && str_starts(long_one, s) && str_starts(rest, S(" - ")) && words_in(rest) <= TITLE_WORDS;
}

// "आगरा में यमुना" beside "Image Source : PTI आगरा में यमुना": a caption is often said twice
static void drop_echoes(struct page *p) {
    for (size_t i = 0; i + 1 < p->blocks; i++)
        for (int k = 0; k < 2; k++) {
            struct block *a = &p->block[i + (size_t)k], *b = &p->block[i + 1 - (size_t)k];
            bool label = a->dropped && strcmp(a->dropped, "breadcrumb") && a->kind != BLOCK_HEADING && a->text.n <= LINE_BYTES && b->text.n + 6 < a->text.n;
            bool said = str_ends(a->text, b->text) || str_starts(a->text, b->text);
            if (label && i && !b->dropped && words_in(b->text) >= 2 && !ends_sentence(b->text) && said) b->dropped = "caption";
            if (!k && i && !a->dropped && is_credited(a->text, b->text)) a->dropped = b->dropped = "caption";
        }
}

// लेखक, / जोनाथन हिल: what stands below a label that says nothing more
static void drop_labelled(const struct clutter *c, struct page *p) {
    for (size_t i = 0; i + 1 < p->blocks; i++) {
        struct block *b = &p->block[i + 1];
        bool label = p->block[i].dropped && clutter_is_label(c, p->block[i].text);
        if (label && !b->dropped && !tidy_running(b) && words_in(b->text) <= LABELLED_WORDS) b->dropped = "label of the site";
    }
}

// Many lines of the site, and then the first that is long enough for a headline
static void drop_head(const struct clutter *c, struct page *p) {
    size_t clutter = 0, longest = 0, i;
    for (i = 0; i < p->blocks && !tidy_running(&p->block[i]); i++) {
        const struct block *b = &p->block[i];
        bool site = b->dropped || clutter_is(c, b->text, CLUTTER_SECTION);
        size_t words = site ? 0 : words_in(b->text);
        if (words >= TITLE_WORDS && words > longest && i > MENU_LINES && clutter * 10 >= i * 6) break;
        if (words >= SURE_TITLE) return; // this is it
        clutter += site, longest = words > longest ? words : longest;
    }
    if (i == p->blocks || tidy_running(&p->block[i])) return;
    for (size_t k = 0; k < i; k++)
        if (!p->block[k].dropped) p->block[k].dropped = "menu of the site";
}

// हिंदी न्यूज / उत्तर प्रदेश / बहराइच above a longer line: a path whose first step is the site's
static void drop_path_above(const struct clutter *c, struct page *p) {
    size_t n = 0;
    while (n < p->blocks && words_in(p->block[n].text) <= TOP_WORDS && !ends_sentence(p->block[n].text) && !shape_has_digit(p->block[n].text)) n++;
    if (n < 2 || n == p->blocks || tidy_running(&p->block[n]) || (words_in(p->block[n].text) < TITLE_WORDS && !p->block[n].dropped)) return;
    if (!p->block[0].dropped || !clutter_is(c, p->block[0].text, CLUTTER_ONLY)) return;
    for (size_t i = 1; i < n; i++)
        if (!p->block[i].dropped) p->block[i].dropped = "menu of the site";
}

// राज्य / होम / भोपाल above a headline that is longer than any of them: a menu, where two lines of it are surely of the site
static void drop_menu_above(struct page *p) {
    size_t n = 0, sure = 0;
    for (; n < p->blocks && (p->block[n].dropped || words_in(p->block[n].text) <= TOP_WORDS) && !ends_sentence(p->block[n].text); n++) sure += p->block[n].dropped != NULL;
    if (n <= MENU_LINES || sure < 2 || n == p->blocks) return;
    for (size_t i = 0; i < n; i++)
        if (!p->block[i].dropped) p->block[i].dropped = "menu of the site";
}

// Local / Rajasthan / Jaipur Fire: Godown Burnt above the headline: menu and address of a page in Hindi
static void drop_latin_above(struct page *p) {
    size_t n = 0, sure = 0;
    for (; n < p->blocks && (p->block[n].dropped || shape_is_latin(p->block[n].text)) && !tidy_running(&p->block[n]); n++) sure += p->block[n].dropped != NULL;
    if (n < 2 || !sure || n == p->blocks || words_in(p->block[n].text) < TITLE_WORDS || tidy_running(&p->block[n])) return;
    for (size_t i = 0; i < n; i++)
        if (!p->block[i].dropped) p->block[i].dropped = "menu of the site";
}

// Three keywords, most of them in the headline below: "जी20 शिखर सम्मेलन शुरू" above a text is none
static bool is_keyed(const struct page *p, str keys) {
    str below = p->block[1].text;
    return words_in(keys) == 3 && words_in(below) >= TITLE_WORDS && !tidy_running(&p->block[1]) && common_words(keys, below) >= 2;
}

// प्रादे76 अदालत-वेतन: the number of a wire copy, above its headline
static void drop_slug(struct page *p) {
    str s = p->blocks > 2 ? p->block[0].text : S("");
    size_t i = 0, letters, hyphen = str_find(s, S("-"));
    while (i < s.n && (unsigned char)s.p[i] >= 0x80) i++;
    for (letters = i; i < s.n && s.p[i] >= '0' && s.p[i] <= '9';) i++;
    bool number = letters && i > letters, with_words = number && i < s.n && s.p[i] == ' ' && ((hyphen > i && hyphen + 1 < s.n && words_in(s) <= 3) || is_keyed(p, str_sub(s, i + 1, s.n)));
    str below = p->blocks > 2 ? p->block[1].text : S(""); // its keywords, each of them in the headline
    bool keywords = number && i == s.n && words_in(below) <= KEYWORDS && common_words(below, p->block[2].text) == words_in(below);
    if (with_words || keywords) p->block[0].dropped = "number of the agency";
    if (keywords) p->block[1].dropped = "number of the agency";
}

void tidy_menu(const struct clutter *c, struct page *page) {
    drop_echoes(page);
    drop_labelled(c, page);
    drop_path_above(c, page);
    drop_menu_above(page);
    drop_latin_above(page);
    drop_head(c, page);
    drop_slug(page);
}
