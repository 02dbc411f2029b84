#!/bin/sh
# The engine against the espeak-ng command, in one run, on the same text (text.awk).
#     tests/bench/engine.sh [KB...]      default: 30 300 3000
# Prints a table: wall and processor time as parts of those of `espeak-ng -v hi -f TEXT -w FILE` (medians, runs
# taken in turn), then the first sound, peak memory and how the workers scale.  Times depend on the machine and on
# what else it does; nothing here fails by them.
LC_ALL=C; export LC_ALL
cd "$(dirname "$0")/../.." || exit 1
tmp=$(mktemp -d) || exit 1
trap 'rm -rf "$tmp"' EXIT
watch=build/tools/stopwatch runs=${RUNS:-3}
rate=175 # the command's own: both then make the same length of sound

text() { awk -v bytes=$(($1 * 1000)) -f tests/bench/text.awk >"$tmp/$1.txt"; }
row() { # name wall cpu peak, against $base_wall $base_cpu
    printf '%-28s %9.0f %9.0f %7.2f %7.2f %8.1f\n' "$1" "$2" "$3" "$(echo "$2 $base_wall" | awk '{print $1/$2}')" \
        "$(echo "$3 $base_cpu" | awk '{print $1/$2}')" "$(echo "$4" | awk '{print $1/1024}')"
}
ours() { # KB jobs -> $1.. of the stopwatch
    $watch -n "$runs" build/vachan -r $rate --jobs "$2" -o "$tmp/ours.wav" --force --quiet "$tmp/$1.txt"
}

printf '%-28s %9s %9s %7s %7s %8s\n' "" "wall ms" "cpu ms" "/wall" "/cpu" "peak MB"
for kb in "${@:-30}" $([ $# -eq 0 ] && echo 300 3000); do
    text "$kb"
    set -- $($watch -n "$runs" espeak-ng -v hi -f "$tmp/$kb.txt" -w "$tmp/theirs.wav")
    base_wall=$1 base_cpu=$2
    row "$kb KB espeak-ng" "$1" "$2" "$4"
    for jobs in 1 2; do
        set -- $(ours "$kb" $jobs)
        row "$kb KB vachan --jobs $jobs" "$1" "$2" "$4"
    done
done
text 30
echo
for what in "-o -" "-o - --jobs 1"; do
    set -- $($watch -n 15 build/vachan $what "$tmp/30.txt")
    echo "first sound on stdout, $what: $3 ms after the start of the process"
done
set -- $($watch -n 15 espeak-ng -v hi -f "$tmp/30.txt" --stdout)
echo "first sound of espeak-ng --stdout: $3 ms"
