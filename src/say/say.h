// say: tokens of one sentence -> the words a newsreader would say.
//
//     "20 सितंबर को ₹4.5 करोड़"  ->  बीस सितंबर को साढ़े चार करोड़ रुपये
//
// Each kind of writing has its sayer (sayers.h); the table in say.c lists who is asked in which order.
#ifndef SAY_SAY_H
#define SAY_SAY_H

#include "say/latin.h"
#include "say/lex.h"
#include "say/word.h"
#include "text/article.h"
#include "text/scan.h"

struct say;

// Tables of `lexicon_dir`; memory from `mem`.  NULL and *e on failure.
struct say *say_open(const char *lexicon_dir, arena *mem, struct err *e);
void say_explain(struct say *s, bool on); // also find what each token might have been else (word.else_)
struct lex *say_lex(const struct say *s);
struct latin say_latin_tables(const struct say *s); // to read single Latin tokens

// Appends the words of the sentence to *out.  Made-up words live in `mem` (reset it per sentence, once the words
// are used).  Every word's span leads back through the sentence's block.
void say_sentence(const struct say *s, const struct sentence *sentence, const struct tokens *tokens, arena *mem, struct words *out);

#endif
