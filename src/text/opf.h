// opf: the XML files of an EPUB that say what it holds.
#ifndef TEXT_OPF_H
#define TEXT_OPF_H

#include "base/arena.h"
#include "text/meta.h"

struct opf {
    const char **chapter; // names inside the archive, in the order of the spine
    size_t chapters;
    struct meta meta;     // source: the book's title
};

const char *opf_package(str container, arena *mem); // from META-INF/container.xml; NULL: it names none
bool opf_locked(str encryption);                    // does META-INF/encryption.xml lock more than fonts?
bool opf_read(str package, const char *name, arena *mem, struct opf *out); // false: no chapter

#endif
