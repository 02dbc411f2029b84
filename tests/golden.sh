#!/bin/sh
# What each stage makes of the samples, kept.   golden.sh check compares; golden.sh write rewrites: read the diff.
cd "$(dirname "$0")/.." || exit 1
for sample in samples/*; do
    name=$(basename "${sample%.*}")
    for stage in article sentences tokens words phones utterances; do
        golden=tests/golden/$name.$stage.tsv
        if [ "$1" = write ]; then
            build/vachan --dump=$stage "$sample" >"$golden" || exit
        elif build/vachan --dump=$stage "$sample" | diff "$golden" - >build/golden.diff; then
            echo "ok - $name: $stage"
        else
            sed 's/^/# /' build/golden.diff | head -10
            echo "not ok - $name: $stage differs from $golden (make golden rewrites it)"
        fi
    done
done
