#!/bin/sh
# How loud each voice speaks the samples, against the `level` of its table: mend the table where they part.
cd "$(dirname "$0")/.." || exit 1
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT
printf 'voice\ttable\tmeasured\n'
for v in voices/*.tsv; do
    name=$(basename "$v" .tsv)
    for s in samples/*.txt; do build/vachan -v "$name" "$s" -o "$dir/a.wav" --force --json | jq .lufs; done |
        awk -v name="$name" -v table="$(awk -F '\t' '$1 == "level" { print $2 }' "$v")" '{ sum += $1; n++ } END { printf "%s\t%s\t%.1f\n", name, table, sum / n }'
done
