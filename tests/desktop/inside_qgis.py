"""Runs inside QGIS Desktop: from the first page to a briefing, all of it through the dock.

Not a test by itself: ``test_desktop.py`` starts it and judges the report.
"""

import sys

import qgis.utils
from driving import (
    PLUGIN,
    Heart,
    cut,
    dock,
    drive,
    fill_screen,
    folder,
    iface,
    is_open,
    keyed,
    picture,
    plugin,
    report,
    seconds,
    state,
)
from qgis.core import QgsProject, QgsRectangle
from qgis.PyQt.QtCore import Qt, QTimer
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QAbstractButton, QApplication

HEAVY = ("geopandas", "pandas", "rasterio", "folium", "fiona", "pyogrio")
SECTIONS = ("questions", "themes", "briefings", "card", "workspace", "packages")
LONG_S = 120.0
POLL_MS = 300
MOST_TABS = 12


def select(key):
    """Select the row of a question in the dock, as a click does."""
    tree = dock().questions.tree
    for place in range(tree.topLevelItemCount()):
        group = tree.topLevelItem(place)
        for row in range(group.childCount()):
            if group.child(row).data(0, 256) == key:
                tree.setCurrentItem(group.child(row))
                return group.child(row)
    raise LookupError(key)


def press_run(tries=200):
    """Press Run in the dialog that has opened, and Close when there are results."""
    shown = [each for each in QApplication.topLevelWidgets() if type(each).__name__ == "AlgorithmDialog"]
    shown = [each for each in shown if each.isVisible()]
    if shown and not report.get("pressed"):
        report["pressed"] = True
        report["title"] = shown[0].windowTitle()
        shown[0].runAlgorithm()
    elif shown and (shown[0].results() or tries == 0):
        shown[0].reject()
        return
    if tries:
        QTimer.singleShot(POLL_MS, lambda: press_run(tries - 1))


def steps():
    report["heavy"] = [name for name in HEAVY if name in sys.modules]
    report["loaded"] = state()
    report["unload_result"] = qgis.utils.unloadPlugin(PLUGIN)
    report["unloaded"] = state()
    report["reload_result"] = qgis.utils.loadPlugin(PLUGIN) and qgis.utils.startPlugin(PLUGIN)
    report["reloaded"] = state()
    fill_screen()
    yield seconds(0.5)
    picture("first")
    report["cut"] = {"first": cut()}
    yield from first_steps()
    yield from themes()
    yield from answer()
    yield from card()
    yield from cancel()
    yield from keyboard()
    yield from export()
    yield from sections()
    yield from unload_at_work()


def first_steps():
    """One click makes the workspace."""
    report["page_before"] = dock().page()
    heart = Heart()
    dock().first.start.click()
    report["while_opening"] = [dock().doing.whole, dock().bar.isVisible(), dock().first.isEnabled()]
    yield is_open, LONG_S
    report["beats_opening"] = heart.beats
    report["after_opening"] = [dock().bar.isVisible(), dock().first.isEnabled()]
    report["page_after"] = dock().page()
    report["files"] = sorted(path.name for path in (folder / "Documents").rglob("*") if path.is_file())
    layers = keyed()
    report["layers"] = {key: layer.isValid() for key, layer in layers.items()}
    report["feature_counts"] = {key: layer.featureCount() for key, layer in layers.items()}
    report["crs"] = QgsProject.instance().crs().authid()
    table = dock().about_workspace.table
    report["modelled"] = [[table.item(row, each).text() for each in (0, 1)] for row in range(table.rowCount())]


def themes():
    """A click on a theme shows it and marks it."""
    page = dock().themes
    dock().show_page("themes")
    yield seconds(0.5)
    report["themes"] = page.names()
    report["theme_first"] = dock().workspace.theme_shown()
    item = page.list.topLevelItem(2)
    report["theme_wanted"] = item.text(0)
    page.list.itemClicked.emit(item, 0)
    yield lambda: page.list.currentItem() is not None and page.list.currentItem().font(0).bold()
    yield seconds(0.5)
    report["theme_marked"] = page.list.currentItem().text(0)
    report["theme_shown"] = dock().workspace.theme_shown()
    picture("theme")


def answer():
    """A question is answered in the background, another one in its dialog."""
    dock().show_page("questions")
    select("nearestfacility")
    heart, worked = Heart(), []
    dock().runner.ended.connect(lambda outcome: worked.append(heart.beats))
    dock().questions.run.click()
    report["busy"] = dock().runner.busy
    yield seconds(0.3)
    picture("running")
    yield lambda: not dock().runner.busy and dock().looking is None, LONG_S
    report["beats_answering"] = worked[0]
    report["theme_of_answer"] = dock().workspace.theme_shown()
    item = select("nearestfacility")
    report["headline"] = [item.child(row).text(0) for row in range(item.childCount())]
    report["progress_hidden"] = not dock().bar.isVisible()
    yield seconds(0.5)
    picture("answered")
    select("roadconnectivity")
    QTimer.singleShot(POLL_MS, press_run)
    dock().questions.options.click()  # comes back when the dialog is closed
    results = {key: layer for key, layer in keyed().items() if key.startswith("roadconnectivity")}
    report["results"] = {key: [layer.name(), layer.featureCount()] for key, layer in results.items()}
    yield lambda: dock().looking is None


