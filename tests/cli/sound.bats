#!/usr/bin/env bats
# Files and captions from the command line.

setup() {
    cd "$BATS_TEST_DIRNAME/../.." || exit 1
    V=${VACHAN:-build/vachan}
    T=$(mktemp -d)
}
teardown() { rm -rf "$T"; }

@test "a WAV that says how long it is, and captions inside it" {
    "$V" samples/mausam.txt -o "$T/x.wav" --captions "$T/x.vtt"
    [ "$(head -c 4 "$T/x.wav")" = RIFF ]
    head -1 "$T/x.vtt" | grep -q WEBVTT
    bytes=$(wc -c <"$T/x.wav")
    last=$(grep -e '-->' "$T/x.vtt" | tail -1 | sed 's/.*--> //' | awk -F '[:.]' '{ print ($1 * 3600 + $2 * 60 + $3) * 1000 + $4 }')
    [ "$last" -le $((bytes / 2 * 1000 / 22050 + 1)) ]
    [ "$last" -ge $((bytes / 2 * 1000 / 22050 - 3000)) ]
}

@test "the same samples with 1, 2, 3 and 8 workers, to a file and to a pipe" {
    for j in 1 2 3 8; do "$V" samples/cricket.txt --jobs $j -o "$T/$j.wav"; done
    cmp "$T/1.wav" "$T/2.wav"
    cmp "$T/1.wav" "$T/3.wav"
    cmp "$T/1.wav" "$T/8.wav"
    "$V" samples/cricket.txt -o - | tail -c +45 >"$T/pipe"
    ffmpeg -v error -i "$T/1.wav" -f s16le - | cmp - "$T/pipe"
}

@test "marks are in order, inside the source, and each span holds what was written" {
    "$V" --dump=marks samples/budget.txt >"$T/marks"
    size=$(wc -c <samples/budget.txt)
    awk -F '\t' -v size="$size" '$1 > $2 || $2 > size || $3 < last || $4 < 0 { exit 1 } { last = $3; n++ } END { exit n < 100 }' "$T/marks"
    # the first mark of ₹2.75 leads to just these bytes
    row=$(grep -m1 'पौने' "$T/marks")
    from=$(echo "$row" | cut -f1) to=$(echo "$row" | cut -f2)
    [ "$(tail -c +$((from + 1)) samples/budget.txt | head -c $((to - from)))" = "2.75 लाख करोड़" ]
}

@test "every voice speaks, and rate, pitch and volume change the sound" {
    echo 'नमस्ते, आज की खबरें।' >"$T/a.txt"
    for v in $("$V" --voices | cut -d' ' -f1); do "$V" -v "$v" "$T/a.txt" -o "$T/$v.wav"; [ "$(wc -c <"$T/$v.wav")" -gt 20000 ]; done
    "$V" "$T/a.txt" -o "$T/n.wav"
    "$V" -r 300 "$T/a.txt" -o "$T/r.wav"
    "$V" -p 80 "$T/a.txt" -o "$T/p.wav"
    [ "$(wc -c <"$T/r.wav")" -lt "$(wc -c <"$T/n.wav")" ]
    ! cmp -s "$T/p.wav" "$T/n.wav"
}

@test "memory is flat: 300 KB of text take what 30 KB take" {
    for i in $(seq 1 40); do cat samples/budget.txt samples/mausam.txt; done >"$T/all"
    peak() {
        head -c "$1" "$T/all" >"$T/text"
        build/tools/stopwatch -n 1 "$V" --keep-all "$T/text" --force -o "$T/x.wav" | cut -f4
    }
    small=$(peak 30000) large=$(peak 300000)
    [ "$large" -lt $((small + 4096)) ]
    [ "$large" -lt 65536 ]
}

@test "make demo's script writes sound, captions and text" {
    run env CI=1 sh tests/demo.sh "$V" samples/chunav.txt "$T/demo"
    [ "$status" -eq 0 ]
    [ -s "$T/demo/chunav.wav" ] && [ -s "$T/demo/chunav.vtt" ] && [ -s "$T/demo/chunav.html" ] && [ -s "$T/demo/chunav.spoken.txt" ]
}

@test "captions show Devanagari digits as they were written, and ASCII ones too" {
    printf 'शीर्षक\n\n२०२४ में १२ लोग और 5 नेता आए।\n' >"$BATS_TEST_TMPDIR/d.txt"
    "$V" --fake-engine --quiet "$BATS_TEST_TMPDIR/d.txt" -o "$BATS_TEST_TMPDIR/d.wav" --captions "$BATS_TEST_TMPDIR/d.srt"
    grep -q '२०२४ में १२ लोग और 5 नेता आए।' "$BATS_TEST_TMPDIR/d.srt"
}

@test "--voices lists them, --voices=play lets each say its name and a sentence" {
    "$V" --voices >"$T/list"
    "$V" --voices=play -o "$T/x.wav" --captions "$T/x.srt" --quiet >"$T/played"
    cmp "$T/list" "$T/played"
    for name in समाचार नंदिनी धीरे गंभीर वनिता युवा तेज़; do grep -q "^$name।" "$T/x.srt"; done
    [ "$(grep -c 'यह मेरी आवाज़ है' "$T/x.srt")" = "$(wc -l <"$T/list")" ]
    run "$V" --voices=sing
    [ "$status" = 64 ]
}

@test "libraries that only files need are not loaded at the start" {
    command -v ldd >/dev/null || skip "no ldd"
    run ldd build/vachan
    [ "$status" -eq 0 ]
    [[ ! $output =~ sndfile|opus|soxr|ebur128|FLAC|gomp ]]
}
