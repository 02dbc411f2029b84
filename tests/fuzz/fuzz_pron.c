// Any bytes as a word, and arbitrary Devanagari made of them: it ends, stays in its buffer, and every
// mnemonic is one that eSpeak knows, with one stress mark a word.
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "pron/pron.h"
#include "pron/spell.h"

static void check(const struct pron *p, str word) {
    struct pron_result r;
    memset(&r, 0x5A, sizeof r);
    pron_word(p, word, &r);
    if (r.n >= PRON_MAX || r.phones[r.n] || strlen(r.phones) != r.n || !r.why) abort();
    int marks = 0, words = r.n ? 1 : 0, vowels = 0;
    for (str s = {r.phones, r.n}; s.n;) {
        if (s.p[0] == ' ') words++, s = str_sub(s, 1, s.n);
        size_t n = spell_known(s);
        if (!n) abort();
        marks += s.p[0] == '\'' || s.p[0] == '%';
        vowels += strchr("aeiouAEIOUV@", s.p[0]) != NULL;
        s = str_sub(s, n, s.n);
    }
    if (marks > words || (vowels && !marks)) abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static struct pron *p;
    static arena mem;
    struct err e = {0};
    if (!p && !(p = pron_open("lexicon", &mem, &e))) abort();
    check(p, (str){(const char *)data, size});
    char text[4096];
    size_t n = 0;
    for (size_t i = 0; i < size && n + UTF8_MAX < sizeof text; i++)
        n += utf8_encode(data[i] < 0x80   ? 0x900u + data[i]
                         : data[i] < 0xF0 ? 0x915u + data[i] % 37
                                          : 0x200Cu + data[i] % 2,
                         text + n);
    check(p, (str){text, n});
    return 0;
}
