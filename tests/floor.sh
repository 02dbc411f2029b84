#!/bin/sh
# The floors of src/: an include may only point to a folder on its own line of src/FLOOR, and the modules
# (x.c with x.h) of the whole tree must not form a circle.
cd "$(dirname "$0")/.." || exit 1
LC_ALL=C awk '
FILENAME == "src/FLOOR" {
    if ($0 ~ /^#/ || NF == 0) next
    sub(":", "", $1); floor[$1] = 1; may[$1, $1] = 1
    for (i = 2; i <= NF; i++) may[$1, $i] = 1
    next
}
FNR == 1 { from = FILENAME; sub(/^src\//, "", from); dir = from; sub(/\/.*/, "", dir); sub(/\.(c|h|re)$/, "", from) }
/^#include "/ {
    to = $2; gsub(/"/, "", to); todir = to; sub(/\/.*/, "", todir); sub(/\.(c|h)$/, "", to)
    if (from == "main") next
    if (!(dir in floor)) { printf "%s: folder %s is not in src/FLOOR\n", FILENAME, dir; bad = 1 }
    if (!((dir, todir) in may)) { printf "%s:%d: %s may not include %s\n", FILENAME, FNR, dir, todir; bad = 1 }
    if (from != to && !((from, to) in edge)) { edge[from, to] = 1; out[from] = out[from] " " to }
}
function visit(m, path,    i, n, next_) {
    if (state[m] == 2) return
    if (state[m] == 1) { printf "circle of modules: %s -> %s\n", path, m; bad = 1; return }
    state[m] = 1; n = split(out[m], next_, " ")
    for (i = 1; i <= n; i++) visit(next_[i], path " -> " m)
    state[m] = 2
}
END { for (m in out) visit(m, ""); exit bad }
' src/FLOOR $(find src -mindepth 2 -name '*.[ch]' -o -mindepth 2 -name '*.re') && echo "floors: every arrow points down, no circle"
