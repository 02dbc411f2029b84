#!/usr/bin/env python3
"""Writes an EPUB for tests.   book.py FILE [locked|fonts|bomb|plainzip|lost]"""
import sys
import zipfile

how = sys.argv[2] if len(sys.argv) > 2 else ""
XHTML = '<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title>गांव की कहानियां</title><style/></head><body>%s</body></html>'
OPF = '''<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="i">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="i">x</dc:identifier><dc:title>गांव की कहानियां</dc:title><dc:creator>सविता राव</dc:creator>
<dc:creator>अमन</dc:creator><dc:language>hi</dc:language><dc:date>2024-05-01</dc:date></metadata>
<manifest><item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/><item id="cover" href="cover.xhtml" media-type="application/xhtml+xml"/>
<item id="two" href="text/two%20b.xhtml" media-type="application/xhtml+xml"/><item id="one" href="text/../text/one.xhtml" media-type="application/xhtml+xml"/>
<item id="notes" href="text/notes.xhtml" media-type="application/xhtml+xml"/><item id="p" href="p.jpg" media-type="image/jpeg"/></manifest>
<spine><itemref idref="cover"/><itemref idref="nav"/><itemref idref="one"/><itemref idref="two"/><itemref idref="notes" linear="no"/><itemref idref="gone"/></spine>
<guide><reference type="cover" href="cover.xhtml"/></guide></package>'''
LOCK = '''<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><EncryptedData xmlns="http://www.w3.org/2001/04/xmlenc#">
<EncryptionMethod Algorithm="%s"/></EncryptedData></encryption>'''

with zipfile.ZipFile(sys.argv[1], "w", zipfile.ZIP_DEFLATED) as z:
    z.writestr("mimetype", "application/epub+zip", zipfile.ZIP_STORED)
    if how == "plainzip":
        sys.exit()
    z.writestr("META-INF/container.xml", '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0"><rootfiles>'
               '<rootfile full-path="OEBPS/content.opf" media-type="application/oebps-package+xml"/></rootfiles></container>')
    z.writestr("OEBPS/content.opf", OPF)
    z.writestr("OEBPS/nav.xhtml", XHTML % '<nav><h1>सूची</h1><ol><li><a href="text/one.xhtml">कुआं</a></li></ol></nav>')
    z.writestr("OEBPS/cover.xhtml", XHTML % '<p>आवरण</p>')
    if how != "lost":
        z.writestr("OEBPS/text/one.xhtml", XHTML % '<h2><a id="c1"/>कुआं</h2><p><a id="p1"/>गांव में एक पुराना कुआं था।</p><p>लोग रोज वहां पानी भरते थे।</p>')
    z.writestr("OEBPS/text/two b.xhtml", XHTML % ("<h1>नदी</h1>" + ("<p>क</p>" * 6000000 if how == "bomb" else "<p>नदी गर्मी में सूख जाती थी।</p>")))
    z.writestr("OEBPS/text/notes.xhtml", XHTML % "<p>टिप्पणी।</p>")
    if how in ("locked", "fonts"):
        z.writestr("META-INF/encryption.xml", LOCK % ("http://www.w3.org/2001/04/xmlenc#aes256-cbc" if how == "locked" else "http://www.idpf.org/2008/embedding"))
