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

meta() { "$V" --dump=meta "$1" | awk -F'\t' -v k="$2" '$1 == k { print $2 }'; }

@test "--dump=meta: what a page says of itself, JSON-LD first, then its meta tags" {
    cat >"$T/a.html" <<'HTML'
<!doctype html><html lang="hi-IN"><head><title>बाजार खुला | नमूना समाचार</title>
<meta property="og:title" content="बाजार खुला"><meta property="og:site_name" content="नमूना समाचार"><link rel="canonical" href="https://example.org/a">
<meta property="article:published_time" content="2020-01-01">
<script type="application/ld+json">{"@graph":[{"@type":"WebPage","name":"x"},{"@type":["NewsArticle"],"headline":"बाजार खुला",
"author":[{"@type":"Person","name":"रमा देवी"},{"@type":"Person","name":"अली खान"}],"datePublished":"2026-11-22T09:30:00+05:30",}]}</script>
</head><body><article><h1>बाजार खुला</h1><p>शहर का बाजार रविवार को खुला रहा।</p></article></body></html>
HTML
    [ "$(meta "$T/a.html" title)" = 'बाजार खुला' ]
    [ "$(meta "$T/a.html" author)" = 'रमा देवी, अली खान' ]
    [ "$(meta "$T/a.html" date)" = '2026-11-22T09:30:00+05:30' ]
    [ "$(meta "$T/a.html" source)" = 'नमूना समाचार' ]
    [ "$(meta "$T/a.html" url)" = 'https://example.org/a' ]
    [ "$(meta "$T/a.html" lang)" = 'hi-IN' ]
}

feeds() {
    cat >"$T/f.xml" <<'XML'
<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>नमूना</title><language>hi</language>
<item><title>पुरानी</title><link>https://example.org/1</link><dc:creator>अनु</dc:creator><pubDate>Sun, 01 Nov 2026 10:00:00 +0530</pubDate><description>एक बात।</description></item>
<item><title>नई</title><link>https://example.org/2</link><author>a@example.org (बबीता)</author><pubDate>Sat, 21 Nov 2026 10:00:00 +0530</pubDate><description>छोटी।</description><content:encoded><![CDATA[<p>पूरी बात यहां है।</p>]]></content:encoded></item>
<item><title>बिना तारीख</title><description>तीसरी बात।</description></item></channel></rss>
XML
    cat >"$T/f.json" <<'JSON'
{"version":"https://jsonfeed.org/version/1.1","title":"नमूना","language":"hi","items":[
{"id":"1","title":"पहली","content_html":"<p>पहली <b>बात</b>।</p>","date_published":"2026-11-20T10:00:00+05:30","authors":[{"name":"सीमा"}],"url":"https://example.org/j1"},
{"id":"2","title":"दूसरी","content_text":"दूसरी \u092c\u093e\u0924।\n\nऔर एक।","date_published":"2026-11-01T10:00:00Z"}]}
JSON
}

@test "a feed: full content first, --since, --items, who wrote it when" {
    feeds
    run "$V" --article --since 2026-11-20 "$T/f.xml"
    [ "$output" = $'नई\nपूरी बात यहां है।\nबिना तारीख\nतीसरी बात।' ]
    run "$V" --article --since 2026-11-20 --items 1 "$T/f.xml"
    [ "$output" = $'नई\nपूरी बात यहां है।' ]
    [ "$(meta "$T/f.xml" author)" = $'अनु\nबबीता\n' ] || [ "$(meta "$T/f.xml" author)" = $'अनु\nबबीता' ]
    [ "$(meta "$T/f.xml" date | head -1)" = '2026-11-01T10:00:00+05:30' ]
    [ "$(meta "$T/f.xml" source | sort -u)" = 'नमूना' ]
    [ "$(meta "$T/f.xml" url | head -2 | tail -1)" = 'https://example.org/2' ]
    run "$V" --article --since yesterday "$T/f.xml"
    [ "$status" -eq 64 ]
    [[ "$output" == *--since*24h* ]]
}

@test "a JSON Feed" {
    feeds
    run "$V" --article "$T/f.json"
    [ "$output" = $'पहली\nपहली बात।\nदूसरी\nदूसरी बात।\nऔर एक।' ]
    run "$V" --article --since 2026-11-10 "$T/f.json"
    [ "$output" = $'पहली\nपहली बात।' ]
    [ "$(meta "$T/f.json" author | head -1)" = 'सीमा' ]
    [ "$(meta "$T/f.json" date | head -1)" = '2026-11-20T10:00:00+05:30' ]
}

