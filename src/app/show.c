#include "app/show.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool flushed(struct err *e) { return ferror(stdout) ? err_errno(e, EX_IOERR, "standard output", "write") : true; }

static void put(str s) { fwrite(s.p, 1, s.n, stdout); }

static bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

static void put_clean(str s) { // a cell of a TSV, a line of text: no tab, no newline
    for (size_t i = 0, end; i < s.n; i = end) {
        for (end = i; end < s.n && !is_blank(s.p[end]);) end++;
        put(str_sub(s, i, end));
        size_t blanks = 0;
        while (end + blanks < s.n && is_blank(s.p[end + blanks])) blanks++;
        end += blanks;
        bool stop_next = blanks > 1 && (str_starts(str_sub(s, end, s.n), S("\xE0\xA5\xA4")) || (end < s.n && strchr(",.:;", s.p[end])));
        if (blanks && !stop_next) putchar(' '); // an agency was blanked out before a stop
    }
}

// The bytes of the source that a span names
static str source_of(const struct narration *n, span src) {
    size_t at;
    str raw = reader_source(n->reader, &at);
    return src.from < at ? S("") : str_sub(raw, src.from - at, src.to - at);
}

static bool line_end(struct narration *n, const struct block *b, struct err *e) {
    if (n->o->lines && !b->unfinished) putchar('\n');
    return flushed(e);
}

// With --lines the sentences of a line share one output line
static void between(const struct narration *n, const struct sentence *s, bool anything) {
    if (n->o->lines && s->at > 0 && anything) putchar(' ');
}

static bool text(struct narration *n, const struct sentence *s, struct err *e) {
    between(n, s, n->words.n > 0);
    for (size_t i = 0; i < n->words.n; i++) {
        if (i) putchar(' ');
        put(n->words.v[i].text);
    }
    if (!n->o->lines && n->words.n) putchar('\n');
    return flushed(e);
}

static void pronounce(const struct narration *n, const struct word *w, struct pron_result *out) {
    if (!w->phones.n) {
        pron_word(n->road->pron, w->text, out);
        return;
    }
    out->n = w->phones.n < PRON_MAX ? w->phones.n : PRON_MAX - 1;
    memcpy(out->phones, w->phones.p, out->n);
    out->phones[out->n] = 0, out->why = "fixed";
}

static bool phonemes(struct narration *n, const struct sentence *s, struct err *e) {
    between(n, s, n->words.n > 0);
    for (size_t i = 0; i < n->words.n; i++) {
        struct pron_result r;
        pronounce(n, &n->words.v[i], &r);
        if (i) putchar(' ');
        put((str){r.phones, r.n});
    }
    if (!n->o->lines && n->words.n) putchar('\n');
    return flushed(e);
}

static bool article(struct narration *n, const struct block *b, struct err *e) {
    if (b->dropped) return true;
    (void)n;
    put_clean(b->text);
    putchar('\n');
    return flushed(e);
}

// ---- --explain ----

static bool same_token(const struct word *a, const struct word *b) { return a->src.from == b->src.from && a->src.to == b->src.to; }

static void explain_token(const struct narration *n, const struct word *w, size_t words) {
    int line = 0;
    const char *table = NULL, *rule = w->rule && *w->rule ? w->rule : "word";
    put_clean(source_of(n, w->src));
    printf("\t%s%s%s\t", rule, w->else_ ? "; else: " : "", w->else_ ? w->else_ : "");
    for (size_t i = 0; i < words; i++) {
        if (i) putchar(' ');
        put(w[i].text);
    }
    putchar('\t');
    for (size_t i = 0; i < words; i++) { // each row once
        const char *t = lex_where(say_lex(n->road->say), w[i].row, &line);
        bool again = t && i && w[i].row == w[i - 1].row;
        if (!t || again) continue;
        const char *name = strrchr(t, '/');
        printf("%s%s:%d", table ? " " : "", name ? name + 1 : t, line);
        table = t;
    }
    putchar('\t');
    for (size_t i = 0; i < words; i++) {
        struct pron_result r;
        pronounce(n, &w[i], &r);
        printf("%s%s (%s)", i ? " " : "", r.phones, r.why ? r.why : "");
    }
    putchar('\n');
}

static bool explain(struct narration *n, const struct sentence *s, struct err *e) {
    (void)s;
    for (size_t i = 0, j; i < n->words.n; i = j) {
        for (j = i + 1; j < n->words.n && same_token(&n->words.v[i], &n->words.v[j]);) j++;
        explain_token(n, &n->words.v[i], j - i);
    }
    return flushed(e);
}

// ---- --dump ----

static bool dump_block(struct narration *n, const struct block *b, struct err *e) {
    (void)n;
    span src = block_span(b, 0, b->text.n);
    printf("%zu\t%zu\t%s\t%s\t", src.from, src.to, block_kind_name(b->kind), b->dropped ? b->dropped : "read");
    put_clean(b->text);
    putchar('\n');
    return flushed(e);
}

