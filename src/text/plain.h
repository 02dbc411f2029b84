// plain: text without markup -> blocks.  Joins the lines that a narrow window or a bad copy broke, keeps real
// paragraphs, and sets apart the subheads that news sites glue to the end of a paragraph.
#ifndef TEXT_PLAIN_H
#define TEXT_PLAIN_H

#include "text/clutter.h"
#include "text/sentence.h"
#include "text/whole.h"

struct plain; // wrap.tsv: words that cannot end a line of their own or begin a sentence

struct plain *plain_open(const char *lexicon_dir, const struct stops *stops, const struct clutter *clutter, arena *mem, struct err *e);

// Blocks of one page, appended to *out.  Newlines inside a block become blanks in place, so `t` changes but no
// offset does.  `first`: this page starts the article, so its first line may be the headline.
void plain_blocks(const struct plain *p, struct whole_text *t, bool first, struct page *out);

#endif
