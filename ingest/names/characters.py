"""When two Chinese characters are the same, sound the same, or look alike; the tables are CSV files of this folder."""

from __future__ import annotations

import csv
from functools import lru_cache
from pathlib import Path

FOLDER = Path(__file__).resolve().parent

SOUND, SHAPE, NEAR_SOUND = "sound", "shape", "near_sound"
"""How two characters are alike: read the same, look alike, read nearly the same."""

_MERGED_INITIALS = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("n", "l"))
"""Initials that many speakers of Southwest Mandarin do not tell apart."""


def rows(name: str) -> list[dict[str, str]]:
    """Return the rows of a table of this folder."""
    with (FOLDER / name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


@lru_cache(maxsize=1)
def _variants() -> dict[int, str]:
    return {ord(row["variant"]): row["standard"] for row in rows("variants.csv")}


@lru_cache(maxsize=1)
def _sounds() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in rows("sounds.csv"):
        for character in row["characters"]:
            found.setdefault(character, set()).add(row["syllable"])
    return {character: frozenset(syllables) for character, syllables in found.items()}


@lru_cache(maxsize=1)
def _shapes() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in rows("shapes.csv"):
        for character in row["characters"]:
            found.setdefault(character, set()).update(row["characters"])
    for row in rows("lookalikes.csv"):
        found.setdefault(row["character"], set()).update(row["alike"])
    return {character: frozenset(alike) for character, alike in found.items()}


def fold(text: str) -> str:
    """Return the text with traditional and other forms of characters replaced by the standard ones."""
    return text.translate(_variants())


def sounds(character: str) -> frozenset[str]:
    """Return the readings of a character without tones, empty where none is known."""
    return _sounds().get(character, frozenset())


def likeness(one: str, other: str) -> str | None:
    """Return how two different characters are alike (``sound``, ``shape``, ``near_sound``), None when they are not."""
    if sounds(one) & sounds(other):
        return SOUND
    if other in _shapes().get(one, frozenset()):
        return SHAPE
    if {_blurred(each) for each in sounds(one)} & {_blurred(each) for each in sounds(other)}:
        return NEAR_SOUND
    return None


def _blurred(syllable: str) -> str:
    for initial, merged in _MERGED_INITIALS:
        if syllable.startswith(initial):
            syllable = merged + syllable[len(initial) :]
            break
    return syllable[:-1] if syllable.endswith("ng") else syllable
