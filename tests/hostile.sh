#!/bin/sh
# Texts that break programs: every one must give exit code 0 and end soon.   usage: hostile.sh VACHAN
vachan=$1
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT
try() { # NAME: the text comes on standard input
    cat >"$dir/in"
    for how in --text "--text --lines" --phonemes --article --explain --dump=tokens; do
        if timeout 60 "$vachan" $how "$dir/in" >"$dir/out" 2>"$dir/err"; then echo "ok - $1: $how"
        else sed 's/^/# /' "$dir/err" | head -20; echo "not ok - $1: $how"; fi
    done
}
repeat() { head -c "$2" /dev/zero | tr '\0' "$1"; }
printf '' | try "empty"
printf '\n\n\n' | try "only newlines"
printf '\0\0\0abc\0' | try "NULs"
head -c 200000 /dev/urandom | try "random bytes"
printf '\377\376\303\050 \340\244 \360\237\230' | try "broken UTF-8"
for c in a 5 . / '(' , - ' ' '%' '=' ':' '@' "'" '#' '&'; do repeat "$c" 300000 | try "300 KB of '$c'"; done
awk 'BEGIN { for (i = 0; i < 100000; i++) printf "क" }' | try "100,000 of one letter"
awk 'BEGIN { for (i = 0; i < 100000; i++) printf "़" }' | try "100,000 nuktas"
awk 'BEGIN { for (i = 0; i < 100000; i++) printf "ा" }' | try "100,000 vowel signs"
awk 'BEGIN { for (i = 0; i < 50000; i++) printf "😀😀" }' | try "emoji"
awk 'BEGIN { for (i = 0; i < 50000; i++) printf "1,1" }' | try "digits and commas"
awk 'BEGIN { for (i = 0; i < 50000; i++) printf "10-11-" }' | try "groups"
awk 'BEGIN { for (i = 0; i < 50000; i++) printf "अ.ब." }' | try "dotted"
awk 'BEGIN { for (i = 0; i < 50000; i++) printf "a.b-c@" }' | try "addresses"
awk 'BEGIN { for (i = 0; i < 20000; i++) printf "धारा 1(1)(a)" }' | try "clauses"
awk 'BEGIN { for (i = 0; i < 10000; i++) print "ख 12" }' | try "lines with one number"
awk 'BEGIN { for (i = 0; i < 10000; i++) print "ख " i }' | try "lines with growing numbers"
awk 'BEGIN { for (i = 0; i < 5000; i++) print "शेयर\nराम" }' | try "labels and names"
awk 'BEGIN { for (i = 0; i < 4000; i++) print "राम श्याम\nशेयर\n12 मार्च 2024" }' | try "labels and days"
awk 'BEGIN { for (i = 0; i < 30000; i++) print "--" }' | try "signatures"
awk 'BEGIN { for (i = 0; i < 50000; i++) printf "[![" }' | try "pictures in links"
