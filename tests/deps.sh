#!/bin/sh
# Installs what is missing, and only that.   usage: deps.sh build [check]
build="gcc make pkg-config libespeak-ng-dev espeak-ng-data portaudio19-dev libsndfile1-dev libopus-dev libebur128-dev libsoxr-dev libgumbo-dev libexpat1-dev libzip-dev libcurl4-openssl-dev gettext libsystemd-dev"
check="libcmocka-dev bats espeak-ng re2c clang libclang-rt-14-dev procps ffmpeg jq python3 openssl dbus"
browse="chromium epubcheck" # they open what is published; where a system has none, those tests are skipped
want=
for set in "$@"; do
    case $set in build) want="$want $build" ;; check) want="$want $check $browse" ;; esac
done

if ! command -v apt-get >/dev/null; then
    have=yes
    for lib in espeak-ng portaudio-2.0 sndfile opus libebur128 soxr gumbo expat libzip libcurl; do pkg-config --exists $lib 2>/dev/null || have=no; done
    [ $have = yes ] && exit 0
    cat >&2 <<'TEXT'
vachan needs these packages; this system has no apt-get, so install them by hand:
  Fedora:    sudo dnf install gcc make pkgconf espeak-ng-devel portaudio-devel libsndfile-devel opus-devel libebur128-devel soxr-devel gumbo-parser-devel expat-devel libzip-devel libcurl-devel systemd-devel gettext libcmocka-devel bats re2c clang compiler-rt ffmpeg-free jq chromium epubcheck python3 openssl dbus-daemon dbus-tools
  Arch:      sudo pacman -S base-devel espeak-ng portaudio libsndfile opus libebur128 libsoxr gumbo-parser expat libzip curl systemd-libs dbus gettext cmocka bats re2c clang ffmpeg jq chromium epubcheck python
  Homebrew:  brew install pkg-config espeak-ng portaudio libsndfile opus libebur128 libsoxr gumbo-parser expat libzip curl gettext cmocka bats-core re2c llvm ffmpeg jq epubcheck python; brew install --cask chromium
TEXT
    exit 69
fi

sudo=
[ "$(id -u)" = 0 ] || sudo=sudo
apt-cache show bats >/dev/null 2>&1 || $sudo apt-get update -qq # a fresh machine knows no package yet
missing=
for p in $want; do
    if [ "$p" = libclang-rt-14-dev ]; then # the sanitizers of whichever clang the system has
        v=$(apt-cache depends clang 2>/dev/null | sed -n 's/.*Depends: clang-\([0-9]*\)$/\1/p' | head -1)
        [ -n "$v" ] && p=libclang-rt-$v-dev
    fi
    case " $browse libclang-rt-$v-dev libsystemd-dev " in *" $p "*) apt-cache show "$p" >/dev/null 2>&1 || continue ;; esac
    dpkg-query -W -f '${Status}' "$p" 2>/dev/null | grep -q 'ok installed' || missing="$missing $p"
done
[ -z "$missing" ] && exit 0
echo "installing:$missing"
export DEBIAN_FRONTEND=noninteractive
$sudo apt-get update -qq && $sudo apt-get install -y -qq --no-install-recommends $missing >/dev/null
