#!/bin/sh
# The engine against the espeak-ng command, in one run, on the same text (text.awk).
#     tests/bench/engine.sh [KB...]      default: 30 300; RUNS=9 for more runs than 5
# Prints a table: wall and processor time as parts of those of `espeak-ng -v hi -f TEXT -w FILE`: each run of ours is
# set against the run of espeak-ng before it, and the median of these ratios is printed.  Times depend on the
# machine and on what else it does; nothing here fails by them.
LC_ALL=C; export LC_ALL
cd "$(dirname "$0")/../.." || exit 1
tmp=$(mktemp -d) || exit 1
trap 'rm -rf "$tmp"' EXIT
watch=build/tools/stopwatch runs=${RUNS:-5}
rate=175 # the command's own: both then make the same length of sound

text() { awk -v bytes=$(($1 * 1000)) -f tests/bench/text.awk >"$tmp/$1.txt"; }
theirs() { echo "espeak 0 $($watch -n 1 espeak-ng -v hi -f "$tmp/$1.txt" -w "$tmp/theirs.wav")"; }
ours() { echo "vachan $2 $($watch -n 1 build/vachan -r $rate --jobs "$2" -o "$tmp/ours.wav" --force --quiet "$tmp/$1.txt")"; }
table() { # laps in turn -> one row each command
    awk -v kb="$1" '
        function median(list,    v, n, i, k, t) {
            n = split(list, v, " ")
            for (i = 2; i <= n; i++) for (k = i; k > 1 && v[k - 1] + 0 > v[k] + 0; k--) { t = v[k]; v[k] = v[k - 1]; v[k - 1] = t }
            return v[int((n + 1) / 2)]
        }
        function row(name, j) {
            printf "%-28s %9.0f %9.0f %7.2f %7.2f %8.1f\n", name, median(wall[j]), median(cpu[j]), median(w[j]), median(c[j]), median(peak[j]) / 1024
        }
        $1 == "espeak" { base_wall = $3; base_cpu = $4 }
        { j = $2; wall[j] = wall[j] " " $3; cpu[j] = cpu[j] " " $4; peak[j] = peak[j] " " $6
          w[j] = w[j] " " $3 / base_wall; c[j] = c[j] " " $4 / base_cpu }
        END { row(kb " KB espeak-ng", 0); row(kb " KB vachan --jobs 1", 1); row(kb " KB vachan --jobs 2", 2) }'
}

printf '%-28s %9s %9s %7s %7s %8s\n' "" "wall ms" "cpu ms" "/wall" "/cpu" "peak MB"
for kb in ${@:-30 300}; do
    text "$kb"
    for i in $(seq "$runs"); do
        theirs "$kb"; ours "$kb" 1
        theirs "$kb"; ours "$kb" 2
    done | table "$kb"
done
text 30
head -1 samples/mausam.txt >"$tmp/one.txt"
echo
for what in "-o -" "-o - --jobs 1"; do
    set -- $($watch -n 15 build/vachan $what "$tmp/30.txt")
    echo "first sound on stdout, $what: $3 ms after the start of the process"
done
set -- $($watch -n 15 espeak-ng -v hi -f "$tmp/30.txt" --stdout)
echo "first sound of espeak-ng --stdout: $3 ms"
for i in 1 2 3 4 5 6 7 8 9; do
    SOUNDRIG_FIRST=1 build/tools/soundrig "$tmp/heard" build/vachan "$tmp/one.txt" 2>&1 | sed -n 's/^first sound after \(.*\) ms/\1/p'
done | sort -n | awk '{ v[NR] = $1 } END { print "first sound at the speaker (a paced virtual device): " v[int((NR + 1) / 2)] " ms, the quickest " v[1] " ms" }'
