#include "base/xml.h"

#include <expat.h>
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"

enum { NAMESPACE_END = '|', DEEPEST = 1000 };

struct reader { XML_Parser xml; const struct xml_walk *walk; void *self; int depth; };

static const char *local(const char *full) {
    const char *bar = strrchr(full, NAMESPACE_END);
    return bar ? bar + 1 : full;
}

static struct xml_place place(const struct reader *r) {
    return (struct xml_place){(size_t)XML_GetCurrentByteIndex(r->xml), (int)XML_GetCurrentLineNumber(r->xml), NULL};
}

static void opened(void *user, const char *full, const char **attributes) {
    struct reader *r = user;
    struct xml_place at = place(r);
    at.attribute = attributes;
    if (++r->depth > DEEPEST) XML_StopParser(r->xml, XML_FALSE);
    else r->walk->opened(r->self, local(full), full, at);
}

static void closed(void *user, const char *full) {
    struct reader *r = user;
    r->walk->closed(r->self, local(full), full, place(r));
    r->depth--;
}

static void characters(void *user, const char *bytes, int n) {
    struct reader *r = user;
    r->walk->characters(r->self, (str){bytes, (size_t)n}, place(r));
}

bool xml_read(str document, const char *path, const struct xml_walk *walk, void *self, struct err *e) {
    // what was decoded already is UTF-8, whatever its first line says
    struct reader r = {.xml = XML_ParserCreateNS(utf8_valid(document) ? "UTF-8" : NULL, NAMESPACE_END), .walk = walk, .self = self};
    if (!r.xml) err_out_of_memory();
    XML_SetUserData(r.xml, &r);
    XML_SetElementHandler(r.xml, opened, closed);
    XML_SetCharacterDataHandler(r.xml, characters);
    bool ok = XML_Parse(r.xml, document.p, (int)document.n, XML_TRUE) != XML_STATUS_ERROR;
    char where[640];
    snprintf(where, sizeof where, "%s:%lu:%lu", path, XML_GetCurrentLineNumber(r.xml), XML_GetCurrentColumnNumber(r.xml) + 1);
    if (!ok) err_set(e, EX_DATAERR, where, "not well-formed XML: %s", XML_ErrorString(XML_GetErrorCode(r.xml)));
    XML_ParserFree(r.xml);
    return ok;
}

str xml_attribute(struct xml_place at, const char *name) {
    for (const char **a = at.attribute; a && *a; a += 2)
        if (strcmp(local(*a), name) == 0) return str_of(a[1]);
    return S("");
}
