#!/bin/sh
# Documents as people have them and the article that must come out: one paragraph a line, headline first.  The last line
# says how many came out exactly, and the share of the paragraphs that were found (recall) and were right (precision).
# usage: articles.sh VACHAN [DIR]
dir=${2:-$(dirname "$0")/articles}
tmp=$(mktemp -d) || exit 1
trap 'rm -rf "$tmp"' EXIT
for want in "$dir"/*.article; do
    in=${want%.article}
    "$1" --article "$in" >"$tmp/got"
    if diff "$want" "$tmp/got" >"$tmp/diff"; then echo "ok - $(basename "$in")"
    else sed 's/^/# /' "$tmp/diff"; echo "not ok - $(basename "$in")"; fi
    { sed 's/^/w\t/' "$want"; sed 's/^/g\t/' "$tmp/got"; echo e; } >>"$tmp/all"
done
awk -F'\t' '
$1 == "w" { left[$2]++; w++; same = same "\n" $2 }
$1 == "g" { g++; got = got "\n" $2; if (left[$2]-- > 0) hit++ }
$1 == "e" { docs++; exact += same == got; same = got = ""; delete left }
END { printf "# %d of %d exactly; paragraphs: recall %.3f, precision %.3f\n", exact, docs, hit / w, hit / g }' "$tmp/all"
