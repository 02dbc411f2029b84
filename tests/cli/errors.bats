#!/usr/bin/env bats
# Wrong input: a clear message, the right exit code, no half-written file.

setup() {
    cd "$BATS_TEST_DIRNAME/../.." || exit 1
    V=${VACHAN:-build/vachan}
    T=$(mktemp -d)
    echo 'नमस्ते दुनिया।' >"$T/a.txt"
}
teardown() { rm -rf "$T"; }

@test "missing file: 66, and its name" {
    run "$V" "$T/none.txt" -o "$T/x.wav"
    [ "$status" -eq 66 ]
    [[ "$output" == *none.txt* ]]
    [ ! -e "$T/x.wav" ]
}

@test "folder without an article: 66" {
    mkdir "$T/dir"
    touch "$T/dir/a.jpg"
    run "$V" "$T/dir" -o "$T/x.wav"
    [ "$status" -eq 66 ]
    [[ "$output" == *"no article in this folder"* ]]
    [ ! -e "$T/x.wav" ]
}

@test "unknown option: 64" {
    run "$V" --nonsense
    [ "$status" -eq 64 ]
    [[ "$output" == *--nonsense*--help* ]]
}

@test "option without its value: 64" {
    run "$V" -o
    [ "$status" -eq 64 ]
}

@test "rate out of range: 64" {
    run "$V" -r 20 "$T/a.txt"
    [ "$status" -eq 64 ]
    [[ "$output" == *80*900* ]]
}

@test "unknown voice: an error that names it" {
    run "$V" -v nobody "$T/a.txt" -o "$T/x.wav"
    [ "$status" -ne 0 ]
    [[ "$output" == *nobody* ]]
    [ ! -e "$T/x.wav" ]
}

@test "target exists: 73, untouched; --force replaces it" {
    echo keep >"$T/x.wav"
    run "$V" "$T/a.txt" -o "$T/x.wav"
    [ "$status" -eq 73 ]
    [ "$(cat "$T/x.wav")" = keep ]
    "$V" "$T/a.txt" -o "$T/x.wav" --force
    [ "$(head -c 4 "$T/x.wav")" = RIFF ]
}

@test "target that cannot be made: 73" {
    run "$V" "$T/a.txt" -o "$T/no/such/folder/x.wav"
    [ "$status" -eq 73 ]
}

@test "format that is not known: 64" {
    run "$V" "$T/a.txt" -o "$T/x.xyz"
    [ "$status" -eq 64 ]
}

@test "full disk: 74, nothing left" {
    mkdir "$T/disk"
    mount -t tmpfs -o size=256k tmpfs "$T/disk" 2>/dev/null || skip "only root can make a small disk; tests/unit/file.c has one"
    run "$V" samples/budget.txt -o "$T/disk/x.wav"
    left=$(ls -A "$T/disk")
    umount "$T/disk"
    [ "$status" -eq 74 ]
    [ -z "$left" ]
}

@test "text to a full disk: 74" {
    run bash -c "'$V' --text samples/budget.txt >/dev/full"
    [ "$status" -eq 74 ]
}

@test "closed pipe: an error, not a crash" {
    run bash -c "'$V' samples/budget.txt -o - 2>'$T/err' | head -c 100 >/dev/null; echo \${PIPESTATUS[0]}"
    [ "${lines[-1]}" -eq 74 ]
}

@test "no sound device: 69, and what to do" {
    printf 'pcm.!default { type hw card 99 hint { show on description "none" } }\nctl.!default { type null }\n' >"$T/alsa"
    run env ALSA_CONFIG_PATH="$T/alsa" "$V" "$T/a.txt"
    [ "$status" -eq 69 ]
    [[ "$output" == *-o* ]]
}

@test "Ctrl-C: ends by the signal, leaves no file and no process" {
    for i in $(seq 1 400); do cat samples/budget.txt; done >"$T/long.txt"
    "$V" "$T/long.txt" --keep-all -o "$T/x.wav" 2>/dev/null &
    pid=$!
    sleep 0.5
    kill -INT $pid
    run wait $pid
    sleep 0.3
    [ -z "$(ls -A "$T" | grep -v -e a.txt -e long.txt)" ]
    [ -z "$(pgrep -f "$T/long.txt")" ]
}

@test "kill -9 of the program leaves no orphan" {
    for i in $(seq 1 400); do cat samples/budget.txt; done >"$T/long.txt"
    "$V" "$T/long.txt" --keep-all -o "$T/x.wav" 2>/dev/null &
    pid=$!
    sleep 0.5
    kill -9 $pid
    sleep 0.5
    [ -z "$(pgrep -f "$T/long.txt")" ]
}
