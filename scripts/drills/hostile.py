"""Hostile files, and the names that they are sent under. What a public visitor may hand in and what not is stated here by kind, so
that a drill which keeps nothing, or everything, is seen."""

import gzip
import io
import struct
import subprocess
import tempfile
import zipfile
import zlib
from pathlib import Path

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


def encoded() -> dict[str, bytes]:
    """Real pictures in other formats, from the system's encoders."""
    points = b"P6\n16 8\n255\n" + bytes(range(128)) * 3
    with tempfile.TemporaryDirectory(prefix="dengwen-pictures-") as name:
        folder = Path(name)
        plain, other = folder / "a.png", {"heic": folder / "a.heic", "webp": folder / "a.webp"}
        plain.write_bytes(subprocess.run(["pnmtopng"], input=points, capture_output=True, check=True).stdout)
        subprocess.run(["heif-enc", "-q", "50", str(plain), "-o", str(other["heic"])], capture_output=True, check=True)
        subprocess.run(["cwebp", "-quiet", str(plain), "-o", str(other["webp"])], capture_output=True, check=True)
        tiff = subprocess.run(["pnmtotiff", "-truecolor"], input=points, capture_output=True, check=True, cwd=folder).stdout
        made = {f"{kind} real": path.read_bytes() for kind, path in other.items()}
        return made | {"tiff real": tiff, "png real": plain.read_bytes()}


def gif(comment: bytes = b"") -> bytes:
    """One point; what stands in the comment is no picture. As a script, `GIF89a` is a name that something is assigned to."""
    beside = b"".join(b"\x21\xfe" + bytes([len(comment)]) + comment + b"\0" for _ in [comment] if comment)
    screen = b"GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff"
    return screen + beside + b"\x2c\0\0\0\0\x01\0\x01\0\0\x02\x02\x44\x01\0;"


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
        "png bad": png()[:30], "gif": gif(), "gif js comment": gif(b"*/=1;alert(document.cookie)//"),
        "gif js": b"GIF89a/*" + gif()[8:] + b"*/=1;alert(1)//", "gif html": b"GIF89a/*" + script + b"*/;",
        "pdf+zip": pdf() + archive({"a.html": script}), "zip+pdf": archive({"a": b"b"}) + pdf(), "gifar": b"GIF89a" + archive({"a": b"b"}),
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
        "xlsm": archive({"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<w/>", "xl/vbaProject.bin": b"\xd0\xcf\x11\xe0"}),
        "eicar": EICAR, "eicar zip": archive({"eicar.com": EICAR}), "text": "示例文字".encode(), "nul": b"\0" * 5_000, "one": b"\xff",
    }
    return found | encoded()


# What a visitor must be able to hand in: it comes to a copy that staff open.
WELCOME = {"photo", "png real", "gif", "tiff real", "webp real", "heic real", "pdf"}
# What a visitor must not: programs, web pages, drawings with scripts, archives. Office files with macros are taken with a warning, as
# evidence may be one; they are saved, and never opened here.
UNWELCOME = {
    "svg", "svg script", "svg foreign", "svg entity", "xml bomb", "html", "html bom", "html comment", "zip", "zip path", "zip bomb",
    "gzip bomb", "rar", "7z", "exe", "elf", "shell", "lnk", "html+pdf", "eicar zip",
}
VIRUSES = {"eicar", "eicar zip"}

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
