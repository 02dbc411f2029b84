// ordinal: "84वें" -> चौरासीवें, "6वीं" -> छठी, "2री" -> दूसरी, "1st" -> फर्स्ट
#include "say/number.h"
#include "say/sayers.h"

// ordinals.tsv: suffix <TAB> full ending <TAB> ending after an irregular stem <TAB> "spaced" where a blank may part it;
//               number <TAB> irregular stem
static const struct lex_row *suffix_at(const struct cursor *c, long k) {
    const struct token *t = peek(c, k);
    if (t->kind != TOKEN_WORD && t->kind != TOKEN_LATIN) return NULL;
    const struct lex_row *r = t->kind == TOKEN_WORD ? lex_find(c->lex, LEX_ORDINALS, t->text) : lex_lower(c->lex, LEX_ORDINALS, t->text);
    return r && (!t->space || str_eq(r->more, S("spaced"))) ? r : NULL;
}

static void english_or(struct cursor *c, const struct lex_row *r, const struct num *n) {
    char key[8];
    str digits = n->text.n < sizeof key ? n->text : S("");
    const struct lex_row *word = lex_find(c->lex, LEX_CODES, (str){digits.p, digits.n + r->written.n}); // 1st, 2nd
    if (word && str_ends(word->written, r->written)) {
        emit_row(c, word);
        return;
    }
    say_num(c, n);
    emit_append(c, r->spoken);
}

size_t say_ordinal(struct cursor *c) {
    long k = 1;
    if (peek_sign(c, 1, '-') && peek_glued(c, 1) && peek_glued(c, 2)) k = 2; // 5-वीं
    const struct lex_row *r = suffix_at(c, k);
    struct num n = num_parse(peek(c, 0)->text);
    if (!r || n.frac.n || n.big) return 0;
    c->rule = "ordinal";
    c->row = r->id;
    if (peek(c, k)->kind == TOKEN_LATIN) {
        english_or(c, r, &n);
        return (size_t)k + 1;
    }
    const struct lex_row *stem = n.value < 10 ? lex_find(c->lex, LEX_ORDINALS, n.zero_led ? str_sub(n.text, 1, 2) : n.text) : NULL;
    if (stem) {
        emit_row(c, stem);
        emit_append(c, r->extra);
    } else {
        n.zero_led = false;
        say_num(c, &n);
        emit_append(c, r->spoken);
    }
    return (size_t)k + 1;
}
