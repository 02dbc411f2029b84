// scan: every shape of news text, one line each.  No word of any language stands here.
#include "text/scan.h"

#include <stdlib.h>

#include "base/err.h"
#include "base/utf8.h"

const char *token_kind_name(enum token_kind kind) {
    static const char *const name[] = {
#define X(id, text) text,
        TOKEN_KINDS(X)
#undef X
    };
    return name[kind];
}

static void add(struct tokens *out, struct token t) {
    if (out->n == out->cap) {
        out->cap = out->cap ? out->cap * 2 : 256;
        out->v = realloc(out->v, out->cap * sizeof *out->v);
        if (!out->v) err_out_of_memory();
    }
    out->v[out->n++] = t;
}

void tokens_free(struct tokens *t) {
    free(t->v);
    *t = (struct tokens){0};
}

#define YYPEEK() (p < limit ? (unsigned char)*p : 0)
#define YYSKIP() ++p
#define YYBACKUP() marker = p
#define YYRESTORE() p = marker

// The kind of the token at p; *end gets where it ends.  Every loop below either takes all it looked at or is
// bounded, so that the whole is linear in the sentence.
static int shape(const char *p, const char *limit, const char **end) {
    const char *marker = p;
    /*!re2c
        re2c:define:YYCTYPE = "unsigned char";
        re2c:yyfill:enable = 0;
        re2c:flags:input = custom;

        D = [0-9];
        L = [A-Za-z];
        V = [\u0900-\u0963\u0971-\u097F];

        number   = (D+ | D{1,3} ("," D{2,3}){0,8} "," D{3}) ("." D+)?;
        date     = D{1,2} ("/" D{1,2} "/" | "." D{1,2} "." | "-" D{1,2} "-") (D{4} | D{2})
                 | D{4} ("/" D{1,2} "/" | "." D{1,2} "." | "-" D{1,2} "-") D{1,2};
        groups   = D+ ("-" D+){2,} | D+ ("." D+){2,};
        colon    = ":" | "\u0903";
        time     = D{1,2} colon D{2} (colon D{2})? | D{1,2} ":" D{3,} | D{1,2} ":" D{2} "." D+;
        latin    = L+ ("'" L+)? | L{1,3} "&" L{1,3};
        code     = L [A-Za-z0-9]* ("-" [A-Za-z0-9]+)* | L [A-Za-z0-9-]* D "." D+;
        initials = (L "."){2,} L?;
        label    = [A-Za-z0-9_-]+;
        domain   = L label? ("." label)* "." L label? ("/" [!#-&*+,./0-9:;=?@A-Z_a-z~-]*)?;
        url      = ("http" "s"? "://" | "www.") [!#-&*+,./0-9:;=?@A-Z_a-z~-]+;
        handle   = "@" label ("." label)*;
        tag      = "#" (L | D | V | "_")+;
        dotted   = V+ ("." V+)+ "."?;

        number   { *end = p; return TOKEN_NUMBER; }
        date     { *end = p; return TOKEN_DATE; }
        groups   { *end = p; return TOKEN_GROUPS; }
        time     { *end = p; return TOKEN_TIME; }
        latin    { *end = p; return TOKEN_LATIN; }
        code     { *end = p; return TOKEN_CODE; }
        initials { *end = p; return TOKEN_INITIALS; }
        domain   { *end = p; return TOKEN_DOMAIN; }
        url      { *end = p; return TOKEN_URL; }
        handle   { *end = p; return TOKEN_HANDLE; }
        tag      { *end = p; return TOKEN_TAG; }
        V+       { *end = p; return TOKEN_WORD; }
        dotted   { *end = p; return TOKEN_DOTTED; }

        "."+ | "-"+ | "*"+ | "="+ | "_"+ | "!"+ | "?"+ | "|"+ | "#"+ | "~"+ | "+"+ | "%"+
                 { *end = p; return TOKEN_SIGN; }
        [\u2014]+ | [\u0964]+ | [\u2026]+ | [\u2022]+
                 { *end = p; return TOKEN_SIGN; }
        [!-/:-@[-`{-~\u00A1-\u00BF\u00D7\u00F7\u0391-\u03C9\u09F3\u0E3F\u0964\u0965\u2010-\u205E\u20A0-\u20CF\u2200-\u22FF]
                 { *end = p; return TOKEN_SIGN; }
        *        { *end = p; return TOKEN_OTHER; }
    */
}

