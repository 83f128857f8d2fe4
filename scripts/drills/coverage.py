"""How many lines of `Casework` its own tests run. Prints the files that are least covered, then the summary; the exit
status is 1 below the threshold."""

import json
import shutil
import subprocess
import sys

import casework_copy

THRESHOLD = 0.95
SECONDS = 900


def main():
    work = casework_copy.make()
    try:
        test = ["swift", "test", "--enable-code-coverage", "--disable-xctest", "--package-path", str(work)]
        subprocess.run(test, check=True, timeout=SECONDS, stdout=subprocess.DEVNULL)
        where = subprocess.run(test[:2] + ["--show-codecov-path", "--package-path", str(work)], check=True,
                               timeout=SECONDS, stdout=subprocess.PIPE, text=True).stdout.strip()
        with open(where, encoding="utf-8") as report:
            files = json.load(report)["data"][0]["files"]
    finally:
        shutil.rmtree(work, ignore_errors=True)
    counted = [(file["filename"].split("/Sources/Casework/")[1], file["summary"]["lines"])
               for file in files if "/Sources/Casework/" in file["filename"]]
    for name, lines in sorted(counted, key=lambda entry: entry[1]["covered"] - entry[1]["count"])[:10]:
        if lines["covered"] < lines["count"]:
            print(f"{lines['count'] - lines['covered']:4d} lines not run  {name}")
    total, covered = (sum(lines[key] for _, lines in counted) for key in ("count", "covered"))
    print(f"lines {total}, run {covered}: {covered / total:.1%}")
    sys.exit(0 if total and covered / total >= THRESHOLD else 1)


main()
