"""Whatever the bytes: a table, or one sentence."""

import io
from functools import lru_cache

import openpyxl
import pandas as pd
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wulong_planner.analysis.errors import InputError
from wulong_planner.ingest.tables import Table, read_table
from wulong_planner.ingest.tables.kinds import typed

FEW = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
START = [
    b"",
    b"PK\x03\x04",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    b"SQLite format 3\0",
    b"\xff\xfe",
    b"a,b\n1,2\n",
    b"\x03",
]


def _try(path):
    try:
        table = read_table(path)
    except InputError as error:
        assert str(path) in str(error)
        return
    assert isinstance(table, Table) and len(table.frame) and table.frame.columns.is_unique
    typed(table.frame)


@FEW
@given(
    start=st.sampled_from(START),
    content=st.binary(max_size=300),
    suffix=st.sampled_from(["csv", "xlsx", "dbf", "xls", "txt"]),
)
def test_random_bytes(tmp_path, start, content, suffix):
    path = tmp_path / f"fuzz.{suffix}"
    path.write_bytes(start + content)
    _try(path)


@FEW
@given(text=st.text(max_size=300), encoding=st.sampled_from(["utf-8", "gb18030", "utf-16"]))
def test_random_text(tmp_path, text, encoding):
    path = tmp_path / "fuzz.csv"
    path.write_bytes(text.encode(encoding, "replace"))
    _try(path)


@lru_cache(maxsize=1)
def _workbook():
    book = openpyxl.Workbook()
    for row in (["村", "人口", None], [None, "户", "人"], ["双河村", 1, 2], ["合计", 1, 2]):
        book.active.append(row)
    book.active.merge_cells("B1:C1")
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


@FEW
@given(places=st.lists(st.tuples(st.floats(0, 0.999), st.integers(0, 255)), min_size=1, max_size=6))
def test_a_workbook_with_changed_bytes(tmp_path, places):
    content = bytearray(_workbook())
    for place, value in places:
        content[int(place * len(content))] = value
    path = tmp_path / "fuzz.xlsx"
    path.write_bytes(bytes(content))
    _try(path)


cells = st.one_of(
    st.none(), st.text(max_size=6), st.integers(), st.floats(allow_nan=False), st.sampled_from(["合计", "甲", "1"])
)


@FEW
@given(rows=st.lists(st.lists(cells, max_size=5), max_size=8), header=st.sampled_from([None, 0, 1, 3]))
def test_any_cells_are_told_apart_without_losing_a_row(tmp_path, rows, header):
    from wulong_planner.ingest.tables.header import to_table
    from wulong_planner.ingest.tables.table import Sheet, trimmed

    numbered = [(number, trimmed(row)) for number, row in enumerate(rows, start=1)]
    try:
        table = to_table(Sheet("s", numbered), file=tmp_path, header_rows=header)
    except InputError:
        return
    placed = [*table.frame.index, *table.header_rows, *(each.row for each in table.skipped)]
    assert sorted(placed) == [number for number, row in numbered if row]


@FEW
@given(column=st.lists(cells, min_size=1, max_size=8))
def test_kinds_of_columns_keep_the_values(column):
    frame, kinds = typed(pd.DataFrame({"a": pd.Series(column, dtype=object)}))
    assert kinds["a"] in ("integer", "real", "text")
    assert frame["a"].isna().tolist() == [value is None for value in column]


def test_codes_stay_text_and_numbers_become_numbers():
    frame = pd.DataFrame(
        {
            "code": [500156203200.0, 500156109200.0],
            "zeros": ["007", "12"],
            "count": ["3", None],
            "share": ["1.5", "2"],
            "mixed": ["3", "NA"],
            "flag": [True, False],
        },
        dtype=object,
    )
    table, kinds = typed(frame)
    assert kinds == {
        "code": "text",
        "zeros": "text",
        "count": "integer",
        "share": "real",
        "mixed": "text",
        "flag": "text",
    }
    assert table["code"].tolist() == ["500156203200", "500156109200"]
    assert table["count"].tolist() == [3, pd.NA]
