// clutter_name: lines that say who wrote it, and the labels and agencies inside a line.
#ifndef TEXT_CLUTTER_NAME_H
#define TEXT_CLUTTER_NAME_H

#include "text/clutter_phrase.h"

bool clutter_is_byline(const struct clutter *c, str line); // नवभोर संवाददाता; अमर भारत ब्यूरो, पटना; निखिल चौधरी: who wrote it and no more
bool clutter_is_credit(const struct clutter *c, str line); // an agency and the names of its editors: भाषा अमित रंजन
bool clutter_is_issuer(const struct clutter *c, str line); // कृषि एवं किसान कल्याण मंत्रालय
bool clutter_is_label(const struct clutter *c, str line);  // nothing but the label of a name or picture: the next line is what it labels

bool clutter_has_author(const struct clutter *c, str line); // begins with a label that names the writer

// The name behind a label that names the writer (By: ..., लेखक: ...), or the empty string.
str clutter_author(const struct clutter *c, str line);

// A teaser in brackets at the start of `s`, (यह भी पढ़ें: ...): its length with the brackets, 0 for none.
size_t clutter_bracketed(const struct clutter *c, str s);

size_t clutter_title(const struct clutter *c, str s); // bytes of the label before a headline

// The bracketed agency at the start of `s`, behind blanks: its length with the brackets, 0 for none.
size_t clutter_tag(const struct clutter *c, str s);

// नोएडा, एएनआई। संवाद सूत्र, बहराइच। ...: agency or writer of a dateline that stand in no brackets, the comma too.
// Where it starts; *n: its length, 0 for none.
size_t clutter_bare_tag(const struct clutter *c, str s, size_t *n);

#endif
