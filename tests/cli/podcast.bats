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

# a folder of episodes: $1
episodes() {
    mkdir -p "$1"
    "$V" --fake-engine samples/mausam.txt -o "$1/मौसम & #1.mp3" --captions "$1/मौसम & #1.vtt" --page "$1/मौसम & #1.html"
    "$V" --fake-engine samples/cricket.txt -o "$1/cricket.opus" --captions "$1/cricket.srt"
    "$V" --fake-engine samples/cricket.txt -o "$1/cricket.wav"
    echo '{"version":"1.2.0","chapters":[]}' >"$1/cricket.chapters.json"
    touch -d '2026-11-20 06:00 UTC' "$1/cricket.opus"
}

@test "a feed by the rules: enclosures, transcripts, chapters, pages; one item of two formats" {
    episodes "$T/p"
    "$V" podcast "$T/p" --title 'समाचार & "बात"' --url https://example.org/pod
    grep -q '<title>समाचार &amp; &quot;बात&quot;</title>' "$T/p/feed.xml"
    [ "$(grep -c '<item>' "$T/p/feed.xml")" -eq 2 ]
    grep -q 'pod/%E0%A4%AE%E0%A5%8C%E0%A4%B8%E0%A4%AE%20%26%20%231.mp3"' "$T/p/feed.xml"
    grep -q '<link>https://example.org/pod/%E0.*html</link>' "$T/p/feed.xml"
    grep -q 'cricket.chapters.json" type="application/json+chapters"' "$T/p/feed.xml"
    grep -q 'cricket.srt" type="application/x-subrip"' "$T/p/feed.xml"
    grep -q '<pubDate>Fri, 20 Nov 2026 06:00:00 +0000</pubDate>' "$T/p/feed.xml"
    command -v python3 >/dev/null || skip "no python3 here to check the feed by its rules"
    python3 tests/podcast.py "$T/p" https://example.org/pod/
}

@test "podcast.tsv says the rest; a GUID stays while the sound does" {
    episodes "$T/p"
    printf 'title\tसुबह\nauthor\tहम <सब>\nabout\tरोज़ की खबरें\nurl\thttps://example.org/a/\nemail\ta@example.org\nimage\tcover.jpg\nlanguage\thi-in\n' >"$T/p/podcast.tsv"
    "$V" podcast "$T/p"
    grep -q '<itunes:name>हम &lt;सब&gt;</itunes:name>' "$T/p/feed.xml"
    grep -q '<itunes:image href="https://example.org/a/cover.jpg"/>' "$T/p/feed.xml"
    grep '<guid' "$T/p/feed.xml" | sort >"$T/1"
    mv "$T/p/cricket.opus" "$T/p/renamed.opus"
    "$V" podcast "$T/p" --title 'दूसरा नाम'
    grep '<guid' "$T/p/feed.xml" | sort | grep -Ff - "$T/1"
    grep -q '<title>दूसरा नाम</title>' "$T/p/feed.xml"
    command -v python3 >/dev/null || skip "no python3 here to check the feed by its rules"
    python3 tests/podcast.py "$T/p" https://example.org/a/
}

@test "a GUID outlives another format, bitrate, voice and name; another text is another episode" {
    mkdir "$T/p"
    guids() { "$V" podcast "$T/p" --title x --url https://example.org && grep '<guid' "$T/p/feed.xml" | sort; }
    make_one() { "$V" "$1" -o "$T/p/$2" --force --captions "$T/p/${2%.*}.vtt" --date 2026-11-22 "${@:3}"; }
    make_one samples/mausam.txt a.mp3
    guids >"$T/1"
    make_one samples/mausam.txt a.mp3 --bitrate 32 -v nandini -r 200
    guids | cmp - "$T/1"
    rm "$T/p/a.mp3" "$T/p/feed.xml"
    make_one samples/mausam.txt b.opus
    guids | cmp - "$T/1"
    make_one samples/cricket.txt b.opus
    run guids
    [ "$output" != "$(cat "$T/1")" ]
    # a feed of before: what an untouched file was called, it is called
    sed -i 's/vachan-[0-9a-f]*</vachan-of-long-ago</' "$T/p/feed.xml"
    guids | grep -q 'vachan-of-long-ago<'
    # the same article twice is two episodes
    cp "$T/p/b.opus" "$T/p/c.opus" && cp "$T/p/b.vtt" "$T/p/c.vtt" && touch "$T/p/c.opus"
    [ "$(guids | sort -u | wc -l)" -eq 2 ]
}

@test "what is missing is said, and the old feed stays" {
    mkdir "$T/p"
    echo old >"$T/p/feed.xml"
    run "$V" podcast "$T/p"
    [ "$status" -eq 64 ]
    run "$V" podcast "$T/p" --title x --url ftp://example.org
    [ "$status" -eq 64 ]
    echo 'no sound' >"$T/p/bad.mp3"
    run "$V" podcast "$T/p" --title x --url https://example.org
    [ "$status" -eq 65 ]
    echo "$output" | grep -q bad.mp3
    rm "$T/p/bad.mp3"
    printf 'titel\tx\n' >"$T/p/podcast.tsv"
    run "$V" podcast "$T/p" --title x --url https://example.org
    [ "$status" -eq 65 ]
    echo "$output" | grep -q 'line 1'
    run "$V" podcast "$T/none" --title x --url https://example.org
    [ "$status" -eq 66 ]
    [ "$(cat "$T/p/feed.xml")" = old ]
}
