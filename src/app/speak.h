// speak: narrate into sound: opens the sinks and the engine, shows progress, closes all.
#ifndef APP_SPEAK_H
#define APP_SPEAK_H

#include "app/narrate.h"

// True: all was spoken.  False and *e: EX_DATAERR when words had to be left out, SINK_STOPPED after a signal,
// else what went wrong.
bool speak(const struct options *o, struct road *road, struct err *e);
bool speak_marks(const struct options *o, struct road *road, struct err *e); // --dump=marks
// For who speaks something else than its inputs (bulletin.h)
void speak_catch_signals(void);
struct engine speak_engine(const struct options *o, const struct voice *v, struct err *e);
bool speak_left_out(const struct engine_report *r, struct err *e); // false and *e when words were left out
bool list_devices(struct err *e);
extern stop_flag speak_stop; // set by SIGINT, SIGTERM, SIGHUP: which one

#endif
