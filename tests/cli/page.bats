#!/usr/bin/env bats
# The read-along page, as a reader meets it: in a browser.  tests/page.py holds the checks.

setup_file() {
    cd "$BATS_TEST_DIRNAME/../.." || exit 1
    V=$PWD/${VACHAN:-build/vachan}
    cd "$BATS_FILE_TMPDIR" || exit 1
    "$V" --quiet "$BATS_TEST_DIRNAME/../../samples/chunav.txt" --page p.html --captions p.json
    "$V" --quiet "$BATS_TEST_DIRNAME/../../samples/chunav.txt" -o p.wav --captions w.json
}
setup() {
    cd "$BATS_TEST_DIRNAME/../.." || exit 1
    V=$PWD/${VACHAN:-build/vachan}
    T=$BATS_FILE_TMPDIR
}
check() { timeout 90 python3 tests/page.py "$@"; }
needs_browser() { command -v chromium chromium-browser google-chrome >/dev/null || skip "no Chromium here: it drives the page"; }

@test "the same words at the same times, with the sound inside and without" {
    cmp "$T/p.json" "$T/w.json"
    [ "$(grep -o '<h1' "$T/p.html" | wc -l)" -eq 1 ]
    [ -z "$(find "$T" -name '*.mp3')" ]
}
@test "each word is lit while it is spoken"                         { needs_browser; check lit "$T/p.html"; }
@test "the word of any moment one jumps to is lit"                  { needs_browser; check still "$T/p.html"; }
@test "a click on a word plays from there"                          { needs_browser; check click "$T/p.html"; }
@test "all of it by keyboard; controls keep their own keys"         { needs_browser; check keys "$T/p.html"; }
@test "place and rate are remembered; forbidden storage is no harm" { needs_browser; check place "$T/p.html"; }
@test "without scripts: article and player"                         { needs_browser; check plain "$T/p.html"; }
@test "one h1, landmarks, no autoplay, reflow at 400 %, still on request" { needs_browser; check structure "$T/p.html"; }
@test "page, captions, samples and the sound inside agree within 20 ms" { needs_browser; check times "$T/p.html" "$T/p.json" "$T/p.wav"; }

@test "axe-core finds nothing, light and dark, wide and narrow" {
    needs_browser
    VACHAN_AXE=$(sh tests/axe.sh) || skip "axe-core cannot be fetched: offline, or neither npm nor pip3 here"
    export VACHAN_AXE
    check axe "$T/p.html"
}

@test "an article full of markup is only text" {
    cat >"$T/bad.txt" <<'TEXT'
</title><script>window.broken=1</script> आज की खबर

दिल्ली में आज <script>window.broken=1</script> और ]]> तथा &amp; और </span> "onmouseover="alert(1) <img src=x onerror=window.broken=1> लिखा मिला। {{article}} भी था।
TEXT
    printf 'यहाँ \342\200\250 रेखा टूटी। <b>मोटा</b> नहीं है।\n' >>"$T/bad.txt"
    "$V" --fake-engine --keep-all "$T/bad.txt" --page "$T/bad.html"
    needs_browser
    check inert "$T/bad.html"
}

@test "with -o the sound stays beside the page, whatever its name" {
    mkdir "$T/a ध्वनि" "$T/pages"
    "$V" --quiet --fake-engine samples/mausam.txt -o "$T/a ध्वनि/x#1%.mp3" --page "$T/pages/m.html"
    grep -q 'src="../a%20%E0%A4%A7' "$T/pages/m.html"
    [ "$(wc -c <"$T/pages/m.html")" -lt 60000 ]
    needs_browser
    check beside "$T/pages/m.html"
}

@test "several articles: one h1 for the page, an h2 each" {
    "$V" --fake-engine samples/mausam.txt samples/cricket.txt --page "$T/s.html"
    [ "$(grep -o '<h1' "$T/s.html" | wc -l)" -eq 1 ]
    grep -q '<h1>.*2 .*</h1>' "$T/s.html"
    [ "$(grep -c '<article>' "$T/s.html")" -eq 2 ]
    "$V" --fake-engine --title 'मेरा <पन्ना>' samples/mausam.txt samples/cricket.txt --page "$T/s.html" --force
    grep -q '<h1>मेरा &lt;पन्ना&gt;</h1>' "$T/s.html"
}

@test "a page that exists is kept, and a run that fails leaves none" {
    echo mine >"$T/k.html"
    run "$V" --fake-engine samples/mausam.txt --page "$T/k.html"
    [ "$status" -eq 73 ] && [ "$(cat "$T/k.html")" = mine ]
    run "$V" --fake-engine samples/mausam.txt --page "$T/n.html" --captions "$T/no/such.vtt"
    [ "$status" -eq 73 ] && [ ! -e "$T/n.html" ]
    [ -z "$(find "$T" -name '.*.mp3')" ]
}

@test "author, paper and date stand under the headline, in the book too" {
    "$V" --fake-engine samples/mausam.txt --author 'र. <कुमार>' --album 'नवभारत' --date 2026-11-22 --page "$T/by.html" --epub "$T/by.epub"
    grep -q '<p class="by">र. &lt;कुमार&gt; · नवभारत · 2026-11-22</p>' "$T/by.html"
    grep -aq '<dc:creator>र. &lt;कुमार&gt;</dc:creator>' "$T/by.epub"
    grep -aq '<dc:date>2026-11-22</dc:date>' "$T/by.epub"
}
