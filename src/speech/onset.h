// onset: where a word that follows silence is first heard.
//
//     फिर कहा |  pause  | . . . . k'Ah'A:     eSpeak's mark stands where the breath is held for the k, 50 to 80 ms before it is heard
//
// Between words that run on, a mark is the border of two sounds and stays.
#ifndef SPEECH_ONSET_H
#define SPEECH_ONSET_H

#include <stdint.h>

// Frames of `pcm`: the word lies in [from, to).  Its first audible sample less ONSET_LEAD ms, never before `from`;
// `from` where nothing of it can be heard.
enum { ONSET_LEAD = 3 };
uint32_t onset_find(const int16_t *pcm, uint32_t from, uint32_t to, int rate);

#endif
