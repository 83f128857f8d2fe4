"""Sends more than two hundred hostile files to a site of its own, by the public form and by the petition office, and asks
what each came to. Prints one line; fails when a file was shown, handed out under a name of its own, or broke a page.

With `clamd` on this machine and CLAMD naming its socket, EICAR must end as infected; without, it must never be shown.
"""

import gzip
import io
import os
import re
import select
import signal
import socket
import struct
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request
import zipfile
import zlib
from http.cookiejar import CookieJar
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BINARY = os.environ.get("DENGWEN_BINARY", str(ROOT / ".build/debug/dengwen"))
AREA = "O420281"
START_SECONDS = 300
CLEAN_SECONDS = 300
EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width: int = 2, height: int = 2, beside: bytes = b"") -> bytes:
    rows = b"".join(b"\0" + b"\x40\x80\xc0" * min(width, 8) for _ in range(min(height, 8)))
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + beside + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def jpeg() -> bytes:
    """A real picture from the system's encoder, with a place and an author beside it."""
    points = b"P6\n16 8\n255\n" + bytes(range(128)) * 3
    plain = subprocess.run(["pnmtojpeg", "-quiet"], input=points, capture_output=True, check=True).stdout
    block = b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0GPSLatitude SENTINEL Artist"
    return plain[:2] + b"\xff\xe1" + struct.pack(">H", len(block) + 2) + block + plain[2:]


def tiff(sizes: list[tuple[int, int]], last: int = 0) -> bytes:
    """Directories without points; the last one leads on to `last`."""
    data = b"II*\0" + struct.pack("<I", 8)
    for number, (width, height) in enumerate(sizes):
        following = last if number == len(sizes) - 1 else len(data) + 30
        data += struct.pack("<HHHIIHHIII", 2, 0x100, 4, 1, width, 0x101, 4, 1, height, following)
    return data


def webp(width: int, height: int) -> bytes:
    head = b"VP8X" + struct.pack("<I", 10) + b"\x02\0\0\0" + struct.pack("<I", width - 1)[:3] + struct.pack("<I", height - 1)[:3]
    return b"RIFF" + struct.pack("<I", len(head) + 4) + b"WEBP" + head


def heic(width: int, height: int) -> bytes:
    def box(name: bytes, inside: bytes) -> bytes:
        return struct.pack(">I", len(inside) + 8) + name + inside

    stated = box(b"iprp", box(b"ipco", box(b"ispe", struct.pack(">III", 0, width, height))))
    return box(b"ftyp", b"heic\0\0\0\0") + box(b"meta", b"\0\0\0\0" + stated)


def pdf(action: str = "") -> bytes:
    return (
        f"%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R{action}>>\nendobj\n2 0 obj\n<</Type/Pages/Count 1/Kids[3 0 R]>>\n"
        "endobj\n3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>\nendobj\n4 0 obj\n<</Author(SENTINEL)>>\nendobj\n"
        "trailer\n<</Root 1 0 R/Info 4 0 R>>\n%%EOF\n"
    ).encode()


def archive(files: dict[str, bytes]) -> bytes:
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in files.items():
            made.writestr(name, data)
    return memory.getvalue()


def nested(depth: int) -> bytes:
    data = b"0" * 1_000_000
    for level in range(depth):
        data = archive({f"{level}-{copy}.zip": data for copy in range(4)})
    return data


def bodies() -> dict[str, bytes]:
    """Bytes by a word for what they are."""
    script = b"<script>alert(document.cookie)</script>"
    office = {"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w/>"}
    found = {
        "photo": jpeg(), "cut photo": jpeg()[:-40], "photo+zip": jpeg() + archive({"a": b"b"}), "photo+html": jpeg() + script,
        "photo+jar": jpeg() + archive({"META-INF/MANIFEST.MF": b"Main-Class: A"}), "png": png(), "png flood": png(100_000, 100_000),
        "png html": png(beside=chunk(b"tEXt", b"Comment\0" + script)), "png+php": png() + b"<?php system($_GET[0]);",
        "png bad": png()[:30], "gif html": b"GIF89a/*" + script + b"*/;", "gifar": b"GIF89a" + archive({"a": b"b"}),
        "tiff flood": tiff([(99_999, 99_999)]), "tiff circle": tiff([(9, 9)] * 3, last=8), "tiff many": tiff([(9, 9)] * 5_000),
        "tiff late flood": tiff([(9, 9), (99_999, 99_999)]), "webp flood": webp(16_000_000, 16_000_000), "webp empty": webp(9, 9),
        "webp html": webp(9, 9) + script, "heic flood": heic(99_999, 99_999), "heic empty": heic(9, 9),
        "pdf": pdf(), "pdf js": pdf("/OpenAction<</S/JavaScript/JS(app.alert(1))>>"), "pdf launch": pdf("/OpenAction<</S/Launch>>"),
        "pdf file": pdf("/Names<</EmbeddedFiles 9 0 R>>"), "html+pdf": b"<html>" + script + pdf(), "pdf huge page":
            pdf().replace(b"0 0 99 99", b"0 0 99999 99999"), "pdf cut": pdf()[:60],
        "svg": b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "svg script": b"<svg>" + script + b"</svg>",
        "svg foreign": b"<svg><foreignObject><body xmlns='http://www.w3.org/1999/xhtml'>" + script + b"</body></foreignObject></svg>",
        "svg entity": b"<?xml version='1.0'?><!DOCTYPE s [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><svg>&x;</svg>",
        "xml bomb": b"<?xml version='1.0'?><!DOCTYPE l [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;'>]><l>&b;</l>",
        "html": b"<!doctype html>" + script, "html bom": b"\xef\xbb\xbf \n<HTML>" + script, "html comment": b"<!-- -->" + script,
        "zip": archive({"a.txt": b"b"}), "zip path": archive({"../../../etc/passwd": b"x"}), "zip bomb": nested(3),
        "gzip bomb": gzip.compress(b"0" * 20_000_000), "rar": b"Rar!\x1a\x07\x00" + b"0" * 90, "7z": b"7z\xbc\xaf\x27\x1c" + b"0" * 90,
        "exe": b"MZ\x90\0" + b"0" * 200, "elf": b"\x7fELF" + b"0" * 200, "shell": b"#!/bin/sh\nrm -rf /\n", "lnk":
            b"L\0\0\0\x01\x14\x02\0" + b"0" * 90,
        "docx": archive(office), "docm": archive(office | {"word/vbaProject.bin": b"\xd0\xcf\x11\xe0"}),
        "ole macro": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"0" * 512 + "_VBA_PROJECT".encode("utf-16-le"),
        "eicar": EICAR, "eicar zip": archive({"eicar.com": EICAR}), "text": "示例文字".encode(), "nul": b"\0" * 5_000, "one": b"\xff",
    }
    return found


