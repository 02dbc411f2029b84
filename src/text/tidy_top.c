// tidy_top: "Home", "राज्य", "20 Jun 2025", "शीर्षक: ..." around the first lines
#include "text/tidy_top.h"

#include <string.h>

#include "text/clutter_date.h"
#include "text/clutter_name.h"
#include "text/headline.h"
#include "text/shape.h"

enum { LINE_BYTES = 420, TOP_WORDS = 3, MENU_LINES = 3, KEYWORDS = 4, STAMP_LINES = 5, LONG_PARAGRAPH = 300, HEAD_LINES = 12, TITLE_WORDS = 5, LABELLED_WORDS = 15, PLACE_BYTES = 60, PLACE_MOST = 3, GREETING = 3 };

// A question by itself may be a headline
bool tidy_running(const struct block *b) {
    bool asks = str_ends(b->text, S("?")) || str_ends(b->text, S("!"));
    bool more = str_find(b->text, S("\xE0\xA5\xA4")) < b->text.n;
    return b->text.n >= LONG_PARAGRAPH || (ends_sentence(b->text) && (!asks || more));
}

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

// प्रादे76 अदालत-वेतन: the number of a wire copy, above its headline
static void drop_slug(struct page *p) {
    str s = p->blocks > 2 ? p->block[0].text : S("");
    size_t i = 0, letters, hyphen = str_find(s, S("-"));
    while (i < s.n && (unsigned char)s.p[i] >= 0x80) i++;
    for (letters = i; i < s.n && s.p[i] >= '0' && s.p[i] <= '9';) i++;
    bool number = letters && i > letters, with_words = number && i < s.n && s.p[i] == ' ' && ((hyphen > i && hyphen + 1 < s.n && words_in(s) <= 3) || words_in(s) == 4);
    str below = p->blocks > 2 ? p->block[1].text : S(""); // its keywords, each of them in the headline
    bool keywords = number && i == s.n && words_in(below) <= KEYWORDS && common_words(below, p->block[2].text) == words_in(below);
    if (with_words || keywords) p->block[0].dropped = "number of the agency";
    if (keywords) p->block[1].dropped = "number of the agency";
}

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
    while ((again = said_again(p, j)) > 0) drop_between(p, first + 1, j), p->block[j].dropped = "repeated headline", j = again;
    drop_between(p, first + 1, j);
    p->block[j].dropped = "repeated headline";
    if (whole) return;
    p->block[first].dropped = "title of the window";
    p->block[j].dropped = NULL, p->block[j].kind = BLOCK_HEADING;
}

