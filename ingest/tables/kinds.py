"""What kind of field a column of cells becomes: numbers only where nothing of a code could be lost."""

from __future__ import annotations

import re

import pandas as pd

WHOLE = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,14})")
DECIMAL = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,14})(?:\.[0-9]+)?")
CODE_LENGTHS = frozenset({6, 9, 12, 14, 15, 18})
"""Digits of administrative codes, group codes and identity numbers: a column of these stays text."""
LARGEST_WHOLE = 10**15


def typed(frame: pd.DataFrame) -> tuple[pd.DataFrame, dict[str, str]]:
    """Return the table with columns of one kind each, and the kind (``integer``, ``real`` or ``text``) by column."""
    columns, kinds = {}, {}
    for name in frame.columns:
        columns[name], kinds[name] = _column(frame[name])
    return pd.DataFrame(columns, index=frame.index), kinds


def _column(cells: pd.Series) -> tuple[pd.Series, str]:
    given = cells.dropna()
    texts = [str(int(cell)) if _is_whole(cell) else str(cell).strip() for cell in given]
    lengths = {len(text) for text in texts}
    plain = bool(texts) and not any(isinstance(cell, bool) for cell in given)
    code = len(lengths) == 1 and lengths <= CODE_LENGTHS
    if plain and not code and all(map(WHOLE.fullmatch, texts)):
        return pd.Series([int(text) for text in texts], given.index).reindex(cells.index).astype("Int64"), "integer"
    if plain and not code and all(map(DECIMAL.fullmatch, texts)):
        return pd.Series([float(text) for text in texts], given.index).reindex(cells.index), "real"
    if plain and all(isinstance(cell, float) and cell == cell for cell in given) and not code:
        return given.astype("float64").reindex(cells.index), "real"
    return pd.Series(texts, given.index, dtype=object).reindex(cells.index), "text"


def _is_whole(cell: object) -> bool:
    return isinstance(cell, float) and cell.is_integer() and abs(cell) < LARGEST_WHOLE
