// xml: a walk over an XML document (expat).  Names come without their namespace's address: `name` is the local one,
// `full` has the address before a '|'.
#ifndef BASE_XML_H
#define BASE_XML_H

#include "base/err.h"
#include "base/str.h"

// Of the event in the document: where it is, and the attributes of an element that opens (name, value, ..., NULL).
struct xml_place { size_t byte; int line; const char **attribute; };

struct xml_walk {
    void (*opened)(void *self, const char *name, const char *full, struct xml_place at);
    void (*closed)(void *self, const char *name, const char *full, struct xml_place at);
    void (*characters)(void *self, str text, struct xml_place at);
};

// False at the first fault, and for a document that nests deeper than 1,000; what came before has been walked.
// *e (may be NULL) gets path:line:column.
bool xml_read(str document, const char *path, const struct xml_walk *walk, void *self, struct err *e);

str xml_attribute(struct xml_place at, const char *name); // its value, by local name; lives as long as the event

#endif
