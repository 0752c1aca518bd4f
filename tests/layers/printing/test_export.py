import datetime
import sqlite3

import pypdf
import pytest
from qgis.core import QgsFeedback, QgsProject
from qgis.PyQt.QtGui import QImage
from wulong_planner.analysis.errors import Cancelled, InputError
from wulong_planner.layers import workspace
from wulong_planner.layers.printing import export
from wulong_planner.layers.printing.layouts import THEME, TOWNSHIPS, VILLAGES, Print

NOTICE = "示意数据，非测绘成果"


@pytest.fixture
def printed(opened, tmp_path, pages_of):
    """(path, text of each page) of the small workspace's atlas, with results."""
    _, project = opened
    path = tmp_path / "atlas.pdf"
    assert export.export_atlas(project, path, printed_on=datetime.date(2024, 2, 29)) == 3
    return path, pages_of(path)


def test_one_a3_page_per_township(printed):
    path, pages = printed
    assert len(pages) == 3
    box = pypdf.PdfReader(path).pages[0].mediabox
    assert [round(float(side) / 72 * 25.4) for side in (box.width, box.height)] == [420, 297]
    assert [each.name for each in path.parent.glob("*atlas*")] == ["atlas.pdf"]


def test_pages_say_what_the_township_has(printed):
    first, second, third = printed[1]
    assert "子乡" in first and "甲级乡" in first
    assert "行政村数2个" in first and "村民小组4个" in first and "人口400人" in first
    assert "帮扶集团第1集团" in first
    assert "丑南村（乙级村）" in second and "重点村丑南村" in second
    assert "重点村—" in first
    assert "规划工程水利供水工程1处" in third and "水利供水工程" not in first
    assert "规划项目1-1某项目" in first
    assert ["第1/3页" in first, "第2/3页" in second, "第3/3页" in third] == [True] * 3


def test_pages_give_the_coverage_from_the_result_table(printed):
    for page in printed[1]:
        assert "道路通畅统计：小组通畅率25.0%100%300人" in page
        assert "供水统计" not in page  # the table is there and has no row


def test_every_page_has_what_a_map_needs(printed):
    wanted = ("图例", "通畅", "通达", "断头", "未通", "km", NOTICE, "madeup", "制图日期：2024-02-29", "审图号：", "1:")
    for page in printed[1]:
        for text in wanted:
            assert text in page, text


def test_without_results_there_is_no_table_of_coverage(plain_sample, tmp_path, project, pages_of):
    workspace.open_workspace(plain_sample, project, with_layouts=False)
    export.export_atlas(project, tmp_path / "atlas.pdf")
    today = datetime.date.today()
    for page in pages_of(tmp_path / "atlas.pdf"):
        assert "覆盖情况" not in page and "通畅率" not in page
        assert any(f"制图日期：{each}" in page for each in (today, today - datetime.timedelta(1)))
        assert "村民小组4个" in page


def test_surveyed_data_carry_no_notice(surveyed_sample, tmp_path, project, pages_of):
    workspace.open_workspace(surveyed_sample, project, with_layouts=False)
    export.export_atlas(project, tmp_path / "atlas.pdf")
    assert all("示意" not in page for page in pages_of(tmp_path / "atlas.pdf"))


def test_one_sheet_per_key_village(opened, tmp_path, pages_of):
    wanted = Print(VILLAGES, "A4", False, review_no="渝S（2025）012号", public=True)
    files, names = export.export(opened[1], wanted, tmp_path / "villages.pdf")
    assert names == ["丑南村"]
    (page,) = pages_of(files[0])
    assert "丑南村" in page and "乙级村" in page and "乡镇（街道）丑乡" in page
    assert "审图号：渝S（2025）012号" in page
    assert "联系区领导" not in page


def test_a_theme_in_english(sample, tmp_path, project, pages_of):
    workspace.open_workspace(sample, project, "en", with_layouts=False)
    files, _ = export.export(project, Print(THEME, locale="en", theme="Key-village tiers"), tmp_path / "theme.pdf")
    (page,) = pages_of(files[0])
    assert "Key-villagetiers" in page and "Legend" in page and "Schematicdata,notsurveyed" in page
    assert "Townships3" in page and "Villagergroups12" in page


