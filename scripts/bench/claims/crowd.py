"""The demo's directory with so many people in one room: crowd.py ORG.json ROOM COUNT."""

import json
import sys

path, wanted, count = sys.argv[1], sys.argv[2], int(sys.argv[3])
directory = json.load(open(path, encoding="utf-8"))
organs = [division["discipline_organ"] for division in directory["divisions"]]
rooms = [room for organ in organs for room in organ["rooms"] if room["id"] == wanted]
if len(rooms) != 1:
    sys.exit(f"there is no room {wanted}")
staff = rooms[0]["staff"]
for number in range(len(staff), count):
    staff.append({"id": f"S{90000 + number}", "name": f"测量{number}", "post": "科员", "fictional": True})
json.dump(directory, sys.stdout, ensure_ascii=False)
