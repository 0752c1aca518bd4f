"""The register: which administrative units there are, and every known way to write each of them."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

from ...analysis.errors import InputError
from ..addresses import quoted, sqlite_address
from .characters import fold, rows
from .normalise import clean, endings, plain_pinyin, readings, split, without_peoples

DISTRICT, TOWNSHIP, VILLAGE = "district", "township", "village"
LENGTHS = {6: DISTRICT, 9: TOWNSHIP, 12: VILLAGE}
"""Digits of a code by level (GB/T 2260, GB/T 10114, and the statistics bureau's village codes)."""
DISTRICT_DIGITS, TOWN_DIGITS = 6, 9
FORMER = ("旧称", "旧名", "曾用名", "former")
"""Kinds of alias that are names of the past; every other kind is another way to write the present one."""
_CODES = re.compile(r"(?<![0-9])[0-9]{6}(?:[0-9]{3})?(?:[0-9]{3})?(?![0-9])")
SHORTEST_CORE = 2
"""A single character without an ending says too little to be taken for a unit."""

NO_TABLE = "{file} has no table {table} with the fields {fields}. Give a workspace of this plugin, or its layers."
NOT_A_DATABASE = "{file} cannot be read as a GeoPackage ({reason}). Give a workspace of this plugin, or its layers."
NO_UNITS = "The register holds no {what}. Give the layers of townships and villages with their codes and names."


@dataclass(frozen=True)
class Unit:
    """A district, township, village or community."""

    code: str
    name: str
    level: str
    pinyin: str = ""
    full_name: str = ""

    @property
    def parents(self) -> tuple[str, ...]:
        """Return the codes of the unit itself and of those it lies in."""
        return tuple(dict.fromkeys((self.code, self.code[:TOWN_DIGITS], self.code[:DISTRICT_DIGITS])))


@dataclass(frozen=True)
class Form:
    """One way to write one unit; the lower the rank, the more it says."""

    code: str
    method: str
    rank: int
    text: str


@dataclass
class Register:
    """Units by code, the ways to write them, and the codes they had before."""

    units: dict[str, Unit]
    forms: dict[str, list[Form]] = field(default_factory=dict)
    pinyin: dict[str, list[Form]] = field(default_factory=dict)
    old_codes: dict[str, set[str]] = field(default_factory=dict)
    """Units by a code they had before; one code may have become several units."""
    gone: set[str] = field(default_factory=set)
    """Names of units that are no more and became no other."""

    @classmethod
    def from_frames(
        cls,
        townships: pd.DataFrame,
        villages: pd.DataFrame,
        communities: pd.DataFrame | None = None,
        aliases: pd.DataFrame | None = None,
        district: pd.DataFrame | None = None,
    ) -> Register:
        """Return the register of one or several districts.

        Args:
            townships: ``town_code``, ``name``, and where known ``full_name``, ``pinyin``.
            villages: ``village_code``, ``name``, and where known ``pinyin``.
            communities: as villages, or None.
            aliases: ``alias``, ``unit_code`` (may be blank when ``name`` lists several units, or where the unit is no
                more), ``name``, ``kind``, ``valid_until``, and where known ``old_code``: codes before, separated by 、.
                An alias of digits is such a code too.
            district: ``district_code``, ``name``, and where known ``pinyin``; else taken from the aliases.

        Raises:
            InputError: a table lacks codes or names, or there is no unit at all.
        """
        found: dict[str, Unit] = {}
        for frame, key in ((district, "district_code"), (townships, "town_code"), (villages, "village_code"),
                           (communities, "village_code")):  # fmt: skip
            found.update({unit.code: unit for unit in _units(frame, key)})
        if not found:
            raise InputError(NO_UNITS, what="townships or villages")
        register = cls(found)
        others = _texts(aliases, ("alias", "unit_code", "name", "kind", "valid_until", "old_code"))
        register._add_districts(others)
        for unit in register.units.values():
            register._add_unit(unit)
        for alias in others:
            register._add_alias(alias)
        return register

    @property
    def districts(self) -> set[str]:
        """Return the codes of the districts the units lie in."""
        return {code[:DISTRICT_DIGITS] for code in self.units}

    def level(self, code: str) -> str:
        """Return the level of a unit."""
        return self.units[code].level

    def _add_districts(self, aliases: list[dict[str, str]]) -> None:
        """Take districts that only the aliases name."""
        for alias in aliases:
            code = alias["unit_code"]
            if len(code) == DISTRICT_DIGITS and code not in self.units and alias["name"]:
                self.units[code] = Unit(code, alias["name"], DISTRICT)

    def _add_unit(self, unit: Unit) -> None:
        name = clean(unit.name)
        self._add(name, Form(unit.code, "exact", 0, name))
        for text, method in ((name, "full_name"), (clean(unit.full_name), "full_name")):
            if not text:
                continue
            self._add(text, Form(unit.code, method, 0, text))
            for reading in readings(text):
                self._add(reading.name, Form(unit.code, "full_name", 0, text))
            core, ending = split(text)
            short = without_peoples(core)
            if ending is not None and short != core:
                self._add(short + ending.standard, Form(unit.code, "short_form", 1, text))
            for each in {core, short}:
                if len(each) >= SHORTEST_CORE:
                    self._add(each, Form(unit.code, "short_form", 2, text))
        self._add_pinyin(unit, name)

    def _add_pinyin(self, unit: Unit, name: str) -> None:
        whole = plain_pinyin(unit.pinyin)
        if not whole:
            return
        self._put(self.pinyin, whole, Form(unit.code, "pinyin", 0, name))
        _, ending = split(name)
        if ending is None:
            return
        own = plain_pinyin(next(each.pinyin for each in endings() if each.text == ending.standard))
        if whole.endswith(own) and len(whole) > len(own):
            core = whole[: -len(own)]
            self._put(self.pinyin, core, Form(unit.code, "pinyin", 2, name))
            for other in endings():
                if other.level == unit.level and other.standard == ending.standard:
                    self._put(self.pinyin, core + plain_pinyin(other.pinyin), Form(unit.code, "pinyin", 0, name))

    def _add_alias(self, alias: dict[str, str]) -> None:
        text, meant = clean(alias["alias"]), self._meant(alias)
        for old in _CODES.findall(alias["old_code"] + " " + (text if text.isdigit() else "")):
            self.old_codes.setdefault(old, set()).update(meant)
        if not text or text.isdigit():
            return
        former = alias["kind"].startswith(FORMER) or bool(alias["valid_until"])
        if former and not meant:
            self.gone.add(fold(text))
        rank = 1 if split(text)[1] is not None else 2
        for code in meant:
            for each in {text, text.replace("(", "").replace(")", "")}:
                self._add(each, Form(code, "former_name" if former else "alias", rank, each))

    def _meant(self, alias: dict[str, str]) -> list[str]:
        """Return the units an alias stands for: its code, else the names listed."""
        if alias["unit_code"]:
            return [alias["unit_code"]] if alias["unit_code"] in self.units else []
        names = [clean(part) for part in re.split("[、,，;；/]", alias["name"])]
        return [form.code for name in names for form in self.forms.get(fold(name), ()) if form.rank == 0]

    def _add(self, text: str, form: Form) -> None:
        self._put(self.forms, fold(text), form)

    @staticmethod
    def _put(index: dict[str, list[Form]], key: str, form: Form) -> None:
        known = index.setdefault(key, [])
        if not any(each.code == form.code and each.rank <= form.rank for each in known):
            known.append(form)


def province(code: str) -> dict[str, str]:
    """Return name, short name and pinyin of the province of a code, empty where the code has none."""
    return next((row for row in rows("provinces.csv") if row["code"] == code[:2]), {})


def read_register(gpkg: Path) -> Register:
    """Return the register of a workspace, or of the GeoPackage that comes with the plugin.

    Raises:
        InputError: no such file, no GeoPackage, or it lacks the layers of townships and villages.
    """
    gpkg = Path(gpkg)
    if not gpkg.is_file():
        raise InputError("There is no file {file}. Check the path.", file=gpkg)
    try:
        with closing(sqlite3.connect(_read_only(gpkg), uri=True)) as connection:
            tables = {key: _table(connection, key) for key in ("townships", "villages", "communities", "district")}
            aliases = _table(connection, "name_aliases")
    except sqlite3.DatabaseError as error:
        raise InputError(NOT_A_DATABASE, file=gpkg, reason=error) from error
    needed = []
    for key, code in (("townships", "town_code"), ("villages", "village_code")):
        frame = tables[key]
        if frame is None or not {code, "name"} <= set(frame.columns):
            raise InputError(NO_TABLE, file=gpkg, table=key, fields=f"{code}, name")
        needed.append(frame)
    townships, villages = needed
    return Register.from_frames(townships, villages, tables["communities"], aliases, tables["district"])


def _table(connection: sqlite3.Connection, name: str) -> pd.DataFrame | None:
    """Return a table without its geometry, None where there is none of that name."""
    columns = [row[1] for row in connection.execute(f"PRAGMA table_info({quoted(name)})")]
    wanted = [column for column in columns if column not in ("fid", "geom", "geometry")]
    if not wanted:
        return None
    chosen = ", ".join(map(quoted, wanted))
    return pd.DataFrame(connection.execute(f"SELECT {chosen} FROM {quoted(name)}").fetchall(), columns=wanted)


def _units(frame: pd.DataFrame | None, key: str) -> Iterable[Unit]:
    if frame is None or not len(frame):
        return
    missing = [name for name in (key, "name") if name not in frame.columns]
    if missing:
        raise InputError(
            "A table of the register has no field {field}; it has {fields}. Choose the layer with codes and names.",
            field=missing[0],
            fields=", ".join(map(str, frame.columns)),
        )
    for row in _texts(frame, (key, "name", "pinyin", "full_name")):
        level = LENGTHS.get(len(row[key]))
        if row["name"] and level is not None and row[key].isdigit():
            yield Unit(row[key], row["name"], level, row["pinyin"], row["full_name"])


def _texts(frame: pd.DataFrame | None, fields: tuple[str, ...]) -> list[dict[str, str]]:
    """Return rows of text, blank where a value or a field is missing."""
    if frame is None:
        return []
    table = frame.reindex(columns=list(fields)).astype(object)
    table = table.where(table.notna(), "").astype(str).apply(lambda column: column.str.strip())
    return table.to_dict("records")


def _read_only(gpkg: Path) -> str:
    """Return the address to read a file by without a lock, unless somebody is writing to it."""
    busy = gpkg.with_name(f"{gpkg.name}-wal").exists()
    return sqlite_address(gpkg.resolve(), f"mode=ro{'' if busy else '&immutable=1'}")
