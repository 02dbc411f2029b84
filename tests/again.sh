#!/bin/sh
# An article that came out, given as plain text, comes out again as it is: nothing more is dropped, no lines are joined.
# usage: again.sh VACHAN
dir=$(dirname "$0")/articles
tmp=$(mktemp -d) || exit 1
trap 'rm -rf "$tmp"' EXIT
for want in "$dir"/*.article; do
    name=$(basename "$want" .article)
    case $name in
    *.xml|*.json|*.epub) continue ;; # several articles, one below the other
    u1_03.html|u3_08.html|u4_14.md) continue ;; # a line that begins with a dash is an item in plain text
    u2_11.html|x4_02_whatsapp.txt) continue ;; # their bullets are gone
    x1_14_magazine.html|u3_17.html|x2_19_sports_table_page.html|y2_15_next_paywall.html) continue ;; # verse, a name under a letter, a subtitle: without their elements
    esac
    cp "$want" "$tmp/x.txt"
    "$1" --article "$tmp/x.txt" | cmp -s - "$want" && echo "ok - $name" || echo "not ok - $name"
done
