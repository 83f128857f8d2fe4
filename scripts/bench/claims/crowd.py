"""The demo's directory with so many people in one room: crowd.py ORG.json ROOM COUNT [FIRST], from which their numbers begin."""

import json
import sys

path, wanted, count = sys.argv[1], sys.argv[2], int(sys.argv[3])
first = int(sys.argv[4]) if len(sys.argv) > 4 else 90000
directory = json.load(open(path, encoding="utf-8"))
organs = [division["discipline_organ"] for division in directory["divisions"]]
rooms = [room for organ in organs for room in organ["rooms"] if room["id"] == wanted]
if len(rooms) != 1:
    sys.exit(f"there is no room {wanted}")
staff = rooms[0]["staff"]
for number in range(len(staff), count):
    staff.append({"id": f"S{first + number}", "name": f"测量{number}", "post": "科员", "fictional": True})
json.dump(directory, sys.stdout, ensure_ascii=False)
