// crew: pieces of work done by several threads at once, and taken back in the order they were given.
//
//     while (!crew_room(c)) use(crew_take(c, true));      one thread gives and takes; it never holds more than CREW_MOST
//     crew_give(c, job);
//     while ((job = crew_take(c, true))) use(job);        at the end, before crew_close
#ifndef AUDIO_CREW_H
#define AUDIO_CREW_H

#include <stdbool.h>

enum { CREW_MOST = 16 }; // jobs under way

struct crew;

// A thread a core; `work` does one job and touches nothing but that job.  Where no thread can be had, crew_give works itself.
struct crew *crew_open(void (*work)(void *job));
bool crew_room(const struct crew *c);          // is there room for one job more?
void crew_give(struct crew *c, void *job);
void *crew_take(struct crew *c, bool wait);    // the oldest job; NULL: none is there, or it is not done and `wait` is false
void crew_stop(struct crew *c);                // what no thread has begun is not begun any more; crew_take gives it back as it is
void crew_close(struct crew *c);               // jobs still inside are the caller's to take before; NULL is allowed

#endif
