// address: "cbse.nic.in" -> सीबीएसई डॉट एनआईसी डॉट इन, "@BCCI" -> एट बीसीसीआई, "#किसान_आंदोलन" -> हैशटैग किसान आंदोलन
#include <string.h>

#include "say/latin_sound.h"
#include "say/number.h"
#include "say/sayers.h"

enum { SHORT_LABEL = 3 };

static bool is_digit(char ch) { return ch >= '0' && ch <= '9'; }
static bool is_letter(char ch) { return (ch | 32) >= 'a' && (ch | 32) <= 'z'; }
static bool is_devanagari(char ch) { return (unsigned char)ch >= 0x80; }

// br, sh, st open words; nd, bs, uppcl do not
static bool opens_as_word(str s) {
    return strchr("aeiouAEIOU", s.p[0]) || strchr("aeiouAEIOUlrhwyLRHWY", s.p[1]) || ((s.p[0] | 32) == 's' && (s.p[1] | 32) != 's');
}

static void say_label(struct cursor *c, str label) {
    const struct lex_row *r = lex_lower(c->lex, LEX_HOSTS, label);
    if (!r) r = lex_lower(c->lex, LEX_CODES, label);
    size_t words = c->out->n;
    if (r) emit_row(c, r);
    else say_latin_text(c, label);
    if (r || strcmp(c->rule, "letter to sound") != 0 || (label.n > SHORT_LABEL && opens_as_word(label) && latin_wordlike(label))) return;
    c->out->n = words; // mha.gov.in, uppcl.org: what no table knows is an office
    emit_letters(c, label);
}

static size_t run(str s, size_t i, bool (*is)(char)) {
    while (i < s.n && is(s.p[i])) i++;
    return i;
}

static void say_mark(struct cursor *c, char mark) {
    switch (mark) {
    case '.': emit_phrase(c, LEX_DOT); break;
    case '/': emit_phrase(c, LEX_SLASH); break;
    case '-': emit_phrase(c, LEX_HYPHEN); break;
    case '_': emit_phrase(c, LEX_UNDERSCORE); break;
    case '@': emit_phrase(c, LEX_AT_SIGN); break;
    case '+': emit_phrase(c, LEX_PLUS); break;
    default: break; // ? = & and their like say nothing to a listener
    }
}

// Letters as words, digits one by one, marks by name
static void say_parts(struct cursor *c, str s) {
    for (size_t i = 0, j; i < s.n; i = j) {
        if (is_letter(s.p[i])) {
            j = run(s, i, is_letter);
            say_label(c, str_sub(s, i, j));
        } else if (is_digit(s.p[i])) {
            j = run(s, i, is_digit);
            struct num n = num_parse(str_sub(s, i, j));
            if (n.digits <= 4) say_num(c, &n);
            else say_digits(c, n.text);
        } else {
            j = i + 1;
            if (i + 1 < s.n) say_mark(c, s.p[i]);
        }
    }
}

static str without_tail(str s) {
    while (s.n && (s.p[s.n - 1] == '.' || s.p[s.n - 1] == ',' || s.p[s.n - 1] == '/' || s.p[s.n - 1] == ')' || s.p[s.n - 1] == ':' ||
                   s.p[s.n - 1] == ';' || s.p[s.n - 1] == '!' || s.p[s.n - 1] == '?'))
        s.n--;
    return s;
}

// The host is read; of a long path only that there is one would help nobody: it stays silent
static void say_url(struct cursor *c, str s) {
    size_t scheme = str_find(s, S("://"));
    if (scheme < s.n) s = str_sub(s, scheme + 3, s.n);
    s = without_tail(s);
    size_t path = str_find(s, S("/"));
    str tail = str_sub(s, path, s.n);
    say_parts(c, str_sub(s, 0, path));
    if (tail.n > 1 && tail.n <= 24 && str_find(tail, S("?")) == tail.n && str_find(tail, S("%")) == tail.n) say_parts(c, tail);
}

