// speaker: sound to a PortAudio device, through a ring that only the device's callback reads.
//
//     struct speaker *s = speaker_open(&options, &e);     after the engine: it forks, and PortAudio has threads
//     sink_write(speaker_sink(s), ...) ... sink_close     close plays out, drop stops within some 20 ms
//
// Nothing here waits for ever: a device that no longer asks for sound for 0.9 seconds is lost, and reported.
// The sink frees the speaker.  speaker_played, speaker_pause and speaker_flush may be called from any thread
// until then.
#ifndef AUDIO_SPEAKER_H
#define AUDIO_SPEAKER_H


#include "audio/sink.h"
#include "base/arena.h"

struct speaker_options {
    const char *device;                // NULL: the system's; else a number of the list, or part of a name
    int rate;                          // Hz of the sound that will come
    int latency_ms;                    // what the device holds, about; 0: 8 ms.  More where speech stutters
    const stop_flag *stop; // NULL, or a flag that makes write and close fail at once (SINK_STOPPED)
};

struct speaker;

// Opens the device in a thread of its own, while the first words are made: that there is none, or that it cannot
// be opened (EX_UNAVAILABLE 69), comes out of the first write, or of close.
struct speaker *speaker_open(const struct speaker_options *o, struct err *e);
struct sink speaker_sink(struct speaker *s);

int64_t speaker_played(const struct speaker *s);   // frames heard so far, of those written
int64_t speaker_written(const struct speaker *s);  // frames taken in so far; the writer's thread
void speaker_pause(struct speaker *s, bool paused);
void speaker_flush(struct speaker *s);             // forgets what is written and not yet heard; played counts it

struct speaker_device { str name, api; int number, rate; bool usual; };

// Every output device; returns how many.  0 and *e (EX_UNAVAILABLE) when there is none.
size_t speaker_devices(arena *mem, struct speaker_device **list, struct err *e);

#endif
