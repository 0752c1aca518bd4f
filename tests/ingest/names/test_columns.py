"""The columns of a table are told by what stands in them."""

import pandas as pd
import pytest
from wulong_planner.ingest.names import Columns, guess_columns
from wulong_planner.ingest.names.characters import fold, likeness, rows

VILLAGES = ["双河村", "香树村", "和平村", "复兴村"]
TOWNS = ["黄莺乡", "桐梓镇", "庙垭乡", "黄莺乡"]
CODES = ["500156203200", "500156109200", "500156201201", "500156203205"]
PEOPLE = [812345, 923456, 734567, 645678]


@pytest.mark.parametrize(
    ("table", "level", "expected"),
    [
        ({"a": VILLAGES, "b": TOWNS, "c": CODES, "n": PEOPLE}, "village", ("a", "b", "c")),
        ({"b": TOWNS, "a": VILLAGES}, "any", ("a", "b", None)),
        ({"b": TOWNS, "a": VILLAGES}, "township", ("b", None, None)),
        ({"c": CODES, "n": PEOPLE}, "village", (None, None, "c")),
        ({"town": [code[:9] for code in CODES], "village": CODES}, "village", (None, None, "village")),
        ({"行政村": ["甲", "乙", "丙", "丁"], "n": PEOPLE}, "village", ("行政村", None, None)),
        ({"remark": ["双河村", "x", "y", "z"], "n": PEOPLE}, "village", (None, None, None)),
        ({"n": PEOPLE}, "village", (None, None, None)),
    ],
)
def test_the_guess(bundled, table, level, expected):
    assert guess_columns(pd.DataFrame(table, dtype=object), bundled, level) == Columns(*expected)


@pytest.mark.parametrize(
    ("one", "other", "how"),
    [
        ("锋", "峰", "sound"),
        ("桠", "垭", "sound"),
        ("番", "香", "shape"),
        ("材", "村", "shape"),
        ("兰", "南", "near_sound"),
        ("口", "峰", None),
    ],
)
def test_how_characters_are_alike(one, other, how):
    assert likeness(one, other) == likeness(other, one) == how


def test_readings_are_those_of_pypinyin():
    """The table of readings was made from pypinyin, which only the tests have."""
    from pypinyin import Style, pinyin

    table = {}
    for row in rows("sounds.csv"):
        for character in row["characters"]:
            table.setdefault(character, set()).add(row["syllable"])
    assert len(table) > 6700
    for character in "武隆香树双河黄莺仡佬垭碛坨":
        readings = pinyin(character, style=Style.NORMAL, heteronym=True)[0][:2]
        assert table[character] == {reading.replace("ü", "v") for reading in readings}


def test_no_variant_is_itself_a_standard_form():
    table = {row["variant"]: row["standard"] for row in rows("variants.csv")}
    assert not set(table) & set(table.values())
    assert fold("鴨江鎮羊角磧社區") == "鸭江镇羊角碛社区"
