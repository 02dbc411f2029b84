#!/bin/sh
# Runs the one-line cases: written <TAB> spoken [<TAB> other accepted ...].  Prints TAP.
# usage: tests/cases.sh VACHAN FILE...      VERBOSE=1 shows every failing line
# Spelling variants of one word are folded: nukta, candrabindu, hyphen, रुपए.  `# needs N` in a file says how many
# of its lines must read right at least (a share that grows); without it every line must.
vachan=$1; shift
for file in "$@"; do
    grep -v '^##* ' "$file" | grep -v '^$' >"${TMPDIR:-/tmp}/cases.$$"
    cut -f1 "${TMPDIR:-/tmp}/cases.$$" | "$vachan" --text --lines - >"${TMPDIR:-/tmp}/said.$$" || echo "not ok - $file: vachan failed"
    needs=$(sed -n 's/^# needs \([0-9]*\).*/\1/p' "$file")
    LC_ALL=C awk -F '\t' -v said="${TMPDIR:-/tmp}/said.$$" -v file="$file" -v needs="${needs:-all}" -v verbose="$VERBOSE" '
    function fold(s) {
        gsub(/\xe0\xa4\xbc/, "", s); gsub(/\xe0\xa4\x81/, "\xe0\xa4\x82", s); gsub(/-/, " ", s)
        gsub(/\xe0\xa4\xb0\xe0\xa5\x81\xe0\xa4\xaa\xe0\xa4\x8f/, "\xe0\xa4\xb0\xe0\xa5\x81\xe0\xa4\xaa\xe0\xa4\xaf\xe0\xa5\x87", s)
        gsub(/ +/, " ", s); sub(/^ /, "", s); sub(/ $/, "", s)
        return s
    }
    {
        n++; heard = ""; getline heard < said; right = 0
        for (i = 2; i <= NF; i++) if (fold($i) == fold(heard)) right = 1
        good += right
        if (!right && (verbose || needs == "all")) printf "# %s:%d: \"%s\"\n#   said   %s\n#   wanted %s\n", file, n, $1, heard, $2
        if (needs == "all") print (right ? "ok" : "not ok") " - " file ": " $1
    }
    END {
        printf "# %s: %d of %d read right\n", file, good, n
        if (needs != "all") print (good >= needs ? "ok" : "not ok") " - " file ": at least " needs " of " n " read right"
    }' "${TMPDIR:-/tmp}/cases.$$"
done
rm -f "${TMPDIR:-/tmp}/cases.$$" "${TMPDIR:-/tmp}/said.$$"
