"""dBase tables with and without .cpg, GeoPackages, and what OGR cannot read."""

import struct

import pandas as pd
import pyogrio
import pytest
from wulong_planner.analysis.errors import InputError
from wulong_planner.ingest.tables import read_table, sheet_names

FRAME = pd.DataFrame({"CODE": ["500156203200", "500156109200"], "NAME": ["双河村", "香树村"], "POP": [12.0, None]})


@pytest.fixture
def dbf(tmp_path):
    """Write the dBase table by hand: a header of 32 bytes, 32 for each field, then rows of text."""

    def write(encoding, cpg=None, name="CMC"):
        fields = [
            ("代码".encode(encoding) if name == "中" else b"CODE", b"C", 12),
            (b"NAME", b"C", 30),
            (b"POP", b"N", 10),
        ]
        rows = [("500156203200", "双河村", "12"), ("500156109200", "香树村", "")]
        size = 1 + sum(width for *_, width in fields)
        content = struct.pack("<BBBBIHH20x", 3, 121, 1, 1, len(rows), 32 + 32 * len(fields) + 1, size)
        for title, kind, width in fields:
            content += title.ljust(11, b"\0") + kind + bytes(4) + bytes([width, 0]) + bytes(14)
        content += b"\r"
        for row in rows:
            cells = (cell.encode(encoding).ljust(width) for cell, (*_, width) in zip(row, fields))
            content += b" " + b"".join(cells)
        path = tmp_path / "table.dbf"
        path.write_bytes(content + b"\x1a")
        if cpg:
            path.with_suffix(".cpg").write_text(cpg)
        return path

    return write


@pytest.mark.parametrize(
    ("encoding", "cpg"), [("gbk", None), ("utf-8", None), ("gbk", "GBK"), ("gbk", "UTF-8"), ("utf-8", "ISO-8859-1")]
)
def test_dbase_in_any_encoding_whatever_it_says(dbf, encoding, cpg):
    table = read_table(dbf(encoding, cpg))
    assert table.frame["NAME"].tolist() == ["双河村", "香树村"]
    assert table.frame["CODE"].tolist() == ["500156203200", "500156109200"]
    assert table.frame["POP"].tolist() == [12, None]


def test_a_chinese_field_name_in_gbk(dbf):
    assert list(read_table(dbf("gbk", name="中")).frame.columns) == ["代码", "NAME", "POP"]


def test_a_geopackage_table(tmp_path):
    path = tmp_path / "two.gpkg"
    pyogrio.write_dataframe(FRAME, path, layer="villages", layer_options={"FID": "fid"}, GEOMETRY_NAME="geom")
    pyogrio.write_dataframe(FRAME.iloc[:1], path, layer="other", append=True)
    before = path.read_bytes()
    assert sheet_names(path) == ["villages", "other"]
    table = read_table(path)
    assert table.frame["NAME"].tolist() == ["双河村", "香树村"]
    assert "the layer villages is read; SHEET chooses another of villages, other" in " ".join(map(str, table.notes))
    assert read_table(path, sheet="other").frame["NAME"].tolist() == ["双河村"]
    with pytest.raises(InputError, match=r"has no layer none. Its layers are villages, other"):
        read_table(path, sheet="none")
    assert path.read_bytes() == before


@pytest.mark.parametrize("name", ["broken.dbf", "broken.shp", "broken.gpkg", "broken.geojson"])
@pytest.mark.parametrize("content", [b"x", b"SQLite format 3\0" + bytes(100), b"\x03" * 200])
def test_damaged_files(tmp_path, name, content):
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(InputError, match=r"cannot be read as a table|holds no layer|has no rows"):
        read_table(path)


def test_no_rows(tmp_path):
    path = tmp_path / "empty.gpkg"
    pyogrio.write_dataframe(FRAME.iloc[:0], path, layer="villages")
    with pytest.raises(InputError, match=r"The table villages of .* has no rows"):
        read_table(path)