def test_png_of_one_page_and_of_many(opened, tmp_path):
    _, project = opened
    files, _ = export.export(project, Print(THEME, "A4", theme="重点帮扶层级"), tmp_path / "one.png", kind=export.PNG)
    assert files == [tmp_path / "one.png"]
    image = QImage(str(files[0]))
    assert abs(image.width() / image.height() - 297 / 210) < 0.01
    assert len({image.pixel(x, image.height() // 2) for x in range(0, image.width(), 7)}) > 2
    files, names = export.export(project, Print(TOWNSHIPS, "A4"), tmp_path / "many.pdf", kind=export.PNG)
    assert [file.name for file in files] == ["many-1.png", "many-2.png", "many-3.png"]
    assert names == ["子乡", "丑乡", "寅乡"]
    assert sorted(file.name for file in tmp_path.glob("*.p*")) == [*(file.name for file in files), "one.png"]


@pytest.mark.parametrize("name", ["甲" * 30, 'O\'Neil "乡"', "<b>子</b>&amp;乡", "[% 1 + 1 %]乡", "㵲水乡"])
def test_odd_names_come_out_as_they_are(sample, tmp_path, project, pages_of, name):
    with sqlite3.connect(sample) as database:
        database.execute("UPDATE key_units SET tier_name = ? WHERE tier = '10'", (name,))
        database.execute("DROP TRIGGER IF EXISTS rtree_townships_geom_update3")
        for trigger in [row[0] for row in database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")]:
            database.execute(f'DROP TRIGGER "{trigger}"')
        database.execute("UPDATE townships SET full_name = ? WHERE town_code = '500156001'", (name,))
        database.execute("UPDATE aid_groups SET name = ? WHERE town_code = '500156001'", (name,))
    database.close()
    workspace.open_workspace(sample, project, with_layouts=False)
    export.export_atlas(project, tmp_path / "atlas.pdf")
    page = pages_of(tmp_path / "atlas.pdf")[0]
    assert page.count("".join(name.split())) >= 2


def test_a_project_that_is_not_the_open_one(sample, tmp_path, project, pages_of):
    other = QgsProject()
    workspace.open_workspace(sample, other, with_layouts=False)
    export.export_atlas(other, tmp_path / "atlas.pdf")
    assert "小组通畅率25.0%" in pages_of(tmp_path / "atlas.pdf")[0]
    assert QgsProject.instance() is project
    assert not project.mapLayers()


def test_export_leaves_the_layout_of_the_user_alone(sample, tmp_path, project):
    workspace.open_workspace(sample, project)
    count = len(project.layoutManager().printLayouts())
    project.layoutManager().layoutByName("乡镇图册").itemById("title").setText("my own")
    export.export_atlas(project, tmp_path / "atlas.pdf")
    assert project.layoutManager().layoutByName("乡镇图册").itemById("title").text() == "my own"
    assert len(project.layoutManager().printLayouts()) == count


@pytest.mark.parametrize("kind", [export.PDF, export.PNG])
def test_cancelled_export_leaves_no_file(opened, tmp_path, kind):
    feedback = QgsFeedback()
    feedback.cancel()
    before = set(tmp_path.iterdir())
    with pytest.raises(Cancelled):
        export.export(opened[1], Print(), tmp_path / "atlas.pdf", kind=kind, feedback=feedback)
    assert set(tmp_path.iterdir()) == before


def test_a_failed_export_keeps_the_earlier_file(opened, tmp_path):
    path = tmp_path / "atlas.pdf"
    path.write_bytes(b"earlier")
    feedback = QgsFeedback()
    feedback.cancel()
    with pytest.raises(Cancelled):
        export.export(opened[1], Print(), path, feedback=feedback)
    assert path.read_bytes() == b"earlier"


@pytest.mark.parametrize("kind", [export.PDF, export.PNG])
def test_export_says_where_it_cannot_write(opened, tmp_path, kind):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(InputError, match="sheets cannot be written"):
        export.export(opened[1], Print(), tmp_path / "file" / "atlas.pdf", kind=kind)


def test_atlas_needs_a_township(opened, tmp_path):
    workspace.find_layer(opened[1], "townships").setSubsetString("town_code = 'none'")
    with pytest.raises(InputError, match="layer of townships is empty"):
        export.export_atlas(opened[1], tmp_path / "atlas.pdf")


def test_key_village_sheets_need_a_key_village(opened, tmp_path):
    workspace.find_layer(opened[1], "villages").setSubsetString("tier IS NULL")
    with pytest.raises(InputError, match="No village has a tier"):
        export.export(opened[1], Print(VILLAGES), tmp_path / "villages.pdf")
