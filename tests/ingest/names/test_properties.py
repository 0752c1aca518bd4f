"""Whatever is typed: no error, and no unit whose name has nothing of it."""

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wulong_planner.ingest.names import METHODS, match_names
from wulong_planner.ingest.names.characters import fold, sounds
from wulong_planner.ingest.names.normalise import clean, is_latin, plain_pinyin

FEW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
PARTS = [
    "双河",
    "香树",
    "黄莺",
    "芙蓉",
    "村",
    "镇",
    "乡",
    "社区",
    "街道",
    "委会",
    "武隆区",
    "（",
    "）",
    "苗族",
    "組",
    "１",
    " ",
]
anything = st.one_of(
    st.text(max_size=20),
    st.lists(st.sampled_from(PARTS), max_size=6).map("".join),
    st.integers(),
    st.floats(),
    st.none(),
    st.booleans(),
    st.binary(max_size=8),
    st.dates(),
)


@FEW
@given(name=anything, parent=anything, code=anything, level=st.sampled_from(["any", "village", "township"]))
def test_anything_gives_an_answer(bundled, name, parent, code, level):
    found = match_names([name], bundled, level=level, parents=[parent], codes=[code]).iloc[0]
    assert found["method"] in METHODS
    assert (found["code"] is None) == (found["name"] is None)
    assert 0 <= found["confidence"] <= 1


@FEW
@given(name=st.one_of(st.text(max_size=12), st.lists(st.sampled_from(PARTS), max_size=6).map("".join)))
def test_a_match_shares_something_with_its_unit(bundled, name):
    found = match_names([name], bundled).iloc[0]
    if found["code"] is None or found["method"] in ("alias", "former_name"):
        return
    unit = bundled.units[found["code"]]
    text = fold(clean(name))
    alike = set(text) & set(unit.name + unit.full_name) or any(sounds(a) & sounds(b) for a in text for b in unit.name)
    assert alike or unit.code in text or (is_latin(text) and plain_pinyin(unit.pinyin)[:3] in plain_pinyin(text))


@FEW
@given(data=st.data())
def test_padding_changes_nothing(bundled, data):
    unit = data.draw(st.sampled_from(sorted(bundled.units.values(), key=lambda unit: unit.code)))
    blanks = st.sampled_from(["", " ", "　", "\u00a0", "\u200b", "\ufeff", "\t", "\n"])
    typed = "".join(data.draw(blanks) + character for character in unit.name) + data.draw(blanks)
    assert match_names([typed], bundled).iloc[0]["code"] == unit.code


@FEW
@given(order=st.permutations(list(range(8))))
def test_the_order_of_the_rows_changes_nothing(bundled, order):
    names = ["双河", "双河村", "香数村", "500156109", "合计", None, "黄莺乡双河园村", "xiangshucun"]
    straight = match_names(names, bundled)
    mixed = match_names([names[number] for number in order], bundled)
    pd.testing.assert_frame_equal(straight.iloc[order].reset_index(drop=True), mixed)


@pytest.mark.parametrize(
    "text", ["(", ")", "()", "（）村", "村", "乡镇", "民族乡", "苗族乡", "区", "0", "E+11", "1E99", "村村村村"]
)
def test_fragments(bundled, one, text):
    assert one(bundled, text)["code"] is None