@test "Atom with xhtml content" {
    cat >"$T/a.xml" <<'XML'
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="hi"><title>नमूना</title>
<entry><title type="html">सड़क &amp;amp; पुल</title><link rel="self" href="https://example.org/s"/><link href="https://example.org/x"/><author><name>रवि</name><uri>https://example.org/r</uri></author>
<updated>2026-11-22T10:00:00Z</updated><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>पुल &lt;नया&gt; है।</p><p>सड़क बनी।</p></div></content></entry></feed>
XML
    run "$V" --article "$T/a.xml"
    [ "$output" = $'सड़क & पुल\nपुल <नया> है।\nसड़क बनी।' ]
    [ "$(meta "$T/a.xml" author)" = 'रवि' ]
    [ "$(meta "$T/a.xml" url)" = 'https://example.org/x' ]
    [ "$(meta "$T/a.xml" lang)" = 'hi' ]
}

@test "windows-1252 and iconv's encodings, by the page or by name" {
    printf '<html><head><meta charset="windows-1252"></head><body><h1>Caf\351</h1><p>The caf\351 opened on Sunday in the old town \226 at last.</p></body></html>' >"$T/w.html"
    run "$V" --article "$T/w.html"
    [ "$output" = $'Café\nThe café opened on Sunday in the old town – at last.' ]
    echo 'नमस्ते' | iconv -t UTF-16BE >"$T/u.txt"
    run "$V" --article --encoding=utf-16be "$T/u.txt"
    [ "$output" = 'नमस्ते' ]
    run "$V" --article --encoding=nonsense "$T/u.txt"
    [ "$status" -eq 64 ]
}

kruti() { printf '%s' "$1" | "$V" --article --encoding=krutidev; }

