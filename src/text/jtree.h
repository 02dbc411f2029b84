// jtree: a JSON document -> a tree, forgiving as pages need it.
//
//     struct jtree *j = jtree_read(text, mem);
//     str headline = jtree_string(jtree_member(j, "headline"));
//
// Newlines inside strings, commas at the end and a document that breaks off are borne: what was read so far stays.
// Deeper than 64 levels nothing is kept.  Strings have their escapes undone and are never longer than written.
#ifndef TEXT_JTREE_H
#define TEXT_JTREE_H

#include "base/arena.h"

enum jtree_kind { JTREE_NULL, JTREE_OTHER /* number, true, false */, JTREE_STRING, JTREE_LIST, JTREE_OBJECT };

struct jtree {
    enum jtree_kind kind;
    str key;             // inside an object
    str text;            // of a string, or of a number as written
    size_t at;           // where the text starts in the document
    struct jtree *first;  // of a list or object
    struct jtree *next;
};

struct jtree *jtree_read(str document, arena *mem); // never NULL

// All of these take NULL, and answer NULL or the empty string where nothing fits.
const struct jtree *jtree_member(const struct jtree *object, const char *key);
str jtree_string(const struct jtree *j);            // of a string; of a list its first string; of an object its "name" or "@id"
const struct jtree *jtree_find(const struct jtree *j, const char *key); // the first string called so, anywhere inside, depth first

#endif