static bool dump_sentence(struct narration *n, const struct sentence *s, struct err *e) {
    (void)n;
    span src = block_span(s->block, s->at, s->at + s->text.n);
    printf("%zu\t%zu\t%s\t", src.from, src.to, block_kind_name(s->block->kind));
    put_clean(s->text);
    putchar('\n');
    return flushed(e);
}

static bool dump_tokens(struct narration *n, const struct sentence *s, struct err *e) {
    for (size_t i = 0; i < n->tokens.n; i++) {
        const struct token *t = &n->tokens.v[i];
        span src = block_span(s->block, s->at + t->at, s->at + t->at + t->text.n);
        printf("%zu\t%zu\t%s\t%s\t", src.from, src.to, token_kind_name(t->kind), t->space ? "blank" : "");
        put_clean(t->text);
        putchar('\n');
    }
    return flushed(e);
}

static bool dump_words(struct narration *n, const struct sentence *s, struct err *e) {
    (void)s;
    for (size_t i = 0; i < n->words.n; i++) {
        const struct word *w = &n->words.v[i];
        printf("%zu\t%zu\t", w->src.from, w->src.to);
        put(w->text);
        printf("\t%s\t%s\n", gap_name(w->gap), w->rule && *w->rule ? w->rule : "word");
    }
    return flushed(e);
}

static bool dump_phones(struct narration *n, const struct sentence *s, struct err *e) {
    (void)s;
    for (size_t i = 0; i < n->words.n; i++) {
        const struct word *w = &n->words.v[i];
        struct pron_result r;
        pronounce(n, w, &r);
        put(w->text);
        printf("\t%s\t%s\n", r.phones, r.why ? r.why : "");
    }
    return flushed(e);
}

static bool dump_utterance(struct narration *n, const struct sentence *s, struct err *e) {
    struct utterance u;
    utter_sentence(n->road->utter, &n->road->voice, s, n->words.v, n->words.n, &n->mem, &u);
    printf("%d\t%d\t%d\t%d\t%d\t%s\t", u.pause, u.tone.rate, u.tone.pitch, u.tone.range, u.tone.volume, u.paragraph_end ? "end" : "");
    put_clean(u.text);
    putchar('\n');
    return flushed(e);
}

static bool dump_meta(struct narration *n, const struct block *b, struct err *e) {
    const struct meta *m = reader_meta(n->reader);
    const struct { const char *name; str value; } rows[] = {{"title", m->title}, {"author", m->author}, {"date", m->date},
                                                             {"source", m->source}, {"url", m->url},       {"lang", m->lang}};
    for (size_t i = 0; b->begins && i < sizeof rows / sizeof *rows; i++) {
        printf("%s\t", rows[i].name);
        put_clean(rows[i].value);
        putchar('\n');
    }
    return flushed(e);
}

struct show show_for(const struct options *o) {
    static const struct show dumps[DUMP_STAGE_COUNT] = {
        [DUMP_ARTICLE] = {NULL, dump_block},   [DUMP_SENTENCES] = {dump_sentence, NULL}, [DUMP_TOKENS] = {dump_tokens, NULL},
        [DUMP_WORDS] = {dump_words, NULL},     [DUMP_PHONES] = {dump_phones, NULL},      [DUMP_UTTERANCES] = {dump_utterance, NULL},
        [DUMP_MARKS] = {narrate_aloud, NULL},  [DUMP_META] = {NULL, dump_meta},
    };
    switch (o->mode) {
    case MODE_TEXT: return (struct show){text, line_end};
    case MODE_PHONEMES: return (struct show){phonemes, line_end};
    case MODE_ARTICLE: return (struct show){NULL, article};
    case MODE_EXPLAIN: return (struct show){explain, NULL};
    case MODE_DUMP: return dumps[o->stage];
    default: return (struct show){NULL, NULL};
    }
}

// ---- marks ----

static bool marks_write(void *self, const struct chunk *c, struct err *e) {
    int64_t *so_far = self;
    for (size_t i = 0; i < c->marks; i++) {
        const struct mark *m = &c->mark[i];
        printf("%zu\t%zu\t%lld\t%lld\t", m->src.from, m->src.to, (long long)(*so_far + m->frame), (long long)m->frames);
        put(m->word);
        putchar('\n');
    }
    *so_far += (int64_t)c->frames;
    return flushed(e);
}

static bool marks_close(void *self, struct err *e) {
    free(self);
    return fflush(stdout) == 0 ? true : err_errno(e, EX_IOERR, "standard output", "write");
}

static void marks_drop(void *self) { free(self); }

struct sink show_marks_sink(void) {
    static const struct sink_ops ops = {marks_write, marks_close, marks_drop};
    int64_t *so_far = calloc(1, sizeof *so_far);
    if (!so_far) err_out_of_memory();
    return (struct sink){&ops, so_far};
}
