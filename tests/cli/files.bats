#!/usr/bin/env bats
# Sound files as other programs see them: ffprobe and ffmpeg read back what we wrote.

# one file out of a book, on standard output
unpack() { python3 -c 'import sys, zipfile; sys.stdout.buffer.write(zipfile.ZipFile(sys.argv[1]).read(sys.argv[2]))' "$1" "$2"; }

setup() {
    cd "$BATS_TEST_DIRNAME/../.." || exit 1
    V=${VACHAN:-build/vachan}
    T=$(mktemp -d)
    # title, author, two parts; 16 x 16 pixels of one colour
    cat >"$T/a.html" <<'TEXT'
<html lang="hi"><head><title>नदी पर नया पुल</title><meta name="author" content="मीरा जोशी"></head><body><article>
<h1>नदी पर नया पुल खुला</h1><p>शहर के लोग आज से नए पुल पर चल सकेंगे। इसे बनाने में तीन साल लगे और दो सौ मज़दूरों ने काम किया।</p>
<h2>किसे होगा फायदा</h2><p>पुल के दोनों ओर के गाँवों के बच्चे अब आधे समय में स्कूल पहुँचेंगे। किसान भी अपनी फसल जल्दी मंडी ले जाएँगे।</p>
</article></body></html>
TEXT
    ffmpeg -v error -f lavfi -i color=c=teal:s=16x16 -frames:v 1 "$T/c.png"
}
teardown() { rm -rf "$T"; }

# what ffprobe says, one tag a line, names in small letters
tags() { ffprobe -v error -show_entries format_tags:stream_tags -of json "$1" | jq -r '[.format.tags, (.streams[] | .tags)] | map(select(. != null)) | add | to_entries[] | "\(.key | ascii_downcase)=\(.value)"'; }
chapters() { ffprobe -v error -show_chapters -of json "$1" | jq -r '.chapters[] | "\(.start_time | tonumber * 100 | round) \(.tags.title)"'; }
# integrated LUFS and true peak, by ffmpeg's filter
loudness() { ffmpeg -hide_banner -nostats -i "$1" -map 0:a -af ebur128=peak=true -f null - 2>&1 | awk '/Summary/ { s = 1 } s && /I:/ { i = $2 } s && /Peak:/ { p = $2 } END { print i, p }'; }

@test "Hindi tags, chapters and the cover are exact in every format" {
    for x in wav flac ogg opus mp3; do
        "$V" "$T/a.html" -o "$T/a.$x" --chapters "$T/$x.json" --cover "$T/c.png" --author 'मीरा जोशी' --album 'गाँव समाचार' --date 2026-11-22 --comment 'पुल & नदी'
        tags "$T/a.$x" >"$T/tags"
        grep -qx 'title=नदी पर नया पुल खुला' "$T/tags"
        grep -qx 'artist=मीरा जोशी' "$T/tags"
        grep -qx 'album=गाँव समाचार' "$T/tags"
        grep -qx 'date=2026-11-22' "$T/tags"
        grep -q 'comment=पुल & नदी' "$T/tags" || ffprobe -v error -show_entries format_tags=comment:stream_tags=comment "$T/a.$x" | grep -q 'पुल & नदी'
        grep -q 'language=hi' "$T/tags"
        [ "$(ffprobe -v error -select_streams v -show_entries stream=codec_name,width -of csv=p=0 "$T/a.$x")" = png,16 ]
        chapters "$T/a.$x" >"$T/chapters"
        jq -r '.chapters[] | "\(.startTime * 100 | round) \(.title)"' "$T/$x.json" | cmp - "$T/chapters"
        [ "$(wc -l <"$T/chapters")" -eq 2 ]
        [ "$(head -1 "$T/chapters")" = '0 नदी पर नया पुल खुला' ]
        tail -1 "$T/chapters" | grep -q 'किसे होगा फायदा$'
    done
}

@test "a chapter begins where its heading is heard" {
    "$V" "$T/a.html" -o "$T/a.wav" --chapters "$T/c.txt" --captions "$T/w.json"
    heard=$(jq -r '[.[] | select(.first and (.written | startswith("किसे")))][0].start * 1000 | round' "$T/w.json")
    said=$(tail -1 "$T/c.txt" | awk -F '[: .]' '{ print ($1 * 3600 + $2 * 60 + $3) * 1000 + $4 }')
    [ $((heard - said)) -ge -20 ] && [ $((heard - said)) -le 20 ]
}

