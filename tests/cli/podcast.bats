#!/usr/bin/env bats
# vachan podcast DIR: a feed of the sound files in a folder.

setup() {
    cd "$BATS_TEST_DIRNAME/../.." || exit 1
    V=${VACHAN:-build/vachan}
    T=$(mktemp -d)
}
teardown() { rm -rf "$T"; }

@test "without a folder it says what it wants" {
    run "$V" podcast
    [ "$status" -eq 64 ]
    echo "$output" | grep -q 'name one folder'
    "$V" --help | grep -q 'podcast DIR'
    "$V" --man | grep -q 'vachan podcast'
}
