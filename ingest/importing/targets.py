"""What each layer of the workspace needs of an import, told from its LayerSpec."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

UNIT, BY_VILLAGE, WHOLE, NAMED = "unit", "by_village", "whole", "named"
"""How a layer is replaced: unit by unit of the register; all groups of the villages in the file; as a whole;
or row by row, known by code or name."""
AUTOMATIC, MATCHED, REPLACE, ADD = "automatic", "matched", "replace", "add"
MODES = (AUTOMATIC, MATCHED, REPLACE, ADD)
LEVELS = {"town_code": "township", "village_code": "village"}
SIBLINGS = {"villages": "communities", "communities": "villages"}
"""Layers that share one list of units: a bureau's file of villages holds the communities too."""
GROUPS = "groups"
KINDS = {"Polygon": "polygon", "LineString": "line", "Point": "point"}
REGISTER_FIELDS = ("name", "full_name", "kind", "pinyin", "tier", "town_code", "village_code")
"""Fields of a unit that come from the register and the plan, never from a file of boundaries."""
WRITTEN_BY_US = ("source", "located_by", "unlocated")


class Field(Protocol):
    """What an import has to know of a field of the data model."""

    @property
    def name(self) -> str:
        """Name of the field."""

    @property
    def kind(self) -> str:
        """``text``, ``integer`` or ``real``."""

    @property
    def zh(self) -> str:
        """Chinese title."""

    @property
    def en(self) -> str:
        """English title."""

    @property
    def values(self) -> Any:
        """Coded values, empty where any value may stand."""

    @property
    def lookup(self) -> Any:
        """What the code in the field stands for, None where it is no code of another layer."""


class Layer(Protocol):
    """What an import has to know of a layer of the data model."""

    @property
    def key(self) -> str:
        """Name of the table."""

    @property
    def geometry(self) -> str | None:
        """``Polygon``, ``LineString`` or ``Point``."""

    @property
    def fields(self) -> Sequence[Field]:
        """Fields in their order."""

    @property
    def primary(self) -> str:
        """Field with the code of a row."""

    @property
    def display(self) -> str:
        """Field with the name of a row."""


@dataclass(frozen=True)
class Target:
    """A layer to import into.

    Args:
        spec: the layer.
        rule: how it is replaced.
        level: ``township`` or ``village`` where each row is a unit of the register, else None.
        spellings: by field, the coded value for each way to write it (in lower case).
    """

    spec: Layer
    rule: str
    level: str | None
    spellings: Mapping[str, Mapping[str, str]]

    @property
    def key(self) -> str:
        """Return the name of the layer."""
        return self.spec.key

    @property
    def kind(self) -> str:
        """Return ``polygon``, ``line`` or ``point``."""
        return KINDS[self.spec.geometry or ""]

    @property
    def tables(self) -> tuple[str, ...]:
        """Return the tables that the import may write: the layer and the one that shares its units."""
        return (self.key, *filter(None, [SIBLINGS.get(self.key)]))

    @property
    def fields(self) -> dict[str, Field]:
        """Return the fields that a file may fill."""
        own = {field.name: field for field in self.spec.fields if field.name not in WRITTEN_BY_US}
        if self.rule == UNIT:
            return {name: field for name, field in own.items() if name not in REGISTER_FIELDS}
        return own


def target_of(spec: Layer, spellings: Callable[[Any], Mapping[str, str]]) -> Target:
    """Return how a layer is imported.

    Args:
        spec: the layer.
        spellings: gives the coded value for each way to write it.
    """
    known = {field.name: spellings(field.values) for field in spec.fields if field.values}
    level = LEVELS.get(spec.primary)
    if level:
        return Target(spec, UNIT, level, known)
    if spec.key == GROUPS:
        return Target(spec, BY_VILLAGE, None, known)
    return Target(spec, WHOLE if spec.geometry == "LineString" else NAMED, None, known)
