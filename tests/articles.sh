#!/bin/sh
# Documents as people have them and the article that must come out: one paragraph a line, headline first.   usage: articles.sh VACHAN
for want in "$(dirname "$0")"/articles/*.article; do
    in=${want%.article}
    if "$1" --article "$in" | diff "$want" - >"${TMPDIR:-/tmp}/article.$$"; then echo "ok - $(basename "$in")"
    else sed 's/^/# /' "${TMPDIR:-/tmp}/article.$$"; echo "not ok - $(basename "$in")"; fi
done
rm -f "${TMPDIR:-/tmp}/article.$$"
