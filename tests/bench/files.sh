#!/bin/sh
# What a format costs: wall and processor time of writing it with captions, against a plain WAV of the same text in
# turn.  Never fails for being slow.   usage: files.sh [RUNS]
cd "$(dirname "$0")/../.." || exit 1
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT
cat samples/*.txt samples/*.txt >"$dir/text"
lap() { build/tools/stopwatch -n 1 build/vachan --keep-all "$dir/text" --force -o "$dir/a.$1" $2 $3 $4 $5; }
for how in "wav --captions $dir/a.vtt" "flac --captions $dir/a.vtt" "ogg --captions $dir/a.vtt" "mp3 --captions $dir/a.vtt" \
    "opus --captions $dir/a.vtt" "wav --loudness podcast" "wav --loudness podcast --broadcast"; do
    for i in $(seq "${1:-3}"); do printf '%s\t%s\n' "$(lap wav)" "$(lap $how)"; done |
        awk -F '\t' -v how="$how" '{ wall += $5 / $1; cpu += $6 / $2; n++ } END { sub(/ [^ ]*\/a\.vtt/, " FILE.vtt", how); printf "%-36s %.2f times the wall, %.2f times the processor time of WAV\n", how, wall / n, cpu / n }'
done
