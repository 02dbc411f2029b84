// The whole way from bytes to words: no crash, spans inside the source and in order, words of Devanagari only.
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "pron/pron.h"
#include "say/say.h"
#include "text/read.h"

static struct text_tables tables;
static struct say *say;
static struct pron *pron;
static arena mem;

static void open_once(void) {
    struct err e = {0};
    if (say) return;
    if (!text_open(&tables, "lexicon", &mem, &e) || !(say = say_open("lexicon", &mem, &e)) || !(pron = pron_open("lexicon", &mem, &e))) abort();
}

static void check_word(const struct word *w, size_t source) {
    struct pron_result r;
    if (w->src.from > w->src.to || w->src.to > source || !w->text.n) abort();
    for (size_t i = 0, n; i < w->text.n; i += n) {
        uint32_t c = utf8_decode(str_sub(w->text, i, w->text.n), &n);
        if (!(utf8_is_devanagari(c) && c != 0x964 && c != 0x965 && !(c >= 0x966 && c <= 0x96F)) && c != '-') abort();
    }
    pron_word(pron, w->text, &r);
    for (size_t i = 0; i < r.n; i++)
        if ((unsigned char)r.phones[i] >= 0x80 || r.phones[i] == ']' || r.phones[i] == '<') abort();
}

static void check_sentence(const struct sentence *s, size_t source) {
    static struct tokens tokens;
    static struct words words;
    static arena scratch;
    size_t at = 0;
    arena_reset(&scratch);
    words.n = 0;
    scan(s->text, &tokens);
    for (size_t i = 0; i < tokens.n; i++) { // joined, the tokens are the sentence
        while (at < s->text.n && (s->text.p[at] == ' ' || s->text.p[at] == '\n')) at++;
        if (tokens.v[i].at != at) abort();
        at += tokens.v[i].text.n;
    }
    say_sentence(say, s, &tokens, &scratch, &words);
    for (size_t i = 0; i < words.n; i++) {
        check_word(&words.v[i], source);
        if (i && words.v[i].src.from < words.v[i - 1].src.from) abort();
    }
}

static void check_text(str raw, bool lines) {
    struct whole_text t = {0};
    struct page page = {0};
    whole_add(tables.whole, raw, 0, &t);
    if (lines) page_add(&page, (struct block){.text = buf_view(&t.text), .map = t.run, .maps = t.runs});
    else {
        plain_blocks(tables.plain, &t, true, &page);
        tidy_page(tables.tidy, &page);
    }
    for (size_t b = 0; b < page.blocks && t.runs; b++) {
        struct sentence s;
        for (size_t at = 0; sentence_next(tables.stops, &page.block[b], &at, &s);) check_sentence(&s, raw.n);
    }
    page_free(&page);
    whole_text_free(&t);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    open_once();
    check_text((str){(const char *)data, size}, size && data[0] & 1);
    return 0;
}
