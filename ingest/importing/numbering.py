"""Numbers of villager groups, and codes for rows that have none."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Any

import pandas as pd

_DIGITS = {"零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_HAN = "".join(_DIGITS) + "十百"
_GROUP = re.compile(rf"第?\s*(\d+|[{_HAN}]+)\s*(?:村民小组|小组|组|社|队)")
_CODE = re.compile(r"^(\D*?)(\d+)$")
GROUP_DIGITS = 3


def group_number(name: Any) -> int | None:
    """Return the number in the name of a group: 芋荷村1组, 第十二村民小组, 3社; None where it has none."""
    if name is None or pd.isna(name):
        return None
    text = unicodedata.normalize("NFKC", str(name)).strip()
    found = _GROUP.findall(text)
    if found:
        return _number(found[-1])
    return int(text) if text.isdigit() else None


def _number(text: str) -> int | None:
    """Return a whole number written in digits or in Chinese, up to 999."""
    if text.isdigit():
        return int(text)
    total, digit = 0, 0
    for character in text:
        if character in "十百":
            total += (digit or 1) * (10 if character == "十" else 100)
            digit = 0
        else:
            digit = digit * 10 + _DIGITS[character]
    return total + digit


def new_codes(taken: Iterable[object], count: int) -> list[str]:
    """Return codes that continue the ones taken, in their form: after W-01 … W-51 comes W-52.

    Args:
        taken: codes in use; the form most of them share is continued. Without any, rows are numbered from 1.
        count: how many are needed.
    """
    parts = [match for code in taken if code is not None and (match := _CODE.match(str(code)))]
    prefixes = [match[1] for match in parts]
    prefix = max(sorted(set(prefixes)), key=prefixes.count) if prefixes else ""
    numbers = [match[2] for match in parts if match[1] == prefix]
    last = max((int(number) for number in numbers), default=0)
    width = max((len(number) for number in numbers), default=1)
    return [f"{prefix}{last + step:0{width}d}" for step in range(1, count + 1)]


def new_group_codes(villages: Iterable[str], numbers: Iterable[int | None], taken: Iterable[str]) -> list[str]:
    """Return codes of groups: the village's code and three digits, the group's own number where it is free."""
    used = set(taken)
    wanted = list(zip(villages, numbers))
    codes: list[str | None] = []
    for village, number in wanted:
        code = f"{village}{number:0{GROUP_DIGITS}d}" if number else None
        codes.append(code if code is not None and code not in used else None)
        used.add(str(codes[-1]))
    following: dict[str, int] = {}
    for place, (village, _) in enumerate(wanted):
        if codes[place] is not None:
            continue
        step = following.get(village, 0) + 1
        while f"{village}{step:0{GROUP_DIGITS}d}" in used:
            step += 1
        following[village] = step
        codes[place] = f"{village}{step:0{GROUP_DIGITS}d}"
        used.add(str(codes[place]))
    return [str(code) for code in codes]
