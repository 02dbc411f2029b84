#!/bin/sh
# Figures against the espeak-ng command on the same text in the same run: ratios, since machines differ.
# Never fails for being slow.   usage: bench.sh [KB...]   (sizes for engine.sh; RUNS=5 for more runs)
cd "$(dirname "$0")/../.." || exit 1
watch=build/tools/stopwatch v=build/vachan
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT
# clean text: what espeak-ng needs no preparation for either
$v --article samples/*.txt | tr -d '%₹°•|/@' >"$dir/some"
size() { while cat "$dir/some"; do :; done 2>/dev/null | head -c "$1" | iconv -c -f UTF-8 -t UTF-8 >"$dir/$2"; }
size 3000000 3M
lap() { $watch -n "$1" sh -c "exec $2"; }      # wall_ms cpu_ms first_ms peak_kb
sh tests/bench/engine.sh "$@"
echo "from the start of the process to the first sound on stdout (the sample article): $(lap 15 "$v -o - samples/chunav.txt" | cut -f3) ms; espeak-ng: $(lap 15 "espeak-ng -v hi --stdout -f samples/chunav.txt" | cut -f3) ms"
echo "peak memory, samples/budget.txt once and 100 times over (largest process):"
for i in $(seq 100); do cat samples/budget.txt; done >"$dir/x100"
echo "  once $(lap 3 "$v -o - samples/budget.txt" | cut -f4) KB, 100 times $(lap 1 "$v --keep-all -o - $dir/x100" | cut -f4) KB"
for i in 1 2 3 4 5 6 7; do cat "$dir/3M"; done >"$dir/21M"
echo "bytes to words (--text, one core), against wc -m on the same file:"
t=$(lap 3 "$v --text --keep-all $dir/21M") w=$(lap 3 "wc -m $dir/21M")
awk -v a="$t" -v b="$w" -v size="$(wc -c <"$dir/21M")" 'BEGIN { split(a, x, "\t"); split(b, y, "\t"); printf "  %.1f MB/s; %.1f times the processor time of wc\n", size / x[2] / 1000, x[2] / y[2] }'
sh tests/bench/player.sh
