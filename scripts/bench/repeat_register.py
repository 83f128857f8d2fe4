"""Repeats the sample register to a number of rows: other register numbers and other accused in each copy."""

import csv
import io
import re
import sys

plain = sys.argv[1] == "--plain"
path, wanted = sys.argv[-2], int(sys.argv[-1])
title, head, *rows = csv.reader(io.StringIO(open(path, encoding="utf-8-sig").read()))
out = csv.writer(sys.stdout, lineterminator="\r\n")
if not plain:
    out.writerows([title, head])
written = copy = 0
while written < wanted:
    for row in rows:
        if written == wanted:
            break
        row = list(row)
        number = re.fullmatch(r"冶信〔2024〕(\d+)号", row[1]) if len(row) == 18 else None
        if number:
            row[1] = f"冶信〔2024〕{int(number[1]) + copy * 400}号"
            if row[6] and copy:
                row[6] += chr(0x4E00 + copy % 2000) + chr(0x4E00 + copy // 2000)
        out.writerow((row + [""] * 18)[:18] if plain else row)
        written += 1
    copy += 1