NAMES = [
    "照片.jpg", "../../../etc/passwd", "..\\..\\windows\\win.ini", "a\0.jpg", "photo\u202egpj.exe", "CON.jpg", "LPT1",
    "x" * 300 + ".pdf", ".htaccess", "a.pdf.exe", "a;b\"c'.jpg", "<img src=x onerror=alert(1)>.jpg", "a\u200b.svg", " ", "报告.PDF",
]


def corpus() -> list[tuple[str, str, str, bytes]]:
    """What it is, its name, its stated type, its bytes: every body under several names, every name with several bodies."""
    made = []
    for number, (kind, data) in enumerate(bodies().items()):
        for shift in range(5):
            name = NAMES[(number + 3 * shift) % len(NAMES)]
            stated = ["image/jpeg", "text/html", "image/svg+xml", "", "application/pdf"][shift]
            made.append((kind, name, stated, data))
    return made


class Browser:
    def __init__(self, url: str):
        self.url = url
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()), NoRedirect())
        self.page = ""

    def ask(self, path: str, data: bytes | None = None, kind: str = "") -> tuple[int, dict, bytes]:
        request = urllib.request.Request(self.url + path, data=data, headers={"Content-Type": kind} if kind else {})
        try:
            answer = self.opener.open(request, timeout=120)
        except urllib.error.HTTPError as error:
            answer = error
        body = answer.read()
        headers = {name.lower(): value for name, value in answer.headers.items()}
        if headers.get("content-type", "").startswith("text/html"):
            self.page = body.decode()
        return answer.code, headers, body

    def hidden(self, name: str) -> str:
        found = re.search(f'name="{name}" value="([^"]*)"', self.page)
        return found.group(1) if found else ""

    def form(self, path: str, fields: dict[str, str]):
        data = urllib.parse.urlencode({"csrf": self.hidden("csrf")} | fields).encode()
        return self.ask(path, data, "application/x-www-form-urlencoded")

    def parts(self, path: str, fields: dict[str, str], file: tuple[str, str, bytes]):
        name, stated, data = file
        quoted = name.replace('"', "%22").replace("\r", "%0D").replace("\n", "%0A")
        body = b""
        for key, value in ({"csrf": self.hidden("csrf")} | fields).items():
            body += f'--X9d\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n'.encode()
        body += f'--X9d\r\nContent-Disposition: form-data; name="files"; filename="{quoted}"\r\n'.encode("utf-8", "replace")
        body += (f"Content-Type: {stated}\r\n" if stated else "").encode() + b"\r\n" + data + b"\r\n--X9d--\r\n"
        return self.ask(path, body, "multipart/form-data; boundary=X9d")


class NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


