"""The workbook, read back with openpyxl."""

import time
import zipfile
from dataclasses import replace

import openpyxl
import pytest
from wulong_planner.analysis.errors import InputError
from wulong_planner.briefing.model import build_briefing
from wulong_planner.briefing.workbook import write_workbook
from wulong_planner.layers.catalog import BY_KEY

from .conftest import FORMULA, HOSTILE, RARE

ANSWER = "道路通畅统计"
PLAIN = ["乡镇", "村", "村民小组", "建议硬化路段", "重点帮扶", "指标", "矛盾记录", "数据字典", "来源"]
SHEETS = ["要点", "总览", ANSWER, *PLAIN]
HEADING = {"要点": 3, ANSWER: 2}
NOTICE = "示意数据，非测绘成果；内部资料，不得公开"


@pytest.fixture(scope="module")
def path(briefing, tmp_path_factory):
    return write_workbook(briefing, tmp_path_factory.mktemp("book") / "briefing.xlsx")


@pytest.fixture(scope="module")
def book(path):
    return openpyxl.load_workbook(path)


def rows(sheet, heading_row=1):
    """Return the rows of a sheet as dicts by heading."""
    headings = [cell.value for cell in sheet[heading_row]]
    return [dict(zip(headings, values)) for values in sheet.iter_rows(min_row=heading_row + 1, values_only=True)]


def test_every_sheet_is_there_in_order(book):
    assert book.sheetnames == SHEETS


def test_the_overview_has_target_and_gap(book):
    first = rows(book["总览"])[0]
    assert (first["统计层级"], first["代码"], first["名称"]) == ("全区", "500156", "武隆区")
    assert (first["村民小组（个）"], first["通畅"], first["通达"], first["断头"], first["未通"]) == (8, 5, 1, 1, 1)
    assert (first["通畅率（%）"], first["目标（%）"], first["差距（百分点）"]) == (62.5, 99, 36.5)
    assert (first["待通畅小组（个）"], first["待通畅人口（人）"]) == (3, 116)


def test_the_overview_counts_tiers_and_townships(book):
    listed = [(row["统计层级"], row["名称"], row["通畅"]) for row in rows(book["总览"])[1:]]
    assert [each[1:] for each in listed] == [
        ("市级重点帮扶乡镇", 3),
        ("区级重点帮扶村", 2),
        ("桐梓镇", 2),
        ("石桥乡", 3),
    ]


def test_the_first_sheet_has_each_headline_with_its_target(book):
    (row,) = rows(book["要点"], 3)
    assert row["结论"] == "8 个村民小组中 5 个通畅，占 62.5%；目标 99%（测算设定），还差 3 个小组、116 人。"
    assert (row["数值"], row["单位"], row["目标"], row["涉及人口（人）"]) == (62.5, "%", 99, 116)
    assert (row["是否达到"], row["依据的表"]) == ("✗ 未达到", ANSWER)


def test_an_answer_begins_with_its_headline_and_goes_from_district_to_village(book):
    assert (
        book[ANSWER]["A1"].value == "8 个村民小组中 5 个通畅，占 62.5%；目标 99%（测算设定），还差 3 个小组、116 人。"
    )
    assert [row["统计层级"] for row in rows(book[ANSWER], 2)] == [
        "全区",
        "重点帮扶层级",
        "重点帮扶层级",
        "乡镇（街道）",
        "乡镇（街道）",
    ]


def rules(sheet):
    """Return (type, formula, colour) of each rule by the column it colours."""
    found = {}
    for cells, listed in sheet.conditional_formatting._cf_rules.items():
        heading = sheet.cell(HEADING.get(sheet.title, 1), next(iter(cells.sqref.ranges)).min_col).value
        for rule in listed:
            colour = rule.dxf.fill.bgColor.rgb[-6:] if rule.dxf else rule.dataBar.color.rgb[-6:]
            found.setdefault(heading, []).append((rule.type, tuple(rule.formula), colour))
    return found


def test_status_shares_and_gaps_are_coloured_by_rules(book):
    assert rules(book["村民小组"])["通达状态"] == [
        ("cellIs", ('"通畅"',), "CFE3F5"),
        ("cellIs", ('"通达"',), "E8F1DC"),
        ("cellIs", ('"断头"',), "FBE3B5"),
        ("cellIs", ('"未通"',), "F5B98F"),
    ]
    assert rules(book[ANSWER])["小组通畅率（%）"] == [("dataBar", (), "5B9BD5")]
    assert rules(book[ANSWER])["待通畅人口（人）"] == [("dataBar", (), "E08E45")]
    assert "目标（%）" not in rules(book[ANSWER])
    bars = [rule.dataBar for listed in book[ANSWER].conditional_formatting._cf_rules.values() for rule in listed]
    assert {(bar.minLength, bar.maxLength) for bar in bars} == {(0, 100)}  # nothing is no bar