// B.Tech, M.Sc, Ph.D: a known acronym; example.com: a host; "end.Start": two words
static void say_domain(struct cursor *c, str s) {
    const struct lex_row *r = lex_find(c->lex, LEX_ACRONYMS, s);
    if (r) {
        c->rule = "acronym read as a word";
        emit_row(c, r);
        return;
    }
    str host = str_sub(s, 0, str_find(s, S("/")));
    size_t last = host.n;
    while (last && host.p[last - 1] != '.') last--;
    r = lex_lower(c->lex, LEX_HOSTS, str_sub(host, last, host.n));
    c->rule = "web address";
    if (r && str_eq(r->extra, S("top"))) {
        say_url(c, s);
        return;
    }
    c->rule = "latin: glued by a full stop";
    for (str piece; str_split(&s, '.', &piece);) say_code_text(c, piece);
}

// info@gmail.com, its first half at the token at hand
static size_t email(struct cursor *c) {
    long k = 0;
    while (k < 12 && (k == 0 || peek_glued(c, k)) && !peek_kind(c, k, TOKEN_HANDLE)) {
        const struct token *t = peek(c, k);
        bool part = t->kind == TOKEN_LATIN || t->kind == TOKEN_CODE || t->kind == TOKEN_DOMAIN || t->kind == TOKEN_NUMBER || t->kind == TOKEN_INITIALS ||
                    (t->kind == TOKEN_SIGN && (t->sign == '.' || t->sign == '_' || t->sign == '-' || t->sign == '+'));
        if (!part || !t->text.n) return 0;
        k++;
    }
    if (is_digit(peek(c, k)->text.n > 1 ? peek(c, k)->text.p[1] : 0)) return 0; // 4K@60fps
    if (k == 0 || k == 12 || !peek_glued(c, k) || !peek_kind(c, k, TOKEN_HANDLE)) return 0;
    c->rule = "e-mail address";
    for (long j = 0; j < k; j++) {
        str t = peek(c, j)->text;
        bool sign = peek_kind(c, j, TOKEN_SIGN);
        if (sign) say_mark(c, t.p[0]);
        else say_parts(c, t);
    }
    emit_phrase(c, LEX_AT_SIGN);
    say_parts(c, without_tail(str_sub(peek(c, k)->text, 1, peek(c, k)->text.n)));
    return (size_t)k + 1;
}

// #किसान_आंदोलन, #G20India: letters, digits and Devanagari each in their own way
static void say_tag(struct cursor *c, str s) {
    for (size_t i = 0, j; i < s.n; i = j) {
        j = i + 1;
        if (is_devanagari(s.p[i])) {
            j = run(s, i, is_devanagari);
            c->row = 0;
            emit(c, str_sub(s, i, j));
        } else if (is_letter(s.p[i]) || is_digit(s.p[i])) {
            while (j < s.n && (is_letter(s.p[j]) || is_digit(s.p[j]))) j++;
            str piece = str_sub(s, i, j);
            size_t code = piece.n; // the longest known code at the start: G20 of G20India
            while (code && !lex_find(c->lex, LEX_CODES, str_sub(piece, 0, code))) code--;
            if (code) j = i + code;
            const struct lex_row *r = code ? lex_find(c->lex, LEX_CODES, str_sub(piece, 0, code)) : NULL;
            if (r) emit_row(c, r);
            else say_code_text(c, piece);
        }
    }
}

// @timesofindia: a name that is known as a host
static bool host_row(struct cursor *c, str name) {
    const struct lex_row *r = lex_lower(c->lex, LEX_HOSTS, name);
    if (r) emit_row(c, r);
    return r != NULL;
}

size_t say_address(struct cursor *c) {
    const struct token *t = peek(c, 0);
    size_t used = t->kind == TOKEN_HANDLE || t->kind == TOKEN_TAG || t->kind == TOKEN_URL ? 0 : email(c);
    if (used) return used;
    switch (t->kind) {
    case TOKEN_URL: c->rule = "web address"; say_url(c, t->text); return 1;
    case TOKEN_DOMAIN: say_domain(c, t->text); return 1;
    case TOKEN_HANDLE:
        c->rule = "handle";
        emit_phrase(c, LEX_AT_SIGN);
        if (host_row(c, without_tail(str_sub(t->text, 1, t->text.n)))) return 1;
        say_tag(c, without_tail(str_sub(t->text, 1, t->text.n)));
        return 1;
    case TOKEN_TAG:
        c->rule = "hashtag";
        if (t->text.n > 1 && is_digit(t->text.p[1])) emit_phrase(c, LEX_NUMBER);
        else emit_phrase(c, LEX_HASHTAG);
        say_tag(c, str_sub(t->text, 1, t->text.n));
        return 1;
    default: return 0;
    }
}
