"""Names as they are typed: each way on its own, and the ways that must not be taken."""

import numpy as np
import pandas as pd
import pytest
from wulong_planner.analysis.errors import Cancelled, InputError
from wulong_planner.ingest.names import COLUMNS, METHODS, REASONS, Register, match_names, read_register


@pytest.mark.parametrize(
    ("typed", "code", "method"),
    [
        ("双河村", "500156203200", "exact"),
        ("双河镇", "500156112", "exact"),
        ("双河园村", "500156105203", "exact"),
        ("  双河村　", "500156203200", "exact"),
        ("双\u200b河\ufeff 村", "500156203200", "exact"),
        ("1、双河村", "500156203200", "exact"),
        ("“双河村”", "500156203200", "exact"),
        ("黄莺乡双河村", "500156203200", "exact"),
        ("武隆区黄莺乡双河村", "500156203200", "exact"),
        ("武隆县黄莺乡双河村", "500156203200", "exact"),
        ("重庆市武隆区黄莺乡双河村", "500156203200", "exact"),
        ("重庆武隆黄莺双河村", "500156203200", "exact"),
        ("武隆区/黄莺乡/双河村", "500156203200", "exact"),
        ("双河村（黄莺乡）", "500156203200", "exact"),
        ("双河村民委员会", "500156203200", "full_name"),
        ("双河村村民委员会", "500156203200", "full_name"),
        ("双河村委会", "500156203200", "full_name"),
        ("火炉居委会", "500156104001", "full_name"),
        ("火炉社区居民委员会", "500156104001", "full_name"),
        ("简村村村民委员会", "500156107204", "full_name"),
        ("简村民委员会", "500156107204", "full_name"),
        ("凤山街道办事处", "500156001", "full_name"),
        ("黄莺乡人民政府", "500156203", "full_name"),
        ("石桥苗族土家族乡", "500156202", "full_name"),
        ("石桥土家族苗族乡", "500156202", "short_form"),
        ("石桥民族乡", "500156202", "full_name"),
        ("石桥（苗族土家族）乡", "500156202", "alias"),
        ("香树", "500156109200", "short_form"),
        ("香樹村", "500156109200", "variant"),
        ("鴨江鎮", "500156105", "variant"),
        ("香树邨", "500156109200", "variant"),
        ("XIANGSHU CUN", "500156109200", "pinyin"),
        ("Xiāngshù Cūn", "500156109200", "pinyin"),
        ("xiang1 shu4 cun1", "500156109200", "pinyin"),
        ("ｘｉａｎｇｓｈｕｃｕｎ", "500156109200", "pinyin"),
        ("Xiangshu Village", "500156109200", "pinyin"),
        ("tongzizhen xiangshucun", "500156109200", "pinyin"),
        ("wulongqu tongzi xiangshucunweihui", "500156109200", "pinyin"),
        ("xian nü shan jie dao", "500156003", "pinyin"),
        ("庙坪乡", "500156201", "alias"),
        ("仙女山镇", "500156003", "former_name"),
        ("土坎镇", "500156004", "former_name"),
        ("凤来乡", "500156113", "former_name"),
        ("铁矿乡", "500156212", "former_name"),
        ("武隆县", "500156", "former_name"),
        ("石桥镇", "500156202", "kind_changed"),
        ("青锋村", "500156105205", "misprint"),
        ("庙桠乡", "500156201", "misprint"),
        ("香树材", "500156109200", "misprint"),
        ("香香树村", "500156109200", "misprint"),
        ("500156109200", "500156109200", "code"),
        (500156109200, "500156109200", "code"),
        (500156109200.0, "500156109200", "code"),
    ],
)  # fmt: skip
def test_ways_to_write_a_unit(bundled, one, typed, code, method):
    found = one(bundled, typed)
    assert (found["code"], found["method"]) == (code, method)
    assert found["name"] == bundled.units[code].name
    assert found["confidence"] >= 0.8


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("双河", "several"),  # 双河镇, 双河村, 双河社区
        ("shuanghe", "several"),
        ("巷口镇", "several"),  # became two
        ("黄莺乡双河园村", "parent_contradicts"),
        ("双河村（双河镇）", "parent_contradicts"),
        ("涪陵区和平村", "parent_unknown"),
        ("鸭江村", "other_kind"),  # 鸭江社区
        ("双河村三组", "part_of_unit"),
        ("双河村小学", "part_of_unit"),
        ("平和村", "similar"),  # 和平村, perhaps
        ("青口村", "similar"),
        ("朝阳村", "gone"),
        ("合计", "total_row"),
        ("  ", "blank"),
        (None, "blank"),
        (float("nan"), "blank"),
        (pd.NA, "blank"),
        ("N/A", "blank"),
        ("桃源乡", "no_such_name"),
        ("=1+1", "no_such_name"),
        ("㵲阳村", "no_such_name"),
        ("Atlantis", "no_such_name"),
    ],
)
def test_what_is_not_decided_and_why(bundled, one, typed, reason):
    found = one(bundled, typed)
    assert (found["code"], found["name"], found["confidence"]) == (None, None, 0.0)
    assert found["reason"] == reason
    assert found["method"] in ("ambiguous", "unmatched")


