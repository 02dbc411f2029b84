#!/bin/sh
# Runs the fuzz targets on their kept corpus and on from there.   usage: fuzz.sh SECONDS [TARGET]
cd "$(dirname "$0")/.." || exit 1
for f in build/fuzz/${2:-fuzz_*}; do
    [ -x "$f" ] || continue
    name=$(basename "$f")
    mkdir -p build/corpus/"$name" tests/fuzz/corpus/"$name"
    case $name in fuzz_read) seeds=tests/articles ;; *) seeds=samples ;; esac # documents of every kind
    if "$f" -max_total_time="$1" -timeout=10 -rss_limit_mb=1024 -print_final_stats=0 -verbosity=0 -artifact_prefix=build/ build/corpus/"$name" tests/fuzz/corpus/"$name" tests/fuzz/corpus/text $seeds samples >build/fuzz.out 2>&1; then
        echo "ok - $name, $1 s"
    else
        sed 's/^/# /' build/fuzz.out | tail -30
        echo "not ok - $name"
    fi
done