// A letter of another script: take the whole run, as one thing that is not spoken.
static size_t other_run(str rest) {
    size_t i = 0, n;
    while (i < rest.n && (unsigned char)rest.p[i] >= 0x80) {
        uint32_t c = utf8_decode(str_sub(rest, i, rest.n), &n);
        if (i && (utf8_is_devanagari(c) || (c >= 0x2010 && c <= 0x22FF))) break;
        i += n;
    }
    return i ? i : 1;
}

// Two letters of which the second is an m, behind a clock or an hour
static bool half_day(const struct tokens *out, str s) {
    enum token_kind before = out->n ? out->v[out->n - 1].kind : TOKEN_OTHER;
    bool first = s.n > 2 && ((s.p[0] | 32) == 'a' || (s.p[0] | 32) == 'p');
    return first && (s.p[1] | 32) == 'm' && (before == TOKEN_TIME || (before == TOKEN_NUMBER && out->v[out->n - 1].text.n <= 5));
}

// 20°C-25°C, 5km-10km: letters right behind a number or a degree sign are a unit, and no code starts there
// Rs1000, INR500, Rs1,000: two or three letters and a big number are two things
static size_t unit_of_code(const struct tokens *out, const struct token *t, const char *end) {
    size_t letters = 0, digits = 0;
    while (letters < t->text.n && t->text.p[letters] > '9') letters++;
    while (letters + digits < t->text.n && t->text.p[letters + digits] <= '9' && t->text.p[letters + digits] >= '0') digits++;
    bool big = digits >= 3 || (end[0] == ',' && end[1] >= '0' && end[1] <= '9');
    if (letters + digits == t->text.n && digits && letters >= 2 && letters <= 3 && big) return letters;
    size_t dash = str_find(t->text, S("-"));
    if (half_day(out, t->text) && dash == 2 && dash + 1 < t->text.n && t->text.p[3] <= '9') return dash; // 11:30 AM-1:00 PM
    const struct token *before = out->n && !t->space ? &out->v[out->n - 1] : NULL;
    if (!before || (before->kind != TOKEN_NUMBER && before->sign != 0xB0)) return t->text.n;
    size_t hyphen = str_find(t->text, S("-"));
    bool digit = hyphen + 1 < t->text.n && t->text.p[hyphen + 1] >= '0' && t->text.p[hyphen + 1] <= '9';
    for (size_t i = 0; i < hyphen; i++) digit &= t->text.p[i] > '9';
    return digit ? hyphen : t->text.n;
}

void scan(str s, struct tokens *out) {
    out->n = 0;
    const char *limit = s.p + s.n;
    bool space = false;
    for (size_t i = 0; i < s.n;) {
        if (s.p[i] == ' ' || s.p[i] == '\n') {
            space = true;
            i++;
            continue;
        }
        const char *end = s.p + i + 1;
        struct token t = {.space = space, .at = i};
        t.kind = (enum token_kind)shape(s.p + i, limit, &end);
        size_t n = (size_t)(end - (s.p + i)), ignored;
        if (t.kind == TOKEN_OTHER) n = other_run(str_sub(s, i, s.n));
        t.text = str_sub(s, i, i + n);
        if (t.kind == TOKEN_SIGN) t.sign = utf8_decode(t.text, &ignored);
        if (t.kind == TOKEN_CODE && unit_of_code(out, &t, end + 1 < limit ? end : "  ") < n) {
            n = unit_of_code(out, &t, end + 1 < limit ? end : "  ");
            t.kind = TOKEN_LATIN;
            t.text = str_sub(s, i, i + n);
        }
        add(out, t);
        i += n;
        space = false;
    }
}
