// json: a JSON document -> a tree, forgiving as pages need it.
//
//     struct json *j = json_read(text, mem);
//     str headline = json_string(json_member(j, "headline"));
//
// Newlines inside strings, commas at the end and a document that breaks off are borne: what was read so far stays.
// Deeper than 64 levels nothing is kept.  Strings have their escapes undone and are never longer than written.
#ifndef TEXT_JSON_H
#define TEXT_JSON_H

#include "base/arena.h"

enum json_kind { JSON_NULL, JSON_OTHER /* number, true, false */, JSON_STRING, JSON_LIST, JSON_OBJECT };

struct json {
    enum json_kind kind;
    str key;             // inside an object
    str text;            // of a string, or of a number as written
    size_t at;           // where the text starts in the document
    struct json *first;  // of a list or object
    struct json *next;
};

struct json *json_read(str document, arena *mem); // never NULL

// All of these take NULL, and answer NULL or the empty string where nothing fits.
const struct json *json_member(const struct json *object, const char *key);
str json_string(const struct json *j);            // of a string; of a list its first string; of an object its "name" or "@id"
const struct json *json_find(const struct json *j, const char *key); // the first string called so, anywhere inside, depth first

#endif
