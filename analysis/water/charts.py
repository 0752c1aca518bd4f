"""Long sections of pipes as drawings: ground, hydraulic grade line, tanks and the high point, in plain SVG."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

import numpy as np

WIDTH, HEIGHT = 640, 260
LEFT, RIGHT, TOP, BOTTOM = 56, 14, 30, 34
TICKS, FIRST, LEGEND = 5, 92, 136
ROOM = 0.08
"""Room above and below the lines, as a share of their range."""
STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
GROUND, WATER, MARK = "#7a5c3a", "#0072b2", "#d55e00"
STYLE = (
    "body{font:15px/1.5 'Noto Sans CJK SC','Microsoft YaHei',sans-serif;max-width:1340px;margin:1em auto;padding:0 1em;"
    "color:#222}section{display:inline-block;vertical-align:top;width:640px;max-width:100%;margin:0 12px 22px 0}"
    "h1{font-size:1.4em}h2{font-size:1.05em;margin:.2em 0}svg{width:100%;height:auto;border:1px solid #ccc}"
    "p{margin:.2em 0}.note{background:#fff4d6;padding:.4em .6em}@media print{section{page-break-inside:avoid}}"
)


@dataclass(frozen=True)
class Drawing:
    """One long section.

    Attributes:
        title, lines: heading and sentences beside it, plain text.
        distance_m, ground_m: (p,) stations.
        grade_m: (p,) hydraulic grade line, NaN where there is none.
        tanks: stations with a tank.
        high: station of the high point, -1 for none.
    """

    title: str
    lines: Sequence[str]
    distance_m: np.ndarray
    ground_m: np.ndarray
    grade_m: np.ndarray
    tanks: Sequence[int] = ()
    high: int = -1


def profile_svg(drawing: Drawing, words: Mapping[str, str]) -> str:
    """Return one long section as an SVG element.

    Args:
        drawing: what to draw.
        words: translated text by key: ground, grade, tank, high, distance, height.
    """
    x, ground, grade = drawing.distance_m, drawing.ground_m, drawing.grade_m
    levels = np.concatenate([ground, grade[np.isfinite(grade)]])
    low, high = float(np.nanmin(levels)), float(np.nanmax(levels))
    room = max((high - low) * ROOM, 1.0)
    low, high, reach = low - room, high + room, max(float(x[-1]), 1.0)

    def at(metres: float, level: float) -> tuple[float, float]:
        across = LEFT + metres / reach * (WIDTH - LEFT - RIGHT)
        return round(across, 1), round(TOP + (high - level) / (high - low) * (HEIGHT - TOP - BOTTOM), 1)

    def path(values: np.ndarray, along: np.ndarray = x) -> str:
        return " ".join(f"{px},{py}" for px, py in (at(*pair) for pair in zip(along, values)))

    floor = HEIGHT - BOTTOM
    area = f"{LEFT},{floor} {path(ground)} {at(reach, low)[0]},{floor}"
    parts = [
        f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{escape(drawing.title)}">',
        *_axes(reach, low, high, at, words),
        f'<polygon points="{area}" fill="{GROUND}" fill-opacity="0.18"/>',
        f'<polyline points="{path(ground)}" fill="none" stroke="{GROUND}" stroke-width="1.6"/>',
    ]
    if np.isfinite(grade).all() and len(grade):
        tanks = np.asarray(drawing.tanks, int)  # there the line falls to the ground: the head is taken away
        levels, along = np.insert(grade, tanks + 1, ground[tanks]), np.insert(x, tanks + 1, x[tanks])
        parts.append(f'<polyline points="{path(levels, along)}" fill="none" stroke="{WATER}" stroke-width="1.8" '
                     'stroke-dasharray="7 3"/>')  # fmt: skip
    parts += [_tank(*at(x[station], ground[station]), words["tank"]) for station in drawing.tanks]
    if drawing.high >= 0:
        parts.append(_high(*at(x[drawing.high], ground[drawing.high]), words["high"]))
    return "".join([*parts, _legend(drawing, words), "</svg>"])


def _tank(px: float, py: float, text: str) -> str:
    return (
        f'<rect x="{px - 4}" y="{py - 8}" width="8" height="8" fill="#fff" stroke="{MARK}" '
        f'stroke-width="1.6"><title>{escape(text)}</title></rect>'
    )


def _high(px: float, py: float, text: str) -> str:
    return f'<path d="M{px} {py} l-5 -9 h10 z" fill="{MARK}"><title>{escape(text)}</title></path>'


def _axes(reach: float, low: float, high: float, at, words: Mapping[str, str]) -> list[str]:
    parts = []
    for level in _ticks(low, high):
        _, py = at(0.0, level)
        parts.append(f'<line x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{py}" y2="{py}" stroke="#e2e2e2"/>'
                     f'<text x="{LEFT - 5}" y="{py + 4}" font-size="11" text-anchor="end">{level:g}'
                     "</text>")  # fmt: skip
    for metres in _ticks(0.0, reach):
        px, _ = at(metres, low)
        parts.append(f'<text x="{px}" y="{HEIGHT - BOTTOM + 14}" font-size="11" text-anchor="middle">{metres:g}</text>')
    parts.append(f'<text x="{WIDTH - RIGHT}" y="{HEIGHT - 5}" font-size="11" text-anchor="end">'
                 f'{escape(words["distance"])}</text>'
                 f'<text x="4" y="15" font-size="11">{escape(words["height"])}</text>')  # fmt: skip
    return parts


def _legend(drawing: Drawing, words: Mapping[str, str]) -> str:
    items = [("ground", GROUND, "none"), ("grade", WATER, "7 3")]
    parts, middle = [], TOP / 2
    for number, (key, color, dash) in enumerate(items):
        x = FIRST + LEGEND * number
        parts.append(f'<line x1="{x}" x2="{x + 26}" y1="{middle}" y2="{middle}" stroke="{color}" stroke-width="2" '
                     f'stroke-dasharray="{dash}"/>{_text(x + 32, middle, words[key])}')  # fmt: skip
    marks = [("tank", _tank)] * bool(len(drawing.tanks)) + [("high", _high)] * (drawing.high >= 0)
    for number, (key, mark) in enumerate(marks, len(items)):
        x = FIRST + LEGEND * number
        parts.append(mark(x + 5.0, middle + 4, words[key]) + _text(x + 16, middle, words[key]))
    return "".join(parts)


def _text(x: float, middle: float, text: str) -> str:
    return f'<text x="{x}" y="{middle + 4}" font-size="11">{escape(text)}</text>'


def _ticks(low: float, high: float) -> np.ndarray:
    raw = (high - low) / TICKS
    scale = 10.0 ** np.floor(np.log10(raw))
    step = next(each for each in STEPS if each * scale >= raw * (1 - 1e-9)) * scale
    return np.arange(np.ceil(low / step), np.floor(high / step) + 1) * step


def page(title: str, notes: Sequence[str], drawings: Sequence[Drawing], words: Mapping[str, str], language: str) -> str:
    """Return all drawings as one HTML page that needs nothing else: no scripts, no fonts, no network.

    Args:
        title: heading.
        notes: sentences below it.
        drawings: in the order to show.
        words: see :func:`profile_svg`.
        language: of the page, such as ``zh``.
    """
    body = [f"<h1>{escape(title)}</h1>", *(f'<p class="note">{escape(note)}</p>' for note in notes)]
    for drawing in drawings:
        lines = "".join(f"<p>{escape(line)}</p>" for line in drawing.lines)
        body.append(f"<section><h2>{escape(drawing.title)}</h2>{profile_svg(drawing, words)}{lines}</section>")
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(language)}"><head><meta charset="utf-8">'
        f"<title>{escape(title)}</title><style>{STYLE}</style></head><body>\n" + "\n".join(body) + "\n</body></html>\n"
    )
