"""The card of groups and villages on the bundled data: its numbers are those of the result tables."""

from __future__ import annotations

import shutil
import sqlite3
import time
from contextlib import closing
from types import SimpleNamespace

import numpy as np
import pytest
from qgis.core import (
    QgsApplication,
    QgsFeature,
    QgsFeatureRequest,
    QgsPointXY,
    QgsProcessingFeedback,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QCoreApplication, QTranslator
from wulong_planner.analysis.errors import Cancelled, InputError
from wulong_planner.briefing.pinyin import english
from wulong_planner.gui import card as card_module
from wulong_planner.gui.card import CardPanel, PickPlaceTool, place_of
from wulong_planner.gui.card_build import build_card
from wulong_planner.gui.card_case import open_case
from wulong_planner.gui.card_model import Card, Cell, Place, Section, Table, to_html, to_text
from wulong_planner.gui.card_tables import Tables
from wulong_planner.layers.workspace import INSTALLED, open_workspace
from wulong_planner.processing.provider import WulongProvider
from wulong_planner.processing.workspace_questions import BY_KEY, parameters
from wulong_planner.tools.assets import TRANSLATIONS, compile_translations

QUESTIONS = {
    "roadconnectivity": {"COMPARE_M": "", "COMPARE_SEASON": False, "TARGETS": None},
    "nearestfacility": {},
}
"""Each with what spares results that no card reads."""
COARSE = INSTALLED.with_name("dem_coarse.tif")
MAX_CLICK_S = 1.0
PATIENCE_S = 60.0


@pytest.fixture(scope="module")
def provider(qgis_processing):
    registry = QgsApplication.processingRegistry()
    assert registry.addProvider(WulongProvider())
    yield
    registry.removeProvider("wulong")


@pytest.fixture(scope="module")
def answered(provider, tmp_path_factory):
    """A workspace with the results of both road questions."""
    from qgis import processing

    gpkg = tmp_path_factory.mktemp("card") / "wulong.gpkg"
    shutil.copyfile(INSTALLED, gpkg)
    for key, spared in QUESTIONS.items():
        processing.run(f"wulong:{key}", {**parameters(BY_KEY[key], gpkg), **spared})
    return gpkg


@pytest.fixture(scope="module")
def case(answered):
    found = open_case(answered, QgsProcessingFeedback())
    yield found
    found.close()


@pytest.fixture
def workspace(answered, tmp_path):
    """A copy that a test may change."""
    gpkg = tmp_path / "wulong.gpkg"
    with closing(sqlite3.connect(answered)) as source, closing(sqlite3.connect(gpkg)) as target:
        source.backup(target)
    return gpkg


@pytest.fixture
def chinese():
    """Speak Chinese for the length of a test."""
    compile_translations()
    translator = QTranslator()
    assert translator.load(str(TRANSLATIONS / "wulong_planner_zh.qm"))
    QCoreApplication.installTranslator(translator)
    yield "zh_CN"
    QCoreApplication.removeTranslator(translator)


def ask(gpkg, query, *given):
    with closing(sqlite3.connect(gpkg)) as database:
        return database.execute(query, given).fetchall()


def change(gpkg, *commands):
    """Change tables as another program would; SQLite knows none of the triggers' functions, so they go first."""
    with closing(sqlite3.connect(gpkg)) as database, database:
        for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            database.execute(f'DROP TRIGGER "{name}"')
        for command in commands:
            database.execute(command)


def group_of(gpkg, status):
    return Place("group", ask(gpkg, "SELECT group_id FROM roadconnectivity WHERE status = ? LIMIT 1", status)[0][0])


def text_of(case, place, locale="en"):
    return to_text(build_card(case, place, locale).card)


class TestNumbers:
    def test_the_legs_of_all_groups_add_up_to_the_tables(self, case, answered):
        codes = list(case.row)
        found = case.places.explain(np.arange(len(codes)))
        stored = {row[0]: row[1:] for row in ask(
            answered, "SELECT group_id, status, minutes, road_m + access_m, upgrade_m FROM roadconnectivity"
        )}  # fmt: skip
        assert len(stored) == len(codes)
        sums = found.ways.legs.groupby("pair")[["metres", "minutes"]].sum()
        for way, row in enumerate(found.row):
            _, minutes, metres, _ = stored[codes[row]]
            assert sums["minutes"][way] == pytest.approx(minutes, abs=1e-6)
            assert sums["metres"][way] == pytest.approx(metres, abs=1e-3)
        routed = set(found.row)
        assert all(stored[code][1] is None for row, code in enumerate(codes) if row not in routed)
        harden = found.stretches.groupby("point")["length_m"].sum()
        for row, code in enumerate(codes):
            assert found.groups["status"][row] == stored[code][0]
            assert harden.get(row, 0.0) == pytest.approx(stored[code][3] or 0.0, abs=1e-3)

    def test_the_nearest_facility_is_that_of_the_table(self, case, answered):
        codes = list(case.row)
        found = case.places.explain(np.arange(len(codes)))
        sums = found.nearest_ways.legs.groupby("pair")["minutes"].sum()
        ways = found.nearest.ways
        query = "SELECT group_id, facility_id, minutes, within, reason FROM nearestfacility"
        stored = {row[0]: row[1:] for row in ask(answered, query)}
        for way, row in enumerate(found.nearest.pairs.point):
            assert sums[way] == pytest.approx(stored[codes[row]][1], abs=1e-6)
        for row, code in enumerate(codes):
            facility, _, within, reason = stored[code]
            assert ways["facility_id"][row] == facility
            assert (None if np.isnan(ways["within"][row]) else ways["within"][row]) == within
            assert ways["reason"][row] == reason

    def test_a_click_takes_less_than_a_second(self, case, answered):
        place = group_of(answered, "motorable")
        build_card(case, place, "zh_CN")
        began = time.perf_counter()
        build_card(case, place, "zh_CN")
        assert time.perf_counter() - began < MAX_CLICK_S

    def test_the_settings_of_the_last_run_are_used(self, workspace, provider):
        from qgis import processing

        values = {**parameters(BY_KEY["roadconnectivity"], workspace), "MAX_ACCESS_M": 60, "WALK_SPEED_KMH": 2.5}
        processing.run("wulong:roadconnectivity", values)
        case = open_case(workspace, QgsProcessingFeedback())
        place = group_of(workspace, "connected")
        minutes = ask(workspace, "SELECT minutes FROM roadconnectivity WHERE group_id = ?", place.code)[0][0]
        text = text_of(case, place)
        case.close()
        assert case.places.question.travel.params.max_access_m == 60
        assert f"{minutes:.1f} minutes" in text
        assert "stored result differs" not in text

    @pytest.mark.parametrize("values", [{"DEM": str(COARSE)}, {"STRATEGY": 0}, {"SEASON": 1}], ids=["DEM", "m", "wet"])
    def test_the_legs_add_up_under_other_settings(self, workspace, provider, values):
        from qgis import processing

        for key, spared in QUESTIONS.items():
            processing.run(f"wulong:{key}", {**parameters(BY_KEY[key], workspace), **spared, **values})
        case = open_case(workspace, QgsProcessingFeedback())
        codes = list(case.row)
        found = case.places.explain(np.arange(len(codes)))
        case.close()
        query = "SELECT group_id, minutes FROM {} WHERE minutes IS NOT NULL"
        for table, ways, rows in (
            ("roadconnectivity", found.ways, found.row),
            ("nearestfacility", found.nearest_ways, found.nearest.pairs.point),
        ):
            stored = dict(ask(workspace, query.format(table)))
            sums = ways.legs.groupby("pair")["minutes"].sum()
            assert {codes[row] for row in rows} == set(stored)
            for way, row in enumerate(rows):
                assert sums[way] == pytest.approx(stored[codes[row]], abs=1e-6)

    def test_facilities_of_another_layer_are_called_by_it(self, workspace, provider):
        from qgis import processing

        change(workspace, "UPDATE facilities SET geom = (SELECT geom FROM township_seats LIMIT 1) WHERE fid = 1")
        other = {"FACILITIES": f"{workspace.as_posix()}|layername=facilities"}
        processing.run("wulong:nearestfacility", {**parameters(BY_KEY["nearestfacility"], workspace), **other})
        case = open_case(workspace, QgsProcessingFeedback())
        name = ask(workspace, "SELECT facility_name FROM nearestfacility WHERE facility_name IS NOT NULL")[0][0]
        text = text_of(case, group_of(workspace, "connected"))
        case.close()
        assert "Nearest facility: Facilities" in text
        assert f"\n{name}: " in text


class TestWords:
    def test_connected(self, case, answered):
        text = text_of(case, group_of(answered, "connected"))
        assert "Connected: hardened road all the way" in text
        assert "Projects of the plan\n" in text
        assert "To harden" not in text

    def test_motorable_names_the_road_to_harden(self, case, answered):
        place = group_of(answered, "motorable")
        found = case.places.explain(np.array([case.row[place.code]]))
        text = text_of(case, place)
        assert "What would mend it" in text
        for road in found.stretches["road_id"]:
            assert f"\n{road}\t" in text
        assert "Stretches to harden that serve this place and others" in text

    def test_no_road_asks_for_a_new_one(self, case, answered):
        text = text_of(case, group_of(answered, "no_road"))
        assert "No road: no motorable road within 500 m" in text
        assert "a new road has to join it" in text
        assert "Minutes" not in text

    def test_works_for_all_groups_are_named_where_one_is_in_need(self, case, answered):
        work = ask(answered, "SELECT name FROM road_projects WHERE name LIKE '%村民小组%'")[0][0]
        assert work in text_of(case, group_of(answered, "cut_off"))
        assert work not in text_of(case, group_of(answered, "connected"))

    def test_a_village_tells_its_worst_group_first(self, case, answered):
        code = ask(answered, "SELECT village_code FROM roadconnectivity WHERE status = 'motorable' LIMIT 1")[0][0]
        rows = ask(
            answered, "SELECT name FROM roadconnectivity WHERE village_code = ? ORDER BY "
            "CASE status WHEN 'connected' THEN 0 WHEN 'motorable' THEN 1 WHEN 'cut_off' THEN 2 ELSE 3 END DESC, "
            "ifnull(upgrade_m, 1e9) DESC, ifnull(minutes, 1e9) DESC, group_id", code,
        )  # fmt: skip
        text = text_of(case, Place("village", code))
        assert f"Worst off: {rows[0][0]}." in text
        connected = ask(
            answered, "SELECT count(*) FROM roadconnectivity WHERE village_code = ? AND status = 'connected'", code
        )[0][0]
        assert f"{connected} of {len(rows)} groups are connected" in text

    def test_names_have_their_pinyin_in_english_and_not_in_chinese(self, case, answered, chinese):
        place = group_of(answered, "connected")
        town, pinyin = ask(
            answered, "SELECT t.name, t.pinyin FROM groups g JOIN townships t USING (town_code) WHERE group_id = ?",
            place.code,
        )[0]  # fmt: skip
        spelled = f"({english(town, pinyin)})"
        assert town + " " + spelled in text_of(case, place)
        assert spelled not in text_of(case, place, "zh_CN")

    @pytest.mark.parametrize("status", ["connected", "motorable", "cut_off", "no_road"])
    def test_chinese_has_no_english_left(self, case, answered, chinese, status):
        lines = text_of(case, group_of(answered, status), chinese).splitlines()
        assert [line for line in lines if any(len(word) > 3 and word.isascii() and word.isalpha() for word in
                                              line.replace("speeds.csv", "").split())] == []  # fmt: skip

    def test_it_says_that_it_is_schematic(self, case, answered, chinese):
        assert "示意数据，非测绘成果" in text_of(case, group_of(answered, "connected"), chinese)

    def test_what_is_not_computed_names_the_question(self, case, answered):
        assert "Not computed yet. Ask first: Which work serves which group" in text_of(
            case, group_of(answered, "connected")
        )

    def test_a_place_that_is_not_there(self, case):
        with pytest.raises(InputError, match="no Villager groups 99"):
            build_card(case, Place("group", "99"), "en")
        with pytest.raises(InputError, match="no Villages 99"):
            build_card(case, Place("village", "99"), "en")

    def test_a_community_has_no_groups(self, case, answered):
        code, name = ask(answered, "SELECT village_code, name FROM communities LIMIT 1")[0]
        text = text_of(case, Place("village", code))
        assert text.startswith(name)
        assert "0 groups" in text


class TestChange:
    def test_a_road_that_changed_is_noticed(self, workspace):
        case = open_case(workspace, QgsProcessingFeedback())
        place = group_of(workspace, "motorable")
        assert "stored result differs" not in text_of(case, place)
        assert case.fresh
        change(workspace, "UPDATE roads SET surface = 'concrete'")
        assert not case.fresh
        case.close()
        again = open_case(workspace, QgsProcessingFeedback())
        text = text_of(again, place)
        again.close()
        assert "Connected: hardened road all the way" in text
        assert "stored result differs" in text

    def test_a_cancelled_reading_leaves_nothing_open(self, workspace):
        feedback = QgsProcessingFeedback()
        feedback.cancel()
        with pytest.raises(Cancelled):
            open_case(workspace, feedback)

    def test_tables_that_are_absent_have_no_rows(self, workspace):
        tables = Tables(workspace)
        assert tables.rows("watersupply", group_id="1") == []
        assert tables.rows("groups", nothing="1") == []
        assert tables.row("groups", group_id="' OR 1 = 1 --") is None

    def test_a_file_that_is_no_workspace(self, tmp_path):
        path = tmp_path / "other.gpkg"
        path.write_bytes(b"nothing of the kind" * 100)
        with pytest.raises(InputError, match="cannot be read"):
            Tables(path).rows("groups")


class TestModel:
    CARD = Card(
        "<b>甲\"村'", "a & b", ("notice",),
        (Section("s", ("text", Table(("h", "n"), [(Cell("=1+1", place=Place("group", "a:b")), Cell("2", True))]))),),
        ("foot",),
    )  # fmt: skip

    def test_names_come_out_as_text(self):
        page = to_html(self.CARD, ("Noto Sans CJK SC",))
        assert "&lt;b&gt;甲&quot;村&#x27;" in page
        assert "<b>甲" not in page
        assert '<a href="place:group:a:b">=1+1</a>' in page

    def test_plain_text_keeps_the_order(self):
        assert to_text(self.CARD).splitlines() == [
            "<b>甲\"村'", "a & b", "notice", "", "s", "text", "h\tn", "=1+1\t2", "", "foot",
        ]  # fmt: skip

    @pytest.mark.parametrize(
        ("link", "place"),
        [("place:group:a:b", Place("group", "a:b")), ("https://x", None), ("place:group", None), ("", None)],
    )
    def test_links(self, link, place):
        assert Place.of(link) == place


@pytest.fixture(scope="module")
def window(answered, qgis_app):
    """A canvas with the workspace, a panel and its tool."""
    project = QgsProject.instance()
    layers = open_workspace(answered, project, "en")
    canvas = QgsMapCanvas()
    canvas.resize(600, 400)
    canvas.setDestinationCrs(project.crs())
    panel = CardPanel()
    tool = PickPlaceTool(canvas, panel)
    canvas.setMapTool(tool)
    yield SimpleNamespace(project=project, layers=layers, canvas=canvas, panel=panel, tool=tool)
    panel.clear()
    canvas.setLayers([])
    project.clear()
    for widget in (panel, canvas):
        widget.deleteLater()
    QCoreApplication.processEvents()


@pytest.fixture
def desk(window):
    """The same for one test."""
    window.canvas.setLayers([window.layers["groups"], window.layers["villages"]])
    yield window
    window.panel.clear()
    settle(window.panel)


def settle(panel):
    """Wait until QGIS has done with every task."""
    deadline = time.monotonic() + PATIENCE_S
    while panel._open and time.monotonic() < deadline:
        QCoreApplication.processEvents()
    assert not panel._open


def feature(layer, field, code):
    request = QgsFeatureRequest().setFilterExpression(f"\"{field}\" = '{code}'")
    return next(layer.getFeatures(request))


def wait(panel):
    """Wait for a card, or for the sentence that says why there is none."""
    heard = []
    panel.shown.connect(heard.append)
    panel.failed.connect(heard.append)
    deadline = time.monotonic() + PATIENCE_S
    while not heard and time.monotonic() < deadline:
        QCoreApplication.processEvents()
    panel.shown.disconnect(heard.append)
    panel.failed.disconnect(heard.append)
    assert heard
    return heard[0]


class TestPanel:
    def test_a_group_is_shown_and_its_way_drawn(self, desk, answered):
        place = group_of(answered, "motorable")
        group = feature(desk.layers["groups"], "group_id", place.code)
        assert desk.panel.show_place(desk.project, desk.layers["groups"], group.id())
        assert wait(desk.panel) == place
        assert "Road to the township seat" in desk.panel._page.toPlainText()
        bands = desk.panel._bands
        assert len(bands) >= 3  # the group, its way, the road to harden
        desk.panel.copy()
        assert QgsApplication.clipboard().text() == to_text(desk.panel.card)
        desk.panel.clear()
        desk.panel.clear()
        assert desk.panel._bands == []
        assert not desk.panel._copy.isEnabled()
        assert all(band.scene() is None for band in bands)

    def test_the_network_is_prepared_once(self, desk, answered):
        code = group_of(answered, "connected").code
        group = feature(desk.layers["groups"], "group_id", code)
        desk.panel.show_place(desk.project, desk.layers["groups"], group.id())
        wait(desk.panel)
        known = desk.panel._case
        desk.panel._follow(card_module.QUrl(Place("village", code[:12]).link))
        assert wait(desk.panel) == Place("village", code[:12])
        assert desk.panel._case is known

    def test_the_last_click_counts(self, desk, answered):
        for status in ("connected", "no_road", "motorable"):
            place = group_of(answered, status)
            group = feature(desk.layers["groups"], "group_id", place.code)
            desk.panel.show_place(desk.project, desk.layers["groups"], group.id())
        assert wait(desk.panel) == place
        settle(desk.panel)

    def test_what_goes_wrong_is_a_sentence(self, desk):
        desk.panel.ask(desk.project.mapLayers() and INSTALLED.parent / "none.gpkg", Place("group", "1"))
        text = wait(desk.panel)
        assert isinstance(text, str)
        assert text in desk.panel._page.toPlainText()

    def test_a_result_kept_elsewhere_is_asked_about_in_the_workspace(self, desk, answered):
        place = group_of(answered, "connected")
        elsewhere = QgsVectorLayer("Point?field=group_id:string", "result", "memory")
        feature = QgsFeature(elsewhere.fields())
        feature.setAttributes([place.code])
        elsewhere.dataProvider().addFeatures([feature])
        assert desk.panel.show_place(desk.project, elsewhere, next(elsewhere.getFeatures()).id())
        assert wait(desk.panel) == place

    def test_other_features_have_no_card(self, desk):
        roads = desk.layers["roads"]
        assert not desk.panel.show_place(desk.project, roads, next(roads.getFeatures()).id())
        assert place_of(QgsVectorLayer("None", "table", "memory"), 1) is None

    def test_the_tool_takes_groups_before_villages(self, desk):
        groups, villages = desk.layers["groups"], desk.layers["villages"]
        group = next(groups.getFeatures())
        to_map = desk.canvas.mapSettings().layerToMapCoordinates
        spot = to_map(groups, group.geometry().asPoint())
        desk.canvas.setExtent(QgsRectangle(spot.x() - 300, spot.y() - 200, spot.x() + 300, spot.y() + 200))
        pixel = desk.canvas.mapUnitsPerPixel()
        layer, feature_id = desk.tool.found_at(QgsPointXY(spot.x() + 9 * pixel, spot.y()))
        assert (layer.id(), feature_id) == (groups.id(), group.id())
        beside = QgsPointXY(spot.x() + 40 * pixel, spot.y())
        layer, feature_id = desk.tool.found_at(beside)
        assert layer.id() == villages.id()
        assert place_of(layer, feature_id) == Place("village", group["village_code"])
        desk.canvas.setLayers([desk.layers["roads"]])
        assert desk.tool.found_at(spot)[0].id() == villages.id()
        assert desk.tool.found_at(QgsPointXY(spot.x() + 1e6, spot.y())) is None

    def test_a_click_goes_to_the_panel(self, desk):
        group = next(desk.layers["groups"].getFeatures())
        spot = desk.canvas.mapSettings().layerToMapCoordinates(desk.layers["groups"], group.geometry().asPoint())
        desk.tool.canvasReleaseEvent(SimpleNamespace(mapPoint=lambda: spot))
        assert wait(desk.panel) == Place("group", group["group_id"])

    def test_stop_waits_for_what_is_being_answered(self, desk, answered):
        codes = [group_of(answered, status).code for status in ("connected", "motorable")]
        for code in codes:
            desk.panel.ask(answered, Place("group", code))
        assert desk.panel._open  # the first may be gone already
        heard = []
        desk.panel.shown.connect(heard.append)
        desk.panel.stop()
        assert not desk.panel._open
        desk.panel.stop()
        desk.panel.shown.disconnect(heard.append)
        assert heard == []
        assert desk.panel.card is None and desk.panel._case is None
