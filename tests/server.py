#!/usr/bin/env python3
"""A web server for tests, on loopback: prints its port, answers until it is killed.   server.py [CERTIFICATE]"""
import gzip
import http.server
import os
import ssl
import sys
import time

PAGE = ('<!doctype html><html lang="hi"><head><title>नमूना</title></head><body><article><h1>पुल खुला</h1>'
        '<p>नदी का नया पुल रविवार को खोल दिया गया।</p></article></body></html>')


class Handler(http.server.BaseHTTPRequestHandler):
    def log_message(self, *args):
        pass

    def send(self, body, kind="text/html; charset=utf-8", status=200, **headers):
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def redirect(self, to):
        self.send(b"", status=302, Location=to)

    def do_GET(self):
        path = self.path
        if path == "/page": self.send(PAGE.encode())
        elif path == "/gzip": self.send(gzip.compress(PAGE.encode()), Content_Encoding="gzip")
        elif path == "/utf16": self.send(PAGE.encode("utf-16"), "text/html; charset=utf-16")
        elif path == "/latin": self.send("The café reopened. It is the oldest of the town.".encode("windows-1252"), "text/plain; charset=windows-1252")
        elif path == "/wrong": self.send(PAGE.encode(), "text/html; charset=iso-8859-1")
        elif path == "/loop": self.redirect("/loop")
        elif path == "/once": self.redirect("/page")
        elif path == "/local": self.redirect("http://127.0.0.1:%d/page" % server.server_address[1])
        elif path == "/name": self.redirect("http://localhost:%d/page" % server.server_address[1])
        elif path == "/file": self.redirect("file:///etc/passwd")
        elif path == "/ftp": self.redirect("ftp://127.0.0.1/x")
        elif path == "/pdf": self.send(b"%PDF-1.4", "application/pdf")
        elif path == "/403": self.send(b"", status=403)
        elif path == "/503": self.send(b"", status=503)
        elif path == "/slow": self.slow()
        elif path == "/huge": self.huge()
        elif path == "/bomb": self.send(gzip.compress(bytes(80 * 1024 * 1024), 1), Content_Encoding="gzip")
        else: self.send(b"", status=404)

    def slow(self):
        self.send_response(200)
        self.send_header("Content-Type", "text/plain")
        self.end_headers()
        for _ in range(30):
            self.wfile.write(b"a ")
            self.wfile.flush()
            time.sleep(0.5)

    def huge(self):
        self.send_response(200)
        self.send_header("Content-Type", "text/plain")
        self.end_headers()
        for _ in range(80):
            self.wfile.write(b"a" * (1024 * 1024))


class Server(http.server.ThreadingHTTPServer):
    def handle_error(self, *args):
        pass


server = Server((os.environ.get("ADDRESS", "127.0.0.1"), 0), Handler)
if len(sys.argv) > 1:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(sys.argv[1])
    server.socket = context.wrap_socket(server.socket, server_side=True)
print(server.server_address[1], flush=True)
server.serve_forever()
