"""Which unit a name means; no answer where there is doubt.

Each different name is looked at once: as written, by its ending, with the township in front or in its own column, by
its code, in pinyin, and last as a misprint. Whatever contradicts itself (a village of another township, a code of
another unit) is never decided here but handed to the user with the candidates.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pandas as pd

from ...analysis.errors import Cancelled, InputError
from .deciding import CONFIDENCE, Answer, Decider
from .decisions import Decisions
from .register import Register

LEVELS = ("any", "township", "village")
METHODS = tuple(CONFIDENCE)
COLUMNS = ("code", "name", "method", "confidence", "candidates", "reason")
CANDIDATES_SHOWN = 12
CANCEL_EVERY = 500
PERCENT = 100.0

UNKNOWN_LEVEL = "The level {level} is not one of {levels}. Choose one of them."
UNEQUAL = "There are {names} names but {others} {what}. Give one for each name, or none at all."

__all__ = ["COLUMNS", "LEVELS", "METHODS", "match_names"]


def match_names(
    names: Sequence[object],
    register: Register,
    *,
    level: str = "any",
    parents: Sequence[object] | None = None,
    codes: Sequence[object] | None = None,
    decisions: pd.DataFrame | None = None,
    report: Callable[[float], None] | None = None,
    should_stop: Callable[[], bool] | None = None,
) -> pd.DataFrame:
    """Return the unit of each name, one row per name in the same order.

    Args:
        names: names as typed; a code typed in their place is read as one.
        register: units to match to.
        level: ``village`` (with communities), ``township`` or ``any`` (these and the district).
        parents: the township (or district) each row says it is in, as a name or a code; blank where it says none.
        codes: a code for each row, however damaged; blank where there is none.
        decisions: what the user decided before, see :mod:`.decisions`.
        report: hears the percentage done.
        should_stop: asked from time to time whether to stop.

    Returns:
        ``code`` and ``name`` (None where not decided), ``method`` (one of :data:`METHODS`), ``confidence`` (0 to 1),
        ``candidates`` ("code name; code name") and ``reason`` (a key of ``REASONS``, empty where there is none).

    Raises:
        InputError: an unknown level, or parents or codes of another number than the names.
        Cancelled: the user stopped.
    """
    if level not in LEVELS:
        raise InputError(UNKNOWN_LEVEL, level=level, levels=", ".join(LEVELS))
    keys = _rows(names, parents, codes)
    decider = Decider(register, level, Decisions(decisions, register))
    answers: dict[tuple, Answer] = {}
    for number, key in enumerate(keys):
        if key in answers:
            continue
        if number % CANCEL_EVERY == 0:
            if should_stop is not None and should_stop():
                raise Cancelled
            if report is not None:
                report(PERCENT * number / len(keys))
        answers[key] = decider.decide(*key)
    return _frame([answers[key] for key in keys], register)


def _rows(
    names: Sequence[object], parents: Sequence[object] | None, codes: Sequence[object] | None
) -> list[tuple[object, object, object]]:
    """Return name, township and code of each row."""
    columns = []
    for what, values in (("names", names), ("parents", parents), ("codes", codes)):
        listed = [None] * len(names) if values is None else list(values)
        if len(listed) != len(names):
            raise InputError(UNEQUAL, names=len(names), others=len(listed), what=what)
        columns.append([_hashable(value) for value in listed])
    return list(zip(*columns))


def candidate_text(codes: Sequence[str], register: Register) -> str:
    """Return candidates as "code name; code name", the first dozen of them."""
    shown = [f"{code} {register.units[code].name}" for code in codes[:CANDIDATES_SHOWN]]
    return "; ".join(shown + (["…"] if len(codes) > CANDIDATES_SHOWN else []))


def _hashable(value: object) -> object:
    """Return a key that tells 1, 1.0 and "1" apart from True, and takes every kind of missing for None."""
    if value is None or (isinstance(value, (str, int)) and not isinstance(value, bool)):
        return value
    if isinstance(value, float):
        return value if value == value else None
    return None if value is pd.NA or value is pd.NaT or value != value else str(value)


def _frame(answers: list[Answer], register: Register) -> pd.DataFrame:
    names = [register.units[answer.code].name if answer.code else None for answer in answers]
    found = {
        "code": [answer.code for answer in answers],
        "name": names,
        "method": [answer.method for answer in answers],
        "confidence": [answer.confidence for answer in answers],
        "candidates": [candidate_text(answer.candidates, register) for answer in answers],
        "reason": [answer.reason for answer in answers],
    }
    frame = pd.DataFrame({column: pd.Series(found[column], dtype=object) for column in COLUMNS})
    return frame.astype({"confidence": "float64"})
