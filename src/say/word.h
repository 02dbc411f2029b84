// word: one spoken word.  "4 लाख" is said as the words चार, लाख; both lead back to what was written.
//
// `text` is Devanagari only: no digit, Latin letter, sign or blank; it may hold one hyphen between two words
// said in one breath (तीन-शून्य).  `gap` is what follows: nothing but the next word, or a stop.
#ifndef SAY_WORD_H
#define SAY_WORD_H

#include "base/str.h"

#define GAPS(X)                                                                                             \
    X(WORD, "word")         /* nothing: the next word follows */                                            \
    X(COMMA, "comma")       /* , and brackets */                                                            \
    X(CLAUSE, "clause")     /* ; — … | */                                                                   \
    X(COLON, "colon")       /* : after a headline's first half, or before a list or speech */               \
    X(STOP, "stop")         /* । . */                                                                       \
    X(QUESTION, "question") /* ? */                                                                         \
    X(EXCLAIM, "exclaim")   /* ! */
enum gap {
#define X(name, text) GAP_##name,
    GAPS(X)
#undef X
    GAP_COUNT
};
const char *gap_name(enum gap gap);

struct word {
    str text;
    str phones;       // fixed mnemonics; empty: pron decides
    span src;         // bytes of the source; the words of one token share its span
    span in;          // the same place as bytes of the sentence's text
    enum gap gap;     // what comes after this word
    bool glued;       // stays in one breath group with the next word (number, name, date)
    bool quoted;      // inside quotation marks
    const char *rule; // which sayer and rule spoke, for --explain ("money", "date d-month")
    uint32_t row;     // lexicon row that spoke (lex_where), 0: none
    const char *else_; // the rule that would have spoken next, if it was asked for (say_explain); NULL: none
};

struct words { struct word *v; size_t n, cap; }; // malloc'd, reused: words_free

struct word *words_add(struct words *w); // a zeroed word at the end, valid until the next call
void words_free(struct words *w);

#endif
