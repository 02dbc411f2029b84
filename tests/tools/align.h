// align: which slots of a word are heard in its gold pronunciation.
//
//     k @ H [@] n a:  against  k ə ɦ n ɑː  ->  slot 3 is gone, no error
#ifndef TESTS_ALIGN_H
#define TESTS_ALIGN_H

#include "gold.h"

// Least number of errors with every open slot free to be there or not; sets the open slots of *s to KEPT or
// GONE.
static inline int align(struct sounds *s, const struct gold *g) {
    static int cost[SOUNDS_MAX + 5][GOLD_MAX + 1];
    for (int i = s->n; i >= 0; i--)
        for (int j = g->n; j >= 0; j--) {
            int best = i == s->n
                           ? g->n - j
                           : cost[i + 1][j] + (s->at[i].slot != SLOT_OPEN && s->at[i].slot != SLOT_GONE);
            if (i < s->n && j < g->n) {
                uint8_t p = s->at[i].phone | (s->at[i].nasal == NASALISED ? NASAL_BIT : 0);
                int both = cost[i + 1][j + 1] + (p != g->at[j]);
                int more = cost[i][j + 1] + 1;
                best = both < best ? both : more < best ? more : best;
            }
            cost[i][j] = best;
        }
    for (int i = 0, j = 0; i < s->n;) {
        uint8_t p = s->at[i].phone | (s->at[i].nasal == NASALISED ? NASAL_BIT : 0);
        bool open = s->at[i].slot == SLOT_OPEN;
        if (j < g->n && cost[i][j] == cost[i + 1][j + 1] + (p != g->at[j]) && !(open && p != g->at[j])) {
            if (open) s->at[i].slot = SLOT_KEPT;
            i++, j++;
        } else if (j < g->n && cost[i][j] == cost[i][j + 1] + 1) {
            j++;
        } else {
            if (open) s->at[i].slot = SLOT_GONE;
            i++;
        }
    }
    return cost[0][0];
}

#endif
