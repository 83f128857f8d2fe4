"""Latencies as an SVG picture: plot.py backlog POINTS | plot.py snapshot FOLDER, to standard output.

`backlog` reads the lines of `claim.flat.backlog.sh` and says the exponent of growth, `snapshot` the folder of
`claim.flat.snapshot.sh`. Nothing but the standard library; the picture brings its own colours for light and for dark, and none of its text needs a font.
"""

import json
import math
import statistics
import sys
from dataclasses import dataclass
from xml.sax.saxutils import escape

WIDTH, HEIGHT = 860, 470
LEFT, RIGHT, TOP, BOTTOM = 70, 44, 102, 62

STYLE = """
svg { background: #ffffff; color: #1f2328; font: 13px sans-serif; }
text { fill: currentColor; }
.grid { stroke: #d0d7de; stroke-width: 1; }
.line { fill: none; stroke-width: 2; }
.a { stroke: #0550ae; } .b { stroke: #bc4c00; }
.dot.a { fill: #0550ae; stroke: none; } .dot.b { fill: #bc4c00; stroke: none; }
.p50 { stroke-dasharray: 2 4; }
.mark { stroke: currentColor; stroke-width: 1; stroke-dasharray: 6 3; }
@media (prefers-color-scheme: dark) {
svg { background: #0d1117; color: #e6edf3; }
.grid { stroke: #30363d; }
.a { stroke: #79c0ff; } .b { stroke: #ffa657; }
.dot.a { fill: #79c0ff; } .dot.b { fill: #ffa657; }
}
"""


@dataclass
class Line:
    """Points of one kind: what it is called in both languages, its colour (a, b) and its percentile (p50, p99)."""

    label: str
    colour: str
    percentile: str
    points: list


@dataclass
class Axis:
    """From the lowest to the highest value, in powers of ten or evenly, with what stands at it."""

    label: str
    low: float
    high: float
    is_log: bool
    ticks: list

    @classmethod
    def log(cls, label, values):
        low = math.floor(math.log10(min(values)) + 1e-9)
        high = max(math.ceil(math.log10(max(values)) - 1e-9), low + 1)
        ticks = [10.0**power for power in range(low, high + 1)]
        return cls(label, ticks[0], ticks[-1], True, ticks)

    @classmethod
    def even(cls, label, values):
        low, high = math.floor(min(values)), max(math.ceil(max(values)), math.floor(min(values)) + 1)
        step = max(1, math.ceil((high - low) / 12))
        first = math.ceil(low / step) * step
        return cls(label, low, high, False, [float(tick) for tick in range(first, high + 1, step)])

    def place(self, value):
        """0 at the lowest, 1 at the highest."""
        if self.is_log:
            value, low, high = (math.log10(number) for number in (value, self.low, self.high))
        else:
            low, high = self.low, self.high
        return (value - low) / (high - low)


def number(value):
    """A tick as people write it."""
    return f"{value:,.0f}" if value >= 1 or value <= 0 else f"{value:g}"


