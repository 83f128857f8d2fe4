"""Breaks the rules of routing and of clocks, one place at a time, and counts how many breaks the tests notice.

A copy of `Casework` and its tests is built in a directory of its own; a mutant is one changed place of
`Sources/Casework/Route` or `Clock`: a comparison flipped, a rule dropped from its list, a level or a period swapped, a
negation or a truth value turned. A mutant that does not compile counts for nothing. The last line is the summary; the
exit status is 1 below the threshold.

Bounds: MUTANTS places at most (all by default), each with 120 s for the build and 120 s for the tests.
"""

import os
import random
import re
import shutil
import subprocess
import sys

import casework_copy

THRESHOLD = 0.90
SECONDS = 120
FOLDERS = ("Route", "Clock")
# Suites that take seconds: they are asked only where the others saw nothing.
SLOW = "RoutePropertyTests|Register|QueryCode|AuditChain"
# What a file of words says is read by people; no test can hold each of its sentences.
WORDS = ("RuleWords.swift", "RouteExplanation.swift")

FLIPS = {" < ": " <= ", " <= ": " < ", " > ": " >= ", " >= ": " > ", " == ": " != ", " != ": " == ", " && ": " || ",
         " || ": " && ", " + 1": " + 2", " - 1": " - 2", "true": "false", "false": "true"}
FLIP = re.compile(r"(?<=\S)(?: <= | >= | == | != | < | > | && | \|\| | \+ 1\b| - 1\b)|\btrue\b|\bfalse\b")
NEGATION = re.compile(r"(?<=[ (])!(?=[\w($.])")
LEVEL = re.compile(r"\.(village|township|county|city|province)\b(?!:)")
SWAPS = {"village": "township", "township": "county", "county": "city", "city": "county", "province": "city"}
PERIOD = re.compile(r"(WorkingDays|Days|Months)\((\d+)\)")
# A rule of a list with the comma behind it; the last of a list in one line has none.
LISTED = re.compile(r"(?<=[\s\[,])\.\w+(?:,|(?=\s*\]))")
LIST = re.compile(r"\blet \w*[rR]ules: \[\w*Rule\] = \[")


def code_of(line):
    """The line with strings and comments blanked, so that places keep their columns."""
    blank = lambda match: "".join("\x00" for _ in match.group())
    line = re.sub(r'"(?:\\.|[^"\\])*"', blank, line)
    return re.sub(r"//.*", blank, line)


def places(path):
    """Every mutant of a file: (line number, start, end, replacement, what it does)."""
    in_rules = in_text = False
    for number, line in enumerate(path.read_text().splitlines()):
        if '"""' in line:
            in_text = not in_text if line.count('"""') == 1 else in_text
            continue
        if in_text or line.lstrip().startswith("case "):
            # A case of an enum states a name, and a pattern lists its alternatives: neither is a decision.
            if in_text or re.match(r"\s*case (\w+)( =|,|$|\()", line):
                continue
        code = code_of(line)
        opening = LIST.search(code)
        if opening or in_rules:
            # Behind the opening bracket: the type before it has brackets of its own.
            begin = opening.end() if opening else 0
            for match in LISTED.finditer(code, max(begin - 1, 0)):
                yield number, match.start(), match.end(), "", "drop the rule " + match.group()
            in_rules = "]" not in code[begin:]
            continue
        for match in FLIP.finditer(code):
            yield number, match.start(), match.end(), FLIPS[match.group()], f"{match.group()} becomes {FLIPS[match.group()]}"
        for match in NEGATION.finditer(code):
            yield number, match.start(), match.end(), "", "drop the negation"
        for match in LEVEL.finditer(code):
            swap = "." + SWAPS[match.group(1)]
            yield number, match.start(), match.end(), swap, f"{match.group()} becomes {swap}"
        for match in PERIOD.finditer(code):
            longer = f"{match.group(1)}({int(match.group(2)) + 1})"
            yield number, match.start(), match.end(), longer, f"{match.group()} becomes {longer}"


def run(arguments, where):
    """Whether the command ended well; None when it ran out of time."""
    try:
        done = subprocess.run(arguments, cwd=where, timeout=SECONDS * (20 if where is None else 1),
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        return done.returncode == 0
    except subprocess.TimeoutExpired:
        return None


def main():
    work = casework_copy.make()
    try:
        build = ["swift", "build", "--build-tests", "--package-path", str(work)]
        test = ["swift", "test", "--skip-build", "--disable-xctest", "--package-path", str(work)]
        if not run(build, None) or not run(test, None):
            sys.exit("the tests do not pass before anything is broken")
        files = [path for folder in FOLDERS for path in sorted((work / "Sources/Casework" / folder).glob("*.swift"))
                 if not path.name.endswith(WORDS)]
        mutants = [(path, *place) for path in files for place in places(path)]
        limit = int(os.environ.get("MUTANTS", "0")) or len(mutants)
        if limit < len(mutants):
            mutants = sorted(random.Random(15).sample(mutants, limit), key=lambda mutant: (mutant[0], mutant[1:]))
        killed, survived, broken = 0, [], 0
        for index, (path, number, start, end, new, what) in enumerate(mutants):
            original = path.read_text()
            lines = original.splitlines(keepends=True)
            lines[number] = lines[number][:start] + new + lines[number][end:]
            path.write_text("".join(lines))
            name = f"{path.relative_to(work / 'Sources/Casework')}:{number + 1}:{start + 1} {what}"
            if run(build, work) is not True:
                broken += 1
            elif run([*test, "--skip", SLOW], work) is True and run(test, work) is True:
                survived.append(name)
                print("survived", name, flush=True)
            else:
                killed += 1
            path.write_text(original)
            if index % 25 == 24:
                print(f"{index + 1} of {len(mutants)}: {killed} noticed, {len(survived)} not", flush=True)
    finally:
        shutil.rmtree(work, ignore_errors=True)
    viable = killed + len(survived)
    share = killed / viable if viable else 0
    print(f"mutants {len(mutants)}, compiled {viable}, noticed {killed}, survived {len(survived)}: {share:.1%}")
    sys.exit(0 if share >= THRESHOLD else 1)


main()
