#!/usr/bin/env bats
# The book: opened by epubcheck, and taken apart by tests/epub.py.

# one file out of a book, on standard output
unpack() { python3 -c 'import sys, zipfile; sys.stdout.buffer.write(zipfile.ZipFile(sys.argv[1]).read(sys.argv[2]))' "$1" "$2"; }

setup() {
    cd "$BATS_TEST_DIRNAME/../.." || exit 1
    V=${VACHAN:-build/vachan}
    T=$BATS_TEST_TMPDIR
}
# Debian's program is a jar that only runs by itself where the kernel was told so
check_epub() {
    java -jar "$(readlink -f "$(command -v epubcheck)")" "$1" 2>&1 || epubcheck "$1" 2>&1
}
hostile() {
    printf '</title><script>broken</script> आज की "खबर" & और\n\nदिल्ली ]]> तथा &amp; <img src=x> लिखा \342\200\250 मिला।\n\n- पहली बात\n- दूसरी बात\n'
}

@test "epubcheck: no error, no warning, of all samples and of an article full of markup" {
    hostile >"$T/bad.txt"
    "$V" --quiet --keep-all samples/*.txt samples/vigyan.html "$T/bad.txt" --epub "$T/b.epub"
    command -v epubcheck >/dev/null || skip "no epubcheck here"
    run check_epub "$T/b.epub"
    echo "$output"
    echo "$output" | grep -q '0 fatals / 0 errors / 0 warnings'
}

@test "overlays, captions and page agree; clips leave no hole; every reference leads somewhere" {
    command -v python3 >/dev/null || skip "no python3 here"
    "$V" --quiet samples/*.txt samples/vigyan.html --epub "$T/b.epub" --captions "$T/b.json" --page "$T/b.html"
    python3 tests/epub.py "$T/b.epub" "$T/b.json" "$T/b.html"
}

@test "a cover: the user's picture, else one made of the title; epubcheck has nothing to say" {
    printf 'नदी पर नया पुल & "सड़क" खुली, किसानों और विद्यार्थियों को सुविधा, अंतर्राष्ट्रीयकरण का असर, और भी बहुत कुछ इस शीर्षक में है\n\nयह पहला वाक्य है जो काफ़ी लंबा है।\n' >"$T/a.txt"
    ffmpeg -v error -f lavfi -i color=c=teal:s=64x96 -frames:v 1 "$T/c.png"
    ffmpeg -v error -f lavfi -i color=c=teal:s=64x96 -frames:v 1 "$T/c.jpg"
    "$V" --quiet "$T/a.txt" --epub "$T/s.epub"
    unpack "$T/s.epub" EPUB/cover.svg >"$T/c.svg"
    grep -q '<title>नदी पर नया पुल &amp; ' "$T/c.svg"
    [ "$(grep -c '<text ' "$T/c.svg")" -le 8 ]
    [ "$(unpack "$T/s.epub" EPUB/package.opf | grep -c 'properties="cover-image"')" -eq 1 ]
    for x in png jpg; do
        "$V" --quiet samples/mausam.txt --epub "$T/$x.epub" --cover "$T/c.$x"
        unpack "$T/$x.epub" "EPUB/cover.$x" | cmp - "$T/c.$x"
    done
    command -v epubcheck >/dev/null || skip "no epubcheck here"
    for x in s png jpg; do
        run check_epub "$T/$x.epub"
        echo "$output"
        echo "$output" | grep -q '0 fatals / 0 errors / 0 warnings'
    done
}

@test "the sound is coded once: what goes into an MP3 goes into the book as it is" {
    "$V" --quiet samples/mausam.txt -o "$T/m.mp3" --epub "$T/m.epub"
    unpack "$T/m.epub" EPUB/sound.mp3 | cmp - "$T/m.mp3"
    "$V" --quiet samples/mausam.txt -o "$T/w.wav" --epub "$T/w.epub"
    [ "$(unpack "$T/w.epub" EPUB/sound.mp3 | wc -c)" -gt 100000 ]
    [ -z "$(find "$T" -name '.*mp3')" ]
    run "$V" --fake-engine samples/mausam.txt --epub "$T/no/such.epub" --page "$T/x.html"
    [ "$status" -eq 73 ]
    [ -z "$(find "$T" -name 'x.html')" ]
}

@test "the same book, byte for byte, whenever it is made" {
    export SOURCE_DATE_EPOCH=1700000000
    "$V" --fake-engine samples/mausam.txt --epub "$T/1.epub"
    sleep 1
    "$V" --fake-engine samples/mausam.txt --epub "$T/2.epub"
    cmp "$T/1.epub" "$T/2.epub"
    grep -aq '2023-11-14T22:13:20Z' "$T/1.epub"
}

@test "a title of one's own; an article without a headline; nothing at all" {
    printf 'यह बस एक वाक्य है जो काफ़ी लंबा है, और इसका कोई शीर्षक नहीं है क्योंकि यह अनुच्छेद है।\n' >"$T/a.txt"
    "$V" --fake-engine --title 'मेरी <किताब>' "$T/a.txt" --epub "$T/a.epub"
    grep -aq '<dc:title>मेरी &lt;किताब&gt;</dc:title>' "$T/a.epub"
    : >"$T/empty.txt"
    run "$V" --fake-engine "$T/empty.txt" --epub "$T/e.epub"
    [ "$status" -eq 65 ]
    [ ! -e "$T/e.epub" ]
    run "$V" --fake-engine "$T/a.txt" --epub /dev/null
    [ "$status" -eq 64 ]
    [ -z "$(find "$T" -name '.*')" ]
}

@test "a long book and page in little memory" {
    for i in $(seq 1 24); do cat samples/budget.txt samples/mausam.txt; done >"$T/big.txt"
    run build/tools/stopwatch -n 1 "$V" --fake-engine --keep-all "$T/big.txt" --epub "$T/x.epub" --page "$T/x.html"
    [ "$status" -eq 0 ]
    [ "$(echo "$output" | cut -f4)" -lt 65536 ]
    [ "$(wc -c <"$T/x.epub")" -gt 4000000 ]
}

@test "several articles: the author of one is not the author of all; a date that is none is left out" {
    "$V" --fake-engine tests/articles/jsonld.html samples/mausam.txt --date kal --epub "$T/s.epub"
    ! grep -aq '<dc:creator>\|<dc:date>' "$T/s.epub" || false
    "$V" --fake-engine samples/mausam.txt samples/cricket.txt --author 'संपादक' --epub "$T/t.epub"
    grep -aq '<dc:creator>संपादक</dc:creator>' "$T/t.epub"
}
