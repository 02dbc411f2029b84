#!/usr/bin/env python3
"""What --article shows is what is read: the blocks of --dump=article, made for speaking, have the same letters, block by block.
usage: agree.py VACHAN"""
import glob
import os
import subprocess
import sys

DIR = os.path.join(os.path.dirname(os.path.abspath(__file__)), "articles")
FORMS = {0x901: "", 0x902: "", 0x93C: ""}  # one letter of several spellings; marks that move
FORMS.update({0x958 + i: c for i, c in enumerate("कखगजडढफय")})


def letters(line):
    """Letters without signs and digits, whose writing differs: ½ is read from 1/2."""
    return "".join(c for c in line.translate(FORMS) if c.isalpha())


def run(vachan, how, path):
    return subprocess.run([vachan, how, path], capture_output=True, text=True, check=True).stdout.split("\n")


def shown(vachan, path):
    return [x for x in map(letters, run(vachan, "--article", path)) if x]


def read(vachan, path):
    rows = (line.split("\t", 4) for line in run(vachan, "--dump=article", path))
    return [x for x in (letters(r[4]) for r in rows if len(r) == 5 and r[3] == "read") if x]


def main():
    vachan, bad = sys.argv[1], 0
    for want in sorted(glob.glob(os.path.join(DIR, "*.article"))):
        path = want[: -len(".article")]
        a, b = shown(vachan, path), read(vachan, path)
        if a != b:
            bad += 1
            for line in [x for x in a if x not in b] + [x for x in b if x not in a]:
                print("#", "shown" if line in a else "read", line[:80])
        print("not ok" if a != b else "ok", "-", os.path.basename(path))
    return 1 if bad else 0


sys.exit(main())