def test_rows_are_as_high_as_their_text(book):
    text = book["要点"]["B4"].value
    wide = sum(1 if letter.isascii() else 2 for letter in text)
    assert 1 * 58 < wide <= 2 * 58  # the column is 60 wide
    assert book["要点"].row_dimensions[4].height == 2 * 15


HOSTILE_TEXTS = [
    HOSTILE,
    "=cmd|' /C calc'!A0",
    "+1",
    "-1",
    "@SUM(A1)",
    "`${7*7}`",
    "😀👩‍🌾",
    "㵲𣲘龘",
    "<c r='A1'>&amp;]]>",
    "长" * 10_000,
    "一\n二\t三",
    " 空格 ",
    "http://例.中国/?a=1&b=2",
]


STRIPPED = {
    **{f"a{sign}b": "ab" for sign in ("\x00", "\x0b", "\x1f", "\ud800", "\uffff")},
    "长" * 40_000: "长" * 32_767,
}
"""What XML or a cell cannot hold, and what is left of it."""


def test_any_text_comes_back_as_it_was(briefing, tmp_path):
    wanted = {**{text: text for text in HOSTILE_TEXTS}, **STRIPPED}
    frame = briefing.layers["discrepancies"].reindex(range(len(wanted))).assign(what=list(wanted))
    told = replace(briefing, layers={**briefing.layers, "discrepancies": frame})
    book = openpyxl.load_workbook(write_workbook(told, tmp_path / "book.xlsx"))
    cells = book["矛盾记录"]["C"][1:]
    assert [cell.value for cell in cells] == list(wanted.values())
    assert {cell.data_type for cell in cells} == {"s"}


def test_numbers_that_are_not_there_are_empty_and_runs_have_a_sheet(briefing, tmp_path):
    groups = briefing.groups.assign(hardened_m=[float("nan"), float("inf"), *briefing.groups["hardened_m"][2:]])
    run = {"result": "roadconnectivity", "algorithm": "wulong:roadconnectivity", "date": "2026-11-24T15:00:00+08:00"}
    runs = briefing.layers["runs"].reindex([0]).assign(**run)
    told = replace(briefing, groups=groups, layers={**briefing.layers, "runs": runs})
    book = openpyxl.load_workbook(write_workbook(told, tmp_path / "book.xlsx"))
    assert [row["距最近硬化路（m）"] for row in rows(book["村民小组"])[:3]] == [None, None, 1260]
    (row,) = rows(book["运行记录"])
    assert (row["结果表"], row["算法"], row["耗时（s）"]) == ("roadconnectivity", "wulong:roadconnectivity", None)


def test_codes_are_text(book):
    for cell in book["村"]["A"][1:]:
        assert (cell.data_type, cell.number_format) == ("s", "@")
    assert rows(book["村"])[0]["村代码"] == "500156109200"


def test_names_are_text_whatever_they_look_like(book):
    cells = book["村"]["B"][1:]
    assert [cell.value for cell in cells] == ["香树村", HOSTILE, RARE, FORMULA]
    assert {cell.data_type for cell in cells} == {"s"}
    assert [cell.quotePrefix for cell in cells] == [False, False, False, True]


def test_no_cell_anywhere_is_a_formula(book, path):
    assert not [cell for sheet in book for row in sheet for cell in row if cell.data_type == "f"]
    with zipfile.ZipFile(path) as parts:
        sheets = [name for name in parts.namelist() if name.startswith("xl/worksheets/sheet")]
        assert len(sheets) == len(SHEETS)
        assert not [name for name in sheets if b"<f>" in parts.read(name)]


def test_groups_say_status_and_reason_in_chinese(book):
    listed = rows(book["村民小组"])
    assert [row["通达状态"] for row in listed] == ["通畅", "通畅", "通达", "断头", "通畅", "通畅", "未通", "通畅"]
    assert listed[3]["原因"] == "附近的路到不了乡镇驻地"
    assert listed[6]["至驻地路程（m）"] is None
    assert (listed[0]["乡镇"], listed[0]["村"]) == ("桐梓镇", "香树村")


