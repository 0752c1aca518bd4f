"""QGIS Desktop in the wrong moment: each gives a sentence, nothing is lost, and nobody sees a traceback."""

import pytest
from wulong_planner.tools.driven_desktop import Screen

NOTHING = {"active": False, "algorithms": [], "toolbars": [], "menu": [], "dock": False}
KEPT = "不在了"
"""What is said of a file that is gone."""


@pytest.fixture(scope="module")
def run(drive_qgis, tmp_path_factory):
    """Start QGIS once; every test reads the report it left. Nothing is in the folder for what may be lost."""
    folder = tmp_path_factory.mktemp("robust")
    (folder / "temporary").mkdir()
    return drive_qgis("robust_inside_qgis.py", folder, screen=Screen(1366, 768), TMPDIR=str(folder / "temporary"))


def test_a_folder_of_any_name_is_opened_and_answers(run):
    files, layers, valid, said = run["odd"]
    assert files == ["wulong.gpkg", "wulong.qgz"]
    assert layers > 10 and valid
    assert sum("规划 数据 #1 100%" in each for each in said) == 1  # QGIS may have something of its own to say
    assert run["odd_answered"] == [True, []]


def test_opening_twice_is_opening_once(run):
    begun, said = run["second_click"]
    assert not begun
    assert said == ["正在打开一个工作空间。请等待完成，或先取消。"]
    before, after = run["twice"]
    assert before == after > 10


def test_an_edit_that_is_not_saved_is_asked_about_and_kept(run):
    assert "乡镇" in run["asked"]
    assert run["switched"] is False
    assert run["edit"] == [True, "改名", False]


def test_a_project_that_cannot_be_saved_is_open_all_the_same(run):
    there, page, said = run["unsaved"]
    assert there and page == "questions"
    assert any("无法保存" in text for text in said)


def test_a_folder_that_is_no_good_leaves_the_open_workspace_alone(run):
    for name, words in (("no_folder", "无法写入"), ("foreign", "没有任何规划图层")):
        begun, said, kept = run[name]
        assert (begun, len(said), kept) == (False, 1, True), name
        assert words in said[0]


def test_cancelled_while_it_opens(run):
    assert run["cancelled"] == [0, "first", True, False, False, []]


def test_another_project_while_it_opens(run):
    assert run["new_project"] == [0, "first", True, False, False]


def test_unloaded_while_it_opens_and_loaded_again(run):
    assert run["unloaded"] == [True, NOTHING, False]
    assert run["reloaded"] == [True, "first"]


def test_a_file_that_is_deleted_is_said(run):
    for name in ("deleted_question", "deleted_look"):
        [said] = run[name]
        assert KEPT in said and "wulong.gpkg" in said, name
    [said] = run["deleted_briefing"]
    assert said.startswith("网页地图") and "不存在" in said
    assert run["deleted_left"] == ["wulong.qgz"]
