#include "speech/onset.h"

#include <stdlib.h>

// Audible: 36 dB under the loudest of the word's first LOOK ms; less than LEAST is a rounding error of silence
enum { LOOK = 400, UNDER = 60, LEAST = 16 };

static int loudest(const int16_t *pcm, uint32_t from, uint32_t to) {
    int most = 0;
    for (uint32_t i = from; i < to; i++) most = abs(pcm[i]) > most ? abs(pcm[i]) : most;
    return most;
}

uint32_t onset_find(const int16_t *pcm, uint32_t from, uint32_t to, int rate) {
    uint32_t look = (uint32_t)(rate * LOOK / 1000), lead = (uint32_t)(rate * ONSET_LEAD / 1000);
    uint32_t end = to > from + look ? from + look : to, at = from;
    int audible = loudest(pcm, from, end) / UNDER;
    if (audible < LEAST) audible = LEAST;
    while (at < end && abs(pcm[at]) < audible) at++;
    if (at == end) return from;
    return at > from + lead ? at - lead : from;
}
