// cursor: what a sayer sees and where it speaks.
//
// A sayer looks at the tokens around c->i, and either says nothing and returns 0, or emits words and returns how
// many tokens they stand for.  The driver (say.c) sets the spans.  A sayer reads ahead and behind through peek,
// which answers beyond both ends of the sentence with a token that is nothing.
#ifndef SAY_CURSOR_H
#define SAY_CURSOR_H

#include "say/lex.h"
#include "say/word.h"
#include "text/scan.h"

struct latin_sound;

struct cursor {
    const struct lex *lex;
    const struct latin_sound *sound;
    const struct token *tok;
    size_t n, i;         // tokens of the sentence; the one at hand
    struct words *out;
    arena *mem;          // for words that are made up; lives as long as the sentence
    const char *rule;    // the name the words get
    uint32_t row;        // and the row that spoke last
    size_t first_word;   // words of this sentence start here in out
};

// Looking.  `k` counts from the token at hand and may be negative.
const struct token *peek(const struct cursor *c, long k);
bool peek_kind(const struct cursor *c, long k, enum token_kind kind);
bool peek_sign(const struct cursor *c, long k, uint32_t sign);
bool peek_glued(const struct cursor *c, long k);                 // no blank before it, and it exists
bool peek_cue(const struct cursor *c, long k, enum lex_cue cue); // a word of that class
bool peek_phrase(const struct cursor *c, long k, enum lex_phrase phrase); // the word of that row: LEX_AT is पर
bool peek_end(const struct cursor *c, long k);                   // the sentence is over there, but for stops and closers

// Speaking.
void emit(struct cursor *c, str spoken);                 // blanks part words
void emit_row(struct cursor *c, const struct lex_row *row);
void emit_phrase(struct cursor *c, enum lex_phrase phrase);
void emit_joined(struct cursor *c, str a, str b);        // one word of two halves: a-b
void emit_append(struct cursor *c, str tail);            // onto the last word: सात + वीं
void emit_gap(struct cursor *c, enum gap gap);           // behind the last word, if it is the stronger
const struct lex_row *emit_letter(struct cursor *c, char latin); // the row of its Hindi name, not yet said
void emit_letters(struct cursor *c, str latin);          // BJP -> बीजेपी, one word; what is no letter is passed over

#endif
