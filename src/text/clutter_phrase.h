// clutter_phrase: the phrases of tidy.tsv, by their classes, found in a line.
#ifndef TEXT_CLUTTER_PHRASE_H
#define TEXT_CLUTTER_PHRASE_H

#include "text/wording.h"

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
    X(ISSUER, "issuer") /* the last word of an office that issues releases: मंत्रालय */                      \
    X(ISSUE, "issue") /* before the number of a paper's issue: अंक 3 */                                      \
    X(SKIP, "skip")   /* opens what a page lets its readers skip: छोड़कर सबसे अधिक पढ़ी गईं आगे बढ़ें */            \
    X(SKIPPED, "skipped") /* a line that closes it: समाप्त */                                                \
    X(LEAF, "leaf")   /* before the number of a page: पृष्ठ 5 */
enum clutter_class {
#define X(id, name) CLUTTER_##id,
    CLUTTER_CLASSES(X)
#undef X
    CLUTTER_CLASS_COUNT
};

struct clutter { struct wordings *table; };

struct clutter *clutter_open(const char *lexicon_dir, arena *mem, struct err *e); // EX_DATAERR: no such class

// Does `line` hold, begin with or equal (as the class says) a phrase of the class?
bool clutter_is(const struct clutter *c, str line, enum clutter_class is);

bool clutter_begins(const struct clutter *c, str line, enum clutter_class is);   // with such a phrase, behind signs
bool clutter_is_whole(const struct clutter *c, str line, enum clutter_class is); // nothing but the phrase and signs

// To the letter, no signs passed over.  clutter_at: its length at s.p[i], 0 for none; *found (may be NULL) gets its row
size_t clutter_at(const struct clutter *c, str s, size_t i, enum clutter_class is, const struct wording **found);
bool clutter_starts(const struct clutter *c, str s, enum clutter_class is, bool whole);
bool clutter_holds(const struct clutter *c, str s, enum clutter_class is);
bool clutter_ends(const struct clutter *c, str s, enum clutter_class is);

#endif
