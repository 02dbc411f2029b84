#!/usr/bin/env bats
# What each stage prints, and that nothing but Devanagari leaves it.

setup() {
    cd "$BATS_TEST_DIRNAME/../.." || exit 1
    V=${VACHAN:-build/vachan}
    T=$(mktemp -d)
}
teardown() { rm -rf "$T"; }

@test "--text --lines gives exactly one line for each" {
    printf 'पहला वाक्य। दूसरा वाक्य।\n\n5 लोग\nबिना अंत' >"$T/in"
    run "$V" --text --lines "$T/in"
    [ "$status" -eq 0 ]
    [ "${lines[0]}" = "पहला वाक्य दूसरा वाक्य" ]
    [ "$("$V" --text --lines "$T/in" | wc -l)" -eq 4 ]
    [ "$("$V" --text --lines "$T/in" | sed -n 3p)" = "पाँच लोग" ]
}

@test "stdin, with - and without" {
    [ "$(echo '12 लोग' | "$V" --text --lines -)" = "बारह लोग" ]
    [ "$(echo '12 लोग' | "$V" --text --lines)" = "बारह लोग" ]
}

@test "no digit, Latin letter or sign reaches the engine, for every sample" {
    for s in samples/*; do
        "$V" --text "$s" | LC_ALL=C grep -q '[0-9A-Za-z%&@#$]' && return 1
        "$V" --dump=utterances "$s" | cut -f7 | sed 's/<[^>]*>//g; s/\[\[[^]]*\]\]//g' | LC_ALL=C grep -q '[0-9A-Za-z]' && return 1
    done
    true
}

@test "the repeated headline and body, the teaser and the footer are left out" {
    [ "$("$V" --article samples/chunav.txt | grep -c 'सोनपुर नगर निगम के चुनाव की तारीख')" -eq 1 ]
    [ "$("$V" --article samples/chunav.txt | grep -c 'गमलों')" -eq 0 ]
    [ "$("$V" --article samples/chunav.txt | grep -c 'सोनपुर समाचार')" -eq 0 ]
    [ "$("$V" --article --keep-all samples/chunav.txt | grep -c 'गमलों')" -eq 1 ]
    "$V" --article samples/chunav.txt | grep -q 'में पूरा कर लिया जाएगा'
}

@test "--explain names the rule and the row" {
    run "$V" --explain --lines - <<<'डॉ. सिंह को ₹500'
    [ "$status" -eq 0 ]
    [[ "$output" == *"abbreviation"*"abbreviations.tsv:"* ]]
    [[ "$output" == *"money"*"currencies.tsv:"* ]]
}

@test "a reading of one's own wins, from --lexicon and from the configuration" {
    printf 'सोनपुर\tसोनेपुर\t\n' >"$T/own.tsv"
    [ "$(echo 'सोनपुर में' | "$V" --text --lines --lexicon "$T/own.tsv" -)" = "सोनेपुर में" ]
    mkdir -p "$T/vachan/lexicon"
    printf '24x7\tदिन रात\t\n' >"$T/vachan/lexicon/readings.tsv"
    [ "$(echo '24x7 सेवा' | XDG_CONFIG_HOME=$T "$V" --text --lines -)" = "दिन रात सेवा" ]
}

@test "a W3C pronunciation lexicon gives readings; a broken one names its place" {
    printf '<lexicon xmlns="http://www.w3.org/2005/01/pronunciation-lexicon"><lexeme><grapheme>SNP</grapheme><grapheme>सोनपुर</grapheme><alias>सोनेपुर</alias></lexeme></lexicon>' >"$T/own.pls"
    [ "$(echo 'SNP और सोनपुर' | "$V" --text --lines --lexicon "$T/own.pls" -)" = "सोनेपुर और सोनेपुर" ]
    printf '<lexicon><lexeme>' >"$T/bad.pls"
    run "$V" --text --lexicon "$T/bad.pls" - </dev/null
    [ "$status" -eq 65 ]
    [[ "$output" == *bad.pls:1:* ]]
}

@test "--explain says what a piece might have been else" {
    run "$V" --explain --lines - <<<'1982 में 250/6'
    [[ "$output" == *"year; else: number"* ]]
    [[ "$output" == *"score: cricket; else: number: fraction"* ]]
}

@test "--check-data names file, line and column" {
    "$V" --check-data
    cp -r lexicon voices "$T/"
    printf 'जन2.\tजनवरी2\t\n' >>"$T/lexicon/months.tsv"
    run "$V" --check-data --data "$T"
    [ "$status" -eq 65 ]
    [[ "$output" == *"months.tsv:"*":"*"spoken column"* ]]
}

@test "100 MB stream through --text in under 64 MB of memory" {
    [ -n "$VACHAN" ] && skip "sanitizers need more memory"
    for i in 1 2 3 4 5 6 7 8; do cat samples/*.txt; done >"$T/some"
    [ "$(wc -c <"$T/some")" -gt 100000 ]
    (for i in $(seq 1 700); do cat "$T/some"; done) | head -c 100000000 >"$T/big"
    run build/tools/stopwatch -n 1 "$V" --text "$T/big"
    [ "$status" -eq 0 ]
    [ "$(echo "$output" | cut -f4)" -lt 65536 ]
}

@test "installed anywhere, it finds its tables, its messages and eSpeak's silence beside it" {
    make -s install PREFIX="$BATS_TEST_TMPDIR/here" B="$(dirname "$V")" >/dev/null
    cd "$BATS_TEST_TMPDIR" && mv here there
    echo '5 लाख' | env -u VACHAN_DATA there/bin/vachan --text | grep -q 'पाँच लाख'
    LC_ALL=hi_IN there/bin/vachan --help | grep -q 'उपयोग'
    echo 'नमस्ते' | there/bin/vachan -o - | head -c 4 | grep -q RIFF
    [ -e there/lib/vachan/silence.so ]
}
