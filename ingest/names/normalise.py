"""Names as people type them to names that can be compared: padding, widths, endings, pinyin.

A name is *cleaned* (width, blanks, separators, numbering), then its ending is read: 村民委员会, 村委会 and 村 all stand
for 村. The endings are data (``endings.csv``).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from .characters import rows

BLANKS = frozenset(
    {"", "-", "--", "/", "\\", "无", "空", "缺", "未知", "不详", "na", "n/a", "nan", "null", "none", "<na>", "nil", "0"}
)
"""What people write into a cell that holds nothing, in lower case."""
TOTALS = frozenset(
    {
        "合计",
        "总计",
        "小计",
        "共计",
        "总和",
        "平均",
        "合 计",
        "总 计",
        "全区合计",
        "全县合计",
        "全区",
        "全县",
        "total",
        "sum",
    }
)
"""Rows that add up others."""
_SEPARATORS = re.compile(r"[\s/\\|>·•‧,，。;；:：_~\-‐‑–—─]+")
_NUMBERING = re.compile(r"^(?:\(?\d{1,3}[.、)](?!\d)|\([一二三四五六七八九十]{1,3}\)|[①-⑳])")
_QUOTES = "'\"`‘’“”「」『』《》*#"
_LATIN = re.compile(r"[a-z]")
_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff\u3007]")


@dataclass(frozen=True)
class Ending:
    """An ending of names of one level, and the standard one it stands for."""

    level: str
    text: str
    standard: str
    pinyin: str


@dataclass(frozen=True)
class Reading:
    """One way to read a name: its standard spelling, its core, and the ending that was typed."""

    name: str
    core: str
    ending: Ending


@lru_cache(maxsize=1)
def endings() -> tuple[Ending, ...]:
    """Return the endings, longest first."""
    found = [Ending(row["level"], row["ending"], row["standard"], row["pinyin"]) for row in rows("endings.csv")]
    return tuple(sorted(found, key=lambda ending: -len(ending.text)))


@lru_cache(maxsize=1)
def _peoples() -> re.Pattern[str]:
    names = sorted((row["name"] for row in rows("peoples.csv")), key=len, reverse=True)
    return re.compile("|".join(names))


def clean(value: object) -> str:
    """Return a name without padding, separators, quotes and numbering, in half width; empty for none."""
    text = unicodedata.normalize("NFKC", "" if value is None or value != value else str(value))
    if text.strip().casefold() in BLANKS:
        return ""
    text = "".join(each for each in text if each.isspace() or unicodedata.category(each)[0] != "C")
    text = text.replace("〔", "(").replace("〕", ")").replace("[", "(").replace("]", ")").replace("【", "(")
    text = text.replace("】", ")").strip().strip(_QUOTES)
    if is_latin(text):
        return text.strip()
    text = _NUMBERING.sub("", text.strip())
    text = _SEPARATORS.sub("", text).strip(_QUOTES)
    return "" if text.casefold() in BLANKS else text


def is_latin(text: str) -> bool:
    """Tell whether a name is written in pinyin: letters, no Chinese character."""
    plain = unicodedata.normalize("NFD", text.casefold())
    return bool(_LATIN.search(plain)) and not _HAN.search(text)


def readings(text: str) -> Iterator[Reading]:
    """Yield the ways to read a name by its ending: 香树村村民委员会 and 香树村委会 are both 香树村."""
    seen = set()
    for ending in endings():
        core = text[: -len(ending.text)]
        if not core or not text.endswith(ending.text):
            continue
        names = [core + ending.standard]
        if core.endswith(ending.standard) and len(core) > len(ending.standard):
            names.insert(0, core)
        for name in names:
            if name not in seen:
                seen.add(name)
                yield Reading(name, name[: -len(ending.standard)], ending)


def split(name: str) -> tuple[str, Ending | None]:
    """Return core and ending of a name; the whole name and None where it has no ending."""
    first = next(readings(name), None)
    return (name, None) if first is None else (first.core, first.ending)


def without_peoples(core: str) -> str:
    """Return the core of an ethnic township: 石桥苗族土家族 is 石桥; other cores as they are."""
    match = re.search(f"(?:{_peoples().pattern})+$", core)
    return core[: match.start()] or core if match else core


def peoples(text: str) -> set[str]:
    """Return the peoples named in a text."""
    return set(_peoples().findall(text))


def plain_pinyin(text: str) -> str:
    """Return pinyin as bare letters: no tones (marks or digits), blanks, apostrophes; ü and v become u."""
    decomposed = unicodedata.normalize("NFD", text.casefold())
    return re.sub("[^a-z]", "", decomposed).replace("v", "u")
