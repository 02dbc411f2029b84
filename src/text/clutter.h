// clutter: lines that a site puts around an article: bylines, time stamps, share bars, credits, tags, notices.
//
//     "फोटो: पीटीआई", "Updated: 12 Mar 2024, 10:15 AM IST", "#Delhi #Rain", "Home > देश > दिल्ली"
//
// Only short lines are judged, by the phrases of tidy.tsv and by a few shapes; a sentence that ends in a danda is
// never clutter by its shape.  When in doubt a line is no clutter.
#ifndef TEXT_CLUTTER_H
#define TEXT_CLUTTER_H

#include "base/arena.h"
#include "base/err.h"

#define CLUTTER_CLASSES(X)                                                                                  \
    X(OPEN, "open")   /* opens the teaser of another story */                                              \
    X(CLOSE, "close") /* closes it */                                                                      \
    X(LINE, "line")   /* a short line that holds the phrase */                                             \
    X(HINT, "hint")   /* a short line that holds it and is no sentence */                                  \
    X(START, "start") /* a short line that begins with it */                                               \
    X(NOTICE, "notice") /* a short line or a sentence that begins with it, whatever its end */             \
    X(TAIL, "tail")   /* a short line that ends with it: (फाइल फोटो) */                                      \
    X(SECTION, "section") /* a section of a site: clutter among clutter, else a word like any other */     \
    X(DATE, "date")   /* a word of a time stamp */                                                         \
    X(COUNT, "count") /* a line of a few words with a number and it: 1.2K व्यूज */                             \
    X(ONLY, "only")   /* a line that is nothing else */                                                    \
    X(END, "end")     /* a line by itself after which no article follows */                                \
    X(TITLE, "title") /* a label before a headline: शीर्षक: */                                                \
    X(TAG, "tag")     /* an agency in brackets: (भाषा) */                                                  \
    X(SCALE, "scale") /* behind a number that a site counts: 9.1 हज़ार */                                    \
    X(AGO, "ago")     /* behind a number, how long ago: 7 घंटे पहले */                                       \
    X(DESK, "desk")   /* who writes for a paper: the last words of a byline, or before its place */        \
    X(SURNAME, "surname") /* the last word of a person's name */                                           \
    X(SKIP, "skip")   /* opens what a page lets its readers skip: छोड़कर सबसे अधिक पढ़ी गईं आगे बढ़ें */            \
    X(SKIPPED, "skipped") /* a line that closes it: समाप्त */                                                \
    X(LEAF, "leaf")   /* before the number of a page: पृष्ठ 5 */
enum clutter_class {
#define X(id, name) CLUTTER_##id,
    CLUTTER_CLASSES(X)
#undef X
    CLUTTER_CLASS_COUNT
};

struct clutter;

struct clutter *clutter_open(const char *lexicon_dir, arena *mem, struct err *e); // EX_DATAERR: no such class

// Does `line` hold, begin with or equal (as the class says) a phrase of the class?
bool clutter_is(const struct clutter *c, str line, enum clutter_class is);

bool clutter_begins(const struct clutter *c, str line, enum clutter_class is);   // with such a phrase, behind signs
bool clutter_is_whole(const struct clutter *c, str line, enum clutter_class is); // nothing but the phrase and signs

extern const char clutter_hint[]; // the reason that is no more than likely: a line that holds a HINT
const char *clutter_line(const struct clutter *c, str line); // why a whole line is clutter, or NULL

bool clutter_is_stamp(const struct clutter *c, str line); // nothing but a date: 20 Jun 2025
bool clutter_is_dated(const struct clutter *c, str line); // a name or two and a day, either first: रीना माथुर · 12 दिसंबर 2025
bool clutter_is_byline(const struct clutter *c, str line); // नवभोर संवाददाता; अमर भारत ब्यूरो, पटना; निखिल चौधरी: who wrote it and no more
bool clutter_is_number(const struct clutter *c, str line); // a number and no more, a day: 203, 9.1 हज़ार, 15 नव॰
bool clutter_is_credit(const struct clutter *c, str line); // an agency and the names of its editors: भाषा अमित रंजन

bool clutter_is_label(const struct clutter *c, str line); // nothing but the label of a name or picture: the next line is what it labels

void clutter_months(const struct clutter *c, str line, buf *out); // the line, its months as when.h knows them: 20 Sep 2025

// The name behind a label that names the writer (By: ..., लेखक: ...), or the empty string.
str clutter_author(const struct clutter *c, str line);

// A teaser in brackets at the start of `s`, (यह भी पढ़ें: ...): its length with the brackets, 0 for none.
size_t clutter_bracketed(const struct clutter *c, str s);

size_t clutter_title(const struct clutter *c, str s); // bytes of the label before a headline

// The bracketed agency at the start of `s`, behind blanks: its length with the brackets, 0 for none.
size_t clutter_tag(const struct clutter *c, str s);

// नोएडा, एएनआई। संवाद सूत्र, बहराइच। ...: agency or writer of a dateline that stand in no brackets, the comma too.  Where it starts; *n: its length, 0 for none
size_t clutter_bare_tag(const struct clutter *c, str s, size_t *n);

#endif
