// cage: what the speech processes may still do.  eSpeak crashes on some inputs, so it is treated as hostile:
// no new file, no network, no other program, no signal to others.  A call that is not allowed fails with EPERM.
// Where the kernel offers no seccomp, or the processor is not known here, nothing changes.
#ifndef SPEECH_CAGE_H
#define SPEECH_CAGE_H

#include <stdbool.h>

bool cage_zygote(void); // inherited by its children; true when it holds
bool cage_child(void);  // also: no new process, no signal, no word to the narrator but through the wire

#endif
