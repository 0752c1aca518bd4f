"""Misprints: names one slip away from a name of the register.

A *sure* slip is one character put for another of the same sound or shape, or one written twice. Two characters
changed places, sounds that dialects merge, and several characters of the same sound are *likely* slips: they count
only where the township is known. Anything else (a character missing, added, or quite another one) is a *hint* for the
user and never a match: 周家湾村 may well have been a village of its own beside 周家山村.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import product

from .characters import NEAR_SOUND, SHAPE, SOUND, fold, likeness, sounds
from .normalise import readings
from .register import DISTRICT, SHORTEST_CORE, Register

SURE, LIKELY, HINT = "sure", "likely", "hint"
_ORDER = (HINT, LIKELY, SURE)
_STRENGTH = {SOUND: SURE, SHAPE: SURE, NEAR_SOUND: LIKELY}
MOST_READINGS = 16
"""Ways to read a name aloud that are compared."""
_ANY = "\0"


class Near:
    """Finds the units whose names are one slip away; made once for a register."""

    def __init__(self, register: Register) -> None:
        self._names: dict[str, set[str]] = defaultdict(set)
        self._gaps: dict[str, set[str]] = defaultdict(set)
        self._shorter: dict[str, set[str]] = defaultdict(set)
        self._spoken: dict[str, set[str]] = defaultdict(set)
        self._endings: dict[str, int] = {}
        for unit in register.units.values():
            if unit.level == DISTRICT:
                continue
            name = fold(unit.name)
            reading = next(readings(name), None)
            if reading is None or len(reading.core) < SHORTEST_CORE:
                continue
            self._endings[name] = len(name) - len(reading.core)
            self._names[name].add(unit.code)
            for gap in _gaps(name):
                self._gaps[gap].add(name)
            for shorter in _shorter(name):
                self._shorter[shorter].add(name)
            for spoken in _spoken(name):
                self._spoken[spoken].add(name)

    def find(self, text: str) -> dict[str, str]:
        """Return how sure it is that each unit was meant: ``sure``, ``likely`` or ``hint`` by code."""
        found: dict[str, str] = {}
        for name, strength in self._slips(text):
            for code in self._names[name]:
                found[code] = stronger(found.get(code, HINT), strength)
        return found

    def _slips(self, text: str) -> Iterator[tuple[str, str]]:
        for gap in _gaps(text):
            for name in self._gaps.get(gap, ()):
                if name != text:
                    yield name, self._replaced(text, name)
        for place in range(len(text)):
            shorter = text[:place] + text[place + 1 :]
            if shorter in self._names:
                yield shorter, SURE if text[place] in text[max(place - 1, 0) : place] else HINT
        for name in self._shorter.get(text, ()):
            yield name, HINT
        for place in range(len(text) - 1):
            swapped = text[:place] + text[place + 1] + text[place] + text[place + 2 :]
            if swapped != text and swapped in self._names:
                yield swapped, LIKELY
        for spoken in _spoken(text):
            for name in self._spoken.get(spoken, ()):
                if len(name) == len(text):
                    yield name, LIKELY

    def _replaced(self, text: str, name: str) -> str:
        """Return how likely one character was put for another."""
        place = next(number for number, (typed, meant) in enumerate(zip(text, name)) if typed != meant)
        alike = likeness(text[place], name[place])
        if alike is None:
            return HINT
        if place >= len(name) - self._endings[name]:
            # 乡 for 镇 sounds like nothing; 材 for 村 does look like it.
            return _STRENGTH[alike] if alike != NEAR_SOUND else HINT
        return _STRENGTH[alike]


def stronger(one: str, other: str) -> str:
    """Return the surer of two."""
    return max(one, other, key=_ORDER.index)


def _gaps(name: str) -> Iterable[str]:
    return (name[:place] + _ANY + name[place + 1 :] for place in range(len(name)))


def _shorter(name: str) -> Iterable[str]:
    return (name[:place] + name[place + 1 :] for place in range(len(name)))


def _spoken(name: str) -> list[str]:
    """Return the ways to read a name aloud; a character without a known reading stands for itself."""
    choices = [sorted(sounds(character)) or [character] for character in name]
    ways = 1
    for choice in choices:
        ways *= len(choice)
    return [" ".join(way) for way in product(*choices)] if ways <= MOST_READINGS else []
