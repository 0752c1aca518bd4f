"""Which fields and shapes are not for the public: the lines of ``layers/restricted.csv``."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from .catalog import BY_KEY

FILE = Path(__file__).with_name("restricted.csv")
EVERY, GEOMETRY = "*", "geometry"
PERSON, WORKS, LINE, OPEN = "person", "works", "line", "open"
SHORTEST_NAME = 2
_BETWEEN_NAMES = re.compile(r"[、，,；;\s]+")


@dataclass(frozen=True)
class Restriction:
    """One line of the list.

    Attributes:
        layer: key of a layer, or ``*`` for all.
        field: name of the field, or ``geometry``.
        kind: ``person``, ``works``, ``machine`` (emptied), ``free`` (names blotted out), ``folders`` (cut off),
            ``line`` (no shape), ``open`` (points stay where they are).
    """

    layer: str
    field: str
    kind: str


def restrictions() -> tuple[Restriction, ...]:
    """Return the list of what is restricted."""
    with FILE.open(encoding="utf-8", newline="") as stream:
        return tuple(Restriction(row["layer"], row["field"], row["kind"]) for row in csv.DictReader(stream))


def drawn_for_the_public(key: str, listed: Iterable[Restriction]) -> bool:
    """Tell whether a map for the public may draw a layer with its own geometry.

    Points tell where a household, a work or a station is; so do some lines. Labels may tell capacities or names.
    """
    kinds = {each.kind: each.field for each in listed if each.layer == key}
    if BY_KEY[key].geometry == "Point" and kinds.get(OPEN) != GEOMETRY:
        return False
    return not {PERSON, WORKS, LINE}.intersection(kinds)


def person_names(texts: Iterable[object]) -> tuple[str, ...]:
    """Return the names in texts that list persons, longest first."""
    found = {name for text in texts for name in _BETWEEN_NAMES.split(str(text)) if len(name) >= SHORTEST_NAME}
    return tuple(sorted(found, key=lambda name: (-len(name), name)))
