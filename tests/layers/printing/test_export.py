import datetime

import pypdf
import pytest
from qgis.core import QgsFeedback, QgsProject
from qgis.PyQt import sip
from qgis.PyQt.QtGui import QImage
from wulong_planner.analysis.errors import Cancelled, InputError
from wulong_planner.layers import workspace
from wulong_planner.layers.printing import export, layouts
from wulong_planner.layers.printing.layouts import THEME, TOWNSHIPS, VILLAGES, Print

NOTICE = "示意数据，非测绘成果"


@pytest.fixture(scope="module")
def printed(shared, tmp_path_factory, pages_of):
    """(path, text of each page) of the small workspace's atlas, with results."""
    path = tmp_path_factory.mktemp("printed") / "atlas.pdf"
    assert export.export_atlas(shared, path, printed_on=datetime.date(2024, 2, 29)) == 3
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


def test_one_sheet_per_key_village(shared, tmp_path, pages_of):
    wanted = Print(VILLAGES, "A4", False, review_no="渝S（2025）012号")
    files, names = export.export(shared, wanted, tmp_path / "villages.pdf")
    assert names == ["丑南村"]
    (page,) = pages_of(files[0])
    assert "丑南村" in page and "乙级村" in page and "乡镇（街道）丑乡" in page
    assert "审图号：渝S（2025）012号" in page


def test_a_theme_in_english(shared_english, tmp_path, pages_of):
    wanted = Print(THEME, locale="en", theme="Key-village tiers")
    files, _ = export.export(shared_english, wanted, tmp_path / "theme.pdf")
    (page,) = pages_of(files[0])
    assert "Key-villagetiers" in page and "Legend" in page and "Schematicdata,notsurveyed" in page
    assert "Townships3" in page and "Villagergroups12" in page


def test_a_township_in_english(shared_english, edit, tmp_path, pages_of):
    """Terms and sources are English; an aid group has the English of the legend before its name."""
    groups = workspace.find_layer(shared_english, "aid_groups")
    edit(groups, "name", {0: "区民政局帮扶集团"})
    edit(groups, "target_name", {0: "青木池村"})
    edit(workspace.find_layer(shared_english, "townships"), "source", {0: "形状为示意（模型生成，非测绘）"})
    export.export(shared_english, Print(TOWNSHIPS, "A4", locale="en"), tmp_path / "atlas.pdf")
    first, second, _ = pages_of(tmp_path / "atlas.pdf")
    assert "CivilAffairsBureau(区民政局帮扶集团)" in first
    assert "Sources:shapesareschematic(modelled,notsurveyed)" in first
    assert "Tier1" in first and "Tier10" in second
    assert "第2集团" in second  # nobody has said what it is in English


def test_hatches_are_written_without_loss(shared, edit, tmp_path):
    """QGIS before 3.24 writes them as pictures; as JPEG they are blurred and ten times as large."""
    edit(workspace.find_layer(shared, "villages"), "tier", {0: "12"})
    files, names = export.export(shared, Print(VILLAGES), tmp_path / "villages.pdf")
    assert len(names) == 2
    data = files[0].read_bytes()
    assert b"/DCTDecode" not in data
    assert len(data) < 600_000


def test_png_of_one_page_and_of_many(shared, tmp_path):
    files, _ = export.export(shared, Print(THEME, "A4", theme="重点帮扶层级"), tmp_path / "one.png", kind=export.PNG)
    assert files == [tmp_path / "one.png"]
    image = QImage(str(files[0]))
    assert abs(image.width() / image.height() - 297 / 210) < 0.01
    assert len({image.pixel(x, image.height() // 2) for x in range(0, image.width(), 7)}) > 2
    files, names = export.export(shared, Print(TOWNSHIPS, "A4"), tmp_path / "many.pdf", kind=export.PNG)
    assert [file.name for file in files] == ["many-1.png", "many-2.png", "many-3.png"]
    assert names == ["子乡", "丑乡", "寅乡"]
    assert sorted(file.name for file in tmp_path.glob("*.p*")) == [*(file.name for file in files), "one.png"]


@pytest.mark.parametrize(
    "names", [("甲" * 30, 'O\'Neil "乡"', "<b>子</b>&amp;乡"), ("[% 1 + 1 %]乡", "㵲水乡", "乡\n镇")], ids=["1", "2"]
)
def test_odd_names_come_out_as_they_are(shared, edit, tmp_path, pages_of, names):
    edit(workspace.find_layer(shared, "townships"), "full_name", dict(enumerate(names)))
    edit(workspace.find_layer(shared, "aid_groups"), "name", dict(enumerate(names)))
    export.export_atlas(shared, tmp_path / "atlas.pdf")
    for page, name in zip(pages_of(tmp_path / "atlas.pdf"), names):
        assert page.count("".join(name.split())) >= 2


def test_the_open_project_stays_open(shared, tmp_path, project, pages_of):
    export.export_atlas(shared, tmp_path / "atlas.pdf")
    assert "小组通畅率25.0%" in pages_of(tmp_path / "atlas.pdf")[0]
    assert QgsProject.instance() is project
    assert not project.mapLayers()


def test_export_leaves_the_layout_of_the_user_alone(shared, tmp_path):
    manager = shared.layoutManager()
    own = layouts.make_layout(shared, Print())
    own.itemById("title").setText("my own")
    manager.addLayout(own)
    try:
        export.export_atlas(shared, tmp_path / "atlas.pdf")
        assert [each.name() for each in manager.printLayouts()] == ["乡镇图册"]
        assert manager.layoutByName("乡镇图册").itemById("title").text() == "my own"
    finally:
        manager.clear()


def test_a_layout_that_failed_is_gone_before_its_project(shared):
    with pytest.raises(KeyError), export.passing_layout(shared, Print()) as layout:
        raise KeyError
    assert sip.isdeleted(layout)


@pytest.mark.parametrize("kind", [export.PDF, export.PNG])
def test_cancelled_export_leaves_no_file_and_keeps_the_earlier(shared, tmp_path, kind):
    path = tmp_path / f"atlas.{kind}"
    path.write_bytes(b"earlier")
    feedback = QgsFeedback()
    feedback.cancel()
    with pytest.raises(Cancelled):
        export.export(shared, Print(), path, kind=kind, feedback=feedback)
    assert list(tmp_path.iterdir()) == [path]
    assert path.read_bytes() == b"earlier"


@pytest.mark.parametrize("kind", [export.PDF, export.PNG])
def test_export_says_where_it_cannot_write(shared, tmp_path, kind):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(InputError, match="sheets cannot be written"):
        export.export(shared, Print(), tmp_path / "file" / "atlas.pdf", kind=kind)


@pytest.mark.parametrize(
    ("kind", "layer", "rows", "message"),
    [
        (TOWNSHIPS, "townships", "town_code = 'none'", "layer of townships is empty"),
        (VILLAGES, "villages", "tier IS NULL", "No village has a tier"),
    ],
)
def test_sheets_need_a_place(shared, tmp_path, kind, layer, rows, message):
    places = workspace.find_layer(shared, layer)
    places.setSubsetString(rows)
    try:
        with pytest.raises(InputError, match=message):
            export.export(shared, Print(kind), tmp_path / "atlas.pdf")
    finally:
        places.setSubsetString("")
