"""Numbers, headings and names as a card writes them."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from ..briefing.pinyin import beside
from ..layers import codes
from ..layers.catalog import BY_KEY
from ..processing.base import translate
from .card_tables import Tables

M_PER_KM = 1000.0
NONE = "—"


@dataclass(frozen=True)
class Words:
    """Titles, codes and names of a workspace in one language."""

    tables: Tables
    locale: str

    @property
    def chinese(self) -> bool:
        """Tell whether the card is in Chinese."""
        return self.locale.startswith("zh")

    def title(self, table: str) -> str:
        """Return what a layer is called; one that is none of the planner's keeps its name."""
        spec = BY_KEY.get(table)
        if spec is None:
            return table
        return spec.zh if self.chinese else spec.en

    def head(self, table: str, field: str, *, unit: bool = True) -> str:
        """Return the heading of a field, with its unit."""
        spec = next(each for each in BY_KEY[table].fields if each.name == field)
        text = spec.zh if self.chinese else spec.en
        if not unit or not spec.unit:
            return text
        if self.chinese:
            return f"{text}（{spec.unit}）"
        # What is only counted (个, 人) has no unit in English.
        return text if any(unicodedata.category(letter) == "Lo" for letter in spec.unit) else f"{text} ({spec.unit})"

    def value(self, table: str, field: str, value: object) -> str:
        """Return what a coded value means, a dash for none."""
        spec = next(each for each in BY_KEY[table].fields if each.name == field)
        return NONE if missing(value) else codes.label(spec.values, str(value), self.locale)

    def name(self, table: str, code: object) -> str:
        """Return the name of a village or township, in English with its pinyin; the code where there is none."""
        row = self.tables.row(table, **{BY_KEY[table].primary: code}) if code else None
        return self.named(row) if row else str(code or "")

    def named(self, row: Mapping[str, object]) -> str:
        """Return the name in a row, in English with its pinyin."""
        return beside(str(row["name"] or ""), str(row.get("pinyin") or ""), self.locale)

    def joined(self, parts: list[str]) -> str:
        """Join parts of a list."""
        return ("、" if self.chinese else ", ").join(parts)


def missing(value: object) -> bool:
    """Tell whether there is no value: None, empty or not a number."""
    return value is None or value == "" or value != value


def metres(value: float) -> str:
    """Return a length in m, from a kilometre on in km; a dash for none."""
    if missing(value):
        return NONE
    if round(value) < M_PER_KM:
        return translate("{n} m").format(n=f"{value:.0f}")
    return translate("{n} km").format(n=f"{value / M_PER_KM:.2f}")


def minutes(value: float) -> str:
    """Return minutes; a dash for none."""
    return NONE if missing(value) else translate("{n} minutes").format(n=f"{value:.1f}")


def limit(value: float, unit: str) -> str:
    """Return a limit as the planner has given it; ``unit`` is ``min`` or ``m``."""
    text = translate("{n} minutes") if unit == "min" else translate("{n} m")
    return text.format(n=f"{value:g}")


def number(value: float) -> str:
    """Return a whole number; a dash for none."""
    return NONE if missing(value) else f"{value:.0f}"
