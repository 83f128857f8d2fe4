"""Builds many mutants into one program, each behind a switch that the environment variable MUTANT turns on."""

import re

COMPARISONS = {"<": "Comparable", "<=": "Comparable", ">": "Comparable", ">=": "Comparable",
               "==": "Equatable", "!=": "Equatable"}
SWITCH = """import Glibc

/// The number of the mutant that is turned on; 0: none.
public let mutant = getenv("MUTANT").flatMap { Int(String(cString: $0)) } ?? 0

/// The rules of a list without the one at the index of the mutant that is turned on.
public func listed<Rule>(_ rules: [Rule], _ index: [Int: Int]) -> [Rule] {
    var rules = rules
    if let dropped = index[mutant] { rules.remove(at: dropped) }
    return rules
}
"""
LIST_OPENS = re.compile(r"= \[(?=\.|\s*$)")
LIST_CLOSES = re.compile(r"\](\s*)$")
ERROR = re.compile(r"^(\S+\.swift):(\d+):\d+: error:", re.MULTILINE)


def operator(symbol, number):
    """An operator of its own for each mutant: the number in base four behind the symbol it stands for."""
    digits = ""
    while number:
        number, digit = divmod(number, 4)
        digits += "*%^~"[digit]
    return symbol + digits


def declaration(symbol, new, number):
    """The operator's declaration: what stands there, or what the mutant puts there when it is turned on."""
    name = operator(symbol, number)
    if symbol == "!":
        return f"prefix operator {name}\nprefix func {name} (x: Bool) -> Bool {{ mutant == {number} ? x : !x }}\n"
    if symbol in COMPARISONS:
        return (f"infix operator {name}: ComparisonPrecedence\n"
                f"func {name} <T: {COMPARISONS[symbol]}>(l: T, r: T) -> Bool "
                f"{{ mutant == {number} ? l {new} r : l {symbol} r }}\n")
    precedence = "LogicalConjunctionPrecedence" if symbol == "&&" else "LogicalDisjunctionPrecedence"
    return (f"infix operator {name}: {precedence}\n"
            f"func {name} (l: Bool, r: @autoclosure () throws -> Bool) rethrows -> Bool "
            f"{{ mutant == {number} ? try l {new} r() : try l {symbol} r() }}\n")


def either(number, new, old):
    return f"(mutant == {number} ? {new} : {old})"


class Switches:
    """The mutants of a copy by number, from 1; those that do not compile as switches are left out one by one."""

    def __init__(self, root, mutants):
        self.root = root
        self.kept = dict(enumerate(mutants, 1))
        self.originals = {name: (root / name).read_text() for name in {mutant.file for mutant in mutants}}

    def write(self):
        declarations = [SWITCH]
        for name, text in self.originals.items():
            lines = text.splitlines(keepends=True)
            mine = [(number, mutant) for number, mutant in self.kept.items() if mutant.file == name]
            # From right to left, so that the columns of what is still to come stay.
            for number, mutant in sorted(mine, key=lambda one: one[1].start, reverse=True):
                if mutant.kind != "rule":
                    lines[mutant.line] = self.switched(lines[mutant.line], number, mutant, declarations)
            self.wrap_lists(lines, [(number, mutant) for number, mutant in mine if mutant.kind == "rule"])
            (self.root / name).write_text("".join(lines))
        (self.root / "Switches.swift").write_text("".join(declarations))

    @staticmethod
    def switched(line, number, mutant, declarations):
        before, old, after = line[:mutant.start], line[mutant.start:mutant.end], line[mutant.end:]
        symbol, new = old.strip(), mutant.new.strip()
        if mutant.kind == "negation" or symbol in COMPARISONS or symbol in ("&&", "||"):
            declarations.append(declaration(symbol, new, number))
            put = old.replace(symbol, operator(symbol, number))
        elif mutant.kind == "level":
            owner = re.search(r"\w*$", before).group()
            before = before[:len(before) - len(owner)]
            put = either(number, owner + new, owner + symbol)
        elif mutant.kind == "period":
            put = re.sub(r"\d+", lambda digits: either(number, int(digits.group()) + 1, digits.group()), old)
        elif symbol in ("true", "false"):
            put = either(number, new, symbol)
        else:
            put = f" {symbol[0]} " + either(number, 2, 1)
        return before + put + after

    @staticmethod
    def wrap_lists(lines, rules):
        """Puts `listed( … )` around each list of rules that has a mutant; rules are told by their index in the list."""
        lists = {}
        for number, mutant in rules:
            opening = next(at for at in range(mutant.line, -1, -1) if LIST_OPENS.search(lines[at]))
            ahead = "".join([*lines[opening:mutant.line], lines[mutant.line][:mutant.start]])
            begin = LIST_OPENS.search(lines[opening]).end()
            lists.setdefault(opening, {})[number] = len(re.findall(r"\.\w+,", ahead[begin:]))
        for opening, index in lists.items():
            closing = next(at for at in range(opening, len(lines)) if LIST_CLOSES.search(lines[at]))
            told = ", ".join(f"{number}: {at}" for number, at in sorted(index.items()))
            lines[closing] = LIST_CLOSES.sub(rf"], [{told}])\1", lines[closing])
            lines[opening] = LIST_OPENS.sub("= listed([", lines[opening])

    def leave_out(self, printed):
        """Drops the mutants of the lines that do not compile; whether there were any.

        A switch in a pattern is told at the head of its `switch`: then all in the patterns of that file go.
        """
        wrong = {(path, int(line) - 1) for path, line in ERROR.findall(printed)}
        files = {path for path, _ in wrong}
        at = {number: (str(self.root / mutant.file), mutant.line) for number, mutant in self.kept.items()}
        out = [number for number in at if at[number] in wrong] or [
            number for number, mutant in self.kept.items()
            if at[number][0] in files
            and self.originals[mutant.file].splitlines()[mutant.line].lstrip().startswith("case ")]
        for number in out:
            del self.kept[number]
        return bool(out)
