"""Administrative codes as spreadsheets leave them: 500156001.0, 5.00156E+11, '500156001, ="500156001", 0500156001."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from .normalise import BLANKS
from .register import DISTRICT_DIGITS, LENGTHS, TOWN_DIGITS, Register

BLANK, KNOWN, REPAIRED, LOST, ELSEWHERE, UNKNOWN = "blank", "known", "repaired", "lost", "elsewhere", "unknown"
MAX_DIGITS = 12
"""Digits of the longest code; the statistics bureau also writes shorter ones with zeros behind up to here."""
_MARKS = re.compile(r"[\s,'\"`‘’“”=]+")
_WHOLE = re.compile(r"([0-9]+)(?:\.0*)?")
_POWER = re.compile(r"([0-9])(?:\.([0-9]*))?[eE]\+?([0-9]{1,2})")


@dataclass(frozen=True)
class CodeReading:
    """What a code says.

    ``units`` is the one unit when ``known`` or ``repaired`` (a damaged or former code), those it may mean when
    digits were ``lost`` or a former code became several, and the township it lies in, if known, when ``unknown``.
    """

    state: str
    units: tuple[str, ...] = ()


def read_code(value: object, register: Register) -> CodeReading:
    """Return what a cell with a code says; a cell that holds no digits says nothing."""
    text = code_text(value)
    if not text:
        return CodeReading(BLANK)
    power = _POWER.fullmatch(text)
    if power:
        return _from_power(power, register)
    whole = _WHOLE.fullmatch(text)
    if not whole:
        return CodeReading(BLANK)
    return _from_digits(whole[1], register, clean=whole[1] == text)


def code_text(value: object) -> str:
    """Return a cell as the text of a code: half width, without quotes, blanks and thousands separators."""
    if value is None or isinstance(value, bool) or value != value:
        return ""
    if isinstance(value, float):
        value = int(value) if value.is_integer() else repr(value)
    text = unicodedata.normalize("NFKC", str(value))
    text = "".join(each for each in text if unicodedata.category(each)[0] != "C")
    text = _MARKS.sub("", text)
    return "" if text.casefold() in BLANKS else text


def looks_like_code(value: object) -> bool:
    """Tell whether a cell holds what may be a code, damaged or not."""
    text = code_text(value)
    whole = _WHOLE.fullmatch(text)
    return bool(_POWER.fullmatch(text)) or bool(whole and len(whole[1].lstrip("0")) in (*LENGTHS, MAX_DIGITS))


def _from_digits(digits: str, register: Register, *, clean: bool) -> CodeReading:
    state = KNOWN if clean else REPAIRED
    if digits.startswith("0"):
        digits, state = digits.lstrip("0"), REPAIRED
    before = register.old_codes.get(digits, set())
    if digits in register.units and before <= {digits}:
        return CodeReading(state, (digits,))
    if digits in register.units or before:
        found = tuple(sorted(before | ({digits} & register.units.keys())))
        return CodeReading(REPAIRED if len(found) == 1 else LOST, found)
    if len(digits) == MAX_DIGITS:
        shorter = _padded(digits, register, state)
        if shorter is not None:
            return shorter
    if len(digits) < DISTRICT_DIGITS or digits in register.old_codes:
        return CodeReading(UNKNOWN)
    district, town = digits[:DISTRICT_DIGITS], digits[:TOWN_DIGITS]
    if district not in register.districts and district not in register.old_codes:
        return CodeReading(ELSEWHERE)
    # Codes of villages changed with those of their township, and not digit by digit: they only say where to look.
    towns = {town} & register.units.keys() | register.old_codes.get(town, set())
    return CodeReading(UNKNOWN, tuple(sorted(towns)) if len(digits) == MAX_DIGITS else ())


def _padded(digits: str, register: Register, state: str) -> CodeReading | None:
    """Return a township or district written with zeros behind.

    500156000000 may be the district, or any code of it that a spreadsheet shortened to 5.00156E+11 and saved so.
    """
    if digits.endswith("0" * (MAX_DIGITS - DISTRICT_DIGITS)):
        found = tuple(sorted(code for code in register.units if code.startswith(digits[:DISTRICT_DIGITS])))
        return CodeReading(LOST, found) if found else None
    if not digits.endswith("0" * (MAX_DIGITS - TOWN_DIGITS)):
        return None
    town = digits[:TOWN_DIGITS]
    if town in register.units or town in register.old_codes:
        return _from_digits(town, register, clean=state == KNOWN)
    return None


def _from_power(power: re.Match[str], register: Register) -> CodeReading:
    """Return the codes that a spreadsheet would have written so."""
    digits, length = power[1] + (power[2] or ""), int(power[3]) + 1
    if length <= len(digits):
        return _from_digits(digits[:length], register, clean=False)
    if length not in LENGTHS:
        return CodeReading(UNKNOWN)
    found = {code for code in register.units if len(code) == length and _rounded(code, len(digits)) == digits}
    for old, units in register.old_codes.items():
        if len(old) == length and _rounded(old, len(digits)) == digits:
            found |= units
    if found:
        return CodeReading(LOST, tuple(sorted(found)))
    district = digits[:DISTRICT_DIGITS]
    return CodeReading(UNKNOWN if district in register.districts | register.old_codes.keys() else ELSEWHERE)


def _rounded(code: str, digits: int) -> str:
    """Return the first digits of a code, rounded as spreadsheets round."""
    scaled = Decimal(code).scaleb(digits - len(code))
    return str(scaled.to_integral_value(ROUND_HALF_UP))
