"""The typed tables against the printed plan, where its text lies beside the clone; without it these tests skip."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

PLANS = sorted(Path(__file__).resolve().parents[3].glob("*/plan/wulong_plan_2021_2025.md"))
QUOTED = (("indicators", "sentence"), ("facilities", "content"), ("water_works", "content"), ("projects", "content"))


@pytest.fixture(scope="module")
def printed() -> dict[str, str]:
    """The text of each section, box and row of annex 1."""
    if not PLANS:
        pytest.skip("the printed plan does not lie beside the clone")
    return parts_of_plan(PLANS[0].read_text(encoding="utf-8"))


def parts_of_plan(text: str) -> dict[str, str]:
    """Return the squeezed text of the plan by its place, named as in ``source``."""
    chapter, place, parts = "", "前言", {}
    for line in text.splitlines():
        title = line.replace("#", "").replace("*", "").strip()
        if line.startswith("#") and (found := re.match("第[一二三四五六七八九十]+章", title)):
            place = chapter = found[0]
        elif line.startswith("#") and (found := re.match("第[一二三四五六七八九十]+节", title)):
            place = chapter + found[0]
        elif found := re.match(r"专栏\s*(\d+)", title):
            place = f"专栏{found[1]}"
        elif found := re.match(r"(\d+-\d+)\t", line):
            place = f"附件1 {found[1]}"
        elif place.startswith("附件1") and re.match(r"(合计|序号|[一二三四五六七])\t|---", line):
            place = "附件1 合计"
        parts[place] = parts.get(place, "") + re.sub(r"[\s*|]", "", line)
    return parts


def test_parts_of_a_small_plan():
    text = """# 题
## **第一章 甲**
一句。
### 第二节 乙
二 句。
#### 专栏 3 丙
7\t9
1-1\t丁
二\t戊
"""
    assert parts_of_plan(text) == {
        "前言": "#题",
        "第一章": "##第一章甲一句。",
        "第一章第二节": "###第二节乙二句。",
        "专栏3": "####专栏3丙79",
        "附件1 1-1": "1-1丁",
        "附件1 合计": "二戊",
    }


@pytest.mark.parametrize(("key", "field"), QUOTED)
def test_quotations_stand_in_the_plan_where_the_row_says(key, field, printed, rows, squeeze):
    for row in rows(key):
        place = re.sub(r"^规划 | 第\d+[行项]$", "", row["source"].split("; ")[0])
        assert squeeze(row[field]) in printed[place], row


def test_projects_are_as_printed(printed, rows, squeeze):
    """All nine columns of annex 1, in order."""
    for row in rows("projects"):
        years = "-".join(dict.fromkeys((row["year_from"], row["year_to"])))
        columns = ("project_no", "name", "content", "place_text", "nature", "funding")
        whole = "".join(row[name] for name in columns) + years + row["lead_unit"] + row["remark"]
        assert squeeze(whole) == printed[f"附件1 {row['project_no']}"], row["project_no"]


def test_boxes_two_and_three_are_as_printed(printed, rows, squeeze):
    for row in rows("key_units"):
        assert squeeze(row["name"] + row["tier_name"]) in printed["专栏2"], row
    members = rows("aid_group_members")
    for group in rows("aid_groups"):
        own = [row for row in members if row["aid_group_id"] == group["aid_group_id"]]
        listed = "、".join(row["name"] + "(双跨)" * int(row["shared"]) for row in own)
        listed = listed.replace("(含派出机构)、派驻纪检组", "(含派出机构、派驻纪检组)")
        assert group["name"] + group["leaders"].replace("、", "") in printed["专栏3"], group
        assert group["lead_unit"] + listed in printed["专栏3"], group
