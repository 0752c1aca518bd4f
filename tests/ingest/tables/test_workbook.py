"""Workbooks with what offices put into them, and damaged ones."""

import datetime
import re
import zipfile
from pathlib import Path

import openpyxl
import pytest
from wulong_planner.analysis.errors import InputError
from wulong_planner.ingest.tables import read_table, sheet_names

ROWS = [["村", "人口"], ["双河村", 12], ["香树村", 8]]
SHARED = Path(__file__).resolve().parents[4] / "shared" / "testdata" / "rwpfunctionality.xlsx"


def _notes(table):
    return " ".join(map(str, table.notes))


def _rewrite(path, change):
    """Write the package anew with ``change(name, content)`` applied to each part; None leaves a part out."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            changed = change(name, content)
            if changed is not None:
                archive.writestr(name, changed)


def test_values_of_every_kind(workbook):
    row = ["双河村", 1, 2.5, True, datetime.date(2021, 5, 1), datetime.datetime(2021, 5, 1, 8, 30),
           datetime.time(8, 30), "NA", "  ", 500156203200, "0500", "㵲𣲘"]  # fmt: skip
    table = read_table(workbook([[f"c{number}" for number in range(len(row))], row]))
    expected = ["双河村", 1, 2.5, True, "2021-05-01", "2021-05-01T08:30:00", "08:30:00", "NA", None, 500156203200,
                "0500", "㵲𣲘"]  # fmt: skip
    assert table.frame.iloc[0].tolist() == expected


def test_dates_before_1900_are_text_and_stay_so(workbook):
    def change(sheet):
        sheet["B2"].number_format = "yyyy-mm-dd"
        sheet["B3"].number_format = "yyyy-mm-dd"

    table = read_table(workbook([["村", "建立"], ["双河村", -400], ["香树村", 99999999]], change=change))
    assert table.frame["村"].tolist() == ["双河村", "香树村"]
    table = read_table(workbook([["村", "建立"], ["双河村", "1736-03-01"], ["香树村", "光绪三年"]]))
    assert table.frame["建立"].tolist() == ["1736-03-01", "光绪三年"]


def test_sheets(workbook):
    def change(sheet):
        book = sheet.parent
        book.create_sheet("空表")
        other = book.create_sheet("人口")
        for row in ROWS:
            other.append(row)
        hidden = book.create_sheet("旧表", 0)
        hidden.append(["a", "b"])
        hidden.append([1, 2])
        hidden.sheet_state = "hidden"

    path = workbook([["村", "户"], ["复兴村", 1]], change=change, title="户数")
    assert sheet_names(path) == ["旧表", "户数", "空表", "人口"]
    assert list(read_table(path).frame.columns) == ["村", "户"]
    assert "the sheet 户数 is read; SHEET chooses another of 旧表, 户数, 空表, 人口" in _notes(read_table(path))
    assert read_table(path, sheet="人口").frame["人口"].tolist() == [12, 8]
    assert read_table(path, sheet="4").frame["人口"].tolist() == [12, 8]
    with pytest.raises(InputError, match=r"The sheet 空表 of .* is empty"):
        read_table(path, sheet="空表")
    with pytest.raises(InputError, match=r"has no sheet 收入. Its sheets are 旧表, 户数, 空表, 人口"):
        read_table(path, sheet="收入")


def test_hidden_rows_are_read_and_told(workbook):
    def change(sheet):
        sheet.row_dimensions[2].hidden = True

    table = read_table(workbook(ROWS, change=change))
    assert table.frame["村"].tolist() == ["双河村", "香树村"]
    assert "1 hidden rows are read like the others" in _notes(table)


def test_formulas_give_their_stored_values(workbook):
    path = workbook([["村", "人口"], ["双河村", "=6+6"], ["香树村", "=4*2"]])
    table = read_table(path)
    assert "2 formulas have no stored value and count as empty (first in cell B2)" in _notes(table)
    assert table.frame["人口"].tolist() == [None, None]

    def change(name, content):
        return re.sub(rb"<f>6\+6</f><v *(/>|></v>)", b"<f>6+6</f><v>12</v>", content)

    _rewrite(path, change)
    table = read_table(path)
    assert table.frame["人口"].tolist() == [12, None]
    assert "1 formulas have no stored value" in _notes(table)


def test_only_formulas_without_values(workbook):
    with pytest.raises(InputError, match="no sheet with data"):
        read_table(workbook([["=1+1", "=2+2"]]))


def test_a_macro_workbook_is_read_as_values(workbook):
    """The part with macros is left alone: nothing of it is run or even opened."""
    path = workbook(ROWS, name="table.xlsm")

    def change(name, content):
        return (
            content.replace(b"spreadsheetml.sheet.main+xml", b"ms-excel.sheet.macroEnabled.main+xml").replace(
                b"openxmlformats-officedocument.ms-excel", b"ms-excel"
            )
            if name == "[Content_Types].xml"
            else content
        )

    _rewrite(path, change)
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"\xd0\xcf\x11\xe0 not a real macro")
    assert read_table(path).frame["人口"].tolist() == [12, 8]


def test_a_drawing_that_the_package_lacks(workbook):
    """openpyxl's usual way of opening such a file ends in a KeyError."""
    path = workbook(ROWS)

    def change(name, content):
        if name == "xl/worksheets/sheet1.xml":
            namespace = b' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
            content = content.replace(b"<worksheet ", b"<worksheet" + namespace + b" ", 1)
            return content.replace(b"</worksheet>", b'<drawing r:id="rId1"/></worksheet>')
        return content

    _rewrite(path, change)
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/drawing"
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(
            "xl/worksheets/_rels/sheet1.xml.rels",
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="rId1" Type="{kind}" Target="../drawings/drawing1.xml"/></Relationships>',
        )
    with pytest.raises(KeyError):
        openpyxl.load_workbook(path)
    assert read_table(path).frame["人口"].tolist() == [12, 8]


