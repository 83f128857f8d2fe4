"""A small server that is broken on purpose, over a database of its own in the cluster of the drill: SQL by putting texts
together, words shown as they came, a redirect to anywhere. A tool that finds nothing here, with the settings with which it is let loose on
the program, has shown nothing there either."""

import html
import http.server
import json
import subprocess
import threading
import urllib.parse


class Control:
    """`conninfo` is of a superuser of the drill's own cluster."""

    def __init__(self, conninfo: str):
        subprocess.run(["psql", conninfo, "-qX", "-v", "ON_ERROR_STOP=1", "-c", "create database control"], check=True)
        self.database = with_database(conninfo, "control")
        self.sql("create table item (id integer primary key, name text, said text);"
                 " insert into item select n, 'name' || n, '' from generate_series(1, 5) as n")
        self.said: list[str] = []
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self.port = self.server.server_address[1]
        self.url = f"http://127.0.0.1:{self.port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.server.shutdown()
        self.server.server_close()

    def sql(self, text: str) -> str:
        # No argument of a program holds a zero byte.
        text = text.replace("\0", "").encode("utf-8", "replace").decode()
        done = subprocess.run(["psql", self.database, "-qAtX", "-c", text], capture_output=True, text=True, timeout=60)
        return done.stdout if done.returncode == 0 else done.stderr

    def page(self, path: str, fields: dict[str, str]) -> str:
        if path == "/item":
            return "<pre>" + self.sql(f"select name from item where id = {fields.get('id', '1')}") + "</pre>"
        if path == "/find":
            return "<pre>" + self.sql(f"select id from item where name = '{fields.get('number', '')}'") + "</pre>"
        if path == "/greet":
            return f"<p>{fields.get('name', '')}</p>"
        if path == "/say":
            self.said = (self.said + [fields.get("words", "")])[-50:]
            return "<p>said</p>"
        said = "".join(f"<p>{words}</p>" for words in self.said)
        return (f'<a href="/item?id=1">item</a> <a href="/greet?name=you">greet</a> <a href="/go?to=/greet">go</a>{said}'
                '<form method="post" action="/find"><input name="csrf" type="hidden" value="secret">'
                '<input name="number" value="name1"><button>find</button></form>'
                '<form method="post" action="/say"><input name="words" value="x"><button>say</button></form>')

    def _handler(control):
        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self):
                path, _, query = self.path.partition("?")
                self._answer(path, dict(urllib.parse.parse_qsl(query, keep_blank_values=True)))

            def do_POST(self):
                body = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode("utf-8", "replace")
                if "json" in self.headers.get("Content-Type", ""):
                    try:
                        fields = {name: str(value) for name, value in json.loads(body).items()}
                    except (ValueError, AttributeError):
                        fields = {}
                else:
                    fields = dict(urllib.parse.parse_qsl(body, keep_blank_values=True))
                self._answer(self.path.partition("?")[0], fields)

            def _answer(self, path, fields):
                if path == "/go":
                    return self._send(302, "", fields.get("to", "/"))
                # As the program answers a form without its secret.
                if path == "/find" and fields.get("csrf") != "secret":
                    return self._send(403, html.escape(path))
                self._send(200, control.page(path, fields))

            def _send(self, status, words, to=""):
                body = f"<!doctype html><title>control</title><body>{words}</body>".encode("utf-8", "replace")
                self.send_response(status)
                if to:
                    self.send_header("Location", "".join(to.splitlines()))
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_):
                pass

        return Handler


def with_database(conninfo: str, name: str) -> str:
    """The same address with another database, whichever way it is written (libpq 34.1.1)."""
    if "://" in conninfo:
        parts = urllib.parse.urlsplit(conninfo)
        return urllib.parse.urlunsplit(parts._replace(path="/" + name))
    return conninfo + f" dbname={name}"
