// tidy_top: "Home", "राज्य", "20 Jun 2025", "शीर्षक: ..." around the first lines
#include "text/tidy_top.h"

#include <string.h>

#include "text/clutter_date.h"
#include "text/clutter_name.h"
#include "text/headline.h"
#include "text/shape.h"
#include "text/tidy_head.h"
#include "text/tidy_menu.h"

enum { LINE_BYTES = 420, TOP_WORDS = 3, STAMP_LINES = 5, HEAD_LINES = 12, TITLE_WORDS = 5, PATH_WORDS = 12 };

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
    return title_below && !tidy_running(b) && !b->titled && (clutter_is_issuer(c, b->text) || (shape_is_latin(b->text) && words_in(b->text) <= PATH_WORDS));
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
    tidy_menu(c, page);
    tidy_head(page);
    drop_stamp(c, page);
    drop_top(c, page);
    blank_label(c, page);
}
