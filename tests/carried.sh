#!/bin/sh
# The documents of tests/articles as other machines write them: lines that end as on Windows and on an old Macintosh,
# UTF-16, a byte order mark.  The article must be the same to the letter.  Lines of Windows are tried with every document,
# the others with every third.   usage: carried.sh VACHAN
dir=$(dirname "$0")/articles
tmp=$(mktemp -d) || exit 1
trap 'rm -rf "$tmp"' EXIT
same() { # NAME HOW FILE
    "$vachan" --article "$3" | cmp -s "$tmp/want" - && echo "ok - $1, $2" || echo "not ok - $1, $2"
}
vachan=$1 turn=0
for want in "$dir"/*.article; do
    in=${want%.article} name=$(basename "${want%.article}")
    iconv -f utf-8 -t utf-8 "$in" >/dev/null 2>&1 || continue
    [ "$(tr -d "\000" <"$in" | wc -c)" = "$(wc -c <"$in")" ] || continue # UTF-16 already
    "$vachan" --article "$in" >"$tmp/want"
    to=$tmp/x.${in##*.}
    tr -d '\r' <"$in" >"$tmp/lf"
    sed 's/$/\r/' "$tmp/lf" >"$to" && same "$name" "lines of Windows" "$to"
    case $in in *.xml|*.json) continue ;; esac
    turn=$(((turn + 1) % 3))
    [ $turn = 0 ] || continue
    { printf '\357\273\277'; sed '1s/^\xEF\xBB\xBF//' "$tmp/lf"; } >"$to" && same "$name" "a byte order mark" "$to"
    { printf '\377\376'; sed '1s/^\xEF\xBB\xBF//' "$tmp/lf" | iconv -f utf-8 -t utf-16le; } >"$to" && same "$name" "UTF-16" "$to"
    case $in in *kruti*|*u1_12*) continue ;; esac # a font, whose bytes end lines in one way only
    tr '\n' '\r' <"$tmp/lf" >"$to" && same "$name" "lines of an old Macintosh" "$to"
done