// भिंड। शहर के ...; भिंड, 3 मई: ...
static bool has_dateline(str s) {
    size_t danda = str_find(s, S("\xE0\xA5\xA4 "));
    return danda < s.n && danda < PLACE_BYTES && words_in(str_sub(s, 0, danda)) <= PLACE_MOST;
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

static bool is_title(const struct block *b) { return !b->dropped && words_in(b->text) >= TITLE_WORDS && !tidy_running(b); }

// Below the headline: who wrote it, behind a dash; the place above the line that says when
static bool is_signed(const struct clutter *c, const struct page *p, size_t i) {
    const struct block *b = &p->block[i];
    size_t words = words_in(b->text);
    bool dash = (str_starts(b->text, S("\xE2\x80\x94 ")) || str_starts(b->text, S("- "))) && b[-1].kind == BLOCK_HEADING;
    bool place = words <= 2 && i + 1 < p->blocks && b[1].dropped && (strcmp(b[1].dropped, "time stamp") == 0 || clutter_is_stamp(c, b[1].text));
    return !tidy_running(b) && b->kind != BLOCK_HEADING && ((dash && words <= TITLE_WORDS) || (place && !shape_has_digit(b->text)));
}

// सूचना एवं जनसंपर्क निदेशालय: who issues a release; Hindi NewsBusiness: where the site files it: above the headline, which comes first
static bool is_office_above(const struct clutter *c, const struct page *p, size_t i) {
    const struct block *b = &p->block[i];
    size_t below = i + 1;
    while (below < p->blocks && p->block[below].dropped) below++;
    bool title_below = below < p->blocks && is_title(&p->block[below]) && !shape_is_latin(p->block[below].text);
    return title_below && !tidy_running(b) && !b->titled && (clutter_is_issuer(c, b->text) || (shape_is_latin(b->text) && words_in(b->text) <= TITLE_WORDS));
}

// डीजल नावों की विदाई, घाटों पर चलेंगी... above the whole of it
static bool is_cut_short(const struct page *p, size_t i) {
    str s = p->block[i].text;
    size_t dots = str_ends(s, S("...")) || str_ends(s, S("\xE2\x80\xA6")) ? 3 : 0;
    str start = str_trim(str_sub(s, 0, s.n - dots));
    for (size_t k = i + 1; dots && start.n && k < p->blocks && k <= i + HEAD_LINES; k++)
        if (str_starts(p->block[k].text, start)) return true;
    return false;
}

static bool is_glued_to(str path, str title) { return path.n > title.n && str_ends(path, title) && path.p[path.n - title.n - 1] != ' '; }

// हिंदी न्यूज़न्यूज़इंडियापहाड़ों पर बर्फ above पहाड़ों पर बर्फ: the path, its steps glued
static bool is_path_to(const struct page *p, size_t i) {
    for (size_t k = i + 1; k < p->blocks && k <= i + STAMP_LINES; k++)
        if (words_in(p->block[k].text) >= 3 && !tidy_running(&p->block[i]) && is_glued_to(p->block[i].text, p->block[k].text)) return true;
    return false;
}

// Jodhpur Fort Light Show above जोधपुर के किले में लाइट शो: what the page is called in its address
static bool is_slug_above(const struct page *p, size_t i) {
    return i && i + 1 < p->blocks && p->block[i - 1].dropped && shape_is_latin(p->block[i].text) && is_title(&p->block[i + 1]) && !shape_is_latin(p->block[i + 1].text);
}

// Another line that may be the headline, before the text: else this is all there is
static bool longer_below(const struct page *p, size_t i) {
    for (size_t k = i + 1; k < p->blocks && !tidy_running(&p->block[k]); k++)
        if (!p->block[k].dropped && words_in(p->block[k].text) > TOP_WORDS) return true;
    return false;
}

// Above the article: a date by itself, and a name or two between lines of the site
static void drop_top(const struct clutter *c, struct page *p) {
    bool above = true, named = false; // named: the headline was met
    size_t sure = 0;
    for (size_t i = 0; i < p->blocks && !tidy_running(&p->block[i]); i++) sure += p->block[i].dropped != NULL;
    for (size_t i = 0, running = 0; i < p->blocks && running < 2; i++) {
        struct block *b = &p->block[i];
        bool title_below = i && above && sure >= 2 && i + 1 < p->blocks && is_title(&p->block[i + 1]); // the name of the paper
        bool below = title_below || (i + 1 < p->blocks && (p->block[i + 1].dropped || clutter_is(c, p->block[i + 1].text, CLUTTER_SECTION)));
        if (!b->dropped && !running && (clutter_is_stamp(c, b->text) || (named && clutter_is_dated(c, b->text)) || (i && above && clutter_is_number(c, b->text)))) b->dropped = "time stamp";
        if (!b->dropped && !running && i + 1 < p->blocks && str_starts(p->block[i + 1].text, S("@")) && words_in(b->text) <= TITLE_WORDS) b->dropped = "byline"; // a name above its handle
        bool among = !running || b->kind != BLOCK_SUBHEAD || (i && p->block[i - 1].dropped) || (i + 2 < p->blocks && (p->block[i + 1].dropped || p->block[i + 2].dropped)); // below a standfirst: with a day, a label
        if (!b->dropped && named && (is_signed(c, p, i) || (among && clutter_is_byline(c, b->text)))) b->dropped = "byline";
        if (!b->dropped && !named && is_slug_above(p, i)) b->dropped = "address";
        if (!b->dropped && !named && is_office_above(c, p, i)) b->dropped = "above the headline";
        if (!b->dropped && !named && is_path_to(p, i)) b->dropped = "breadcrumb";
        if (!b->dropped && !named && clutter_is_masthead(c, b->text) && longer_below(p, i)) b->dropped = "masthead";
        if (!b->dropped && !named && is_cut_short(p, i)) b->dropped = "short form of the headline";
        running += tidy_running(b);
        if (!b->dropped && !running && above && below && longer_below(p, i) && (i || p->block[i + 1].dropped) && words_in(b->text) <= TOP_WORDS) b->dropped = "line of the site";
        above = b->dropped != NULL, named = named || !above;
    }
}

// The only date that stands by itself, near the top, is that of the page
static void drop_stamp(const struct clutter *c, struct page *p) {
    size_t found = 0, at = 0, top = 0;
    while (top < p->blocks && p->block[top].dropped) top++;
    for (size_t i = 0; i < p->blocks; i++)
        if (p->block[i].text.n <= LINE_BYTES && clutter_is_stamp(c, p->block[i].text)) at = found++ ? at : i;
    if (found == 1 && at && at < top + STAMP_LINES && !p->block[at].dropped) p->block[at].dropped = "time stamp";
}

// होम / बरेली / शीर्षक: ...: what stands above the label is of the site
static void drop_above_label(const struct clutter *c, struct page *p) {
    size_t at = 0;
    while (at < p->blocks && at <= HEAD_LINES && !clutter_title(c, p->block[at].text)) {
        if (tidy_running(&p->block[at]) && !p->block[at].dropped) return;
        at++;
    }
    if (at >= p->blocks || at > HEAD_LINES) return;
    p->block[at].kind = BLOCK_HEADING, p->block[at].dropped = NULL;
    for (size_t i = 0; i < at; i++)
        if (!p->block[i].dropped) p->block[i].dropped = "above the headline";
}

// शीर्षक: ...  The label becomes blanks in place.
static void blank_label(const struct clutter *c, struct page *p) {
    for (size_t i = 0; i < p->blocks; i++) {
        if (p->block[i].dropped) continue;
        memset((char *)(uintptr_t)p->block[i].text.p, ' ', clutter_title(c, p->block[i].text));
        return;
    }
}

void tidy_top(const struct clutter *c, struct page *page) {
    drop_above_label(c, page);
    drop_echoes(page);
    drop_labelled(c, page);
    drop_path_above(c, page);
    drop_menu_above(page);
    drop_latin_above(page);
    drop_head(c, page);
    drop_slug(page);
    drop_between_headlines(page);
    drop_short_form(page);
    drop_cover(page);
    drop_stamp(c, page);
    drop_top(c, page);
    blank_label(c, page);
}
