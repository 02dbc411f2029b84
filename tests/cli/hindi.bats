#!/usr/bin/env bats
# Messages in Hindi where the language is Hindi, whether or not the system has that locale; files for programs stay as they are.

setup() {
    cd "$BATS_TEST_DIRNAME/../.." || exit 1
    V=$(realpath "${VACHAN:-build/vachan}")
    T=$(mktemp -d)
    unset LC_ALL LC_MESSAGES LANGUAGE LANG
    [ -f "$(dirname "$V")/locale/hi/LC_MESSAGES/vachan.mo" ] || skip "built without msgfmt"
}
teardown() { rm -rf "$T"; }

hindi() { [[ "$1" == *"पढ़कर सुनाता है"* ]]; }

@test "--help is in Hindi under LANG=hi_IN, LC_ALL=hi_IN.UTF-8, LC_MESSAGES=hi and LANGUAGE=hi" {
    hindi "$(LANG=hi_IN "$V" --help)"
    hindi "$(LANG=C LC_ALL=hi_IN.UTF-8 "$V" --help)"
    hindi "$(LANG=en_US.UTF-8 LC_MESSAGES=hi "$V" --help)"
    hindi "$(LANG=en_IN LANGUAGE=mr:hi_IN:en "$V" --help)"
}

@test "--help is in English under C, POSIX, C.UTF-8, en_US and without a language, whatever LANGUAGE says of C" {
    "$V" --help >"$T/en"
    grep -q 'reads Hindi articles aloud' "$T/en"
    for l in C POSIX C.UTF-8 en_US.UTF-8 ta_IN ../hi h ''; do LANG=$l "$V" --help | cmp - "$T/en"; done
    LANG=hi_IN LC_ALL=C LANGUAGE=hi "$V" --help | cmp - "$T/en"
    LANG=hi_IN LANGUAGE=en:hi "$V" --help | cmp - "$T/en"
}

@test "options and keys are the same in both, and their column stands still" {
    left() { sed -n 's/^  \(.\{24\}\) .*/\1/p' "$1" | grep -- '--'; sed -n '/^  Space/,/^  Q /s/^  \(.\{12\}\) .*/\1/p' "$1"; }
    LC_ALL=C "$V" --help >"$T/en"
    LC_ALL=hi_IN "$V" --help >"$T/hi"
    [ "$(wc -l <"$T/en")" -eq "$(wc -l <"$T/hi")" ]
    LC_ALL=C left "$T/en" >"$T/a"
    LC_ALL=C left "$T/hi" >"$T/b"
    [ "$(wc -l <"$T/a")" -gt 60 ]
    cmp "$T/a" "$T/b"
}

@test "an error in Hindi: the same exit code, the name as it was given" {
    for given in "$T/none.txt" --nonsense '-r 20' '--dump=nothing' '--loudness loud' '-v nobody x' '--since soon x'; do
        run env LC_ALL=C "$V" $given -o "$T/x.wav"
        english=$output code=$status
        run env LC_ALL=hi_IN "$V" $given -o "$T/x.wav"
        [ "$status" -eq "$code" ]
        [ "$output" != "$english" ]
        [[ "$output" =~ [क-ह] ]]
        [ "${output%%: *}" = vachan ]
    done
    [[ "$(LC_ALL=hi_IN "$V" "$T/none.txt" -o "$T/x.wav" 2>&1)" == "vachan: $T/none.txt: "*"ऐसी कोई फ़ाइल"* ]]
}

@test "one and many have their own words" {
    printf 'नमस्ते \377 दुनिया।\n' >"$T/a.txt"
    LC_ALL=hi_IN "$V" --text --verbose --encoding utf-8 "$T/a.txt" 2>&1 | grep -q '1 बाइट UTF-8 नहीं थी'
    printf 'नमस्ते \377\377\377 दुनिया।\n' >"$T/a.txt"
    LC_ALL=hi_IN "$V" --text --verbose --encoding utf-8 "$T/a.txt" 2>&1 | grep -q '3 बाइट UTF-8 नहीं थीं'
    LC_ALL=C "$V" --text --verbose --encoding utf-8 "$T/a.txt" 2>&1 | grep -q '3 bytes were not UTF-8'
}

@test "what programs read does not change: --json, captions, chapters, dumps, the manual page" {
    for l in C hi_IN.UTF-8; do
        mkdir "$T/$l"
        ( export LC_ALL=$l; cd "$T/$l" || exit
          s=$BATS_TEST_DIRNAME/../../samples/chunav.txt
          "$V" --fake-engine "$s" -o a.wav --captions a.vtt --chapters a.json --json >report.json 2>/dev/null
          "$V" --fake-engine "$s" -o b.wav --captions b.json -q
          for stage in article tokens words phones meta; do "$V" --dump=$stage "$s"; done >dumps
          "$V" --explain "$s" >explain
          "$V" --man >man )
    done
    for f in report.json a.vtt a.json b.json dumps explain man; do cmp "$T/C/$f" "$T/hi_IN.UTF-8/$f"; done
    grep -q '"seconds":[0-9]*\.[0-9]' "$T/hi_IN.UTF-8/report.json"
}

@test "every message has its Hindi, none is fuzzy, every format agrees" {
    command -v msgfmt msgattrib msgcmp || skip "no gettext"
    msgfmt --check --check-format -o /dev/null po/hi.po
    msgcmp po/hi.po po/vachan.pot
    [ -z "$(msgattrib --only-fuzzy --no-obsolete po/hi.po)" ]
    [ -z "$(msgattrib --untranslated --no-obsolete po/hi.po)" ]
    [ -z "$(msgattrib --only-obsolete po/hi.po)" ]
}

@test "po/vachan.pot holds the messages of these sources (else: make po)" {
    command -v xgettext || skip "no gettext"
    make -s pot POT="$T/vachan.pot"
    sed '1,/^$/d' "$T/vachan.pot" >"$T/new"
    sed '1,/^$/d' po/vachan.pot >"$T/old"
    diff "$T/old" "$T/new"
}

@test "Hindi is found where it is installed, and goes when that goes" {
    [ -z "$VACHAN" ] || skip "once is enough"
    make -s install DESTDIR="$T" PREFIX=/usr >/dev/null
    hindi "$(LANG=hi_IN "$T/usr/bin/vachan" --help)"
    make -s uninstall DESTDIR="$T" PREFIX=/usr
    [ -z "$(find "$T" -name '*.mo')" ]
}

@test "a broken catalogue gives English or what is left of the Hindi, never a crash" {
    cp "$V" "$T/vachan"
    mo=$T/locale/hi/LC_MESSAGES/vachan.mo
    mkdir -p "$(dirname "$mo")"
    whole=$(dirname "$V")/locale/hi/LC_MESSAGES/vachan.mo
    size=$(stat -c %s "$whole")
    for n in 0 1 19 27 28 100 2000 5000 $((size / 2)) $((size - 1)); do
        head -c "$n" "$whole" >"$mo"
        LC_ALL=hi_IN "$T/vachan" --help | grep -q -- --voice
    done
    for at in 0 4 8 12 16 20 28 40 1000 3000; do
        cp "$whole" "$mo"
        printf '\377\377\377\177' | dd of="$mo" bs=1 seek=$at conv=notrunc 2>/dev/null
        LC_ALL=hi_IN "$T/vachan" --help | grep -q -- --voice
    done
}