@pytest.mark.skipif(not SHARED.exists(), reason="the third-party workbook is not on this computer")
def test_a_real_workbook_without_its_drawing():
    table = read_table(SHARED)
    assert table.frame.shape == (1793, 52)


def test_wrong_dimensions_in_the_package(workbook):
    path = workbook(ROWS)
    _rewrite(path, lambda name, content: content.replace(b'ref="A1:B3"', b'ref="A1"'))
    assert read_table(path).frame.shape == (2, 2)


@pytest.mark.parametrize("length", [0, 3, 100, 2000])
def test_a_truncated_workbook(workbook, length):
    path = workbook(ROWS)
    path.write_bytes(path.read_bytes()[:length])
    with pytest.raises(InputError, match=r"is empty \(0 bytes\)|is damaged or not complete"):
        read_table(path)


@pytest.mark.parametrize(
    ("part", "sentence"),
    [("xl/worksheets/sheet1.xml", "damaged"), ("xl/workbook.xml", "damaged"), ("[Content_Types].xml", "damaged")],
)
def test_a_part_that_is_missing_or_broken(workbook, part, sentence):
    path = workbook(ROWS)
    _rewrite(path, lambda name, content: None if name == part else content)
    with pytest.raises(InputError, match=sentence):
        read_table(path)
    path = workbook(ROWS)
    _rewrite(path, lambda name, content: b"<broken" if name == part else content)
    with pytest.raises(InputError, match=sentence):
        read_table(path)


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


@pytest.mark.parametrize(
    ("content", "name", "sentence"),
    [
        (OLE + "EncryptedPackage".encode("utf-16-le"), "locked.xlsx", "protected by a password"),
        (OLE + "Workbook".encode("utf-16-le"), "old.xls", r"Excel 97-2003 workbook \(.xls\).*save it as .xlsx"),
        (OLE, "really-old.xlsx", "Excel 97-2003"),
        (b"<html><body><table></table></body></html>", "export.xls", "is a web page"),
        (b"not a workbook", "text.xlsx", "damaged"),
    ],
)
def test_other_files_under_the_name_of_a_workbook(text_file, content, name, sentence):
    with pytest.raises(InputError, match=sentence):
        read_table(text_file(content, name=name))


def test_text_under_the_name_of_an_old_workbook(text_file):
    assert read_table(text_file("村,n\n双河村,1\n", "gbk", name="export.xls")).frame["村"].tolist() == ["双河村"]


def test_other_archives(tmp_path):
    for name, member, sentence in (
        ("paths.zip", "../../evil.csv", "ZIP archive without a workbook"),
        ("table.ods", "content.xml", "OpenDocument"),
    ):
        with zipfile.ZipFile(tmp_path / name, "w") as archive:
            archive.writestr(member, "x")
        with pytest.raises(InputError, match=sentence):
            read_table(tmp_path / name)
    assert sorted(each.name for each in tmp_path.iterdir()) == ["paths.zip", "table.ods"]


def test_an_empty_workbook(workbook):
    with pytest.raises(InputError, match="no sheet with data"):
        read_table(workbook([]))


def test_the_file_is_not_touched(workbook):
    path = workbook(ROWS)
    before = (path.read_bytes(), path.stat().st_mtime_ns)
    read_table(path)
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before
    assert [each.name for each in path.parent.iterdir()] == [path.name]


def test_many_rows_are_read_in_little_time(workbook):
    rows = [["村", "n"], *([f"村{number}", number] for number in range(5000))]
    assert len(read_table(workbook(rows)).frame) == 5000
