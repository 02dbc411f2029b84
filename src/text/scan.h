// scan: a sentence -> tokens by their shape.  Shapes only; what a token means is decided in say/.
//
//     "₹4.5 करोड़, 20/09/2021"  ->  sign ₹, number 4.5, word करोड़, sign ',', date 20/09/2021
//
// Joining the texts of all tokens, with a blank where `space` is set, gives the sentence back.
#ifndef TEXT_SCAN_H
#define TEXT_SCAN_H

#include "base/str.h"

#define TOKEN_KINDS(X)                                                                                      \
    X(WORD, "word")         /* Devanagari letters: घंटे */                                                   \
    X(DOTTED, "dotted")     /* Devanagari with stops inside: भा.ज.पा. */                                     \
    X(LATIN, "latin")       /* Latin letters: WhatsApp, Sainsbury's, J&K */                                 \
    X(CODE, "code")         /* Latin letters with digits or hyphens: COVID-19, PM2.5, RT-PCR */             \
    X(INITIALS, "initials") /* U.S. a.m. */                                                                 \
    X(DOMAIN, "domain")     /* cbse.nic.in, B.Tech */                                                       \
    X(URL, "url")           /* https://..., www. ... */                                                     \
    X(HANDLE, "handle")     /* @BCCI, or the second half of an e-mail address */                            \
    X(TAG, "tag")           /* #किसान_आंदोलन */                                                              \
    X(NUMBER, "number")     /* 42, 4,22,087, 3.50 */                                                        \
    X(DATE, "date")         /* 20/09/2021 and 2021-09-20 shapes */                                          \
    X(GROUPS, "groups")     /* 1800-11-4477: three and more groups of digits */                             \
    X(TIME, "time")         /* 10:15, 10:15:30 */                                                           \
    X(SIGN, "sign")         /* one sign, or a run of the same: ... ₹ % */                                    \
    X(OTHER, "other")       /* another script; not spoken */
enum token_kind {
#define X(name, text) TOKEN_##name,
    TOKEN_KINDS(X)
#undef X
    TOKEN_KIND_COUNT
};
const char *token_kind_name(enum token_kind kind);

struct token {
    enum token_kind kind;
    bool space;    // a blank stands before it
    uint32_t sign; // SIGN: its code point
    size_t at;     // byte in the sentence
    str text;
};

struct tokens { struct token *v; size_t n, cap; }; // malloc'd, reused: tokens_free

void scan(str sentence, struct tokens *out); // replaces what *out held
void tokens_free(struct tokens *t);

#endif