def test_the_candidates_are_given(bundled, one):
    found = one(bundled, "双河")
    assert found["method"] == "ambiguous"
    assert found["candidates"] == "500156112 双河镇; 500156112001 双河社区; 500156203200 双河村"


@pytest.mark.parametrize(
    ("typed", "parent", "code"),
    [
        ("双河", "黄莺乡", "500156203200"),
        ("双河", "双河镇", "500156112001"),
        ("双河村", "黄莺", "500156203200"),
        ("双河村", "500156203", "500156203200"),
        ("双河村", 500156203.0, "500156203200"),
        ("双河村", "武隆区黄莺乡", "500156203200"),
        ("双河村", "重庆市", "500156203200"),
        ("双河村", "武隆县", "500156203200"),
        ("双河村", "-", "500156203200"),
        ("双河村", "黄鹦乡", "500156203200"),
        ("复兴", "黄莺乡", "500156203205"),
        ("复兴", "巷口镇", "500156001001"),  # which became the street it is in, and another
        ("和平村", "庙坪乡", "500156201201"),
        ("香数", "桐梓镇", "500156109200"),
        ("平和村", "庙垭乡", "500156201201"),
    ],
)
def test_the_township_decides(bundled, one, typed, parent, code):
    assert one(bundled, typed, level="village", parent=parent)["code"] == code


@pytest.mark.parametrize(
    ("typed", "parent", "reason"),
    [
        ("双河村", "鸭江镇", "parent_contradicts"),  # though 双河园村 is there
        ("双河村", "双河镇", "parent_contradicts"),  # though 双河社区 is there
        ("青锋村", "桐梓镇", "parent_contradicts"),
        ("双河村", "涪陵区", "parent_unknown"),
        ("双河村", "500102001", "parent_unknown"),
        ("黄莺", "黄莺乡", "several"),  # a village and a community of one name in one township
        ("荆竹村", "江口镇", "parent_contradicts"),  # though 荆竹坝村 is there
    ],
)
def test_a_township_that_does_not_fit_is_never_overruled(bundled, one, typed, parent, reason):
    found = one(bundled, typed, level="village", parent=parent)
    assert (found["code"], found["reason"]) == (None, reason)


def test_levels_keep_units_apart(bundled, one):
    assert one(bundled, "双河", level="township")["code"] == "500156112"
    assert one(bundled, "桐梓", level="village")["code"] == "500156109205"
    wrong_level = one(bundled, "双河镇", level="village")
    assert (wrong_level["code"], wrong_level["reason"]) == (None, "other_level")
    assert wrong_level["candidates"] == "500156112 双河镇"
    assert one(bundled, "双河村", level="township")["reason"] == "other_level"


