// utter: the words of one sentence -> one utterance for the engine.
//
//     <mark name="0"/> [[s@rk'a:r]] <mark name="1"/> [[n%e:]] , <break time="120ms"/> <mark name="2"/> ... .
//
// Sets what is heard between words: stops, breath groups, block kinds; every pause in ms from the voice,
// scaled by its rate.  Every word becomes [[mnemonics]] with a mark before it; no Hindi spelling leaves here.
// What stands between two breaks is one clause for eSpeak: its last sign sets the tune (, rises, . falls,
// ? asks), it is never longer than eSpeak takes, and it is the unit the engine renders and retries.
#ifndef SPEECH_UTTER_H
#define SPEECH_UTTER_H

#include "base/arena.h"
#include "pron/pron.h"
#include "say/word.h"
#include "speech/voice.h"
#include "text/article.h"

struct utter_mark { span src; str word, written; uint8_t gap, kind, starts; };

struct utterance {
    str text;                      // engine text: marks, breaks, [[phones]]
    const struct utter_mark *mark; // mark N of the text is mark[N]
    size_t marks;
    int pause;                     // ms of silence after
    bool paragraph_end;            // a chunk may be cut here rather than elsewhere
    struct voice_tone tone;        // rate, pitch, range, volume for this utterance
};

struct utter;                      // the breath rules of lexicon/ and the pronouncer

// `pron` may be NULL: then only words that carry fixed phones are heard.  A lexicon without breath.tsv makes
// no breath groups; a row that is wrong there is an error with file:line:column.
struct utter *utter_open(const char *lexicon_dir, const struct pron *pron, arena *mem, struct err *e);

// The words of sentence `s` -> *out, all memory from `mem`.  No words: an utterance of no marks and the pause.
// `written` of the marks: put together, they are the sentence as it was written.
void utter_sentence(const struct utter *u, const struct voice *v, const struct sentence *s, const struct word *word,
                    size_t words, arena *mem, struct utterance *out);

#endif