def picture(title, across, up, lines, mark=None):
    """The whole picture. `mark` is a place on the lower axis, and what it says."""
    def x(value):
        return round(LEFT + across.place(value) * (WIDTH - LEFT - RIGHT), 1)

    def y(value):
        return round(HEIGHT - BOTTOM - up.place(value) * (HEIGHT - TOP - BOTTOM), 1)

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
        f'aria-label="{escape(title)}">',
        f"<style>{STYLE}</style>", text(LEFT, 24, title, 16),
    ]
    for tick in up.ticks:
        parts.append(f'<path class="grid" d="M{LEFT} {y(tick)}H{WIDTH - RIGHT}"/>')
        parts.append(text(LEFT - 8, y(tick) + 4, number(tick), anchor="end"))
    for tick in across.ticks:
        parts.append(f'<path class="grid" d="M{x(tick)} {TOP}V{HEIGHT - BOTTOM}"/>')
        parts.append(text(x(tick), HEIGHT - BOTTOM + 18, number(tick), anchor="middle"))
    parts.append(text(LEFT, TOP - 8, up.label))
    parts.append(text((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 14, across.label, anchor="middle"))
    if mark:
        parts.append(f'<path class="mark" d="M{x(mark[0])} {TOP}V{HEIGHT - BOTTOM}"/>')
        parts.append(text(x(mark[0]) + 6, TOP + 14, mark[1]))
    for place, line in enumerate(lines):
        parts += legend(place, line)
        points = sorted(line.points)
        path = "L".join(f"{x(value)} {y(of)}" for value, of in points)
        parts.append(f'<path class="line {line.colour} {line.percentile}" d="M{path}"/>')
        parts += [f'<circle class="dot {line.colour}" cx="{x(value)}" cy="{y(of)}" r="3"/>' for value, of in points]
    return "\n".join(parts + ["</svg>", ""])


def legend(place, line):
    """A line of the legend, two beside each other."""
    left, top = LEFT + place % 2 * 390, 44 + place // 2 * 20
    return [
        f'<path class="line {line.colour} {line.percentile}" d="M{left} {top}h28"/>',
        text(left + 36, top + 4, line.label),
    ]


def text(x, y, words, size=None, anchor="start"):
    style = f' font-size="{size}"' if size else ""
    return f'<text x="{x}" y="{y}" text-anchor="{anchor}"{style}>{escape(words)}</text>'


LATENCY = "延迟（毫秒） latency (ms)"


def backlog(path):
    """Each round's percentiles at each backlog, their medians; beside each the same with 1,000 in the same minutes."""
    lines = [json.loads(line) for line in open(path) if line.strip()]
    drawn = []
    for kind, colour, words in (
        ("value", "a", "等待数如横轴 as many waiting"), ("floor", "b", "同时测的1,000件 1,000 waiting, same minutes"),
    ):
        for percentile in ("p50", "p99"):
            found = {}
            for line in lines:
                if line["kind"] == kind:
                    found.setdefault(line["waiting"], []).append(line[percentile + "_ms"])
            points = [(waiting, statistics.median(of)) for waiting, of in found.items()]
            drawn.append(Line(f"{percentile} {words}", colour, percentile, points))
    across = Axis.log("待领取的线索 clues that wait", [x for line in drawn for x, _ in line.points])
    up = Axis.log(LATENCY, [y for line in drawn for _, y in line.points])
    grown = "、".join(f"{line.percentile} {exponent(line, beside):+.3f}" for line, beside in zip(drawn, drawn[2:]))
    return picture(
        f"领取下一件的延迟与积压 · claiming the next clue, by backlog; 增长指数 exponent: {grown}", across, up, drawn)


def exponent(line, beside):
    """The slope through latency against backlog, both as logarithms, each in terms of what was measured beside it: 0 is
    flat, 1 is proportional."""
    of = dict(beside.points)
    points = [(math.log(waiting), math.log(latency / of[waiting])) for waiting, latency in line.points]
    if len(points) < 2:
        return 0.0
    x, y = (statistics.fmean(point[axis] for point in points) for axis in (0, 1))
    return sum((a - x) * (b - y) for a, b in points) / sum((a - x) ** 2 for a, _ in points)


def snapshot(folder):
    """The percentiles of every slice, before the snapshot at minutes below 0, under it from 0 on."""
    drawn = []
    for kind, colour, words in (("people", "a", "人员领取线索 people"), ("workers", "b", "后台领取作业 workers")):
        before, held = (json.load(open(f"{folder}/{name}.{kind}")) for name in ("before", "held"))
        length = before["seconds"]
        for percentile in ("p50", "p99"):
            points = [((part["from"] - length) / 60, part[percentile + "_ms"]) for part in before["slices"]]
            points += [(part["from"] / 60, part[percentile + "_ms"]) for part in held["slices"]]
            drawn.append(Line(f"{percentile} {words}", colour, percentile, points))
    across = Axis.even("旧快照的年龄（分钟） age of the snapshot (min)", [x for line in drawn for x, _ in line.points])
    up = Axis.log(LATENCY, [y for line in drawn for _, y in line.points])
    return picture(
        "旧快照之下的领取延迟 · claims under a held snapshot", across, up, drawn, (0, "快照打开 snapshot taken"))


if __name__ == "__main__":
    kind, source = sys.argv[1:]
    sys.stdout.write({"backlog": backlog, "snapshot": snapshot}[kind](source))
