#!/usr/bin/env python3
"""Heads that hold words of sites are read: each line of tests/heads.txt in the middle of an article, in five layouts, and
each of tests/headlines.txt above one, in four.
usage: heads.py VACHAN"""
import os
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
HEADLINE = "पुल की मरम्मत शुरू, दो महीने बंद रहेंगे भारी वाहन"
TEXT = [
    "पटना। शहर के पुराने पुल की मरम्मत का काम सोमवार को शुरू हो गया। विभाग ने बताया कि काम दो महीने में पूरा होगा और तब तक भारी वाहन नहीं चलेंगे।",
    "अधिकारियों ने कहा कि छोटे वाहनों को एक ओर से निकाला जाएगा। इसके लिए दोनों छोर पर सिपाही तैनात रहेंगे और रात में रोशनी की जाएगी।",
    "लोगों ने काम समय पर पूरा करने की मांग की है। उनका कहना है कि पिछली बार मरम्मत में छह महीने लग गए थे और रोज जाम लगता था।",
]


def layouts(head):
    a, b, c = TEXT
    yield "txt", "\n\n".join([HEADLINE, a, head, b, c])
    yield "txt", "\n\n".join([HEADLINE, a, b, head, c])
    yield "txt", "\n".join([HEADLINE, a, head, b, c])
    page = "<html><body><article><h1>%s</h1><p>%s</p><%s>%s</%s><p>%s</p><p>%s</p></article></body></html>"
    yield "html", page % (HEADLINE, a, "h2", head, "h2", b, c)
    yield "html", page % (HEADLINE, a + "</p><p>" + b, "h3", head, "h3", c, a[:-1] + " है।")


def headline_layouts(head):
    yield "txt", "\n\n".join([head] + TEXT)
    yield "txt", "\n".join([head] + TEXT)
    yield "html", "<html><head><title>%s | नवभोर</title></head><body><article><h1>%s</h1><p>%s</p></article></body></html>" % (head, head, "</p><p>".join(TEXT))
    if len(head.split()) > 4:
        yield "txt", "\n\n".join([head, "रवि कुमार\nUpdated: 12 Mar 2024, 10:15 AM IST\nशेयर"] + TEXT)


def check(vachan, name, layouts, right):
    failed = 0
    with open(os.path.join(HERE, name), encoding="utf-8") as lines, tempfile.TemporaryDirectory() as room:
        for head in filter(None, (line.strip() for line in lines)):
            lost = 0
            for ending, text in layouts(head):
                path = os.path.join(room, "x." + ending)
                with open(path, "w", encoding="utf-8") as out:
                    out.write(text)
                got = subprocess.run([vachan, "--article", path], capture_output=True, text=True, check=True).stdout.split("\n")
                lost += not right(head, got)
            failed += lost > 0
            print("not ok" if lost else "ok", "-", head)
    return failed


def main():
    failed = check(sys.argv[1], "heads.txt", layouts, lambda head, got: head in got)
    failed += check(sys.argv[1], "headlines.txt", headline_layouts, lambda head, got: got[:4] == [head] + TEXT)
    return 1 if failed else 0


sys.exit(main())
