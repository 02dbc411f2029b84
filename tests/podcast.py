"""A feed against the rules of RSS 2.0, of Apple's itunes tags and of the podcast namespace.   usage: podcast.py DIR BASE_URL"""
import email.utils, pathlib, re, sys, urllib.parse
import xml.etree.ElementTree as xml

ITUNES, PODCAST, ATOM = '{http://www.itunes.com/dtds/podcast-1.0.dtd}', '{https://podcastindex.org/namespace/1.0}', '{http://www.w3.org/2005/Atom}'
TYPES = {'mp3': 'audio/mpeg', 'opus': 'audio/ogg', 'ogg': 'audio/ogg', 'flac': 'audio/flac', 'wav': 'audio/wav'}
TRANSCRIPTS = {'vtt': 'text/vtt', 'srt': 'application/x-subrip'}
folder, base = pathlib.Path(sys.argv[1]), sys.argv[2]


def one(parent, name):
    found = parent.findall(name)
    assert len(found) == 1, (name, len(found))
    return found[0]


def here(url):
    """The file in the folder that a URL of the feed leads to."""
    assert url.startswith(base), url
    assert re.fullmatch(r"[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]+", url), url
    file = folder / urllib.parse.unquote(url[len(base):])
    assert file.is_file() or file.name == 'feed.xml', file
    return file


def date(text):
    when = email.utils.parsedate_to_datetime(text)
    assert when.tzinfo is not None and when.strftime('%a') == text[:3], text
    return when


def check_item(item):
    assert one(item, 'title').text.strip()
    enclosure = one(item, 'enclosure')
    assert set(enclosure.attrib) == {'url', 'length', 'type'}
    file = here(enclosure.get('url'))
    assert int(enclosure.get('length')) == file.stat().st_size
    assert enclosure.get('type') == TYPES[file.suffix[1:]]
    guid = one(item, 'guid')
    assert guid.get('isPermaLink') == 'false' and guid.text.strip()
    assert re.fullmatch(r'\d+', one(item, ITUNES + 'duration').text)
    for transcript in item.findall(PODCAST + 'transcript'):
        text = here(transcript.get('url'))
        assert transcript.get('type') == TRANSCRIPTS[text.suffix[1:]] and text.stem == file.stem
    for chapters in item.findall(PODCAST + 'chapters'):
        assert here(chapters.get('url')).name == file.stem + '.chapters.json' and chapters.get('type') == 'application/json+chapters'
    for link in item.findall('link'):
        here(link.text)
    return guid.text, date(one(item, 'pubDate').text)


raw = (folder / 'feed.xml').read_bytes()
assert raw.startswith(b'<?xml version="1.0" encoding="UTF-8"?>')
rss = xml.fromstring(raw)
assert rss.tag == 'rss' and rss.get('version') == '2.0'
channel = one(rss, 'channel')
for name in ('title', 'link', 'description'):  # RSS 2.0: required
    assert one(channel, name).text.strip()
assert re.fullmatch(r'[a-z]{2}(-[a-z]{2})?', one(channel, 'language').text)
assert one(channel, ITUNES + 'explicit').text in ('true', 'false')
assert one(channel, ITUNES + 'category').get('text')
assert one(channel, ATOM + 'link').get('rel') == 'self' and here(one(channel, ATOM + 'link').get('href'))
for image in channel.findall('image'):  # RSS 2.0: the same title and link as the channel
    assert one(image, 'title').text == one(channel, 'title').text and one(image, 'link').text == one(channel, 'link').text
    assert one(image, 'url').text == one(channel, ITUNES + 'image').get('href')
items = [check_item(i) for i in channel.findall('item')]
assert len({guid for guid, _ in items}) == len(items)
assert [when for _, when in items] == sorted((when for _, when in items), reverse=True)
if items:
    assert date(one(channel, 'lastBuildDate').text) == items[0][1]
print('%d items' % len(items))