def start(folder: Path) -> tuple[subprocess.Popen, str, str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    folder.chmod(0o755)
    process = subprocess.Popen(
        [BINARY, "run", "--port", str(port), "--data", str(folder / "data"), "--samples", str(ROOT / "samples")],
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    printed = b""
    while b"Ctrl-C" not in printed:
        ready, _, _ = select.select([process.stdout], [], [], START_SECONDS)
        part = os.read(process.stdout.fileno(), 65536) if ready else b""
        if not part:
            sys.exit("the server did not start:\n" + printed.decode())
        printed += part
    return process, f"http://127.0.0.1:{port}", printed.decode()


def register(clerk: Browser, number: int) -> str:
    """A letter at the desk; the identifier of its page."""
    clerk.ask("/desk")
    day = re.search(r'name="received"[^>]*value="([^"]+)"', clerk.page).group(1)
    place = re.search(r'<select[^>]*name="category"[^>]*>.*?<option value="([^"]+)"', clerk.page, re.S)
    category = place.group(1) if place else "廉洁纪律"
    status, _, _ = clerk.form("/desk", {
        "form": clerk.hidden("form"), "accused-rows": "1", "channel": "letter", "received": day, "managed": "own",
        "signature": "anonymous", "accused-1-name": "甲示例", "accused-1-unit": "东岳路街道", "accused-1-post": "干部",
        "category": category, "summary": f"示例来信{number}：收受礼金8000元。", "text": f"示例来信{number}：收受礼金8000元。",
        "no-secrets": "yes",
    })
    assert status == 200, f"the letter was not registered: {status}"
    return re.search(r'href="/triage/([0-9a-f-]{36})', clerk.page).group(1)


def wrong_answers(staff: Browser, page: str) -> list[str]:
    """What a file of the page is handed out as that must not be."""
    wrong = []
    for path in re.findall(r'href="(/files/[0-9a-f-]{36}/(?:copy|original\?purpose=evidence))"', page):
        status, headers, body = staff.ask(path.replace("&amp;", "&"))
        kind, way = headers.get("content-type", ""), headers.get("content-disposition", "")
        if status == 409:
            continue
        isCopy = path.endswith("/copy")
        fits = kind in ("image/jpeg", "application/pdf") if isCopy else kind == "application/octet-stream"
        name = re.search(r'filename="([0-9a-f]{8}-\d+(?:-copy)?\.[0-9a-z]{3,4})"$', way)
        strict = headers.get("x-content-type-options") == "nosniff" and headers.get("cache-control") == "no-store" \
            and headers.get("content-security-policy", "").startswith("sandbox; default-src 'none'")
        shown = way.startswith("inline") == isCopy
        clean = not isCopy or not any(word in body for word in (b"SENTINEL", b"Exif", b"GPS", b"<script", b"JavaScript", b"PK\x03\x04"))
        if status != 200 or not (fits and name and strict and shown and clean):
            wrong.append(f"{path}: {status} {kind} {way}")
    return wrong


def main() -> int:
    folder = Path(tempfile.mkdtemp(prefix="dengwen-uploads-", dir="/tmp"))
    process, url, printed = start(folder)
    files, wrong, refused, kept = corpus(), [], 0, 0
    try:
        accounts = dict((words, number) for number, words in re.findall(r"^\s*(S\d+)\s+(.+?)\s*$", printed, re.M))
        clerk = Browser(url)
        password = re.search(r"password: (\S+)", printed).group(1)
        account = next(number for words, number in accounts.items() if "来信登记" in words or "信访室干部" in words or "registrar" in words)
        clerk.ask("/sign-in")
        clerk.form("/sign-in", {"account": account, "password": password})
        reports = []
        for number, (kind, name, stated, data) in enumerate(files):
            visitor = Browser(url)
            visitor.ask("/report")
            # A form that lacks its confirmation keeps nothing, whatever comes with it: the answer must be a page.
            step = {"area": AREA, "managed": "lower", "stage": "text", "form": visitor.hidden("form"), "text": "示例"}
            status, _, _ = visitor.parts("/report", step, (name, stated, data))
            refused += "files-problem" in visitor.page
            # 403 and 429: the bounds of the public page stand before everything else.
            if status not in (400, 403, 413, 422, 429):
                wrong.append(f"public {kind} {name!r}: {status}")
            if number % 40 == 0:
                reports.append(register(clerk, number))
            clerk.ask(f"/reports/{reports[-1]}/files")
            status, _, _ = clerk.parts(f"/reports/{reports[-1]}/files", {"place": "report"}, (name, stated, data))
            kept += status == 303
            if status not in (303, 400, 422):
                wrong.append(f"office {kind} {name!r}: {status}")
        until = time.monotonic() + CLEAN_SECONDS
        for report in reports:
            while True:
                clerk.ask(f"/reports/{report}/files")
                if not re.search("尚未检查|正在制作副本", clerk.page) or time.monotonic() > until:
                    break
                select.select([], [], [], 1)
            if "<img src=x" in clerk.page or "\u202e" in clerk.page:
                wrong.append(f"{report}: a name is not shown as words")
            if os.environ.get("CLAMD") and "尚未检查" not in clerk.page and "含有病毒" not in clerk.page:
                wrong.append(f"{report}: no virus was found")
            wrong += wrong_answers(clerk, clerk.page)
    finally:
        process.send_signal(signal.SIGINT)
        ended = process.wait(timeout=60)
        subprocess.run(["rm", "-rf", str(folder)], check=False)
    for line in wrong[:40]:
        print(line)
    print(f"{len(files)} files, {refused} refused to the public, {kept} kept for the office, {len(wrong)} wrong, server ended {ended}")
    return 0 if not wrong and ended == 0 and len(files) >= 200 and kept > 100 else 1


if __name__ == "__main__":
    sys.exit(main())
