// stress: समाचार -> s@ma:c'a:r;  कमला -> k'@mla:.
#include "pron/stress.h"

// Consonants that close the syllable of vowel i: all before the last one when a vowel follows.
static int weight(const struct sounds *s, int i, bool *last) {
    int n = 0, k = i + 1;
    for (; k < s->n && phone_is_consonant(s->at[k].phone); k++) n++;
    *last = k >= s->n || s->at[k].phone == PHONE_AX;
    int w = phone_info[s->at[i].phone].flag ? 2 : 1;
    if (*last) return w + n - 1;
    return w + (n > 1);
}

int stress_of(const struct sounds *s) {
    int best = -1, best_weight = 0;
    for (int i = 0; i < s->n; i++) {
        bool last;
        if (!phone_is_vowel(s->at[i].phone) || s->at[i].phone == PHONE_AX) continue;
        int w = weight(s, i, &last);
        bool superheavy = w > 1; // of a last syllable, which has lost one
        if (best >= 0 && (last && !superheavy ? w <= best_weight : w < best_weight)) continue;
        best = i, best_weight = w;
    }
    return best;
}
