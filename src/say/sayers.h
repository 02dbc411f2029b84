// sayers: one function a kind of writing; each answers how many tokens it has said, 0 for "not mine".
#ifndef SAY_SAYERS_H
#define SAY_SAYERS_H

#include "say/cursor.h"

size_t say_reading(struct cursor *c);  // a row of readings.tsv, word for word
size_t say_phone(struct cursor *c);    // phone.c: 98765-43210, पिन कोड 110001
size_t say_date(struct cursor *c);     // date.c: 20/09/2021, 15-20 जून, 26 जन. 1950
size_t say_year_token(struct cursor *c); // year.c: 1982 में, 1939-45
size_t say_time(struct cursor *c);     // time.c: 10:15 बजे, 5.30 बजे, 7 PM
size_t say_ordinal(struct cursor *c);  // ordinal.c: 84वें, 6वीं, 1st
size_t say_money(struct cursor *c);    // money.c: ₹4.5 करोड़, 500 रु.
size_t say_measure(struct cursor *c);  // measure.c: 10.5%, 5किमी, 5'11", m²
size_t say_score(struct cursor *c);    // score.c: 3-0 से हराया, 250/6
size_t say_legal(struct cursor *c);    // code.c: धारा 498A, अनुच्छेद 19(1)(a)
size_t say_code(struct cursor *c);     // code.c: COVID-19, एनएच-44, UP-32-AB-4567
size_t say_count(struct cursor *c);    // count.c: every other number, range, fraction, sum
size_t say_abbreviation(struct cursor *c); // abbr.c: डॉ. भा.ज.पा. के.एल. उ0प्र0
size_t say_roman(struct cursor *c);    // latin_token.c: भाग II
size_t say_latin(struct cursor *c);    // latin_token.c: BJP, WhatsApp, U.S.
size_t say_address(struct cursor *c);  // address.c: URL, e-mail, @handle, #tag
size_t say_gloss(struct cursor *c);    // gloss.c: (Repo Rate) behind रेपो रेट is silent
size_t say_sign(struct cursor *c);     // sign.c: stops become gaps, signs become words or nothing
size_t say_word(struct cursor *c);     // say.c: a Hindi word is itself

void say_latin_text(struct cursor *c, str latin); // latin_token.c: one run of Latin letters, as word or letters
void say_code_text(struct cursor *c, str code);   // code.c: letters and digits mixed
bool month_at(const struct cursor *c, long k, const struct lex_row **row, size_t *used); // date.c

#endif
