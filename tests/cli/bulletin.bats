#!/usr/bin/env bats
# A news bulletin out of articles.

setup() {
    cd "$BATS_TEST_DIRNAME/../.." || exit 1
    V=${VACHAN:-build/vachan}
    T=$(mktemp -d)
    printf 'पुल पर यातायात शुरू\n\nशहर का पुल खुल गया। पहले दिन भीड़ रही। लोग खुश हैं।\n' >"$T/1.txt"
    printf 'मंडी में आलू सस्ता\n\nआलू के भाव गिरे। किसान चिंतित हैं। व्यापारी भी परेशान हैं।\n' >"$T/2.txt"
    AT='--at 2026-11-22T07:05'
}
teardown() { rm -rf "$T"; }
script() { "$V" bulletin "$@" $AT --article; }

@test "greeting, headlines, stories, headlines again, farewell; in this order" {
    script "$T/1.txt" "$T/2.txt" >"$T/out"
    cut -c 1-200 <<'END' >"$T/want"
समाचार बुलेटिन
नमस्कार। आज रविवार, 22 नवंबर 2026 है। समय, सुबह 7 बजकर 5 मिनट।
मुख्य समाचार
पुल पर यातायात शुरू
मंडी में आलू सस्ता
अब समाचार विस्तार से।
पुल पर यातायात शुरू
शहर का पुल खुल गया। पहले दिन भीड़ रही। लोग खुश हैं।
मंडी में आलू सस्ता
आलू के भाव गिरे। किसान चिंतित हैं। व्यापारी भी परेशान हैं।
अंत में, मुख्य समाचार एक बार फिर
पुल पर यातायात शुरू
मंडी में आलू सस्ता
यह बुलेटिन यहीं समाप्त होता है। नमस्कार।
END
    diff "$T/want" "$T/out"
}

@test "the full hour, noon, evening and night are said as such" {
    said() { "$V" bulletin "$T/1.txt" --at "2026-01-01T$1" --article | sed -n 2p; }
    said 07:00 | grep -q 'गुरुवार, 1 जनवरी 2026 है। समय, सुबह 7 बजे।'
    said 12:30 | grep -q 'दोपहर 12 बजकर 30 मिनट'
    said 18:00 | grep -q 'शाम 6 बजे'
    said 00:15 | grep -q 'रात 12 बजकर 15 मिनट'
}

@test "a title and an introduction of one's own" {
    printf 'आज मतदान का दिन है।\n' >"$T/intro.txt"
    script "$T/1.txt" --title 'सुबह की खबरें' --intro "$T/intro.txt" >"$T/out"
    [ "$(head -1 "$T/out")" = 'सुबह की खबरें' ]
    [ "$(sed -n 3p "$T/out")" = 'आज मतदान का दिन है।' ]
}

@test "--max-minutes is kept, and every story that is read keeps its first sentence" {
    for m in 2 3 5; do
        "$V" bulletin samples --max-minutes $m $AT -o "$T/$m.wav" --json --quiet >"$T/$m.json"
        jq -e ".seconds <= $m * 60 and .seconds > $m * 60 * 0.8" "$T/$m.json"
    done
    "$V" bulletin samples --max-minutes 3 $AT --article >"$T/out"
    grep -q '^राज्य सरकार ने बुधवार को वित्त वर्ष 2025-26 का बजट पेश किया।' "$T/out"
    [ "$(grep -c 'घना कोहरा, 4 दिन का येलो अलर्ट' "$T/out")" = 3 ]
}

@test "a long bulletin has a break, a short one has none" {
    "$V" bulletin samples --article | grep -q 'आप सुन रहे हैं'
    ! script "$T/1.txt" "$T/2.txt" | grep -q 'आप सुन रहे हैं'
}

@test "chapters: the bulletin, its headlines, each story" {
    "$V" bulletin "$T/1.txt" "$T/2.txt" $AT -o "$T/b.wav" --fake-engine --quiet --json >"$T/r.json"
    jq -e '[.chapters[].title] == ["समाचार बुलेटिन", "मुख्य समाचार", "पुल पर यातायात शुरू", "मंडी में आलू सस्ता", "अंत में, मुख्य समाचार एक बार फिर"]' "$T/r.json"
    jq -e '.title == "समाचार बुलेटिन" and .chapters[0].start == 0' "$T/r.json"
}

@test "the second voice reads every second story, and the sound is the same for any number of workers" {
    "$V" bulletin "$T/1.txt" "$T/2.txt" $AT -o "$T/a.wav" --quiet
    "$V" bulletin "$T/1.txt" "$T/2.txt" $AT -o "$T/b.wav" --quiet --second-voice nandini --jobs 1
    "$V" bulletin "$T/1.txt" "$T/2.txt" $AT -o "$T/c.wav" --quiet --second-voice nandini --jobs 3
    cmp "$T/b.wav" "$T/c.wav"
    ! cmp -s "$T/a.wav" "$T/b.wav"
}

@test "words and order of a newsroom's own; a step that is unknown names file and line" {
    printf 'para\tयह {title} है।\nstories\nname\tशाम\n' >"$T/own.tsv"
    script "$T/1.txt" --template "$T/own.tsv" >"$T/out"
    [ "$(head -1 "$T/out")" = 'यह शाम है।' ]
    [ "$(wc -l <"$T/out")" = 3 ]
    printf 'para\tयह\nweather\n' >"$T/bad.tsv"
    run "$V" bulletin "$T/1.txt" --template "$T/bad.tsv" --article
    [ "$status" = 78 ]
    [[ $output == *"bad.tsv:2"*weather* ]]
}

@test "nothing to read, or a time that is none, is an error" {
    : >"$T/empty.txt"
    run "$V" bulletin "$T/empty.txt" -o "$T/x.wav"
    [ "$status" = 66 ]
    [ ! -e "$T/x.wav" ]
    run "$V" bulletin "$T/1.txt" --at yesterday -o "$T/x.wav"
    [ "$status" = 64 ]
}
