// tidy_tail: "... रोक दी गई।", "भाषा अमित रंजन" -> "... रोक दी गई।"
#include "text/tidy_tail.h"

#include "text/clutter_name.h"
#include "text/headline.h"
#include "text/shape.h"
#include "text/tidy_unit.h"

enum { CREDIT_LINES = 6, NAME_WORDS = 3, SURE = 2 };

static size_t behind_last(const struct page *p) { // the paragraph that ends the running text
    size_t i = p->blocks;
    while (i && (p->block[i - 1].dropped || !tidy_running(&p->block[i - 1]))) i--;
    return i;
}

static bool may_be_name(const struct block *b) {
    return !tidy_running(b) && words_in(b->text) <= NAME_WORDS && !shape_has_digit(b->text) && str_find(b->text, S(":")) == b->text.n;
}

// भाषा अमित रंजन: who wrote it for the agency
static void drop_credit(const struct clutter *c, struct page *p, size_t from) {
    size_t left = 0;
    for (size_t i = p->blocks; i > from && i > 1 && left < CREDIT_LINES; i--) {
        const struct block *b = &p->block[i - 1];
        if (b->dropped) continue;
        left++;
        if (!clutter_is_credit(c, b->text)) continue;
        i--;
        if (i > from && i > 1 && clutter_is_whole(c, b->text, CLUTTER_TAG) && may_be_name(&p->block[i - 1])) i--; // the names may stand on a line before
        for (size_t k = i; k < p->blocks; k++) p->block[k].dropped = "credit";
        return;
    }
}

static void drop_initials(struct page *p, size_t from) {
    bool lone = from + SURE < p->blocks && (words_in(p->block[from].text) == 1 || shape_is_latin(p->block[from].text)) && p->block[from + 1].dropped && p->block[from + 2].dropped;
    if (lone && !p->block[from].dropped) p->block[from].dropped = "credit"; // एमवी, above the footer
    for (size_t i = from; i < p->blocks; i++)
        if (!p->block[i].dropped && shape_is_initials(p->block[i].text)) p->block[i].dropped = "credit";
}

// About Us Contact RSS: below a text in Hindi, a line of Latin letters that is no sentence
static void drop_latin(struct page *p, size_t from) {
    if (shape_is_latin(p->block[from - 1].text)) return;
    for (size_t i = p->blocks; i > from; i--) {
        struct block *b = &p->block[i - 1];
        if (b->dropped) continue;
        if (b->kind == BLOCK_ITEM || !shape_is_latin(b->text) || tidy_running(b)) return; // a model above its list is of the text
        b->dropped = "line of the site";
    }
}

// Topics: / पटना / बिहार / 0 कमेंट / जवाब दें: where the site has begun to speak, its lines stand together
static void drop_rest(struct page *p, size_t from) {
    size_t first = from, sure = 0;
    while (first < p->blocks && !p->block[first].dropped) first++;
    for (size_t i = first; i < p->blocks; i++) sure += p->block[i].dropped != NULL;
    if (sure < SURE || sure * 3 < p->blocks - first) return;
    for (size_t i = first; i < p->blocks; i++)
        if (!p->block[i].dropped) p->block[i].dropped = "after the end of the article";
}

void tidy_tail(const struct clutter *c, struct page *page) {
    size_t from = behind_last(page);
    drop_credit(c, page, from);
    if (!from) return; // no running text: a list, a notice
    drop_initials(page, from);
    drop_latin(page, from);
    drop_rest(page, from);
}