@test "Kruti Dev: half letters, signs before and behind their syllable" {
    [ "$(kruti "fgUnh Hkkjr ljdkj eq[;ea=h izns'k")" = 'हिन्दी भारत सरकार मुख्यमंत्री प्रदेश' ]
    [ "$(kruti 'o"kZ fo|ky; dk;ZØe mÙkj ekxksZa ewfrZ')" = 'वर्ष विद्यालय कार्यक्रम उत्तर मार्गों मूर्ति' ]
    [ "$(kruti 'fLFkfr vkfFkZd /keZ Ñf"k fØdsV ;k=k jkf= vkWfQl MkW- i<+kbZ')" = 'स्थिति आर्थिक धर्म कृषि क्रिकेट यात्रा रात्रि ऑफिस डॉ. पढ़ाई' ]
}

@test "Kruti Dev: told by its words, said by --verbose; spans lead to its bytes" {
    run "$V" --article --verbose tests/articles/krutidev.txt
    [[ "$output" == *"written in Kruti Dev"* ]]
    [ "$("$V" --explain tests/articles/krutidev.txt | head -1 | cut -f1)" = 'uxj' ]
    echo 'का bat ab us ke' >"$T/a.txt"
    printf 'dh ds The ls command lists us all in the order of the day and dks is no word of it.\n%.0s' 1 2 3 4 5 6 7 8 9 >>"$T/b.txt"
    for f in "$T/a.txt" "$T/b.txt" Makefile README.md; do
        [[ "$("$V" --article --verbose "$f" 2>&1 >"$T/out")" == *"written in UTF-8"* ]]
    done
}

@test "Kruti Dev: a percent sign behind a number, English between its words, a page of HTML" {
    [ "$(kruti 'djhc 20% yksx] 5%30 cts')" = 'करीब 20% लोग, 5:30 बजे' ]
    [ "$(kruti 'ftys esa Digital India Mission ds rgr Registration djsaA')" = 'जिले में Digital India Mission के तहत Registration करें।' ]
    run "$V" --article --verbose tests/articles/u2_17.html
    [[ "$output" == *"written in Kruti Dev"* ]]
    run "$V" --article --verbose tests/articles/site.html
    [[ "$output" == *"written in UTF-8"* ]]
}

@test "every text that Kruti Dev can hold comes back from it" {
    command -v python3 >/dev/null || skip "no python3"
    for f in samples/*.txt; do
        sed 's/[“”‘’]/"/g; s/[–—]/-/g; s/…/।/g; s/₹//g; s/%//g' "$f" | grep -v '[A-Za-z|°$]' >"$T/u.txt"
        for how in utf-8 windows-1252; do
            python3 tests/krutidev.py lexicon/krutidev.tsv $how <"$T/u.txt" >"$T/k.txt"
            "$V" --article "$T/k.txt" >"$T/got"
            "$V" --article "$T/u.txt" | diff - "$T/got"
        done
    done
}

@test "ISCII by name" {
    printf '\xd8\xdb\xc6\xe8\xc4\xdc \xcb\xda\xcf\xc2\xea \xf1\xf2' >"$T/i.txt"
    run "$V" --article --encoding=iscii "$T/i.txt"
    [ "$output" = 'हिन्दी भारत। ०१' ]
}

book() {
    command -v python3 >/dev/null || skip "no python3"
    python3 tests/book.py "$T/b.epub" "$@"
}

@test "an EPUB: chapters in the order of its spine, without cover, contents and notes" {
    book
    run "$V" --article "$T/b.epub"
    [ "$output" = $'कुआं\nगांव में एक पुराना कुआं था।\nलोग रोज वहां पानी भरते थे।\nनदी\nनदी गर्मी में सूख जाती थी।' ]
    run "$V" --article --items 1 "$T/b.epub"
    [ "${#lines[@]}" -eq 3 ]
    run bash -c "'$V' --article - <'$T/b.epub'"
    [ "${#lines[@]}" -eq 5 ]
    [ "$(meta "$T/b.epub" title)" = $'कुआं\nनदी' ]
    [ "$(meta "$T/b.epub" author | tail -1)" = 'सविता राव, अमन' ]
    [ "$(meta "$T/b.epub" source | tail -1)" = 'गांव की कहानियां' ]
    [ "$(meta "$T/b.epub" date | tail -1)" = '2024-05-01' ]
    [ "$("$V" --explain "$T/b.epub" | head -1 | cut -f1)" = 'कुआं' ]
}

@test "a book that is locked, broken, too large or none: 65 and why; hidden fonts do not lock it" {
    book locked; run "$V" --article "$T/b.epub"; [ "$status" -eq 65 ]; [[ "$output" == *DRM* ]]
    book fonts; run "$V" --article "$T/b.epub"; [ "$status" -eq 0 ]
    book plainzip; run "$V" --article "$T/b.epub"; [ "$status" -eq 65 ]; [[ "$output" == *"no EPUB"* ]]
    book bomb; run "$V" --article "$T/b.epub"; [ "$status" -eq 65 ]; [[ "$output" == *"16 MB"* ]]
    book lost; run "$V" --article "$T/b.epub"; [ "$status" -eq 0 ]
    book; head -c 900 "$T/b.epub" >"$T/half.epub"; run "$V" --article "$T/half.epub"; [ "$status" -eq 65 ]; [[ "$output" == *broken* ]]
}

@test "plain text: who wrote it when, from lines that are not read" {
    [ "$(meta tests/articles/b01_copy2.txt author)" = 'प्रिया कुलकर्णी' ]
    [ "$(meta tests/articles/a01_copy.txt date)" = '2025-11-11T20:14:00+05:30' ]
    [ "$(meta tests/articles/a19_story.txt author)$(meta tests/articles/a19_story.txt date)" = '' ]
}

@test "plain text: a date with the name of its month in Hindi" {
    printf 'शहर में खुला नया पुस्तकालय\nप्रकाशित: 20 सितंबर 2025, 10:15 AM\n\nशहर में शनिवार को नया पुस्तकालय खुला। यहां 12,000 किताबें हैं।\n' >"$T/a.txt"
    [ "$(meta "$T/a.txt" date)" = '2025-09-20T10:15:00' ]
    sed -i 's/20 सितंबर 2025, 10:15 AM/७ फ़रवरी २०२४/' "$T/a.txt"
    [ "$(meta "$T/a.txt" date)" = '2024-02-07' ]
}

@test "a page of more than 64 MB: its beginning is read, and that is said" {
    (echo '<html><body><h1>बड़ा पन्ना</h1><p>पहली बात यहां है।</p><!--'; head -c 68000000 /dev/zero | tr '\0' 'x'; echo '--></body></html>') >"$T/big.html"
    run "$V" --article "$T/big.html"
    [ "$status" -eq 65 ]
    [[ "$output" == *"पहली बात यहां है।"*"64 MB"* ]]
}
