// tidy_menu: menus, paths, labels and captions above and around the first lines.
#ifndef TEXT_TIDY_MENU_H
#define TEXT_TIDY_MENU_H

#include "text/clutter.h"
#include "text/tidy_unit.h"

void tidy_menu(const struct clutter *c, struct page *page);

#endif
