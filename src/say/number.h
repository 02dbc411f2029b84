// number: digits -> Hindi words, and the quantities that everything else is made of.
//
//     4,22,087 -> चार लाख बाईस हज़ार सत्तासी     3.50 -> तीन दशमलव पाँच शून्य     2.5 लाख -> ढाई लाख
#ifndef SAY_NUMBER_H
#define SAY_NUMBER_H

#include "say/cursor.h"

enum { NUM_DIGITS = 20 };

struct num {
    str text;        // as written
    uint64_t value;  // of the whole part; 0 when `big`
    int digits;      // of the whole part
    bool big;        // 19 digits and more: said digit by digit
    bool comma;      // grouped by commas
    bool zero_led;   // 007
    str frac;        // digits after the point, "" for none
};

struct num num_parse(str text);
bool num_whole(const struct num *n); // no fraction, not big, no leading zero

void say_integer(struct cursor *c, uint64_t value); // below 10^19, on the scale हज़ार लाख करोड़ अरब खरब नील पद्म शंख
void say_digits(struct cursor *c, str digits);      // one by one, what is no digit is passed over
void say_num(struct cursor *c, const struct num *n);
void say_year(struct cursor *c, unsigned year);     // 1982 उन्नीस सौ बयासी, 2024 दो हज़ार चौबीस

// A quantity: sign, number or range, fraction, scale words.   -2.5   10-15   1 1/2   1.25 लाख करोड़
struct quantity {
    struct num a, b;
    bool minus, range, fraction; // fraction: a num[0]/den[0], whole part in `a` if mixed
    bool mixed;
    unsigned num, den;
    const struct lex_row *scale[3];
    int scales;
    size_t used;                 // tokens, 0: no quantity here
};

struct quantity quantity_parse(const struct cursor *c, long k);
// Decimals that have words of their own: none; .5 (डेढ़ प्रतिशत); .25 .5 .75 (पौने तीन किलो).  Before a scale word
// all of them are said so, whatever is asked.
enum halves { HALVES_NONE, HALVES_ONLY, HALVES_ALL };
void say_quantity(struct cursor *c, const struct quantity *q, enum halves halves);
bool quantity_is_one(const struct quantity *q);
// Pairs such as 3-0 and 5-5: one word with a hyphen where both are single words, else two.
void say_pair(struct cursor *c, const struct num *a, const struct num *b);

#endif
