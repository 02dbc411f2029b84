#!/usr/bin/env bats
# The player without a terminal: the place, and what can be asked about it.

setup() {
    cd "$BATS_TEST_DIRNAME/../.." || exit 1
    V=$PWD/${VACHAN:-build/vachan}
    RIG=$PWD/build/tools/soundrig
    T=$(mktemp -d)
    export XDG_STATE_HOME=$T/state VACHAN_DATA=$PWD
    printf 'पहला वाक्य यहाँ है।\nदूसरा वाक्य यहाँ है।\nतीसरा वाक्य यहाँ है।\n' >"$T/a.txt"
}
teardown() { rm -rf "$T"; }

# keeps the place of the third sentence, as a listener who quit there
kept() {
    mkdir -p "$T/state/vachan"
    printf '0000000000000000\t%s\t2/3\t%s\tपहला वाक्य यहाँ है।\tतीसरा वाक्य यहाँ है।\n' "$(date +%s)" "$(realpath "$T/a.txt")" >"$T/state/vachan/places.tsv"
}

@test "--list: nothing, then when, where, file and headline" {
    [ -z "$("$V" --list)" ]
    kept
    "$V" --list | grep -q "3/3.*a.txt.*पहला वाक्य"
}

@test "--resume without a terminal goes on where one stopped, and forgets the place at the end" {
    kept
    "$RIG" "$T/rest.raw" "$V" --fake-engine --lines --resume "$T/a.txt"
    "$RIG" "$T/all.raw" "$V" --fake-engine --lines --resume --from-start "$T/a.txt"
    [ "$(wc -c <"$T/rest.raw")" -lt "$(wc -c <"$T/all.raw")" ]
    [ -z "$("$V" --list)" ]
}

@test "without a terminal nothing is kept" {
    "$RIG" "$T/x.raw" "$V" --fake-engine --lines "$T/a.txt"
    [ ! -e "$T/state/vachan/places.tsv" ]
}

@test "a place file that is rubbish is no error, a folder that cannot be made costs only the place" {
    mkdir -p "$T/state/vachan"
    head -c 3000 /dev/urandom >"$T/state/vachan/places.tsv"
    "$V" --list >/dev/null
    "$RIG" "$T/x.raw" "$V" --fake-engine --lines --resume "$T/a.txt"
    rm -r "$T/state"; : >"$T/state"
    "$RIG" "$T/x.raw" "$V" --fake-engine --lines --resume "$T/a.txt"
}

@test "an article that cannot be read is passed over, and said at the end" {
    run "$RIG" "$T/x.raw" "$V" --fake-engine --lines --resume "$T/none.txt" "$T/a.txt"
    [ "$status" -eq 66 ]
    [[ "$output" = *none.txt* ]]
    [ "$(wc -c <"$T/x.raw")" -gt 40000 ]
}

@test "--help lists the keys" {
    "$V" --help | grep -q 'Space *pause'
}

@test "--once passes over what was heard to its end; without it all is heard again" {
    printf 'चौथा वाक्य यहाँ है।\n' >"$T/b.txt"
    "$RIG" "$T/first.raw" "$V" --fake-engine --lines --resume --once "$T/a.txt"
    "$RIG" "$T/both.raw" "$V" --fake-engine --lines --resume --once "$T/a.txt" "$T/b.txt"
    "$RIG" "$T/b.raw" "$V" --fake-engine --lines --resume --from-start "$T/b.txt"
    "$RIG" "$T/again.raw" "$V" --fake-engine --lines --resume --from-start "$T/a.txt"
    size() { wc -c <"$T/$1.raw"; }
    [ $(($(size both) - $(size b))) -lt 20000 ] && [ $(($(size b) - $(size both))) -lt 20000 ]
    [ "$(size again)" -gt $(($(size b) + 20000)) ]
    run "$RIG" "$T/none.raw" "$V" --fake-engine --lines --resume --once "$T/a.txt" "$T/b.txt"
    [ "$status" = 0 ]
    [[ $output == *"heard before"* ]]
}

@test "the stories of a feed are heard once each" {
    item() { printf '<item><title>%s</title><description>%s</description></item>' "$1" "$2"; }
    feed() { printf '<?xml version="1.0"?><rss version="2.0"><channel><title>x</title>%s</channel></rss>' "$1" >"$T/f.xml"; }
    feed "$(item 'पहली खबर' 'पुल खुल गया।')$(item 'दूसरी खबर' 'आलू सस्ता हुआ।')"
    "$RIG" "$T/1.raw" "$V" --fake-engine --resume --once "$T/f.xml"
    feed "$(item 'तीसरी खबर' 'बारिश हुई।')$(item 'पहली खबर' 'पुल खुल गया।')$(item 'दूसरी खबर' 'आलू सस्ता हुआ।')"
    "$RIG" "$T/2.raw" "$V" --fake-engine --resume --once "$T/f.xml"
    [ "$(wc -c <"$T/2.raw")" -lt "$(wc -c <"$T/1.raw")" ]
    [ "$(wc -l <"$T/state/vachan/heard")" = 3 ]
}

@test "--earcons: a note before a headline and a quote, none before text" {
    printf 'शीर्षक यहाँ\n\nपहला वाक्य यहाँ है।\n' >"$T/h.txt"
    printf 'पहला वाक्य यहाँ है।\n' >"$T/p.txt"
    heard() { "$RIG" "$T/$1.raw" "$V" --fake-engine --resume --from-start "${@:2}" "$T/$1.txt" && wc -c <"$T/$1.raw"; }
    [ $(($(heard h --earcons) - $(heard h))) -gt 1500 ]
    with=$(heard p --earcons) without=$(heard p)
    [ $((with - without)) -lt 1500 ] && [ $((without - with)) -lt 1500 ]
}
