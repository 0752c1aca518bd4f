"""Text tables: encoding and delimiter found out, whatever program wrote them."""

from __future__ import annotations

import codecs
import csv
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from ...analysis.errors import InputError
from .table import MAX_COLUMNS, MAX_ROWS, Note, Row, Sheet, trimmed

SAMPLE_BYTES = 1 << 20
SAMPLE_LINES = 60
DELIMITERS = (",", "\t", ";", "|", "，", "；")
BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
GUESSES = ("utf-8", "gb18030")
TITLES = {"utf-8-sig": "UTF-8", "utf-8": "UTF-8", "gb18030": "GBK / GB18030", "utf-16": "UTF-16"}
MOST_ZEROS = 0.2
"""Share of zero bytes from which a text is taken for UTF-16 without its mark."""
ALLOWED = frozenset("\t\r\n\f\v\x1a\0")

NO_ENCODING = (
    "The file {file} is no text in UTF-8, GBK, GB18030 or UTF-16. "
    "Open it in the program that made it and save it as CSV (UTF-8) or XLSX."
)
NOT_A_TABLE = "The file {file} is not a text table ({reason}). Save the table as CSV (UTF-8) or XLSX."
TOO_LONG = "The table {file} has more than {rows} rows or {columns} columns. Give the part with names only."
READ_AS = "{file}: read as {encoding}, columns separated by {delimiter}."
CANNOT_OPEN = "The file {file} cannot be opened ({reason}). Close it in other programs, or copy it to another folder."


def read(file: Path) -> Sheet:
    """Return the cells of a text table; each stays text.

    Raises:
        InputError: no known encoding, no table, or too long.
    """
    try:
        with file.open("rb") as stream:
            sample = stream.read(SAMPLE_BYTES)
        for encoding in _encodings(sample):
            try:
                return _read(file, encoding, sample)
            except UnicodeError:
                continue
    except OSError as error:
        raise InputError(CANNOT_OPEN, file=file, reason=error.strerror or error) from error
    raise InputError(NO_ENCODING, file=file)


def _encodings(sample: bytes) -> list[str]:
    """Return the encodings to try, the likeliest first."""
    for mark, encoding in BOMS:
        if sample.startswith(mark):
            return [encoding]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if even + odd > len(sample) * MOST_ZEROS:
        return ["utf-16-le" if odd > even else "utf-16-be"]
    return list(GUESSES)


def _read(file: Path, encoding: str, sample: bytes) -> Sheet:
    decoder = codecs.getincrementaldecoder(encoding)()
    start = decoder.decode(sample, final=len(sample) < SAMPLE_BYTES)
    odd = next((each for each in start if ord(each) < ord(" ") and each not in ALLOWED), None)
    if odd is not None:
        raise InputError(NOT_A_TABLE, file=file, reason=f"U+{ord(odd):04X}")
    delimiter = find_delimiter(start.splitlines()[:SAMPLE_LINES])
    rows: list[Row] = []
    with file.open(encoding=encoding, newline="") as stream:
        lines = (line.replace("\0", "").replace("\x1a", "") for line in stream)
        try:
            reader = csv.reader(lines, delimiter=delimiter)
            for cells in reader:
                rows.append((reader.line_num, trimmed([_cell(cell) for cell in cells])))
                if len(rows) > MAX_ROWS or len(cells) > MAX_COLUMNS:
                    raise InputError(TOO_LONG, file=file, rows=MAX_ROWS, columns=MAX_COLUMNS)
        except csv.Error as error:
            raise InputError(NOT_A_TABLE, file=file, reason=error) from error
    shown = "TAB" if delimiter == "\t" else delimiter
    title = TITLES.get(encoding, "UTF-16")
    return Sheet(file.name, rows, notes=[Note(READ_AS, file=file.name, encoding=title, delimiter=shown)])


def find_delimiter(lines: list[str]) -> str:
    """Return the separator that cuts most lines into the same number of columns; a comma where none does."""
    best, choice = (0.0, 0), ","
    for delimiter in DELIMITERS:
        counts = Counter(len(cells) for cells in _cut(lines, delimiter) if any(cells))
        columns, rows = max(counts.items(), key=lambda each: (each[0] > 1, each[1], each[0]), default=(0, 0))
        score = (rows / max(sum(counts.values()), 1), columns)
        if columns > 1 and score > best:
            best, choice = score, delimiter
    return choice


def _cut(lines: list[str], delimiter: str) -> Iterator[list[str]]:
    try:
        yield from csv.reader((line.replace("\0", "") for line in lines), delimiter=delimiter)
    except csv.Error:
        return


def _cell(cell: str) -> str | None:
    return cell if cell.strip() else None