def card():
    """A click with the picker on a group brings up its card, whatever page was in front, also in a closed dock."""
    dock().show_page("themes")
    layer = next(each for each in iface.mapCanvas().layers() if each.fields().lookupField("group_id") >= 0)
    group = next(each for each in layer.getFeatures() if not each.geometry().isEmpty())
    canvas = iface.mapCanvas()
    spot = canvas.mapSettings().layerToMapCoordinates(layer, group.geometry().asPoint())
    canvas.setExtent(QgsRectangle(spot.x() - 400, spot.y() - 300, spot.x() + 400, spot.y() + 300))
    canvas.refresh()
    yield seconds(0.5)
    plugin().actions.pick_place()
    dock().show_page("themes")
    dock().close()
    pixel = canvas.getCoordinateTransform().transform(spot)
    QTest.mouseClick(canvas.viewport(), Qt.MouseButton.LeftButton, pos=pixel.toQPointF().toPoint())
    yield lambda: dock().card.card is not None, LONG_S
    groups = keyed()["groups"]
    named = next(each for each in groups.getFeatures() if each["group_id"] == group["group_id"])
    report["card"] = [dock().page(), dock().isVisible(), named["name"], dock().card.card.title]
    yield seconds(0.3)
    picture("picked")


def name_of(widget):
    """What a screen reader says of a widget."""
    return widget.accessibleName() or getattr(widget, "text", str)()


def keyboard():
    """From the bar on top through the questions page with Tab, a question with arrows, its answer with Space."""
    dock().show_page("questions")
    page = dock().questions
    select("nearestfacility")
    iface.mainWindow().activateWindow()
    QApplication.setActiveWindow(iface.mainWindow())
    next(each for each in dock().findChildren(QAbstractButton) if each.isChecked() and each.isVisible()).setFocus()
    yield seconds(0.3)
    report["tabbed"] = []
    while page.tree not in (at := QApplication.focusWidget(), None) and len(report["tabbed"]) < MOST_TABS:
        report["tabbed"].append(name_of(at))
        QTest.keyClick(at, Qt.Key.Key_Tab)
    while page.current().key == "nearestfacility":
        QTest.keyClick(page.tree, Qt.Key.Key_Down)
    report["chosen"] = page.current().key
    QTest.keyClick(page.tree, Qt.Key.Key_Tab)
    report["after_the_tree"] = []
    for _ in range(5):
        report["after_the_tree"].append(name_of(QApplication.focusWidget()))
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    for _ in range(5):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    report["run_has_focus"] = QApplication.focusWidget() is page.run
    outcomes = []
    dock().runner.ended.connect(outcomes.append)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    yield lambda: not dock().runner.busy and dock().looking is None, LONG_S
    report["run_by_keyboard"] = [[each.job.about.question.key, each.done] for each in outcomes]


def cancel():
    """Cancel stops the work at once and leaves no result."""
    yield lambda: not dock().workspace.sheets.busy
    select("siting")
    before = set(keyed())
    outcomes = []
    dock().runner.ended.connect(outcomes.append)
    dock().questions.run.click()
    yield seconds(0.4)
    report["cancel_busy"] = dock().runner.busy
    dock().cancel.click()
    yield lambda: not dock().runner.busy, LONG_S
    report["cancelled"] = [outcome.cancelled for outcome in outcomes]
    said = iface.messageBar().currentItem()
    report["cancel_said"] = [said.text(), int(said.level())]
    report["left_by_cancel"] = sorted(str(each) for each in set(keyed()) - before)


def export():
    """The web map is written in the background and linked."""
    dock().show_page("briefings")
    dock().briefings._write(["wulong:briefingmap"])
    yield lambda: not dock().runner.busy, LONG_S
    label = dock().briefings.links["wulong:briefingmap"]
    report["link"] = label.text()
    report["link_shown"] = label.isVisible()
    yield seconds(0.3)


def sections():
    """On every page nothing is cut."""
    for key in SECTIONS:
        dock().show_page(key)
        yield seconds(0.3)
        picture(key)
        report["cut"][key] = cut()
    names = [each.accessibleName() or each.text() for each in dock().findChildren(QAbstractButton) if each.isVisible()]
    report["nameless"] = names.count("")
    image = iface.mapCanvas().grab().toImage()
    step = range(0, min(image.width(), image.height()), 2)
    report["canvas_colours"] = len({image.pixel(x, y) for x in step for y in step})


def unload_at_work():
    """Unloading stops what is running and takes the dock away."""
    yield lambda: not dock().workspace.sheets.busy
    select("siting")
    dock().questions.run.click()
    yield seconds(0.3)
    report["busy_at_unload"] = plugin().actions.runner.busy
    report["unload_at_work"] = qgis.utils.unloadPlugin(PLUGIN)
    report["after_unload_at_work"] = state()
    yield seconds(1.0)


drive(steps)
