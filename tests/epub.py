"""A book taken apart.   usage: epub.py BOOK WORDS.json PAGE.html   (the page and the words of the same articles)"""
import base64, json, pathlib, re, struct, sys, zipfile
import xml.etree.ElementTree as xml

SMIL, OPF, HTML = '{http://www.w3.org/ns/SMIL}', '{http://www.idpf.org/2007/opf}', '{http://www.w3.org/1999/xhtml}'
book, words, page = sys.argv[1:]
said = json.loads(pathlib.Path(words).read_text())
said = [w for i, w in enumerate(said) if w['written'] or w['first'] or not i]

raw = pathlib.Path(book).read_bytes()
assert raw[30:58] == b'mimetypeapplication/epub+zip' and struct.unpack('<H', raw[8:10])[0] == 0 and struct.unpack('<H', raw[28:30])[0] == 0
z = zipfile.ZipFile(book)
assert z.testzip() is None
package = xml.fromstring(z.read('EPUB/package.opf'))


def seconds(clock):
    return float(clock.removesuffix('s'))


durations = {m.get('refines'): seconds(m.text) for m in package.iter(OPF + 'meta') if m.get('property') == 'media:duration'}
active = next(m.text for m in package.iter(OPF + 'meta') if m.get('property') == 'media:active-class')
assert '.' + active in z.read('EPUB/book.css').decode()
items = {i.get('id'): i for i in package.iter(OPF + 'item')}
starts, ends, text = [], [], []
for ref in package.iter(OPF + 'itemref'):
    item = items[ref.get('idref')]
    chapter = xml.fromstring(z.read('EPUB/' + item.get('href')))
    assert len(list(chapter.iter(HTML + 'h1'))) == 1
    by_id = {e.get('id'): e for e in chapter.iter() if e.get('id')}
    text.append(''.join(chapter.find(HTML + 'body').itertext()))
    whole = 0
    for par in xml.fromstring(z.read('EPUB/' + items[item.get('media-overlay')].get('href'))).iter(SMIL + 'par'):
        file, fragment = par.find(SMIL + 'text').get('src').split('#')
        assert file == item.get('href') and fragment in by_id
        sound = par.find(SMIL + 'audio')
        starts.append(seconds(sound.get('clipBegin')))
        ends.append(seconds(sound.get('clipEnd')))
        whole += ends[-1] - starts[-1]
    assert abs(whole - durations['#' + item.get('media-overlay')]) < 0.001
assert abs(sum(v for k, v in durations.items() if k) - durations[None]) < 0.002
assert all(a == b for a, b in zip(ends, starts[1:])), 'a hole between clips'
assert len(starts) == len(said), (len(starts), len(said))
worst = max(abs(a - w['start']) for a, w in zip(starts, said))
assert worst <= 0.001, worst
print('%d clips in %d chapters; the worst start is %.2f ms off' % (len(starts), len(text), worst * 1000))

inside = re.search(r'base64,([A-Za-z0-9+/=]+)"', pathlib.Path(page).read_text()).group(1)
assert base64.b64decode(inside) == z.read('EPUB/sound.mp3'), 'the sound of the page, which is measured against the samples, is another'
for w in said:
    assert any(w['written'].strip() in t for t in text), w
