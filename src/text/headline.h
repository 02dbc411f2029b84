// headline: titles and lines compared, counted and cleaned, as strings.
#ifndef TEXT_HEADLINE_H
#define TEXT_HEADLINE_H

#include "base/str.h"

size_t common_words(str a, str b); // how many words of a stand in b too
size_t words_in(str s);              // blanks are single
bool ends_sentence(str s);           // with a danda or a sign of its kind
bool has_dateline(str s);            // begins with a place: पटना। शहर के ...; जबलपुर: मानसून में ...
str without_site(str title);       // शीर्षक | साइट, शीर्षक - साइट: without the site's name

#endif
