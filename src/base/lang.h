// lang: messages in the language of the user.  The English text is the key; po/hi.po holds the Hindi.
//
//     printf(_("%d files\n"), n);      static const char *const row[] = {N_("pause"), ...};  ... _(row[i])
//
// Catalogues are those of gettext (.mo), but they are read here: libintl answers only where the system has the
// locale hi_IN made, which small systems do not, and newer ones take C.UTF-8 for English whatever LANGUAGE says.
#ifndef BASE_LANG_H
#define BASE_LANG_H

#include <stddef.h>

#define _(text) lang_get(text)
#define N_(text) text // a text of a table: `make po` finds it, the one who prints it translates it

// Once, before threads and children: takes the language from LC_ALL, LC_MESSAGES, LANG and LANGUAGE as gettext does,
// and its catalogue from `program`/locale or `program`/../share/locale.  Without one every message stays English.
void lang_open(void);

// The text as it is where there is no other.  Both live as long as the program.
const char *lang_get(const char *text) __attribute__((format_arg(1)));
const char *lang_count(const char *one, const char *many, size_t n) __attribute__((format_arg(1), format_arg(2)));

#endif
