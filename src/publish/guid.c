#include "publish/guid.h"

#include <stdio.h>
#include <stdlib.h>

static bool is_number(str line) {
    size_t i = 0;
    while (i < line.n && line.p[i] >= '0' && line.p[i] <= '9') i++;
    return i == line.n;
}

// Its letters without blanks, line ends and <times>: another voice breaks lines at the same places, but nobody promised it
static uint64_t add_line(uint64_t id, str line, size_t *letters) {
    bool tag = false;
    for (size_t i = 0; i < line.n; i++) {
        if (line.p[i] == '<') tag = true;
        if (!tag && line.p[i] != ' ' && line.p[i] != '\r') id = (id ^ (unsigned char)line.p[i]) * 0x100000001B3u, ++*letters;
        if (line.p[i] == '>') tag = false;
    }
    return id;
}

uint64_t guid_of_words(const char *path, str title) {
    FILE *f = fopen(path, "r");
    char *text = NULL;
    size_t room = 0, letters = 0;
    uint64_t id = str_hash(title);
    if (!f) return 0;
    for (ssize_t n; (n = getline(&text, &room, f)) > 0;) {
        str line = str_trim((str){text, (size_t)n});
        if (is_number(line) || str_starts(line, S("WEBVTT")) || str_find(line, S("-->")) < line.n) continue;
        id = add_line(id, line, &letters);
    }
    free(text);
    fclose(f);
    return letters ? id : 0;
}

static str between(str text, str open, str close) {
    size_t at = str_find(text, open);
    if (at == text.n) return S("");
    str rest = str_sub(text, at + open.n, text.n);
    return str_sub(rest, 0, str_find(rest, close));
}

str guid_kept(str feed, const str *line, size_t lines) {
    for (str rest = feed; rest.n;) {
        size_t from = str_find(rest, S("<item>")), to = str_find(rest, S("</item>"));
        if (from >= to) break;
        str item = str_sub(rest, from, to);
        size_t i = 0;
        while (i < lines && str_find(item, line[i]) < item.n) i++;
        if (i == lines) return between(item, S("<guid isPermaLink=\"false\">"), S("<"));
        rest = str_sub(rest, to + 1, rest.n);
    }
    return S("");
}
