"""Titles, headers of one to three rows, totals and remarks told from the data.

Merged cells decide where there are any: a header cell that spans several columns has the row below it for its parts,
one that spans several rows is as tall as the header. Without them (text files) blanks do: a header row with gaps
that the next row fills belongs together with it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from ...analysis.errors import InputError
from ..names.normalise import TOTALS, clean
from .table import Merge, Note, Row, Sheet, Skipped, Table, filled, trimmed

MOST_HEADER_ROWS = 4
LOOKED_AT = 60
"""Rows at the top among which the header is looked for."""
HEADER_SHARE = 0.5
"""Share of the columns that a header row fills more than; a title fills fewer."""
LEAST_TITLES = 3
"""Different texts in a header row, where the table has as many columns."""
SHORTEST_ROW = 2
"""The same, where one of its cells reaches over several rows, as those of titles do not."""
LEAST_NUMBERED = 3
"""Columns from which a row 1 2 3 is taken for their numbers."""
MOST_STATEMENTS = 3
JOINT = "_"
UNNAMED = "column_"
REMARK = re.compile(
    r"^(?:注|说明|备注|附注|填表|填报|制表|审核|复核|审批|负责人|单位负责人|分管|经办|联系|电话|数据来源|资料来源|来源|打印|统计时间|note|source)"
    r"(?:人|单位|日期|时间|领导|签字|签章|电话)?\s*(?:[:：.、\d（(]|$)",
    re.IGNORECASE,
)
COLONS = ":："
"""With one of them behind the word, no other cell makes the row data: 填表人：…　审核：…　日期：…"""
_NUMBER = re.compile(r"[-+]?[0-9][0-9,]*(?:\.[0-9]*)?%?")
_ORDER = re.compile(r"^\(?[0-9]{1,3}\)?$|^[甲乙丙丁]$")
TEXT_SHOWN = 40

NO_ROWS = "{file} has a header but no rows of data. Give another file or sheet."
NO_TABLE = "{file} holds no table. Give a file with one row per village or township."
TWICE = "{sheet}: the column names {names} stand more than once; the later ones are numbered."
HEADER = "{sheet}: row {rows} is the header; the data begin in row {first}."
LEFT_OUT = "{sheet}: {n} rows are no data and left out ({rows})."


def to_table(sheet: Sheet, *, file: Path, header_rows: int | None = None) -> Table:
    """Return the data of a sheet under one line of names.

    Args:
        sheet: cells with their merges.
        file: for the sentences.
        header_rows: number of header rows if the user says it, 0 for none.

    Raises:
        InputError: no row of data is left.
    """
    rows = [(number, cells) for number, cells in _unmerged(sheet) if cells]
    if not rows:
        raise InputError(NO_TABLE, file=file)
    width = max(len(cells) for _, cells in rows)
    start, size = _header(rows, sheet.merges, width, header_rows)
    lines = rows[start : start + size]
    names, twice = _names([cells for _, cells in lines], width)
    skipped = [_skip(row, "title") for row in rows[:start]]
    data, left_out = _data(rows[start + size :], lines, width)
    skipped += left_out
    if not data:
        raise InputError(NO_ROWS if size else NO_TABLE, file=file)
    frame = pd.DataFrame(
        [cells + [None] * (width - len(cells)) for _, cells in data],
        columns=names, index=[number for number, _ in data], dtype=object,
    )  # fmt: skip
    unnamed = [name for name in names if name.startswith(UNNAMED) and frame[name].isna().all()]
    frame = frame.drop(columns=unnamed)
    notes = [*sheet.notes, *_notes(sheet.name, lines, data[0][0], skipped, twice)]
    return Table(file.name, frame, notes, skipped, tuple(number for number, _ in lines))


def _unmerged(sheet: Sheet) -> list[Row]:
    """Return the rows with the text of merged cells in each of them; a number stays in the first, or sums go wrong."""
    rows = {number: list(cells) for number, cells in sheet.rows}
    for top, left, bottom, right in sheet.merges:
        first = rows.get(top, [])
        value = first[left - 1] if len(first) >= left else None
        if not isinstance(value, str):
            continue
        for number in range(top, bottom + 1):
            cells = rows.get(number)
            if cells is not None:
                cells.extend([None] * (right - len(cells)))
                cells[left - 1 : right] = [value] * (right - left + 1)
    return [(number, trimmed(cells)) for number, cells in sorted(rows.items())]


def _header(rows: list[Row], merges: Sequence[Merge], width: int, wanted: int | None) -> tuple[int, int]:
    """Return the place of the first header row and how many there are."""
    start = _first_full(rows[:LOOKED_AT], width, merges)
    if wanted is not None:
        return start, min(wanted, len(rows) - start)
    if any(_is_number(cell) for cell in filled(rows[start][1])):
        return start, 0
    size, limit = 1, min(MOST_HEADER_ROWS, len(rows) - start - 1)
    while size < limit and _continues(rows[start + size - 1], rows[start + size], merges, width):
        size += 1
    return start, size


def _first_full(rows: list[Row], width: int, merges: Sequence[Merge]) -> int:
    """Return the first row with as many cells as a table needs, the first of all where none has."""
    counts = [sum(1 for _ in filled(cells)) for _, cells in rows]
    usual = min(width, sorted(counts)[len(counts) // 2])
    tall = {top for top, left, bottom, right in merges if bottom > top and right - left + 1 < width}
    for place, (count, (number, cells)) in enumerate(zip(counts, rows)):
        # A title merged over the whole table fills its row with one text, or two with the number of the form.
        different = len({str(cell) for cell in filled(cells)})
        least = min(usual, SHORTEST_ROW if number in tall else LEAST_TITLES)
        if different >= least and count > usual * HEADER_SHARE and not _is_statement(cells):
            return place
    return 0


def _is_statement(cells: list[object]) -> bool:
    """Tell whether a row says something about the table (填报单位：…) and heads no columns."""
    texts = [str(cell) for cell in filled(cells)]
    return len(set(texts)) <= MOST_STATEMENTS and all("：" in text or ":" in text for text in set(texts))


def _continues(upper: Row, lower: Row, merges: Sequence[Merge], width: int) -> bool:
    """Tell whether the row below a header row belongs to the header too."""
    for top, left, bottom, right in merges:
        spans_columns = top <= upper[0] <= bottom and right > left and bottom == upper[0]
        if top <= upper[0] < bottom or (spans_columns and _differ(lower[1][left - 1 : right])):
            return not any(_is_number(cell) for cell in filled(lower[1]))
    if merges and any(top <= upper[0] <= bottom for top, _, bottom, _ in merges):
        return False
    gaps = [place for place in range(width) if place >= len(upper[1]) or upper[1][place] is None]
    under = [place for place in gaps if place < len(lower[1]) and lower[1][place] is not None]
    texts = not any(_is_number(cell) for cell in filled(lower[1]))
    fewer = sum(cell is not None for cell in lower[1]) < width
    return bool(gaps) and len(under) == len(gaps) and texts and fewer


def _differ(cells: list[object]) -> bool:
    return len({str(cell) for cell in filled(cells)}) > 1


def _names(lines: list[list[object]], width: int) -> tuple[list[str], list[str]]:
    """Return one different name per column, and those that stood more than once."""
    padded = [_spread(cells + [None] * (width - len(cells)), last=cells is lines[-1]) for cells in lines]
    names: list[str] = []
    taken: set[str] = set()
    twice: list[str] = []
    for place in range(width):
        parts = dict.fromkeys(part for part in (_title(line[place]) for line in padded) if part)
        name = JOINT.join(parts) or f"{UNNAMED}{place + 1}"
        if name.casefold() in taken:
            twice.append(name)
        names.append(_numbered(name, taken))
        taken.add(names[-1].casefold())
    return names, list(dict.fromkeys(twice))


def _spread(cells: list[object], *, last: bool) -> list[object]:
    """Return an upper header row with each text spread to the right over the gaps, as merged cells look in text."""
    if last:
        return cells
    spread: list[object] = []
    for cell in cells:
        spread.append(cell if cell is not None or not spread else spread[-1])
    return spread


def _title(cell: object) -> str:
    text = unicodedata.normalize("NFKC", "" if cell is None else str(cell))
    return re.sub(r"\s+", "" if re.search(r"[\u3400-\u9fff]", text) else " ", text).strip()


def _numbered(name: str, taken: set[str]) -> str:
    number, found = 1, name
    while found.casefold() in taken:
        number += 1
        found = f"{name}{JOINT}{number}"
    return found


def _data(rows: list[Row], header: list[Row], width: int) -> tuple[list[Row], list[Skipped]]:
    """Return the rows of data, and those that are none with the reason."""
    titles = [tuple(_title(cell) for cell in trimmed(cells)) for _, cells in header]
    kept: list[Row] = []
    skipped: list[Skipped] = []
    for place, row in enumerate(rows):
        why = (
            "numbering"
            if place == 0 and header and len(rows) > 1 and _is_numbering(row[1])
            else _why_no_data(row[1], titles)
        )
        if why:
            skipped.append(_skip(row, why))
        else:
            kept.append(row)
    while len(kept) > 1 and width > 2 and _is_remark(kept[-1][1]):
        skipped.append(_skip(kept.pop(), "remark"))
    return kept, sorted(skipped, key=lambda each: each.row)


def _why_no_data(cells: list[object], titles: list[tuple[str, ...]]) -> str:
    given = [cell for cell in filled(cells) if isinstance(cell, str)]
    texts = [clean(cell) for cell in given[:2]]
    if any(text.casefold() in TOTALS for text in texts):
        return "total"
    if tuple(_title(cell) for cell in cells) in titles:
        return "header"
    remark = REMARK.match(given[0].strip()) if given else None
    few = len({str(cell) for cell in filled(cells)}) <= len(cells) / 2
    if remark and (few or (remark[0][-1] in COLONS and given[0] is next(filled(cells)))):
        return "remark"
    return ""


def _is_remark(cells: list[object]) -> bool:
    """Tell whether a row at the end holds one text and nothing else."""
    found = {str(cell) for cell in filled(cells)}
    return len(found) == 1 and isinstance(next(filled(cells)), str) and (cells[0] is not None)


def _is_numbering(cells: list[object]) -> bool:
    """Tell whether a row under the header only numbers the columns: 甲 乙 1 2 3."""
    texts = [_title(cell) for cell in filled(cells)]
    numbers = [int(text.strip("()")) for text in texts if text.strip("()").isdigit()]
    ordered = numbers == list(range(1, len(numbers) + 1))
    return len(texts) >= LEAST_NUMBERED and len(numbers) > 1 and all(_ORDER.match(text) for text in texts) and ordered


def _is_number(cell: object) -> bool:
    if isinstance(cell, str):
        return bool(_NUMBER.fullmatch(unicodedata.normalize("NFKC", cell).strip()))
    return isinstance(cell, (int, float)) and not isinstance(cell, bool)


def _skip(row: Row, why: str) -> Skipped:
    texts = dict.fromkeys(str(cell).strip() for cell in filled(row[1]))
    return Skipped(row[0], why, " ".join(texts)[:TEXT_SHOWN])


def _notes(sheet: str, header: list[Row], first: int, skipped: list[Skipped], twice: list[str]) -> list[Note]:
    notes = []
    if header:
        numbers = [number for number, _ in header]
        shown = str(numbers[0]) if len(numbers) == 1 else f"{numbers[0]}-{numbers[-1]}"
        notes.append(Note(HEADER, sheet=sheet, rows=shown, first=first))
    if twice:
        notes.append(Note(TWICE, sheet=sheet, names=", ".join(twice)))
    if skipped:
        shown = "; ".join(f"{each.row}: {each.text}" for each in skipped[:8])
        notes.append(Note(LEFT_OUT, sheet=sheet, n=len(skipped), rows=shown))
    return notes
