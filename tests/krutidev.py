#!/usr/bin/env python3
"""Devanagari on standard input -> Kruti Dev 010 on standard output, by lexicon/krutidev.tsv read backwards.

    krutidev.py lexicon/krutidev.tsv [windows-1252] <in >out        a tool for tests: what it writes, vachan must read
"""
import re
import sys

VIRAMA, NUKTA, REPH, I = "\u094d", "\u093c", "\u0930\u094d", "\u093f"
NFC = {"\u095c": "ड\u093c", "\u095d": "ढ\u093c", "\u0958": "क\u093c", "\u0959": "ख\u093c", "\u095a": "ग\u093c", "\u095b": "ज\u093c", "\u095e": "फ\u093c"}


def table(path):
    back = {}
    for line in open(path, encoding="utf-8"):
        if line.startswith("#"):
            continue
        key, text, *rest = line.rstrip("\n").split("\t")
        if rest and rest[0]:
            continue
        if key.startswith("0x"):
            key = bytes.fromhex(key[2:].replace(" ", "")).decode("latin-1")
        if text not in back or len(key) < len(back[text]):
            back[text] = key
    back.update({"भ": "Hk", "प्र": "iz", "क्त": "Dr", "फ" + VIRAMA: "¶", "।": "A", ".": "-", ",": "]", "-": "&", "?": "\\", "(": "¼", ")": "½", ":": "%", "/": "@"})
    return back


def cluster(text, back):
    out = ""
    while text:
        for n in range(len(text), 0, -1):
            if text[:n] in back and not (n < len(text) and text[n] == NUKTA):
                out, text = out + back[text[:n]], text[n:]
                break
        else:
            raise SystemExit("no sign for %r" % text)
    return out


def syllable(m, back):
    letters, signs = m.group(1), m.group(2)
    reph = letters.startswith(REPH) and len(letters) > len(REPH)
    letters = letters[len(REPH):] if reph else letters
    before = "f" if I in signs else ""
    vowel = "".join(c for c in signs if c not in "ँंः" + I)
    over = "".join(c for c in signs if c in "ँंः")
    return before + cluster(letters, back) + cluster(vowel, back) + ("Z" if reph else "") + cluster(over, back)


def main():
    back = table(sys.argv[1])
    text = sys.stdin.read()
    for one, two in NFC.items():
        text = text.replace(one, two)
    letter = "[\u0915-\u0939]\u093c?"
    text = "".join(
        syllable(m, back) if m.group(1) else cluster(m.group(0), back) if m.group(0) in back and not m.group(0).isdigit() else m.group(0)
        for m in re.finditer("(%s(?:\u094d%s)*\u094d?)([\u093e-\u094c\u0900-\u0903]*)|." % (letter, letter), text, re.S))
    sys.stdout.buffer.write(text.encode(sys.argv[2] if len(sys.argv) > 2 else "utf-8"))


main()
