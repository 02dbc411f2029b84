// schwa: which inherent vowels of a word are heard.  रामनगर -> r a: m n @ g @ r
#ifndef PRON_SCHWA_H
#define PRON_SCHWA_H

#include "pron/phone.h"

// Decides every SLOT_OPEN (right to left) into SLOT_KEPT or SLOT_GONE.
void schwa_decide(struct sounds *s);

// Takes out the sounds that are gone; a last schwa after a cluster that ends in a sonorant becomes a trace (AX).
void schwa_drop(struct sounds *s);

#endif
