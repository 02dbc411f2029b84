// package: the XML files of an EPUB that say what it holds.
#ifndef TEXT_PACKAGE_H
#define TEXT_PACKAGE_H

#include "base/arena.h"
#include "text/meta.h"

struct package {
    const char **chapter; // names inside the archive, in the order of the spine
    size_t chapters;
    struct meta meta;     // source: the book's title
};

const char *package_path(str container, arena *mem); // from META-INF/container.xml; NULL: it names none
bool package_locked(str encryption);                    // does META-INF/encryption.xml lock more than fonts?
bool package_read(str package, const char *name, arena *mem, struct package *out); // false: no chapter

#endif
