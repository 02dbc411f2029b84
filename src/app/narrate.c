// narrate: bytes -> article -> sentences -> tokens -> words -> phones -> utterances -> sound.
#include "app/narrate.h"

#include <stdio.h>

static bool one_sentence(struct narration *n, const struct sentence *s, after_words *after, struct err *e) {
    arena_reset(&n->mem);
    n->words.n = 0;
    scan(s->text, &n->tokens);
    say_sentence(n->road->say, s, &n->tokens, &n->mem, &n->words);
    if (n->progress) n->progress(n->progress_self, block_source(s->block, s->at));
    return after(n, s, e);
}

bool narrate_block(struct narration *n, const struct block *b, after_words *after, struct err *e) {
    struct sentence s;
    for (size_t at = 0; sentence_next(n->road->text.stops, b, &at, &s);)
        if (!one_sentence(n, &s, after, e)) return false;
    return true;
}

static bool one_input(struct narration *n, const char *path, after_words *after,
                      bool (*block)(struct narration *n, const struct block *b, struct err *e), struct err *e) {
    struct page *page;
    bool ok = (n->reader = reader_open(&n->road->text, path, road_how(n->o), e)) != NULL;
    while (ok && reader_page(n->reader, &page, e)) {
        for (size_t i = 0; ok && i < page->blocks; i++) {
            const struct block *b = &page->block[i];
            if (after && !b->dropped) ok = narrate_block(n, b, after, e);
            if (ok && block) ok = block(n, b, e);
        }
    }
    if (n->reader) n->skipped += reader_skipped(n->reader);
    if (n->o->verbose && n->reader) fprintf(stderr, "vachan: %s: written in %s\n", path, reader_encoding(n->reader));
    reader_close(n->reader);
    n->reader = NULL;
    return ok && !e->code;
}

bool narrate(struct narration *n, after_words *after, bool (*block)(struct narration *n, const struct block *b, struct err *e), struct err *e) {
    for (int i = 0; i < n->o->inputs; i++)
        if (!one_input(n, n->o->input[i], after, block, e)) return false;
    return true;
}

bool narrate_aloud(struct narration *n, const struct sentence *s, struct err *e) {
    struct utterance u;
    utter_sentence(n->road->utter, &n->road->voice, s, n->words.v, n->words.n, &n->mem, &u);
    return n->engine.ops->put(n->engine.self, &u, n->sink, e);
}

void narration_free(struct narration *n) {
    tokens_free(&n->tokens);
    words_free(&n->words);
    arena_free(&n->mem);
}
