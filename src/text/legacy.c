#include "text/legacy.h"
struct legacy { int x; };
struct legacy *legacy_open(const char *d, arena *mem, struct err *e) { (void)d, (void)e; return ARENA_NEW(mem, struct legacy); }
bool legacy_looks_like(const struct legacy *l, str head) { (void)l, (void)head; return false; }
void legacy_add(const struct legacy *l, enum encoding is, const struct whole *w, str raw, size_t at, struct whole_text *out) { (void)l, (void)is; whole_add(w, raw, at, out); }
