"""What a reader does with a read-along page, in a headless Chromium.   usage: page.py CHECK PAGE [WORDS.json [SOUND.wav]]"""
import array, base64, json, os, pathlib, re, sys, time, wave

sys.path.insert(0, str(pathlib.Path(__file__).parent / 'tools'))
from browser import Browser  # noqa: E402

AUDIO = 'document.querySelector("audio")'
NOW = AUDIO + '.currentTime'
WORDS = '[...document.querySelectorAll("main [data-t]")]'
WORD = 'document.querySelectorAll("main [data-t]")[%d]'
LIT = WORDS + '.findIndex(w => w.classList.contains("lit"))'
FOCUS = WORDS + '.indexOf(document.activeElement)'


def starts(page):
    text = pathlib.Path(page).read_text()
    return [int(t) / 1000 for t in re.findall(r'<span data-t=(\d+),', text)]


def near(a, b, most):
    assert abs(a - b) <= most, '%.3f is not %.3f +- %.3f' % (a, b, most)


def quiet(b):
    assert not b.complaints, b.complaints


def lit(page):
    """While it plays, a word is lit when its time comes, and nothing before it plays."""
    with Browser() as b:
        b.open(page)
        assert b.eval(LIT) == -1 and b.eval(AUDIO + '.paused')
        b.eval('''window.log = []; new MutationObserver(list => { for (const m of list)
            if (m.target.matches('.lit')) log.push([%s, %s.indexOf(m.target)]); })
            .observe(document.querySelector('main'), {subtree: true, attributeFilter: ['class']})''' % (NOW, WORDS))
        b.click(WORD % 0)
        b.wait('log.length >= 14')
        seen, at = b.eval('log'), starts(page)
        assert [i for _, i in seen] == list(range(len(seen))), seen
        late = sorted(t - at[i] for t, i in seen)
        print('lit %d words, late by %.0f ms (median), %.0f ms (most)' % (len(late), late[len(late) // 2] * 1000, late[-1] * 1000))
        assert late[0] > -0.02 and late[len(late) // 2] < 0.05 and late[-1] < 0.25, late  # one frame of the screen, and a busy machine
        quiet(b)


def still(page):
    """Wherever one jumps to, the word of that moment is lit."""
    with Browser() as b:
        b.open(page)
        at = starts(page)
        for i in range(0, len(at), max(1, len(at) // 12)):
            b.eval(NOW + ' = %f' % (at[i] + 0.03))
            b.wait(LIT + ' === %d' % i, 5)
        quiet(b)


def click(page):
    with Browser() as b:
        b.open(page)
        at = starts(page)
        for i in (25, 3, 40):
            b.click(WORD % i)
            b.wait('!%s.paused && !%s.seeking && %s > %f' % (AUDIO, AUDIO, NOW, at[i]), 5)
            near(b.eval(NOW), at[i] + 0.1, 0.4)
        quiet(b)


def keys(page):
    """Everything by keyboard alone; controls keep their own keys."""
    with Browser() as b:
        b.open(page)
        at = starts(page)
        sentence = b.eval(WORDS + '.flatMap((w, i) => "s" in w.dataset ? [i] : [])')
        for _ in range(30):  # skip link, the player's own stops, buttons, rate; then one stop for all words
            b.key('Tab')
            if b.eval(FOCUS) >= 0:
                break
        assert b.eval(FOCUS) == 0
        assert b.eval('document.querySelectorAll("main [tabindex=\\"0\\"]").length') == 1
        assert b.eval('getComputedStyle(document.activeElement).outlineStyle') != 'none'
        for key, want in (('ArrowRight', 1), ('ArrowRight', 2), ('ArrowLeft', 1), ('ArrowDown', sentence[1]), ('ArrowDown', sentence[2]),
                          ('ArrowUp', sentence[1]), ('End', len(at) - 1), ('Home', 0), ('PageDown', sentence[1])):
            b.key(key)
            assert b.eval(FOCUS) == want, (key, b.eval(FOCUS), want)
        b.key('Enter')
        b.wait('!%s.paused && %s > %f' % (AUDIO, NOW, at[sentence[1]]), 5)
        near(b.eval(NOW), at[sentence[1]], 0.6)
        b.key(' ')
        b.wait(AUDIO + '.paused', 5)
        b.eval('document.activeElement.blur()')
        b.key('ArrowRight')
        near(b.eval(NOW), at[sentence[2]], 0.01)
        b.key('ArrowLeft')
        near(b.eval(NOW), at[sentence[1]], 0.01)
        b.key('ArrowRight', shift=True)
        assert b.eval(NOW) > at[sentence[1]]
        here = b.eval(NOW)
        b.eval('document.querySelector("select").focus()')
        b.key('ArrowDown')
        assert b.eval(AUDIO + '.playbackRate') > 1
        b.eval(AUDIO + '.focus()')
        b.key(' ')  # the player's own: it plays
        b.wait('!%s.paused' % AUDIO, 5)
        b.key(' ')
        b.wait(AUDIO + '.paused', 5)
        near(b.eval(NOW), here, 3)
        b.eval('document.querySelector("[data-go=\\"sentence,-1\\"]").focus()')
        b.key('Enter')
        assert b.eval(NOW) <= here
        quiet(b)


def place(page):
    """The place and the rate are there again, silent, when the page is opened again; and where storage is forbidden nothing breaks."""
    with Browser() as b:
        b.open(page)
        b.eval('(() => { const s = document.querySelector("select"); s.value = "1.3"; s.dispatchEvent(new Event("change")); })()')
        b.click(WORD % 30)
        b.wait('%s > %f' % (NOW, starts(page)[30] + 0.2), 5)
        b.eval(AUDIO + '.pause()')
        at = b.eval(NOW)
        time.sleep(0.1)
        b.open(page)
        b.wait('%s > 0' % NOW, 5)
        near(b.eval(NOW), at, 0.1)
        assert b.eval(AUDIO + '.paused') and b.eval(AUDIO + '.playbackRate') == 1.3
        assert b.eval('document.querySelector("[role=status]").textContent') != ''
        quiet(b)
        b.call('Page.addScriptToEvaluateOnNewDocument',
               source='Object.defineProperty(window, "localStorage", {get() { throw new DOMException("forbidden", "SecurityError"); }})')
        b.open(page)
        assert b.eval('(() => { try { return localStorage; } catch (e) { return e.name; } })()') == 'SecurityError'
        b.click(WORD % 5)
        b.wait('!%s.paused' % AUDIO, 5)
        b.eval(AUDIO + '.pause()')
        quiet(b)


def plain(page):
    """Without scripts: the article and the player, and nothing that does not work."""
    with Browser(scripts=False) as b:
        b.open(page)
        tree = b.call('Accessibility.getFullAXTree')['nodes']
        roles = [n['role']['value'] for n in tree if not n.get('ignored')]
        names = ' '.join(n.get('name', {}).get('value', '') for n in tree if n['role']['value'] == 'StaticText')
        assert 'Audio' in roles and 'main' in roles and 'contentinfo' in roles and 'banner' in roles, set(roles)
        assert 'combobox' not in roles and 'DisclosureTriangle' not in roles, roles
        assert len([n for n in tree if n['role']['value'] == 'heading' and not n.get('ignored')]) > 1
        for word in re.findall(r'<span data-t=[^>]*>([^<&]*)</span>', pathlib.Path(page).read_text()):
            assert word in names, word
        quiet(b)


def structure(page):
    with Browser() as b:
        b.open(page)
        assert b.eval('document.querySelectorAll("h1").length') == 1
        assert b.eval('document.documentElement.lang') == 'hi'
        for landmark in ('header', 'main', 'footer'):
            assert b.eval('document.querySelectorAll("body > %s").length' % landmark) == 1
        assert b.eval(AUDIO + '.controls') and not b.eval(AUDIO + '.autoplay') and b.eval(AUDIO + '.paused')
        b.resize(320, 256)  # 1280 x 1024 at 400 %
        assert b.eval('document.scrollingElement.scrollWidth') <= 320
        assert b.eval('getComputedStyle(document.querySelector("header")).position') == 'static'
        b.click(WORD % 2)
        b.wait(LIT + ' >= 0', 5)
        assert 'underline' in b.eval('getComputedStyle(document.querySelector(".lit")).textDecorationLine')
        b.call('Emulation.setEmulatedMedia', features=[{'name': 'prefers-reduced-motion', 'value': 'reduce'}])
        assert b.eval('getComputedStyle(document.documentElement).scrollBehavior') == 'auto'
        quiet(b)


def inert(page):
    """Nothing of the article is a tag, a script or an entity."""
    with Browser() as b:
        b.open(page)
        text = b.eval('document.querySelector("main").textContent')
        for piece in ('<script>window.broken=1</script>', '</title>', ']]>', '&amp;', '"onmouseover="', '</span>', '{{article}}'):
            assert piece in text, (piece, text)
        assert b.eval('window.broken') is None and b.eval('document.querySelectorAll("main script, main img, main b").length') == 0
        assert '</title>' in b.eval('document.title')
        quiet(b)


def beside(page):
    with Browser() as b:
        b.open(page)
        b.wait(AUDIO + '.readyState > 0', 5)
        assert not b.eval(AUDIO + '.src').startswith('data:')
        b.click(WORD % 4)
        b.wait('!%s.paused && %s > %f' % (AUDIO, NOW, starts(page)[4]), 5)
        quiet(b)


def axe(page):
    """axe-core of VACHAN_AXE: no violation, light and dark, wide and narrow."""
    source = pathlib.Path(os.environ['VACHAN_AXE']).read_text()
    with Browser() as b:
        b.open(page)
        b.click(WORD % 2)
        b.wait(LIT + ' >= 0', 5)
        b.eval(AUDIO + '.pause()')
        b.eval('document.querySelector("details").open = true')
        b.eval(source + '; 0')
        for scheme in ('light', 'dark'):
            for width, height in ((1000, 800), (320, 256)):
                b.call('Emulation.setEmulatedMedia', features=[{'name': 'prefers-color-scheme', 'value': scheme}])
                b.resize(width, height)
                found = b.eval('axe.run().then(r => [r.passes.length, r.violations.map(v => [v.id, v.nodes.map(n => n.html + n.failureSummary)])])')
                assert not found[1], json.dumps(found[1], indent=1, ensure_ascii=False)
                print('%s, %d wide: %d rules pass' % (scheme, width, found[0]))


# --- times

def sound_of(path):
    with wave.open(path) as w:
        return w.getframerate(), array.array('h', w.readframes(w.getnframes()))


def shift_of(a, b, at, rate):
    """By how many frames b is late, near frame `at`."""
    n, most = rate // 2, rate // 10
    at = next(i for i in range(at, len(a)) if abs(a[i]) > 3000)  # silence is the same everywhere
    return max(range(-most, most), key=lambda k: sum(a[at + i] * b[at + i + k] for i in range(0, n, 11) if 0 <= at + i + k < len(b)))


def times(page, words, sound):
    """Page, captions and PCM agree within 20 ms; so does the sound inside as the browser decodes it."""
    said, at = json.loads(pathlib.Path(words).read_text()), starts(page)
    written = [w for i, w in enumerate(said) if w['written'] or w['first'] or not i]
    assert len(written) == len(at)
    worst = max(abs(w['start'] - t) for w, t in zip(written, at))
    assert worst <= 0.001, worst
    rate, pcm = sound_of(sound)
    early = []
    for before, w in zip(said, said[1:]):
        if w['start'] - before['end'] < 0.15:
            continue
        mark = int(w['start'] * rate)
        rest = max(map(abs, pcm[mark - rate // 10:mark - rate // 50]))
        onset = next(i for i in range(mark - rate // 50, len(pcm)) if abs(pcm[i]) > 300)
        assert rest < 300, ('sound before its mark', w)
        early.append((onset - mark) / rate)
    early.sort()
    print('%d words after a pause: heard %.0f ms after the mark (median), %.0f (first), %.0f (last)' %
          (len(early), *(1000 * x for x in (early[len(early) // 2], early[0], early[-1]))))
    assert len(early) > 3 and abs(early[len(early) // 2]) <= 0.02 and early[-1] < 0.09  # a stop is silent before it bursts
    with Browser() as b:
        b.open(page)
        near(b.eval(AUDIO + '.duration'), len(pcm) / rate, 0.08)
        coded = b.eval('''fetch(%s.src).then(r => r.arrayBuffer()).then(x => new OfflineAudioContext(1, 1, %d).decodeAudioData(x)).then(d => {
            const s = Int16Array.from(d.getChannelData(0), v => v * 32767), bytes = new Uint8Array(s.buffer); let t = '';
            for (let i = 0; i < bytes.length; i += 8192) t += String.fromCharCode(...bytes.subarray(i, i + 8192));
            return btoa(t); })''' % (AUDIO, rate))
        heard = array.array('h', base64.b64decode(coded))
    late = [shift_of(pcm, heard, int(len(pcm) * x), rate) / rate for x in (0.05, 0.5, 0.9)]
    print('the sound inside is late by %s ms at 5, 50 and 90 %%' % ', '.join('%.2f' % (1000 * x) for x in late))
    assert all(abs(x) <= 0.02 for x in late)


globals()[sys.argv[1]](*sys.argv[2:])
