#!/usr/bin/env bats
# The buttons of a headset: a session bus of its own, the player on the virtual sound device, and what a desktop sends.

setup() {
    cd "$BATS_TEST_DIRNAME/../.." || exit 1
    export V=$PWD/${VACHAN:-build/vachan} T=$(mktemp -d) VACHAN_DATA=$PWD
    export XDG_STATE_HOME=$T/state OTHER=
    RIG=$PWD/build/tools/soundrig
    command -v dbus-run-session >/dev/null || skip "no dbus-run-session"
    nm "$V" 2>/dev/null | grep -q mpris && grep -q sd_bus_open_user "$V" || skip "built without sd-bus"
    printf 'पहली खबर\n\nपहला वाक्य यहाँ है और चलता है।\nदूसरा वाक्य यहाँ है।\nतीसरा वाक्य यहाँ है।\n' >"$T/a.txt"
    printf 'दूसरी खबर\n\nचौथा वाक्य यहाँ है।\nपाँचवाँ वाक्य यहाँ है।\n' >"$T/b.txt"
    cat >"$T/lib" <<'LIB'
send() { dbus-send --session --print-reply --reply-timeout=3000 --dest=org.mpris.MediaPlayer2.vachan$OTHER /org/mpris/MediaPlayer2 "$@"; }
player() { send org.mpris.MediaPlayer2.Player.$1 >/dev/null; }
quit() { send org.mpris.MediaPlayer2.Quit >/dev/null; }
get() { send org.freedesktop.DBus.Properties.Get string:org.mpris.MediaPlayer2.Player string:$1; }
root() { send org.freedesktop.DBus.Properties.Get string:org.mpris.MediaPlayer2 string:$1; }
is() { get "$1" 2>/dev/null | grep -q "$2"; }
await() { for i in $(seq 100); do is "$1" "$2" && return; sleep 0.05; done; echo "$1 is not $2 but $(get $1)"; exit 1; }
start() { "$V" --fake-engine --lines --resume "$@" "$T/a.txt" "$T/b.txt" & pid=$!; await PlaybackStatus Playing; await Metadata string; }
LIB
}
teardown() { rm -rf "$T"; }

# a shell of its own inside a session bus and the sound rig; heard.raw is what was played
desktop() { { echo "set -e; . $T/lib"; cat; } >"$T/script"; timeout 60 "$RIG" "$T/heard.raw" dbus-run-session -- bash "$T/script"; }

# the longest silence between two sounds, in ms
silence() { python3 -c '
import array, sys
run = most = 0; heard = False
for x in array.array("h", open(sys.argv[1], "rb").read()):
    if x: most = max(most, run if heard else 0); heard = True; run = 0
    else: run += 1
print(most * 1000 // 22050)' "$T/heard.raw"; }

@test "mpris: a headset's button pauses and goes on" {
    desktop <<'S'
start
player PlayPause; await PlaybackStatus Paused
sleep 1.5
player PlayPause; await PlaybackStatus Playing
sleep 1
quit; wait $pid
S
    ms=$(silence); echo "# the longest silence: $ms ms" >&3
    [ "$ms" -ge 1200 ] && [ "$ms" -lt 4000 ]
}

@test "mpris: Play and Pause do only what they say, Stop is silence with the place kept" {
    desktop <<'S'
start
player Play; is PlaybackStatus Playing
player Pause; await PlaybackStatus Paused
player Pause; sleep 0.2; is PlaybackStatus Paused
player Play; await PlaybackStatus Playing
player Stop; await PlaybackStatus Paused
quit; wait $pid
S
    "$V" --list | grep -q a.txt
}

@test "mpris: next and previous article, with what is heard" {
    desktop <<'S'
start
is Metadata 'पहली खबर'; is Metadata 'object path "/vachan/0"'; is Metadata mpris:length; is CanGoNext true
player Next; await Metadata 'दूसरी खबर'; await CanGoNext false
player Previous; await Metadata 'पहली खबर'
is CanSeek false; is CanControl true; is Rate 'double 1'
root Identity | grep -q vachan; root HasTrackList | grep -q false
quit; wait $pid
S
}

@test "mpris: what changes is told to those who listen" {
    desktop <<'S'
start
dbus-monitor --session "type='signal',interface='org.freedesktop.DBus.Properties'" >"$T/told" & monitor=$!
sleep 0.3
player Pause; await PlaybackStatus Paused; player Play; player Next; await Metadata 'दूसरी खबर'
sleep 0.3; kill $monitor
quit; wait $pid
S
    grep -q '"Paused"' "$T/told" && grep -q '"Playing"' "$T/told" && grep -q 'दूसरी खबर' "$T/told"
}

@test "mpris: two players have two names" {
    desktop <<'S'
start
first=$pid
"$V" --fake-engine --lines --resume "$T/b.txt" & second=$!
OTHER=.instance$second; await PlaybackStatus Playing
quit; wait $second
OTHER=; is PlaybackStatus Playing
quit; wait $first
S
}

@test "mpris: a bus that goes away, none, or one that hangs costs nothing" {
    timeout 60 "$RIG" "$T/with.raw" "$V" --fake-engine --lines --resume --from-start "$T/b.txt"
    DBUS_SESSION_BUS_ADDRESS=unix:path=$T/none timeout 60 "$RIG" "$T/none.raw" "$V" --fake-engine --lines --resume --from-start "$T/b.txt"
    python3 -c 'import socket, sys, time; s = socket.socket(socket.AF_UNIX); s.bind(sys.argv[1]); s.listen(); time.sleep(60)' "$T/hangs" 3>&- & deaf=$!
    DBUS_SESSION_BUS_ADDRESS=unix:path=$T/hangs timeout 60 "$RIG" "$T/hang.raw" "$V" --fake-engine --lines --resume --from-start "$T/b.txt"
    kill $deaf
    # the bus ends when its session does
    timeout 60 "$RIG" "$T/gone.raw" sh -c 'dbus-run-session -- sh -c "\"$V\" --fake-engine --lines --resume --from-start $T/b.txt & echo \$! >$T/pid; sleep 1"; while kill -0 $(cat $T/pid) 2>/dev/null; do sleep 0.1; done'
    for x in none hang gone; do
        d=$(($(wc -c <"$T/with.raw") - $(wc -c <"$T/$x.raw"))); echo "# $x: $d bytes apart" >&3
        [ ${d#-} -lt 20000 ]
    done
}
