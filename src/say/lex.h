// lex: the words of lexicon/, one TSV a table, read at run time.
//
//     lex_find(lex, LEX_MONTHS, S("सितम्बर"))  ->  {written सितम्बर, spoken सितंबर, extra 9, months.tsv:14}
//
// Rows point into the mapped files, which stay mapped for the life of the program.  A table is added to by a
// user's file of readings (lex_add_readings); the later row wins.
#ifndef SAY_LEX_H
#define SAY_LEX_H

#include "base/arena.h"
#include "base/err.h"
#include "base/map.h"
#include "base/tsv.h"

#define LEX_TABLES(X)                                                                                       \
    X(READINGS, "readings")           /* whole pieces of text, read just so */                              \
    X(NUMBERS, "numbers")             /* 0-100 */                                                           \
    X(SCALES, "scales")               /* लाख million k */                                                   \
    X(ORDINALS, "ordinals")           /* suffixes and irregular stems */                                    \
    X(FRACTIONS, "fractions")         /* 1/2 3/4 */                                                         \
    X(MONTHS, "months")               /* names, abbreviations, numbers 1-12 */                              \
    X(CURRENCIES, "currencies")       /* ₹ Rs $ डॉलर */                                                      \
    X(UNITS, "units")                 /* किमी km °C */                                                       \
    X(ABBREVIATIONS, "abbreviations") /* डॉ. भा.ज.पा. */                                                     \
    X(ACRONYMS, "acronyms")           /* those read as words */                                             \
    X(LETTERS, "letters")             /* A -> ए */                                                           \
    X(HOSTS, "hosts")                 /* pieces of addresses: com, gmail */                                 \
    X(SYMBOLS, "symbols")             /* & + = */                                                           \
    X(CODES, "codes")                 /* COVID-19, जी-20: names with numbers */                              \
    X(ROMAN, "roman")                 /* II -> 2 */                                                         \
    X(REGNAL, "regnal")               /* 2 -> द्वितीय */                                                        \
    X(CAPITALS, "capitals")       /* IS, IT: words in a line of capitals, letters elsewhere */              \
    X(GLOSSES, "glosses")         /* New -> नई: what a gloss in brackets may say again */
// Tables too big to load: sorted by their first column in byte order, mapped and bisected.
#define LEX_BIGS(X) X(ENGLISH, "english") /* by hand */ X(CMUDICT, "cmudict") /* English at large */ \
    X(HINDI, "hindi_latin") /* Hindi typed in Latin letters */
enum lex_big {
#define X(id, file) LEX_##id,
    LEX_BIGS(X)
#undef X
    LEX_BIG_COUNT
};

enum lex_table {
#define X(id, file) LEX_##id,
    LEX_TABLES(X)
#undef X
    LEX_TABLE_COUNT
};

// Words that rules put in: phrases.tsv, looked up by name once.
#define LEX_PHRASES(X)                                                                                      \
    X(POINT, "point") X(MINUS, "minus") X(PLUS, "plus") X(TO, "to") X(PERCENT, "percent") X(AND, "and")     \
    X(OVER, "over") X(HALF, "half") X(ONE_HALF, "one-and-half") X(TWO_HALF, "two-and-half")                 \
    X(AND_HALF, "and-half") X(QUARTER_PAST, "quarter-more") X(QUARTER_LESS, "quarter-less")                 \
    X(OCLOCK, "oclock") X(PAST, "past") X(MINUTES, "minutes") X(SECONDS, "seconds") X(AT, "at-time")        \
    X(HOURS, "hours") X(PER, "per") X(WICKETS_ON, "wickets-on") X(RUNS_ON, "runs-on")                       \
    X(WICKETS, "wickets") X(SQUARE, "square") X(CUBIC, "cubic") X(SQUARED, "squared") X(CUBED, "cubed")     \
    X(POWER, "power") X(LESS_THAN, "less-than") X(MORE_THAN, "more-than") X(HASHTAG, "hashtag")             \
    X(AT_SIGN, "at-sign") X(DOT, "dot") X(SLASH, "slash") X(HYPHEN, "hyphen") X(UNDERSCORE, "underscore")   \
    X(BY, "by") X(DEGREE, "degree") X(FEET, "feet") X(INCHES, "inches") X(RATIO, "ratio")                   \
    X(IN, "in") X(ON_DATE, "on-date") X(ABOUT, "about") X(NUMBER, "number") X(MORNING, "morning") X(NOON, "noon") X(EVENING, "evening")       \
    X(NIGHT, "night") X(ZERO, "zero") X(HUNDRED, "hundred") X(DECADE, "decade") X(SQUARE_WORLD, "www")      \
    X(YEAR_RANGE, "year-range") X(TIMES, "times") X(EQUALS, "equals") X(OR_EQUAL, "or-equal") X(COLON, "colon")
