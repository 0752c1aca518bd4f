import datetime

import pypdf
import pytest
from qgis.core import QgsFeedback, QgsProject
from wulong_planner.analysis.errors import Cancelled, InputError
from wulong_planner.layers import print as atlas
from wulong_planner.layers import workspace

NOTICE = "示意数据，非测绘成果"


@pytest.fixture
def project(qgis_app):
    project = QgsProject.instance()
    project.clear()
    yield project
    project.clear()


def pages_of(path):
    """Return the text of each page without spaces, which Qt sets as it likes."""
    return ["".join(page.extract_text().split()) for page in pypdf.PdfReader(path, strict=True).pages]


@pytest.fixture
def printed(sample, tmp_path, project):
    """(path, text of each page) of the small workspace's atlas, with results."""
    workspace.open_workspace(sample, project)
    path = tmp_path / "atlas.pdf"
    assert atlas.export_atlas(project, path, printed_on=datetime.date(2024, 2, 29)) == 3
    return path, pages_of(path)


def test_one_a3_page_per_township(printed):
    path, pages = printed
    assert len(pages) == 3
    box = pypdf.PdfReader(path).pages[0].mediabox
    millimetres = [round(float(side) / 72 * 25.4) for side in (box.width, box.height)]
    assert millimetres == [420, 297]
    assert [path.name for path in path.parent.glob("atlas*")] == ["atlas.pdf"]


def test_pages_say_what_the_township_has(printed):
    _, pages = printed
    first, second, third = pages
    assert "子乡" in first and "甲级乡" in first
    assert "行政村：2个" in first and "村民小组：4个" in first and "农村人口：400人" in first
    assert "帮扶集团：第1集团" in first
    assert "丑南村（乙级村）" in second and "重点村：丑南村" in second
    assert "重点村" not in first
    assert "规划工程：供水1处" in third and "供水" not in first
    assert ["第1/3页" in first, "第2/3页" in second, "第3/3页" in third] == [True] * 3


def test_pages_give_the_connected_share(printed):
    for page in printed[1]:
        assert "通畅小组：1/4个，人口占25.0%" in page
        assert "待通畅：3个小组，300人" in page


def test_every_page_has_legend_notice_source_and_the_given_date(printed):
    for page in printed[1]:
        for text in ("图例", "通畅", "通达", "断头", "未通", "km", NOTICE, "madeup", "制图日期：2024-02-29"):
            assert text in page, text


def test_without_results_pages_leave_the_share_out(plain_sample, tmp_path, project):
    workspace.open_workspace(plain_sample, project)
    atlas.export_atlas(project, tmp_path / "atlas.pdf")
    for page in pages_of(tmp_path / "atlas.pdf"):
        assert "通畅" not in page
        assert "制图日期" not in page
        assert "村民小组：4个" in page


def test_surveyed_data_carry_no_notice(surveyed_sample, tmp_path, project):
    workspace.open_workspace(surveyed_sample, project)
    atlas.export_atlas(project, tmp_path / "atlas.pdf")
    assert all("示意" not in page for page in pages_of(tmp_path / "atlas.pdf"))


def test_export_leaves_the_layout_of_the_user_alone(sample, tmp_path, project):
    workspace.open_workspace(sample, project)
    mine = project.layoutManager().layoutByName("乡镇图册")
    mine.itemById("title").setText("my own")
    atlas.export_atlas(project, tmp_path / "atlas.pdf")
    assert project.layoutManager().layoutByName("乡镇图册").itemById("title").text() == "my own"
    assert len(project.layoutManager().printLayouts()) == 1


def test_cancelled_export_leaves_no_file(sample, tmp_path, project):
    workspace.open_workspace(sample, project)
    feedback = QgsFeedback()
    feedback.cancel()
    with pytest.raises(Cancelled):
        atlas.export_atlas(project, tmp_path / "atlas.pdf", feedback=feedback)
    assert not list(tmp_path.glob("atlas*"))


def test_export_says_where_it_cannot_write(sample, tmp_path, project):
    workspace.open_workspace(sample, project)
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(InputError, match="atlas cannot be written"):
        atlas.export_atlas(project, tmp_path / "file" / "atlas.pdf")


def test_atlas_needs_a_workspace(tmp_path, project):
    with pytest.raises(InputError, match="Open a workspace first"):
        atlas.export_atlas(project, tmp_path / "atlas.pdf")


def test_atlas_needs_a_township(sample, tmp_path, project):
    layers = workspace.open_workspace(sample, project)
    layers["townships"].setSubsetString("town_code = 'none'")
    with pytest.raises(InputError, match="layer of townships is empty"):
        atlas.export_atlas(project, tmp_path / "atlas.pdf")
