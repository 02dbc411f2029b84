// voice: how it should sound.  One TSV a voice in voices/, `key <TAB> value <TAB> note`; a person can edit it.
//
//     base          hi+m2     eSpeak NG's voice and variant
//     rate          168       words a minute, 80-900; pauses are written for this rate
//     level         -19.9     LUFS of its speech, as `make levels` measures it; --loudness counts from here
//     pause.comma   200       ms; pause.word, .comma, .clause, .colon, .stop, .question, .exclaim
//     heading.rate  94        % of the voice's own; KIND.rate, .pitch, .range; KIND.pause in ms after the block
//
// A key that is absent keeps its default; an unknown key, a bad number or one out of its limits is an error
// that names file, line and column.
#ifndef SPEECH_VOICE_H
#define SPEECH_VOICE_H

#include "base/arena.h"
#include "base/err.h"
#include "say/word.h"
#include "text/article.h"

struct voice_tone { int rate, pitch, range, volume; }; // words a minute 80-900, 0-99, 0-99, 0-200

struct voice {
    str name, about, base;     // file name, one line for --voices, eSpeak voice and variant ("hi+f5")
    struct voice_tone tone;
    int pause[GAP_COUNT];      // ms at the voice's own rate
    int breath;                // ms of a breath inside a long stretch; 0: none
    int breath_rate;           // faster than this no breath is made
    struct { int rate, pitch, range, pause; } kind[BLOCK_KIND_COUNT]; // % of the tone; ms after the block
    double level;              // LUFS of its speech as it comes
    int own_pitch;             // the pitch the level was measured at
    int own_rate;              // the rate the pauses were written for
};

enum { VOICE_RATE_MIN = 80, VOICE_RATE_MAX = 900 };

bool voice_open(struct voice *v, const char *voices_dir, str name, arena *mem, struct err *e);
// Every voice of the folder, sorted by name; a file that is no voice is an error.  Returns how many.
size_t voice_list(const char *voices_dir, arena *mem, struct voice **list, struct err *e);

// ms written for the voice's own rate -> ms at the rate of its tone now (the app may have changed it)
int voice_ms(const struct voice *v, int ms);
// LUFS of its speech at the rate and pitch of its tone now: faster is softer, higher is louder.
double voice_level(const struct voice *v);
// The tone of a block of that kind.
struct voice_tone voice_tone_of(const struct voice *v, enum block_kind kind);

#endif