def test_two_villages_of_one_name(county, one):
    assert one(county, "新民村")["candidates"] == "990101101200 新民村; 990101201200 新民村"
    assert one(county, "新民村", parent="河口镇")["code"] == "990101101200"
    assert one(county, "新民村", parent="下坝乡")["code"] == "990101201200"
    assert one(county, "新民村", parent="旧河县")["reason"] == "several"
    assert one(county, "上坝新民村")["code"] == "990101201200"
    assert one(county, "shangba xinmincun")["code"] == "990101201200"


def test_a_village_like_another_is_not_taken_for_it(county, one):
    """周家湾村 may have been a village of its own beside 周家山村, even in the same township."""
    found = one(county, "周家湾村", level="village", parent="河口镇")
    assert (found["code"], found["reason"], found["candidates"]) == (None, "similar", "990101101201 周家山村")
    assert one(county, "周家村", level="village", parent="河口镇")["code"] is None
    assert one(county, "老坡村", level="village", parent="河口镇")["reason"] == "gone"


def test_rare_characters_and_names_without_ending(county, one):
    assert one(county, "㵲溪村")["code"] == "990101101202"
    assert one(county, "𣲘河村村委会")["code"] == "990101201201"
    assert one(county, "柏林村民委员会")["code"] == "990101101203"
    assert one(county, "nv'erxia")["code"] == "990101201202"
    assert one(county, "上坝土家族乡")["code"] == "990101201"
    assert one(county, "上坝苗族乡")["code"] is None


def test_one_row_per_name_in_the_same_order(bundled):
    names = ["香树村", "双河", "香树村", None, "双河镇"]
    found = match_names(names, bundled)
    assert list(found.columns) == list(COLUMNS)
    assert found["code"].tolist() == ["500156109200", None, "500156109200", None, "500156112"]
    assert found["confidence"].dtype == np.float64
    assert set(found["method"]) <= set(METHODS) and set(found["reason"]) - {""} <= set(REASONS)
    backwards = match_names(names[::-1], bundled)[::-1].reset_index(drop=True)
    pd.testing.assert_frame_equal(found, backwards)


def test_a_long_remark_costs_no_time(bundled, one):
    assert one(bundled, "双河村" * 20_000)["reason"] == "no_such_name"
    assert one(bundled, "shuanghe " * 20_000)["reason"] == "no_such_name"


def test_no_rows(bundled):
    assert match_names([], bundled).shape == (0, 6)


def test_wrong_calls_are_sentences(bundled):
    with pytest.raises(InputError, match="The level hamlet is not one of any, township, village"):
        match_names(["x"], bundled, level="hamlet")
    with pytest.raises(InputError, match="There are 1 names but 2 codes"):
        match_names(["x"], bundled, codes=["1", "2"])


def test_it_reports_and_can_be_stopped(bundled):
    heard = []
    match_names([f"村{number}" for number in range(1001)], bundled, report=heard.append)
    assert len(heard) == 3 and heard[0] == 0.0 and heard[-1] < 100
    with pytest.raises(Cancelled):
        match_names(["香树村"], bundled, should_stop=lambda: True)


def test_the_register_says_what_it_lacks(tmp_path):
    with pytest.raises(InputError, match="There is no file"):
        read_register(tmp_path / "none.gpkg")
    broken = tmp_path / "broken.gpkg"
    broken.write_bytes(b"no database at all" * 100)
    with pytest.raises(InputError, match="cannot be read as a GeoPackage"):
        read_register(broken)
    empty = pd.DataFrame(columns=["town_code", "name"])
    with pytest.raises(InputError, match="holds no townships or villages"):
        Register.from_frames(empty, empty.rename(columns={"town_code": "village_code"}))
    with pytest.raises(InputError, match="has no field town_code; it has code, name"):
        Register.from_frames(pd.DataFrame({"code": ["1"], "name": ["x"]}), None)
