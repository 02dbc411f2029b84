#include "app/check.h"
bool check_data(const char *lexicon, const char *voices, struct err *e) { (void)lexicon; (void)voices; (void)e; return true; }
