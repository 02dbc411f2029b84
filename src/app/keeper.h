// keeper: writes down where the listener is, on a thread of its own: a busy disk must not hold up the keys.
//
// What is handed over is copied and written in order; of places of one article that wait only the latest.
#ifndef APP_KEEPER_H
#define APP_KEEPER_H

#include "app/place.h"

struct keeper;

struct keeper *keeper_open(void);
void keeper_keep(struct keeper *k, const struct place *p);
void keeper_forget(struct keeper *k, const struct place *about); // path, hash
void keeper_heard(struct keeper *k, uint64_t story);             // to its end (heard.h)
bool keeper_failed(struct keeper *k, struct err *e);             // a place could not be kept; true once
void keeper_close(struct keeper *k);                             // after all of it is written; NULL is no keeper

#endif
