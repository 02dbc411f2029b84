#!/usr/bin/env python3
"""Makes lexicon/hindi_latin.tsv: frequent Hindi words as people type them in Latin letters (logon, wale, zarurat, jarurat).

    tests/tools/hindi_latin.py >build/hindi_latin.tsv && mv build/hindi_latin.tsv lexicon/hindi_latin.tsv

The words are those of tests/pron/frequency.tsv, from the top; how one sounds says how it is typed.  A spelling that
english.tsv or cmudict.tsv knows stays English; of two words typed alike the more frequent one has it.
"""
import re
import subprocess

WORDS = 6000
SHORTEST = 4
HEAD = """# hindi_latin: frequent Hindi words typed in Latin letters, asked behind english.tsv and cmudict.tsv.  Made by
# tests/tools/hindi_latin.py from tests/pron/frequency.tsv (UNILEX, Copyright 2018 Unicode, Inc., Unicode-DFS-2016):
# do not mend rows here, a row of english.tsv wins over them.
# written	spoken"""
SOUND = {
    'n^': 'n', 'N': 'n', 'J#': 'jh', 'J': 'j', 'c#': 'chh', 'c': 'ch', 'k#': 'kh', 'g#': 'gh', 't.#': 'th', 'd.#': 'dh',
    't.': 't', 'd.': 'd', 't#': 'th', 'd#': 'dh', 'p#': 'ph', 'b#': 'bh', 'r.h': 'dh', 'r.': 'd', 'n.': 'n', 'S': 'sh',
    's.': 'sh', 'H': 'h', 'x': 'kh', 'Q': 'gh', 'j': 'y', 'a:': 'a', 'i:': 'i', 'I': 'i', 'u:': 'u', 'U': 'u', 'e:': 'e',
    'E:': 'ai', 'aI': 'ai', 'o:': 'o', 'O:': 'au', 'aU': 'au', 'O': 'o', 'a~': 'aan', 'i~': 'in', 'u~': 'un', 'e~': 'en',
    'E~': 'ain', 'o~': 'on', 'O~': 'aun', 'V~': 'an', 'I~': 'in', 'U~': 'un'}
LONGEST_FIRST = sorted(SOUND, key=len, reverse=True)


def rows(path):
    with open(path, encoding='utf-8') as file:
        return [line.rstrip('\n').split('\t') for line in file if line[0] != '#' and '\t' in line]


def typed(phones, how):
    """The word as typed; `how` overrules the letters of some sounds."""
    phones = re.sub(r"@[-23]*|V(?!~)", 'a', phones.replace("'", '').replace('%', ''))
    out, i = '', 0
    while i < len(phones):
        sound = next((s for s in LONGEST_FIRST if phones.startswith(s, i)), phones[i])
        letters = how.get(sound, SOUND.get(sound, sound))
        out += out[-1:] if sound == ':' else letters
        i += len(sound)
    return out


def spellings(phones):
    """Every way people type it, the plain one first."""
    plain = typed(phones, {})
    found = [plain]
    for how in ({'i:': 'ee'}, {'u:': 'oo'}, {'i:': 'ee', 'u:': 'oo'}, {'a:': 'aa'}):
        word = typed(phones, how)
        found.append(re.sub('(aa|ee|oo)$', lambda m: {'aa': 'a', 'ee': 'i', 'oo': 'u'}[m.group()], word))
    for a, b in (('v', 'w'), ('ph', 'f'), ('z', 'j'), ('chhh', 'chh'), ('chhh', 'cch')):
        found += [word.replace(a, b) for word in found if a in word]
    return list(dict.fromkeys(found))


def main():
    english = rows('lexicon/english.tsv')
    taken = {row[0] for row in english} | {row[0] for row in rows('lexicon/cmudict.tsv')}
    loans = {row[1].replace('़', '') for row in english}
    frequent = [row[0] for row in sorted(rows('tests/pron/frequency.tsv'), key=lambda row: -int(row[1]))][:WORDS]
    frequent = [word for word in frequent if word.replace('़', '') not in loans and not re.search('[ःऑॉ]', word)]
    said = subprocess.run(['build/vachan', '--dump=phones', '--lines', '-'], input='\n'.join(frequent) + '\n',
                          capture_output=True, text=True, check=True).stdout
    phones = dict(line.split('\t')[:2] for line in said.split('\n') if '\t' in line)
    known = {}
    ways = [(word, spellings(phones[word])) for word in frequent if word in phones]
    for rank in range(max(len(found) for _, found in ways)):
        for word, found in ways:
            if rank < len(found) and len(found[rank]) >= SHORTEST and found[rank] not in taken and re.fullmatch('[a-z]+', found[rank]):
                known.setdefault(found[rank], word)
    print(HEAD)
    for key in sorted(known):
        print(key, known[key], sep='\t')


if __name__ == '__main__':
    main()
