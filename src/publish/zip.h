// zip: an archive whose files are stored as they are, written straight through.
//
// Our own, and not a library: nearly all of a book is MP3, which does not get smaller; nothing is held in memory; the
// bytes depend on what is given and on `when` alone; and EPUB wants its first file stored, without extra fields.
// Names and texts are UTF-8.  At most 4 GB and 65,535 files.  The target must be a plain file (it is gone back in).
#ifndef PUBLISH_ZIP_H
#define PUBLISH_ZIP_H

#include <time.h>

#include "audio/target.h"
#include "base/str.h"

struct zip;

struct zip *zip_open(struct target *to, time_t when); // `to` stays the caller's: its error is ours
void zip_begin(struct zip *z, const char *name);      // at most 63 bytes; ends the file before
void zip_write(struct zip *z, str bytes);
bool zip_close(struct zip *z, struct err *e);         // writes the directory and frees, even on failure
void zip_drop(struct zip *z);                         // NULL is fine

#endif
