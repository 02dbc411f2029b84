#!/bin/sh
# Narrates one article: into a folder, and aloud where there is a sound device.   usage: demo.sh VACHAN ARTICLE DIR
vachan=$1 article=$2 dir=$3
name=$(basename "${article%.*}")
mkdir -p "$dir"
"$vachan" "$article" -o "$dir/$name.wav" --captions "$dir/$name.vtt" --page "$dir/$name.html" --force || exit
"$vachan" --text "$article" >"$dir/$name.spoken.txt" || exit
echo "written: $dir/$name.wav (sound), $dir/$name.vtt (captions), $dir/$name.html (open it to read along), $dir/$name.spoken.txt (what is spoken)"
if [ -z "$CI" ] && "$vachan" --devices >/dev/null 2>&1; then
    echo "reading it aloud; Ctrl-C stops"
    "$vachan" "$article"
else
    echo "no sound device here, so nothing is played; open the file with any player"
fi
