"""Text in every encoding that bureaus use, told by what the bytes are, not by what the file says."""

import geopandas as gpd
import numpy as np
import pytest
from shapely import Point
from wulong_planner.analysis.errors import InputError
from wulong_planner.ingest.geometry import encoding, read_geometry

NAMES = ["香树村", "芙蓉江镇", "浩口乡", "一"]
RARE = ["㵲水村", "𣲘村"]
"""Not in GBK: four bytes each in GB18030, three and four in UTF-8."""


def points(names=NAMES, field="名称"):
    return gpd.GeoDataFrame({field: names}, geometry=[Point(107.7, 29.3 + n / 100) for n in range(len(names))],
                            crs="EPSG:4490")  # fmt: skip


def read(path, **options):
    return read_geometry(path, kind="point", **options)


@pytest.mark.parametrize("written", ["GBK", "GB18030", "UTF-8"])
@pytest.mark.parametrize("cpg", [None, "UTF-8", "GBK", "ISO-8859-1", "OEM", "nonsense"])
@pytest.mark.parametrize("language_byte", [0x00, 0x4D, 0x57])
def test_every_way_to_be_wrong(shapefile, written, cpg, language_byte):
    path = shapefile(points(), encoding=written, cpg=cpg, language_byte=language_byte)
    assert read(path).frame["名称"].tolist() == NAMES


@pytest.mark.parametrize("written", ["GB18030", "UTF-8"])
def test_rare_characters(written):
    texts = [name.encode(written).decode(encoding.BYTEWISE) for name in RARE]
    codec, _ = encoding.decide(texts)
    assert [encoding.decode(text, codec) for text in texts] == RARE


@pytest.mark.parametrize(
    ("written", "cpg", "value", "sentence"),
    [
        ("GBK", None, "GB18030", "does not say how its text is written; all of it reads as GB18030"),
        ("UTF-8", None, "UTF-8", "reads as UTF-8"),
        ("GBK", "UTF-8", "GB18030", "says its text is UTF-8, but it reads as GB18030"),
        ("UTF-8", "936", "UTF-8", "says its text is 936, but it reads as UTF-8"),
    ],
)
def test_what_is_proposed(shapefile, written, cpg, value, sentence):
    proposal = read(shapefile(points(), encoding=written, cpg=cpg, language_byte=0)).proposal("encoding")
    assert proposal.value == value
    assert sentence in str(proposal)
    assert proposal.confidence > 0.9 and len(proposal.alternatives) == 1


@pytest.mark.parametrize(("written", "cpg"), [("GBK", "GBK"), ("GBK", "CP936"), ("UTF-8", "utf-8"), ("UTF-8", "65001")])
def test_nothing_is_proposed_when_the_file_is_right(shapefile, written, cpg):
    assert read(shapefile(points(), encoding=written, cpg=cpg)).proposal("encoding") is None


def test_plain_letters_need_no_encoding(shapefile):
    path = shapefile(points(["a", "b"], field="name"), cpg="GBK")
    assert read(path).proposal("encoding") is None


def test_language_byte_of_chinese_tables_counts(shapefile):
    assert read(shapefile(points(), language_byte=0x4D)).proposal("encoding") is None


def test_one_character_that_is_also_utf8():
    """一 is D2 BB in GBK, which in UTF-8 is one Cyrillic letter: Chinese is likelier."""
    text = "一".encode("gbk").decode(encoding.BYTEWISE)
    codec, proposal = encoding.decide([text])
    assert codec == "GB18030"
    assert proposal.confidence < 0.9 and proposal.alternatives == ("UTF-8",)
    assert encoding.decide([text], "UTF-8") == ("UTF-8", None)


def test_text_cut_within_a_character(shapefile):
    """A field of 9 bytes holds four characters in GBK and half of a fifth."""
    path = shapefile(points(["香树村委会"]), encoding="GBK")
    raw = bytearray(path.with_suffix(".dbf").read_bytes())
    start = int.from_bytes(raw[8:10], "little")
    raw[start + 10] = ord(" ")  # the second byte of 会
    path.with_suffix(".dbf").write_bytes(raw)
    incoming = read(path)
    assert incoming.frame["名称"].tolist() == ["香树村委"]
    assert incoming.faults.values.tolist() == [[0, "a text ends within a character", "the half character was left out"]]


def test_text_that_is_neither(shapefile):
    path = shapefile(points(["香树村", "芙蓉村"], field="name"))
    raw = bytearray(path.with_suffix(".dbf").read_bytes())
    start = int.from_bytes(raw[8:10], "little")
    raw[start + 1] = 0xFF
    path.with_suffix(".dbf").write_bytes(raw)
    incoming = read(path)
    assert "�" in incoming.frame["name"].iloc[0] and incoming.frame["name"].iloc[1] == "芙蓉村"
    assert "1 of 2 texts cannot be read as GB18030" in str(incoming.proposal("encoding"))
    assert incoming.proposal("encoding").confidence < 0.5


def test_the_users_choice_is_obeyed(shapefile):
    path = shapefile(points(["ÄÖ"], field="name"), encoding="ISO-8859-1")
    incoming = read(path, encoding="ISO-8859-1")
    assert incoming.frame["name"].tolist() == ["ÄÖ"]
    assert incoming.proposal("encoding") is None


def test_a_choice_that_does_not_fit_is_refused(shapefile):
    with pytest.raises(InputError, match=r"texts cannot be read as UTF-8 .*Choose another encoding"):
        read(shapefile(points()), encoding="utf8")


@pytest.mark.parametrize("name", ["klingon", "base64", "", "x\0"])
def test_encodings_that_are_none(name):
    with pytest.raises(InputError, match="There is no encoding"):
        encoding.check(name or " ")


def test_geojson_in_gbk(tmp_path):
    path = tmp_path / "groups.geojson"
    text = '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"名称":"香树村"},' \
           '"geometry":{"type":"Point","coordinates":[107.7,29.3]}}]}'  # fmt: skip
    path.write_bytes(text.encode("gbk"))
    assert read(path).frame["名称"].tolist() == ["香树村"]


def test_mapinfo_in_gbk(tmp_path):
    path = tmp_path / "groups.mif"
    head = 'Version 300\nCharset "Neutral"\nDelimiter ","\nCoordSys Earth Projection 1, 104\n'
    path.write_bytes((head + "Columns 1\n  名称 Char(20)\nData\n\nPoint 107.7 29.3\n").encode("gbk"))
    path.with_suffix(".mid").write_bytes('"香树村"\n'.encode("gbk"))
    assert read(path).frame.iloc[0, 0] == "香树村"


def test_nulls_stay_nulls():
    column = np.array(["ÏãÊ÷", None, ""], dtype=object)
    decoded, cut = encoding.decode_column(column, "GB18030")
    assert decoded.tolist() == ["香树", None, ""]
    assert not cut.any()
