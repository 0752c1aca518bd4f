"""A real QGIS Desktop with the plugin as it ships: load, first steps, theme, question, briefing, unload at work."""

import pytest
from wulong_planner.tools.driven_desktop import Screen

TITLES = ["规划面板", "点位卡片", "打开规划工作空间…", "问题", "专题", "简报"]
MENU = [*TITLES[:4], "道路通畅分析…", "专题", "简报", "检查工作空间…", "软件包…", "使用手册", "关于武隆乡村规划"]
NOTHING = {"active": False, "algorithms": [], "toolbars": [], "menu": [], "dock": False}
MODELLED = [["区界", "1 / 1"], ["乡镇（街道）", "26 / 26"], ["行政村", "184 / 184"], ["社区", "30 / 30"]]
SMALL = Screen(1366, 768)
INFO = 0
"""Level of a message of QGIS."""
BEATS = 10
"""Most work of the window's own thread at one go; half of it on the computer this was written on."""


@pytest.fixture(scope="module")
def run(drive_qgis, tmp_path_factory):
    """Start QGIS once; every test reads the report it left."""
    return drive_qgis("inside_qgis.py", tmp_path_factory.mktemp("desktop"), screen=SMALL)


def test_plugin_is_loaded_from_the_profile_in_chinese(run):
    assert run["locale"].startswith("zh")
    assert run["loaded"]["active"]
    assert run["loaded"]["dock"]
    assert run["loaded"]["toolbars"] == [TITLES]
    assert run["loaded"]["menu"] == [MENU]
    assert {"wulong:roadconnectivity", "wulong:buildproject", "wulong:briefingmap"} <= set(run["loaded"]["algorithms"])


def test_start_loads_no_heavy_package(run):
    assert run["heavy"] == []


def test_unload_leaves_nothing(run):
    assert run["unload_result"]
    assert run["unloaded"] == NOTHING


def test_load_again_is_as_before(run):
    assert run["reload_result"]
    assert run["reloaded"] == run["loaded"]


def test_one_click_makes_the_workspace(run):
    assert (run["page_before"], run["page_after"]) == ("first", "questions")
    assert {"wulong.gpkg", "wulong.qgz"} <= set(run["files"])
    assert all(run["layers"].values())
    expected = {"townships": 26, "villages": 184, "groups": 1352, "key_units": 26}
    assert {key: run["feature_counts"].get(key) for key in expected} == expected


def test_the_window_lives_while_the_workspace_is_opened(run):
    assert run["beats_opening"] > BEATS
    assert run["while_opening"] == ["正在打开工作空间…", True, False]
    assert run["after_opening"] == [False, True]


def test_the_map_is_in_metres(run):
    assert run["crs"] == "EPSG:4545"


def test_what_is_still_modelled_is_counted(run):
    assert run["modelled"][:4] == MODELLED


def test_a_theme_is_switched_and_marked(run):
    assert run["theme_first"] == "重点帮扶层级"
    assert run["theme_wanted"] not in ("", run["theme_first"])
    assert run["theme_shown"] == run["theme_marked"] == run["theme_wanted"]


def test_a_question_is_answered_in_the_background(run):
    assert run["busy"]
    assert run["beats_answering"] > BEATS
    assert run["theme_of_answer"] == "15分钟生活圈"
    assert "15" in run["headline"][0] and run["headline"][0].endswith("。")
    assert run["progress_hidden"]


def test_the_road_dialog_answers_into_the_workspace(run):
    assert run["title"].endswith("村民小组道路通达通畅分析")  # QGIS 3.40 puts the group before it
    results = run["results"]
    tables = ("", "_summary", "_links", "_sensitivity", "_targets")
    assert set(results) == {f"roadconnectivity{each}" for each in tables}
    assert results["roadconnectivity"][1] == 1352
    assert all(count > 0 for _, count in results.values())
    assert results["roadconnectivity"][0] == "村民小组道路通畅（示意）"


def test_cancel_stops_and_leaves_no_result(run):
    assert run["cancel_busy"]
    assert run["cancelled"] == [True]
    assert run["left_by_cancel"] == []


def test_a_cancel_is_told_as_information(run):
    text, level = run["cancel_said"]
    assert text.startswith("已停止")
    assert level == INFO


def test_a_click_on_a_group_brings_up_its_card(run):
    page, visible, name, title = run["card"]
    assert (page, visible) == ("card", True)
    assert name and name in title


def test_a_question_is_answered_with_the_keyboard(run):
    assert "问题" in run["tabbed"][0]
    assert len(run["tabbed"]) < 12, run["tabbed"]
    assert run["run_has_focus"]
    assert run["run_by_keyboard"] == [[run["chosen"], True]]


def test_the_briefing_is_written_and_linked(run):
    assert "briefing.html</a>" in run["link"]
    assert run["link_shown"]


def test_nothing_is_cut_on_a_small_screen(run):
    assert run["cut"] == {key: [] for key in run["cut"]}
    assert len(run["cut"]) == 7


def test_every_button_has_a_name(run):
    assert run["nameless"] <= 2  # QGIS's own two in the title of a dock


def test_unloading_stops_what_is_running(run):
    assert run["busy_at_unload"]
    assert run["unload_at_work"]
    assert run["after_unload_at_work"] == NOTHING


def test_nothing_of_ours_complains_in_the_log(run):
    assert [line for line in run["log"] if "wulong" in line.lower()] == []


def test_the_map_is_drawn(run):
    assert run["canvas_colours"] > 50
