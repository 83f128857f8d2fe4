"""Breaks the rules of routing and of clocks, one place at a time, and counts how many breaks the tests notice.

A copy of `Casework` and its tests is built in a directory of its own; a mutant is one changed place of
`Sources/Casework/Route` or `Clock`: a comparison flipped, a rule dropped from its list, a level or a period swapped, a
negation or a truth value turned. All mutants that can be are built into one copy and turned on one by one by the
environment (`switched_mutants.py`); only the others need a build each. A mutant that does not compile counts for
nothing. The last line is the summary; the exit status is 1 below the threshold.

Bounds: MUTANTS places at most (all by default), each with 120 s for its build and 120 s for each run of the tests.
"""

import os
import random
import re
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple

import casework_copy
from switched_mutants import Switches

THRESHOLD = 0.90
SECONDS = 120
FOLDERS = ("Route", "Clock")
# Suites that take seconds: they are asked only where the others saw nothing.
SLOW = "RandomMatterTests|RoutePropertyTests|MaskingTests|QueryCodeTests|ReportStateTests|ClueStateTests|Register|AuditChain"
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


class Mutant(NamedTuple):
    """One place of a file below `Casework` and what stands there instead."""

    file: str
    line: int
    start: int
    end: int
    kind: str
    new: str
    what: str

    def __str__(self):
        return f"{self.file}:{self.line + 1}:{self.start + 1} {self.what}"


def code_of(line):
    """The line with strings and comments blanked, so that places keep their columns."""
    blank = lambda match: "".join("\x00" for _ in match.group())
    line = re.sub(r'"(?:\\.|[^"\\])*"', blank, line)
    return re.sub(r"//.*", blank, line)


def places(name, text):
    """Every mutant of a file, in order."""
    in_rules = in_text = False
    for number, line in enumerate(text.splitlines()):
        if '"""' in line:
            in_text = not in_text if line.count('"""') == 1 else in_text
            continue
        # A case of an enum and an operator's declaration state a name, a pattern lists alternatives: no decisions.
        if in_text or re.match(r"\s*case (\w+)( =|,|$|\()|.*\bfunc [=<>]", line):
            continue
        code = code_of(line)
        opening = LIST.search(code)
        if opening or in_rules:
            # Behind the opening bracket: the type before it has brackets of its own.
            begin = opening.end() if opening else 0
            for match in LISTED.finditer(code, max(begin - 1, 0)):
                yield Mutant(name, number, *match.span(), "rule", "", "drop the rule " + match.group())
            in_rules = "]" not in code[begin:]
            continue
        for match in FLIP.finditer(code):
            old, new = match.group(), FLIPS[match.group()]
            yield Mutant(name, number, *match.span(), "flip", new, f"{old} becomes {new}")
        for match in NEGATION.finditer(code):
            yield Mutant(name, number, *match.span(), "negation", "", "drop the negation")
        for match in LEVEL.finditer(code):
            swap = "." + SWAPS[match.group(1)]
            yield Mutant(name, number, *match.span(), "level", swap, f"{match.group()} becomes {swap}")
        for match in PERIOD.finditer(code):
            longer = f"{match.group(1)}({int(match.group(2)) + 1})"
            yield Mutant(name, number, *match.span(), "period", longer, f"{match.group()} becomes {longer}")


def run(arguments, where, seconds=SECONDS, mutant=0):
    """The exit status and what was printed; the status None when it ran out of time."""
    try:
        done = subprocess.run(arguments, cwd=where, timeout=seconds, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                              text=True, env=dict(os.environ, MUTANT=str(mutant)))
        return done.returncode, done.stdout
    except subprocess.TimeoutExpired:
        return None, ""


def build(work, seconds=SECONDS):
    return run(["swift", "build", "--build-tests", "--package-path", str(work)], work, seconds)


def survives(work, mutant=0):
    """Whether the built tests see nothing; the quick suites are asked first."""
    tests = [str(next(work.glob(".build/debug/*.xctest"))), "--testing-library", "swift-testing"]
    quick, _ = run([*tests, "--skip", SLOW], work, mutant=mutant)
    return quick == 0 and run(tests, work, mutant=mutant)[0] == 0


def all_mutants(work):
    """The mutants of the two folders, or as many of them as were asked for, always the same ones."""
    root = work / "Sources/Casework"
    files = [path for folder in FOLDERS for path in sorted((root / folder).glob("*.swift"))
             if not path.name.endswith(WORDS)]
    mutants = [mutant for path in files for mutant in places(str(path.relative_to(root)), path.read_text())]
    limit = int(os.environ.get("MUTANTS", "0")) or len(mutants)
    return mutants if limit >= len(mutants) else sorted(random.Random(15).sample(mutants, limit))


def switch_on(work, mutants):
    """Builds the copy with every mutant that can be switched in it and returns those; the rest want a build each."""
    switches = Switches(work / "Sources/Casework", mutants)
    for _ in range(12):
        switches.write()
        status, printed = build(work, SECONDS * 20)
        if status == 0:
            return switches.kept
        if not switches.leave_out(printed):
            sys.exit("the copy with the switches does not build:\n" + "\n".join(line for line in printed.splitlines() if "error" in line)[:3000])
    sys.exit("the copy with the switches does not build after twelve attempts")


def alone(work, mutant):
    """Whether the mutant survives in a build of its own; None when it does not compile."""
    path = work / "Sources/Casework" / mutant.file
    original = path.read_text()
    lines = original.splitlines(keepends=True)
    line = lines[mutant.line]
    lines[mutant.line] = line[:mutant.start] + mutant.new + line[mutant.end:]
    path.write_text("".join(lines))
    try:
        return survives(work) if build(work)[0] == 0 else None
    finally:
        path.write_text(original)


class Tally:
    """Counts the verdicts and prints each survivor as soon as it is known."""

    def __init__(self, total):
        self.total, self.noticed, self.survived, self.broken = total, 0, 0, 0

    def count(self, mutant, verdict):
        if verdict is None:
            self.broken += 1
        elif verdict:
            self.survived += 1
            print("survived", mutant, flush=True)
        else:
            self.noticed += 1
        done = self.noticed + self.survived + self.broken
        if done % 25 == 0:
            print(f"{done} of {self.total}: {self.noticed} noticed, {self.survived} not", flush=True)

    def end(self):
        viable = self.noticed + self.survived
        share = self.noticed / viable if viable else 0
        print(f"mutants {self.total}, compiled {viable}, noticed {self.noticed}, survived {self.survived}: {share:.1%}")
        return 0 if share >= THRESHOLD else 1


def main():
    plain, switched = casework_copy.make(), casework_copy.make()
    try:
        mutants = all_mutants(plain)
        tally = Tally(len(mutants))
        kept = switch_on(switched, mutants)
        print(f"{len(kept)} of {len(mutants)} in one build", flush=True)
        if not survives(switched):
            sys.exit("the tests do not pass before anything is broken")
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            order = sorted(kept)
            for number, verdict in zip(order, pool.map(lambda number: survives(switched, number), order)):
                tally.count(kept[number], verdict)
        rest = [mutant for number, mutant in enumerate(mutants, 1) if number not in kept]
        if rest and build(plain, SECONDS * 20)[0] != 0:
            sys.exit("the copy does not build before anything is broken")
        for mutant in rest:
            tally.count(mutant, alone(plain, mutant))
    finally:
        shutil.rmtree(plain, ignore_errors=True)
        shutil.rmtree(switched, ignore_errors=True)
    sys.exit(tally.end())


main()