enum lex_phrase {
#define X(id, key) LEX_##id,
    LEX_PHRASES(X)
#undef X
    LEX_PHRASE_COUNT
};

// What a word tells about its neighbours: cues.tsv, one row a word and class.
#define LEX_CUES(X)                                                                                         \
    X(YEAR_BEFORE, "year-before")   /* साल 1900 */                                                           \
    X(YEAR_AFTER, "year-after")     /* 1982 में */                                                            \
    X(COUNT_AFTER, "count-after")   /* 1500 से ज्यादा */                                                       \
    X(COUNT_BEFORE, "count-before") /* करीब 1500 */                                                          \
    X(ERA, "era")                   /* 1526 ई. */                                                            \
    X(POSTPOSITION, "postposition")                                                                         \
    X(SCORE, "score")               /* 3-0 से हराया */                                                        \
    X(CRICKET, "cricket")           /* 5/32 की गेंदबाजी */                                                     \
    X(PHONE, "phone")               /* मोबाइल, हेल्पलाइन */                                                     \
    X(DIGITS, "digits")             /* ट्रेन संख्या, पिन कोड, खाता: long numbers digit by digit */                \
    X(NUMBER_WORD, "number-word")   /* नंबर, संख्या, कोड: between a cue and its number */                       \
    X(LEGAL, "legal")               /* धारा 498A */                                                          \
    X(ROMAN, "roman")               /* भाग II */                                                             \
    X(REGNAL, "regnal")             /* चार्ल्स III */                                                          \
    X(HALVES, "halves")             /* डेढ़ घंटे */                                                            \
    X(DAYPART, "daypart")           /* सुबह, शाम */                                                           \
    X(OCLOCK, "oclock")             /* बजे, बजकर */                                                          \
    X(COUNTED, "counted")           /* 1500 लोग */                                                          \
    X(PLACE, "place")               /* कक्षा 9-12, पेज */                                                     \
    X(LETTER_NAME, "letter-name")   /* एम in एम.ए. */                                                        \
    X(AND, "and")                   /* 1991 और 1996 में */                                                     \
    X(DECADE, "decade")             /* 50 और 60 के दशक */                                                     \
    X(ABOUT, "about")               /* करीब 1947 में */                                                       \
    X(EITHER, "either")             /* 2/4 लेन: two numbers, no fraction */                                    \
    X(TRAIN, "train")               /* राजधानी एक्सप्रेस (12301) */                                           \
    X(PARTS, "parts")               /* NPK 12:32:16 */                                                       \
    X(VOLUME, "volume")             /* 1.5L टर्बो */                                                         \
    X(REPORT, "report")             /* 14447 पर सूचना दें */                                                  \
    X(CAPS_WORD, "caps-word")       /* WAS, THE: a line of English in capitals */                            \
    X(NOT_UNIT, "not-unit")         /* a word after which a one-letter unit is no unit */
enum lex_cue {
#define X(id, key) CUE_##id,
    LEX_CUES(X)
#undef X
    CUE_COUNT
};

struct lex_row { str written, spoken, extra, more; uint32_t id; };

struct lex;

struct lex *lex_open(const char *dir, arena *mem, struct err *e);
bool lex_add_readings(struct lex *l, const char *path, struct err *e); // a user's TSV, or a .pls; its rows win

const struct lex_row *lex_find(const struct lex *l, enum lex_table table, str key); // NULL: no such row
const struct lex_row *lex_lower(const struct lex *l, enum lex_table table, str key); // ASCII letters folded
const struct lex_row *lex_phrase(const struct lex *l, enum lex_phrase phrase);
const struct lex_row *lex_number(const struct lex *l, unsigned n); // 0-100
bool lex_cue(const struct lex *l, str word, enum lex_cue cue);
bool lex_big(const struct lex *l, enum lex_big table, str key, struct lex_row *row); // false: no such row
bool lex_big_lower(const struct lex *l, enum lex_big table, str key, struct lex_row *row); // ASCII letters folded
const char *lex_where(const struct lex *l, uint32_t id, int *line);    // table file and line of a row; NULL for 0

// Which tables hold a key that starts with this token, as bits 1 << LEX_...: one look instead of many.  Letter
// names of initials count as abbreviations.
uint32_t lex_starts(const struct lex *l, str first);

// The longest piece of readings.tsv that starts with this token, in tokens; 0: none starts so.
unsigned lex_reading_tokens(const struct lex *l, str first);

#endif
