// rules: रामनगर -> r a: m n @ g @ r.
#include "pron/rules.h"

#include "pron/sandhi.h"

static void begin(const struct letters *meant, struct letters *plain, struct sounds *out) {
    struct sounds written;
    letters_plain(meant, plain);
    letters_sounds(meant, &written);
    sandhi(&written, out);
}

void rules_open(const struct rules *r, const struct letters *l, struct letters *plain, struct sounds *out) {
    struct letters folded, meant;
    letters_fold(l, false, &folded);
    respell_word(&r->respell, &folded, &meant);
    begin(&meant, plain, out);
}

bool rules_word(const struct rules *r, const struct letters *meant, struct sounds *out) {
    struct letters plain;
    begin(meant, &plain, out);
    bool choice = false;
    for (int i = 0; i < out->n - 1; i++) choice |= out->at[i].slot == SLOT_OPEN && i > 1;
    schwa_decide(&r->model, &plain, out);
    schwa_drop(out);
    return choice;
}

void rules_respelling(const struct letters *l, struct sounds *out) {
    struct sounds written;
    letters_sounds(l, &written);
    for (int i = 0; i < written.n - 1; i++)
        if (written.at[i].slot == SLOT_OPEN) written.at[i].slot = SLOT_SURE;
    sandhi(&written, out);
    for (int i = out->n - 1; i >= 0; i--) schwa_by_rule(out, i);
    schwa_drop(out);
}
