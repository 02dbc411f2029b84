#!/usr/bin/env bats
# What comes in: folders, feeds, books.

setup() {
    cd "$BATS_TEST_DIRNAME/../.." || exit 1
    V=${VACHAN:-build/vachan}
    T=$(mktemp -d)
}
teardown() { rm -rf "$T"; }

@test "a folder: its texts in the order of their names, no hidden ones, no folders" {
    mkdir -p "$T/d/inner"
    echo 'दस।' >"$T/d/10.txt"
    echo 'दो।' >"$T/d/2.txt"
    echo 'छिपा।' >"$T/d/.3.txt"
    echo 'भीतर।' >"$T/d/inner/4.txt"
    echo 'तस्वीर' >"$T/d/5.jpg"
    echo 'अंत।' >"$T/z"
    run "$V" --article "$T/d" "$T/z"
    [ "$output" = $'दो।\nदस।\nअंत।' ]
}