@test "chapters as WebVTT, read by ffprobe; a format not known is said" {
    "$V" --fake-engine "$T/a.html" -o "$T/a.wav" --chapters "$T/c.vtt"
    [ "$(ffprobe -v error -show_entries packet=pts_time -of csv=p=0 "$T/c.vtt" | grep -c .)" -eq 2 ]
    run "$V" --fake-engine "$T/a.html" -o "$T/b.wav" --chapters "$T/c.doc"
    [ "$status" -eq 64 ]
    [ ! -e "$T/b.wav" ]
    [[ $output == *".vtt, .json or .txt"* ]]
}

@test "every voice: within 0.5 LU of the target, true peak at most -1.0 dBTP, by ffmpeg's meter" {
    for v in $("$V" --voices | cut -d' ' -f1); do
        for want in podcast:-16 broadcast:-23 -19:-19; do
            "$V" -v "$v" samples/mausam.txt -o "$T/l.wav" --force --loudness "${want%:*}"
            loudness "$T/l.wav" | awk -v want="${want#*:}" '{ exit !($1 - want <= 0.5 && want - $1 <= 0.5 && $2 <= -1.0) }' || { echo "$v $want: $(loudness "$T/l.wav")"; false; }
        done
    done
}

@test "the sharpest voices in each coded format, with few bits too: the same, of what ffmpeg decodes" {
    for v in gambhir tez vanita; do
        for how in ogg "ogg --bitrate 32" opus "opus --bitrate 24" mp3 "mp3 --bitrate 48"; do
            set -- $how
            "$V" -v "$v" samples/mausam.txt -o "$T/l.$1" --force --loudness podcast ${how#"$1"}
            loudness "$T/l.$1" | awk '{ exit !($1 >= -16.5 && $1 <= -15.5 && $2 <= -1.0) }' || { echo "$v $how: $(loudness "$T/l.$1")"; false; }
        done
    done
    # beside a WAV the book's MP3 counts too
    "$V" -v tez samples/budget.txt -o "$T/b.wav" --epub "$T/b.epub" --loudness podcast
    unpack "$T/b.epub" EPUB/sound.mp3 >"$T/b.mp3"
    loudness "$T/b.mp3" | awk '{ exit !($2 <= -1.0) }' || { echo "book: $(loudness "$T/b.mp3")"; false; }
    loudness "$T/b.wav" | awk '{ exit !($1 >= -16.5 && $1 <= -15.5) }'
}

@test "loudness in stereo, at another rate, in MP3 and Opus, and whatever the volume, rate and pitch" {
    for how in "wav --stereo" "wav --rate-hz 48000" "mp3" "opus" "wav -a 40" "wav -r 300" "wav -p 80" "flac -r 90 -p 20"; do
        set -- $how
        "$V" samples/mausam.txt -o "$T/l.$1" --force --loudness podcast ${how#"$1"}
        loudness "$T/l.$1" | awk '{ exit !($1 >= -16.5 && $1 <= -15.5 && $2 <= -1.0) }' || { echo "$how: $(loudness "$T/l.$1")"; false; }
    done
}

@test "without --loudness the sound is as it comes, and --loudness moves no word" {
    "$V" "$T/a.html" -o "$T/a.wav" --captions "$T/a.json"
    "$V" "$T/a.html" -o "$T/n.wav" --loudness none
    "$V" "$T/a.html" -o "$T/p.wav" --loudness podcast --captions "$T/p.json"
    cmp "$T/a.wav" "$T/n.wav"
    cmp "$T/a.json" "$T/p.json"
    [ "$(wc -c <"$T/a.wav")" -eq "$(wc -c <"$T/p.wav")" ]
    run cmp -s "$T/a.wav" "$T/p.wav"
    [ "$status" -eq 1 ]
}

@test "with --loudness too the sound is the same for any number of workers" {
    for j in 1 3; do "$V" --jobs $j samples/budget.txt --loudness podcast -o "$T/j$j.wav" --captions "$T/j$j.json"; done
    cmp "$T/j1.json" "$T/j3.json"
    tail -c +45 "$T/j1.wav" | head -c 4000000 >"$T/1"
    tail -c +45 "$T/j3.wav" | head -c 4000000 | cmp - "$T/1"
}

@test "words sound where their marks say, to 20 ms: with every voice, and in what ffmpeg decodes of each format" {
    for v in $("$V" --voices | cut -d' ' -f1); do
        "$V" -v "$v" --dump=marks samples/mausam.txt >"$T/marks"
        "$V" -v "$v" samples/mausam.txt -o "$T/v.wav" --force
        said=$(build/tools/timing "$T/marks" "$T/v.wav") || { echo "$v: $said"; false; }
    done
    "$V" --dump=marks samples/mausam.txt >"$T/marks"
    for x in wav flac ogg opus mp3; do
        "$V" samples/mausam.txt -o "$T/t.$x"
        ffmpeg -v error -i "$T/t.$x" "$T/t.$x.wav"
        said=$(build/tools/timing "$T/marks" "$T/t.$x.wav") || { echo "$x: $said"; false; }
    done
    # and it would be seen: 30 ms of silence before the sound
    ffmpeg -v error -i "$T/t.wav" -af adelay=30 "$T/late.wav"
    run build/tools/timing "$T/marks" "$T/late.wav"
    [ "$status" -eq 1 ]
}

@test "several articles in one file: the first headline and how many more; what is not the same of all is left out" {
    sed 's/मीरा जोशी/रवि/; s/नदी पर नया पुल/दूसरी खबर/g' "$T/a.html" >"$T/b.html"
    "$V" --fake-engine "$T/a.html" -o "$T/1.mp3"
    tags "$T/1.mp3" >"$T/tags"
    grep -qx 'artist=मीरा जोशी' "$T/tags"
    ! grep -q 'समाचार' "$T/tags" || false
    "$V" --fake-engine "$T/a.html" "$T/b.html" -o "$T/2.mp3"
    tags "$T/2.mp3" >"$T/tags"
    grep -q '^title=नदी पर नया पुल.* और एक समाचार$' "$T/tags"
    ! grep -q '^artist=' "$T/tags" || false
    "$V" --fake-engine "$T/a.html" "$T/b.html" samples/mausam.txt -o "$T/3.ogg" --author हम
    tags "$T/3.ogg" >"$T/tags"
    grep -q '^title=नदी पर नया पुल.* और 2 समाचार$' "$T/tags"
    grep -qx 'artist=हम' "$T/tags"
    "$V" --fake-engine "$T/a.html" "$T/b.html" -o "$T/4.mp3" --title 'सुबह'
    tags "$T/4.mp3" | grep -qx 'title=सुबह'
    "$V" bulletin --fake-engine "$T/a.html" "$T/b.html" samples/mausam.txt -o "$T/5.mp3"
    tags "$T/5.mp3" | grep -qx 'title=समाचार बुलेटिन' # it has a name of its own
}

@test "more chapters than an MP3 holds: it is said, and only there" {
    for i in $(seq 260); do printf '<h2>खबर %d</h2><p>यह है।</p>' "$i"; done | sed '1s/^/<html lang="hi"><body><article><h1>सब खबरें<\/h1>/' >"$T/many.html"
    "$V" --fake-engine --keep-all "$T/many.html" -o "$T/m.mp3" --chapters "$T/m.json" 2>"$T/said"
    n=$(jq '.chapters | length' "$T/m.json")
    [ "$n" -gt 255 ]
    grep -q "255 chapters, $((n - 255)) are left out" "$T/said"
    [ "$(ffprobe -v error -show_chapters -of json "$T/m.mp3" | jq '.chapters | length')" -eq 255 ]
    "$V" --fake-engine --keep-all "$T/many.html" -o "$T/m.opus" 2>"$T/said"
    "$V" --fake-engine --keep-all "$T/many.html" -o "$T/m.mp3" --force --quiet 2>>"$T/said"
    [ ! -s "$T/said" ]
}

@test "--bitrate, --rate-hz and --stereo are what ffprobe finds" {
    "$V" --fake-engine samples/mausam.txt -o "$T/a.mp3" --bitrate 48 --stereo --rate-hz 44100
    [ "$(ffprobe -v error -show_entries stream=sample_rate,channels,bit_rate -of csv=p=0 "$T/a.mp3")" = 44100,2,48000 ]
    "$V" --fake-engine samples/mausam.txt -o "$T/a.wav" --rate-hz 16000
    [ "$(ffprobe -v error -show_entries stream=sample_rate,channels -of csv=p=0 "$T/a.wav")" = 16000,1 ]
    for want in 30 50; do # Vorbis keeps to it on the whole, not in every second
        "$V" samples/mausam.txt -o "$T/a$want.ogg" --bitrate $want
        got=$(ffprobe -v error -show_entries format=bit_rate -of csv=p=0 "$T/a$want.ogg")
        [ "$got" -ge $((want * 800)) ] && [ "$got" -le $((want * 1200)) ] || { echo "$want: $got"; false; }
    done
    run "$V" --fake-engine samples/mausam.txt -o "$T/b.wav" --bitrate 64
    [ "$status" -eq 64 ]
    run "$V" --fake-engine samples/mausam.txt -o "$T/b.mp3" --broadcast
    [ "$status" -eq 64 ]
    run "$V" --fake-engine samples/mausam.txt -o "$T/b.mp3" --rate-hz 9000
    [ "$status" -eq 64 ]
    [ "$(ls "$T" | grep -c '^b')" -eq 0 ]
}

@test "a broadcast WAV carries bext with the loudness that ffmpeg measures" {
    "$V" "$T/a.html" -o "$T/b.wav" --broadcast --loudness broadcast
    tags "$T/b.wav" | grep -q '^coding_history=A=PCM,F=22050,W=16,M=mono'
    at=$(grep -abo bext "$T/b.wav" | head -1 | cut -d: -f1)
    lufs=$(tail -c +$((at + 9 + 412)) "$T/b.wav" | head -c 2 | od -An -td2)
    loudness "$T/b.wav" | awk -v got="$lufs" '{ d = got / 100 - $1; exit !(d < 0.15 && d > -0.15) }'
    grep -aq cart "$T/b.wav"
}

@test "--json says what ffprobe and ffmpeg say" {
    "$V" "$T/a.html" -o "$T/a.flac" --json >"$T/r.json"
    [ "$(jq -r .file "$T/r.json")" = "$T/a.flac" ]
    [ "$(jq -r .title "$T/r.json")" = 'नदी पर नया पुल खुला' ]
    [ "$(jq '.chapters | length' "$T/r.json")" -eq 2 ]
    [ "$(jq .words "$T/r.json")" -eq "$("$V" --dump=marks "$T/a.html" | wc -l)" ]
    [ "$(jq .skipped "$T/r.json")" -eq 0 ]
    seconds=$(ffprobe -v error -show_entries format=duration -of csv=p=0 "$T/a.flac")
    loudness "$T/a.flac" | awk -v l="$(jq .lufs "$T/r.json")" -v p="$(jq .true_peak_dbtp "$T/r.json")" -v s="$seconds" -v t="$(jq .seconds "$T/r.json")" '
        function far(a, b, d) { return a - b > d || b - a > d }
        { exit far($1, l, 0.15) || far($2, p, 0.35) || far(s, t, 0.01) }'
    "$V" "$T/a.html" -o - --json 2>"$T/e.json" | head -c 4 >"$T/riff" || true
    [ "$(cat "$T/riff")" = RIFF ]
    "$V" --fake-engine "$T/a.html" -o "$T/q.wav" --verbose 2>"$T/said"
    grep -q '2 chapters.*LUFS' "$T/said"
    "$V" --fake-engine "$T/a.html" -o "$T/q2.wav" --quiet 2>"$T/said"
    [ ! -s "$T/said" ]
}

@test "WebVTT with word times: ffmpeg reads the same cues, times and words as in SRT" {
    "$V" samples/cricket.txt -o "$T/a.wav" --captions "$T/a.vtt"
    "$V" samples/cricket.txt -o "$T/b.wav" --captions "$T/a.srt"
    grep -q '<00:00:0[0-9].[0-9]*>' "$T/a.vtt"
    ffmpeg -v error -i "$T/a.vtt" "$T/v.srt"
    ffmpeg -v error -i "$T/a.srt" "$T/s.srt"
    cmp "$T/v.srt" "$T/s.srt"
    # the specification: word times rise, inside their cue
    awk '/-->/ { split($1, a, "[:]"); last = a[1] * 3600 + a[2] * 60 + a[3]; split($3, b, "[:]"); end = b[1] * 3600 + b[2] * 60 + b[3]; next }
         { s = $0; while (match(s, /<[0-9:.]+>/)) { split(substr(s, RSTART + 1, RLENGTH - 2), a, "[:]"); t = a[1] * 3600 + a[2] * 60 + a[3]; if (t <= last || t >= end) exit 1; last = t; n++; s = substr(s, RSTART + RLENGTH) } }
         END { if (n < 100) exit 1 }' "$T/a.vtt"
}

@test "nothing is left behind by a bad cover, an old target or a signal" {
    run "$V" --fake-engine "$T/a.html" -o "$T/x.mp3" --cover "$T/a.html"
    [ "$status" -eq 65 ]
    [[ $output == *"JPEG or PNG"* ]]
    run "$V" --fake-engine "$T/a.html" -o "$T/x.mp3" --cover "$T/none.png"
    [ "$status" -eq 66 ]
    echo old >"$T/c.json"
    run "$V" --fake-engine "$T/a.html" -o "$T/x.mp3" --chapters "$T/c.json"
    [ "$status" -eq 73 ]
    [ "$(cat "$T/c.json")" = old ]
    for i in $(seq 200); do cat samples/budget.txt; done >"$T/long.txt"
    "$V" --keep-all "$T/long.txt" -o "$T/x.opus" 2>/dev/null &
    sleep 1
    kill -TERM $!
    code=0
    wait $! || code=$?
    [ "$code" -eq 143 ]
    [ "$(ls -A "$T" | sort | tr '\n' ' ')" = "a.html c.json c.png long.txt " ]
    run "$V" --loudness loud "$T/a.html" -o "$T/x.wav"
    [ "$status" -eq 64 ]
}
