// written: what stood in the sentence for each of its words, so that a caption shows the article as written.
//
//     "रु. 500 दिए।"  words पाँच सौ रुपये दिए  ->  "रु. 500 ", "", "", "दिए।"
#ifndef SPEECH_WRITTEN_H
#define SPEECH_WRITTEN_H

#include "say/word.h"
#include "text/article.h"

// written[i] gets the piece of s->text that belongs to word i: put together, the pieces are the sentence.
// Of the words of one token the first has it all.
void written_place(const struct sentence *s, const struct word *word, size_t words, str *written);

#endif
