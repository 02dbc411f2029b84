#!/bin/sh
# Narrates N made-up hostile documents through the real engine: each must end with sound and exit code 0, or 65 where
# words were left out.   usage: narrate.sh VACHAN [N [FIRST]]     The same N give the same documents.
vachan=$1 n=${2:-40} first=${3:-1}
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT
bad=0 left=0
for seed in $(seq "$first" $((first + n - 1))); do
    LC_ALL=C awk -v seed="$seed" 'BEGIN {
        srand(seed)
        many = split("क ख त्र ज्ञ ् ़ ँ ः ा ि ॐ 😀 ❤️ %%%%%%%% ====== ©© [[ ]] <mark name=\"1\"/> <break/> &lt; &#2325; ]]> 0 1,23,456 99.99 ₹ $ :-) https://x.y/z @a #b ... — | । ? ! \" ( ) क्क्क्क अआइईउऊ aaaaaaa ZZZZ é 中文 ع \x01 \xff \xe0\xa4 \n \n\n - _ ~ ^^ // \\ धारा 498A 20/20/2020 25:61 1/0 -0 +91 000 है और", part, " ")
        words = 20 + int(rand() * 120)
        for (i = 0; i < words; i++) {
            p = part[1 + int(rand() * many)]
            reps = rand() < 0.05 ? 200 : 1
            for (k = 0; k < reps; k++) printf "%s", p
            if (rand() < 0.7) printf " "
        }
    }' >"$dir/doc"
    timeout 60 "$vachan" --jobs 2 -o - "$dir/doc" >"$dir/out" 2>"$dir/err"
    code=$?
    [ $code = 65 ] && left=$((left + 1))
    if [ $code != 0 ] && [ $code != 65 ] || [ "$(wc -c <"$dir/out")" -lt 44 ]; then
        bad=$((bad + 1))
        echo "# document $seed: exit code $code: $(head -1 "$dir/err")"
    fi
done
echo "# $n documents, $left with words left out, $bad failed"
[ $bad = 0 ] && echo "ok - $n hostile documents narrated" || echo "not ok - $bad of $n hostile documents failed"
