#!/usr/bin/env bats
# Addresses, read from a server on loopback.

setup_file() {
    command -v python3 >/dev/null || return 0
    export D=$BATS_FILE_TMPDIR
    python3 "$BATS_TEST_DIRNAME/../server.py" >"$D/port" 3>&- &
    echo $! >"$D/pid"
    if command -v openssl >/dev/null; then
        openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost -keyout "$D/k.pem" -out "$D/c.pem" 2>/dev/null
        cat "$D/k.pem" "$D/c.pem" >"$D/both.pem"
        python3 "$BATS_TEST_DIRNAME/../server.py" "$D/both.pem" >"$D/tls" 3>&- &
        echo $! >"$D/pid2"
    fi
    for i in $(seq 50); do [ -s "$D/port" ] && { [ ! -f "$D/pid2" ] || [ -s "$D/tls" ]; } && break; sleep 0.1; done
}
teardown_file() {
    for p in "$D/pid" "$D/pid2"; do [ -f "$p" ] && kill "$(cat "$p")"; done
    return 0
}
setup() {
    command -v python3 >/dev/null || skip "no python3"
    cd "$BATS_TEST_DIRNAME/../.." || exit 1
    V=${VACHAN:-build/vachan}
    U=http://127.0.0.1:$(cat "$D/port")
    unset VACHAN_OFFLINE http_proxy https_proxy HTTP_PROXY HTTPS_PROXY ALL_PROXY all_proxy
}
get() { run "$V" --article --allow-local "$@"; }
want=$'पुल खुला\nनदी का नया पुल रविवार को खोल दिया गया।'

@test "a page, also packed, redirected, in UTF-16, or with a charset that it does not have" {
    for path in page gzip once utf16 wrong; do
        get "$U/$path"
        [ "$output" = "$want" ]
    done
}

@test "its address is kept" {
    run bash -c "'$V' --dump=meta --allow-local '$U/once' | grep '^url'"
    [ "$output" = $'url\t'"$U/page" ]
}

@test "windows-1252 by its header" {
    get "$U/latin"
    [ "$output" = 'The café reopened. It is the oldest of the town.' ]
}

@test "local addresses are refused, whatever they are called" {
    port=$(cat "$D/port")
    for host in 127.0.0.1 localhost 127.1 2130706433 0x7f000001 0.0.0.0 '[::1]' '[::ffff:127.0.0.1]' '[::127.0.0.1]' '[64:ff9b::7f00:1]' '[fe80::1]' '[fc00::1]' 10.0.0.1 192.168.1.1 169.254.169.254 172.16.0.1 100.64.0.1; do
        run "$V" --article --timeout 5 "http://$host:$port/page"
        [ "$status" -eq 77 ]
        [[ "$output" == *local*--allow-local* ]]
    done
}

@test "a redirect from the open network to a local address is refused" {
    unshare -rn ip addr add 93.184.216.34/32 dev lo 2>/dev/null || skip "no network of its own for a test"
    cat >"$BATS_TEST_TMPDIR/inside" <<'SH'
ip link set lo up
ip addr add 93.184.216.34/32 dev lo
ADDRESS=0.0.0.0 python3 tests/server.py >"$1/inside.port" 3>&- &
for i in $(seq 50); do [ -s "$1/inside.port" ] && break; sleep 0.1; done
u=http://93.184.216.34:$(cat "$1/inside.port")
for path in page once local name; do
    "$2" --article "$u/$path" >"$1/inside.out" 2>"$1/inside.err"
    echo "$path $? $(head -1 "$1/inside.out") $(grep -o -- --allow-local "$1/inside.err")"
done
kill $!
SH
    run unshare -rn sh "$BATS_TEST_TMPDIR/inside" "$D" "$V"
    [ "${lines[0]}" = 'page 0 पुल खुला ' ]
    [ "${lines[1]}" = 'once 0 पुल खुला ' ]
    [ "${lines[2]}" = 'local 77  --allow-local' ]
    [ "${lines[3]}" = 'name 77  --allow-local' ]
}

@test "not found 66, refused 77, busy 75, no article 65" {
    get "$U/none"; [ "$status" -eq 66 ]; [[ "$output" == *404* ]]
    get "$U/403"; [ "$status" -eq 77 ]
    get "$U/503"; [ "$status" -eq 75 ]
    get "$U/pdf"; [ "$status" -eq 65 ]; [[ "$output" == *application/pdf* ]]
}

@test "a circle of redirects 76; a redirect to a file or another kind 77" {
    get "$U/loop"; [ "$status" -eq 76 ]; [[ "$output" == *redirects* ]]
    get "$U/file"; [ "$status" -eq 77 ]; [[ "$output" != *root:* ]]
    get "$U/ftp"; [ "$status" -eq 77 ]
}

@test "too slow 75, too large 65, also unpacked" {
    get --timeout 1 "$U/slow"; [ "$status" -eq 75 ]
    get "$U/huge"; [ "$status" -eq 65 ]; [[ "$output" == *"64 MB"* ]]
    get "$U/bomb"; [ "$status" -eq 65 ]
}

@test "a server that cannot prove who it is: 76" {
    [ -s "$D/tls" ] || skip "no openssl"
    get "https://localhost:$(cat "$D/tls")/page"
    [ "$status" -eq 76 ]
}

@test "other kinds of address, no such host, nobody there, offline" {
    get file:///etc/passwd; [ "$status" -eq 64 ]; [[ "$output" == *http* ]]
    get gopher://example.org/; [ "$status" -eq 64 ]
    get http://no-such-host.invalid/; [ "$status" -eq 68 ]
    get http://127.0.0.1:9/; [ "$status" -eq 69 ]
    VACHAN_OFFLINE=1 get "$U/page"; [ "$status" -eq 69 ]; [[ "$output" == *VACHAN_OFFLINE* ]]
}

@test "a program that reads a file loads neither libcurl nor libzip" {
    command -v ldd >/dev/null || skip "no ldd"
    run ldd "$V"
    [[ "$output" != *libcurl* && "$output" != *libzip* ]]
}
