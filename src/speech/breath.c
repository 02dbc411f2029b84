#include "speech/breath.h"

enum { WORD_BYTES = 12 }; // brackets and mark of a word, in the clause as eSpeak holds it

struct breath { int none; };

struct breath *breath_open(const char *lexicon_dir, arena *mem, struct err *e) {
    (void)lexicon_dir, (void)e;
    return ARENA_NEW(mem, struct breath);
}

// Cuts [from, to) so that no piece is more than eSpeak takes.
static void cut_long(const struct word *word, const str *phones, size_t from, size_t to, int *rest) {
    size_t bytes = 0, count = 0;
    for (size_t i = from; i < to; i++) {
        bytes += phones[i].n + WORD_BYTES, count++;
        size_t next = i + 1 < to ? phones[i + 1].n + WORD_BYTES : 0;
        bool full = bytes + next > BREATH_PIECE_BYTES || count >= BREATH_PIECE_WORDS;
        if (!full || i + 1 >= to || (word[i].glued && bytes + next <= 780 && count < 60)) continue;
        rest[i] = 0;
        bytes = count = 0;
    }
}

void breath_place(const struct breath *b, const struct voice *v, const struct word *word, const str *phones,
                  size_t words, int *rest) {
    (void)b;
    size_t from = 0;
    for (size_t i = 0; i < words; i++) {
        bool parted = word[i].gap != GAP_WORD || i + 1 == words;
        rest[i] = parted ? voice_ms(v, v->pause[word[i].gap]) : BREATH_NONE;
        if (!parted) continue;
        cut_long(word, phones, from, i + 1, rest);
        from = i + 1;
    }
}
