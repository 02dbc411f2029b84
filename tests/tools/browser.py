"""A headless Chromium, driven over the DevTools protocol through a pipe: nothing to install but Chromium.

    with Browser() as b:
        b.open('page.html'); b.eval('document.title'); b.key('Enter'); b.complaints
"""
import json, os, pathlib, shutil, subprocess, tempfile, time

KEYS = {' ': ('Space', 32, ' '), 'Enter': ('Enter', 13, '\r'), 'Tab': ('Tab', 9, ''), 'ArrowLeft': ('ArrowLeft', 37, ''),
        'ArrowUp': ('ArrowUp', 38, ''), 'ArrowRight': ('ArrowRight', 39, ''), 'ArrowDown': ('ArrowDown', 40, ''),
        'PageUp': ('PageUp', 33, ''), 'PageDown': ('PageDown', 34, ''), 'Home': ('Home', 36, ''), 'End': ('End', 35, '')}


def program():
    return next(filter(None, map(shutil.which, ('chromium', 'chromium-browser', 'google-chrome'))), None)


class Browser:
    def __init__(self, scripts=True, width=1000, height=800):
        self.scripts, self.size, self.count, self.complaints, self.rest = scripts, (width, height), 0, [], b''

    def __enter__(self):
        self.home = tempfile.mkdtemp()
        to_browser, self.write_end = os.pipe()
        self.read_end, from_browser = os.pipe()
        pair = (os.dup(to_browser), os.dup(from_browser))  # so that neither is 3 or 4 when they are put there

        def wires():
            os.dup2(pair[0], 3), os.dup2(pair[1], 4)

        self.process = subprocess.Popen(
            [program(), '--headless=new', '--no-sandbox', '--disable-gpu', '--mute-audio', '--disable-dev-shm-usage', '--no-first-run',
             '--autoplay-policy=user-gesture-required', '--remote-debugging-pipe', '--user-data-dir=' + self.home,
             '--window-size=%d,%d' % self.size, 'about:blank'],
            preexec_fn=wires, close_fds=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for fd in (to_browser, from_browser, *pair):
            os.close(fd)
        self.session = None
        page = next(t for t in self.call('Target.getTargets')['targetInfos'] if t['type'] == 'page')
        self.session = self.call('Target.attachToTarget', targetId=page['targetId'], flatten=True)['sessionId']
        for domain in ('Page', 'Runtime', 'Log'):
            self.call(domain + '.enable')
        if not self.scripts:
            self.call('Emulation.setScriptExecutionDisabled', value=True)
        self.resize(*self.size)
        return self

    def __exit__(self, *_):
        os.close(self.write_end)
        try:
            self.process.wait(5)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        os.close(self.read_end)
        shutil.rmtree(self.home, ignore_errors=True)

    def message(self):
        while b'\0' not in self.rest:
            more = os.read(self.read_end, 1 << 20)
            if not more:
                raise RuntimeError('the browser has gone')
            self.rest += more
        one, self.rest = self.rest.split(b'\0', 1)
        return json.loads(one)

    def call(self, method, **params):
        self.count += 1
        request = {'id': self.count, 'method': method, 'params': params}
        if self.session:
            request['sessionId'] = self.session
        os.write(self.write_end, json.dumps(request).encode() + b'\0')
        while True:
            m = self.message()
            if m.get('id') == self.count:
                if 'error' in m:
                    raise RuntimeError('%s: %s' % (method, m['error']))
                return m['result']
            self.hear(m)

    def hear(self, m):
        what, p = m.get('method'), m.get('params', {})
        if what == 'Runtime.exceptionThrown':
            d = p['exceptionDetails']
            self.complaints.append(d.get('exception', {}).get('description') or d['text'])
        elif what == 'Runtime.consoleAPICalled' and p['type'] in ('error', 'warning', 'assert'):
            self.complaints.append(str(p['args']))
        elif what == 'Log.entryAdded' and p['entry']['level'] in ('error', 'warning'):
            self.complaints.append(p['entry']['text'])

    def resize(self, width, height):
        self.call('Emulation.setDeviceMetricsOverride', width=width, height=height, deviceScaleFactor=1, mobile=False)

    def open(self, path):
        self.call('Page.navigate', url=pathlib.Path(path).resolve().as_uri())
        self.wait('document.readyState === "complete"')

    def eval(self, expression):
        r = self.call('Runtime.evaluate', expression=expression, returnByValue=True, awaitPromise=True)
        if 'exceptionDetails' in r:
            raise RuntimeError(r['exceptionDetails'].get('exception', {}).get('description', r))
        return r['result'].get('value')

    def wait(self, expression, seconds=20):
        end = time.time() + seconds
        while not self.eval(expression):
            if time.time() > end:
                raise AssertionError('never true: ' + expression)
            time.sleep(0.02)

    def key(self, key, shift=False):
        code, number, text = KEYS.get(key, (key, ord(key[0].upper()), key))
        common = dict(key=key, code=code, windowsVirtualKeyCode=number, modifiers=8 if shift else 0)
        self.call('Input.dispatchKeyEvent', type='keyDown', text=text, **common)
        self.call('Input.dispatchKeyEvent', type='keyUp', **common)

    def click(self, selector):
        box = self.eval('(() => { const e = %s; e.scrollIntoView({block: "center", behavior: "instant"});'
                        'const b = e.getBoundingClientRect(); return [b.x + b.width / 2, b.y + b.height / 2]; })()' % selector)
        for kind in ('mousePressed', 'mouseReleased'):
            self.call('Input.dispatchMouseEvent', type=kind, x=box[0], y=box[1], button='left', clickCount=1)
