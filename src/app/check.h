// check: --check-data, the lint of lexicon/ and voices/.  Every fault as file:line:column on standard output.
#ifndef APP_CHECK_H
#define APP_CHECK_H

#include "base/err.h"

bool check_data(const char *lexicon, const char *voices, struct err *e); // EX_DATAERR when any table has a fault

#endif
