#!/bin/sh
# How soon the player answers: what its tests measure on the virtual sound device, as one table.
cd "$(dirname "$0")/../.." || exit 1
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT
for t in player listening speaker; do build/tests/$t; done >"$dir/all" 2>&1
# row NAME PATTERN: the number after the pattern
row() { sed -n "s/^# .*$2 \(-\{0,1\}[0-9.]*\) ms.*/\1/p" "$dir/all" | sort -n | awk -v name="$1" '
    { v[NR] = $1 } END { if (NR) printf "  %-46s %5.0f %7.0f %4d\n", name, v[int((NR + 1) / 2)], v[NR], NR; else printf "  %-46s not measured\n", name }'; }
printf 'the player, in ms%32s median largest of\n' ''
row "a key until speech has stopped" stopped
row "a key until its answer is heard" 'answered after'
row "Space until silence" silent
row "a word shown, from its sound" highlight:
row "a device that hangs until it is noticed" 'noticed after'
row "a device that hangs until the default one speaks" 'default device after'
row "a signal until the program has ended" 'ended after'
grep -h '^\[  FAILED  \] [a-z]' "$dir/all" | sort -u
true