def test_stretches_name_road_class_and_surface(book):
    (row,) = rows(book["建议硬化路段"])
    assert (row["道路名称"], row["等级"], row["路面"], row["受益人口（人）"]) == ("香树路", "村道", "砂石", 30)


def test_key_units_follow_the_plan(book):
    assert [(row["名称"], row["帮扶集团"], row["通畅"]) for row in rows(book["重点帮扶"])] == [
        ("石桥乡", None, 3),
        ("香树村", "区交通局帮扶集团", 2),
    ]


def test_the_dictionary_has_every_field(book):
    listed = {(row["图层标识"], row["字段"]) for row in rows(book["数据字典"])}
    assert listed == {(key, field.name) for key, spec in BY_KEY.items() for field in spec.fields}
    status = next(row for row in rows(book["数据字典"]) if row["字段"] == "status" and "roadconn" in row["图层标识"])
    assert status["取值含义"] == "connected = 通畅；motorable = 通达；cut_off = 断头；no_road = 未通"


@pytest.mark.parametrize("title", SHEETS)
def test_each_sheet_can_be_filtered_and_printed(book, title):
    sheet = book[title]
    heading = HEADING.get(title, 1)
    assert sheet.freeze_panes == f"A{heading + 1}"
    assert sheet.auto_filter.ref.startswith(f"A{heading}:")
    assert sheet.print_title_rows == f"${heading}:${heading}"
    assert (sheet.page_setup.orientation, sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (
        "landscape",
        1,
        0,
    )
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.oddHeader.right.text == sheet.oddFooter.left.text == NOTICE


def test_surveyed_data_carry_no_notice(surveyed_workspace, tmp_path):
    book = openpyxl.load_workbook(write_workbook(build_briefing(surveyed_workspace), tmp_path / "book.xlsx"))
    texts = [cell.value for sheet in book for row in sheet for cell in row if isinstance(cell.value, str)]
    assert not [text for text in texts if "非测绘成果" in text]
    assert {sheet.oddHeader.right.text for sheet in book} == {"内部资料，不得公开"}


def test_without_results_the_sheets_stay(plain_workspace, tmp_path):
    book = openpyxl.load_workbook(write_workbook(build_briefing(plain_workspace), tmp_path / "book.xlsx"))
    assert book.sheetnames == ["要点", "总览", *PLAIN]
    assert rows(book["总览"])[0]["通畅率（%）"] is None
    assert rows(book["要点"], 3) == []
    assert book["村民小组"].max_row == 9


def test_two_runs_give_the_same_bytes(briefing, workspace, tmp_path):
    first = write_workbook(briefing, tmp_path / "a.xlsx").read_bytes()
    time.sleep(2.1)  # a zip entry keeps even seconds
    assert write_workbook(build_briefing(workspace), tmp_path / "b.xlsx").read_bytes() == first


def test_a_control_character_does_not_break_the_file(workspace, tmp_path):
    briefing = build_briefing(workspace)
    briefing.layers["villages"].loc[0, "name"] = "香\x0b树村"
    book = openpyxl.load_workbook(write_workbook(briefing, tmp_path / "book.xlsx"))
    assert book["村"]["B2"].value == "香树村"


def test_a_title_of_any_length_and_half_a_character_leaves_the_file_whole(briefing, tmp_path):
    told = replace(briefing, district="\udc00" + "长" * 10_000)
    book = openpyxl.load_workbook(write_workbook(told, tmp_path / "book.xlsx"))
    assert book["要点"]["A1"].value.startswith("长长")
    assert len(book["要点"].oddHeader.left.text) < 255


def test_a_share_that_is_nearly_all_shows_its_decimals(briefing, tmp_path):
    """99.96 % must not read 100.0, nor a count of people 26.0."""
    summary = briefing.layers["roadconnectivity_summary"].assign(share_pct=99.96, connected=8)
    told = replace(briefing, layers={**briefing.layers, "roadconnectivity_summary": summary})
    book = openpyxl.load_workbook(write_workbook(told, tmp_path / "book.xlsx"))
    share = book["要点"]["C4"]
    assert (share.value, share.number_format) == (99.96, "#,##0.00")
    assert book["要点"]["E4"].number_format == "#,##0"
    (cell,) = (each for each in book[ANSWER][4] if each.value == 99.96)
    assert cell.number_format == "#,##0.00"


def test_a_folder_that_cannot_be_written_is_named(briefing, tmp_path):
    blocker = tmp_path / "file"
    blocker.write_text("", encoding="utf-8")
    with pytest.raises(InputError, match="could not be written to"):
        write_workbook(briefing, blocker / "book.xlsx")
