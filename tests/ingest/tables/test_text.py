"""Text tables in every encoding and with every separator in use."""

import codecs

import pytest
from wulong_planner.analysis.errors import InputError
from wulong_planner.ingest.tables import read_table, sheet_names
from wulong_planner.ingest.tables.text import find_delimiter

CONTENT = "代码,村,人口\n0500156,双河村,12\n,㵲𣲘村,NA\n"
EXPECTED = [["0500156", "双河村", "12"], [None, "㵲𣲘村", "NA"]]


def _cells(table):
    return table.frame.astype(object).where(table.frame.notna(), None).to_numpy().tolist()


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (CONTENT.encode("utf-8"), "UTF-8"),
        (CONTENT.encode("utf-8-sig"), "UTF-8"),
        (CONTENT.encode("gb18030"), "GBK / GB18030"),
        (CONTENT.encode("utf-16"), "UTF-16"),
        (codecs.BOM_UTF16_BE + CONTENT.encode("utf-16-be"), "UTF-16"),
        (CONTENT.replace("㵲𣲘", "abcdefgh").encode("utf-16-le"), "UTF-16"),
    ],
)
def test_encodings(text_file, content, told):
    table = read_table(text_file(content))
    expected = EXPECTED if b"abcd" not in content.replace(b"\0", b"") else [EXPECTED[0], [None, "abcdefgh村", "NA"]]
    assert _cells(table) == expected
    assert list(table.frame.columns) == ["代码", "村", "人口"]
    assert f"read as {told}," in str(table.notes[0])


def test_gbk_without_a_sign_of_it(text_file):
    assert _cells(read_table(text_file("村\n双河村\n香树村\n", "gbk"))) == [["双河村"], ["香树村"]]


def test_gbk_text_that_turns_up_after_a_long_part_in_ascii(text_file):
    """The first megabyte is read as UTF-8, and then it is not."""
    lines = "a,b\n" + "xxxxxxxxxxxxxxxx,1\n" * 60_000 + "双河村,2\n"
    table = read_table(text_file(lines, "gbk"))
    assert table.frame.iloc[-1].tolist() == ["双河村", "2"]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|", "，"])
def test_separators(text_file, delimiter):
    lines = [["村", "说明", "人口"], ["双河村", '"甲、乙"', "12"], ["香树村", "", "1.5"]]
    table = read_table(text_file("\n".join(delimiter.join(line) for line in lines)))
    assert _cells(table) == [["双河村", "甲、乙", "12"], ["香树村", None, "1.5"]]


def test_a_comma_within_one_column(text_file):
    assert find_delimiter(["村", "双河村", "香树村,和平村"]) == ","
    assert find_delimiter(["a;b", "1,5;2", "2,5;3,1"]) == ";"
    assert find_delimiter([]) == ","


def test_line_breaks_in_quotes_and_rows_of_other_lengths(text_file):
    table = read_table(text_file('村,说明\r\n双河村,"一\n二"\r\n香树村\r\n\r\n和平村,x,y\r\n'))
    assert _cells(table) == [["双河村", "一\n二", None], ["香树村", None, None], ["和平村", "x", "y"]]
    assert table.frame.index.tolist() == [3, 4, 6]


def test_formulas_stay_text(text_file):
    assert _cells(read_table(text_file("村,n\n=1+1,@x\n-2,+3\n"))) == [["=1+1", "@x"], ["-2", "+3"]]


def test_there_are_no_sheets(text_file):
    assert sheet_names(text_file(CONTENT)) == []


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "is empty \\(0 bytes\\)"),
        (b"\xff\xff\xff\xfe\xfd", "is no text in UTF-8, GBK"),
        (b"\x01\x02\x03\x04", "is not a text table"),
        (b"\n\n  \n", "holds no table"),
        (b"a,b\n", "no rows of data"),
        (b"<html><table>", "is a web page"),
        (b'a,"' + b"x" * 200_000, "is not a text table"),
    ],
)
def test_what_is_no_table(text_file, content, sentence):
    with pytest.raises(InputError, match=sentence):
        read_table(text_file(content))


def test_no_file_and_a_folder(tmp_path):
    with pytest.raises(InputError, match="There is no file"):
        read_table(tmp_path / "none.csv")
    with pytest.raises(InputError, match="cannot be read as a table"):
        read_table(tmp_path)


def test_the_file_is_not_touched(text_file):
    path = text_file(CONTENT)
    before = (path.read_bytes(), path.stat().st_mtime_ns)
    read_table(path)
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before
    assert [each.name for each in path.parent.iterdir()] == [path.name]
