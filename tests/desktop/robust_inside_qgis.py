"""Runs inside QGIS Desktop: what a user does in the wrong moment, and files that are not what they were.

Not a test by itself: ``test_robust_desktop.py`` starts it and judges the report.
"""

import qgis.utils
from driving import PLUGIN, dock, drive, folder, iface, is_open, keyed, plugin, report, seconds, state
from qgis.core import QgsProject
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtWidgets import QApplication, QMessageBox

ODD = "规划 数据 #1 100%"
POLL_MS = 100
LONG_S = 120.0


def said():
    """Return what is in the message bar, the newest first, and empty it."""
    texts = [each.text() for each in iface.messageBar().items()]
    iface.messageBar().clearWidgets()
    return texts


def press(kind, tries=100):
    """Press a button in the next question QGIS asks, and take down that it asked."""
    box = QApplication.activeModalWidget()
    if isinstance(box, QMessageBox):
        report["asked"] = box.text()
        box.button(kind).click()
    elif tries:
        QTimer.singleShot(POLL_MS, lambda: press(kind, tries - 1))


def names(path):
    return sorted(each.name for each in path.iterdir() if each.suffix in (".gpkg", ".qgz"))


def steps():
    yield from odd_path()
    yield from opened_twice()
    yield from edits_are_kept()
    yield from cannot_be_saved()
    yield from cancelled()
    yield from another_project_meanwhile()
    yield from unloaded_meanwhile()
    yield from file_deleted()


def open_(path):
    plugin().actions.open_folder(path)
    return is_open


def odd_path():
    """A folder whose name has Chinese characters, blanks and what addresses use for themselves."""
    path = folder / ODD
    yield open_(path)
    report["odd"] = [names(path), len(keyed()), all(each.isValid() for each in keyed().values()), said()]
    dock().questions.asked.emit((dock().questions.current(),))
    yield lambda: not dock().runner.busy and dock().looking is None, LONG_S
    report["odd_answered"] = ["roadconnectivity" in keyed(), said()]
    QgsProject.instance().write()


def opened_twice():
    """Once more while it is open, with a second click while that goes on."""
    before = len(keyed())
    open_(folder / ODD)
    report["second_click"] = [plugin().actions.open_folder(folder / ODD), said()]
    yield is_open
    report["twice"] = [before, len(keyed())]
    said()


def edits_are_kept():
    """An edit that is not saved: QGIS asks, the user stays, and the edit is still there."""
    layer = keyed()["townships"]
    layer.startEditing()
    place = layer.fields().indexFromName("name")
    first = next(layer.getFeatures()).id()
    layer.changeAttributeValue(first, place, "改名")
    press(QMessageBox.StandardButton.Cancel)
    report["switched"] = plugin().actions.open_folder(folder / "other")
    report["edit"] = [layer.isEditable(), layer.getFeature(first)["name"], (folder / "other").exists()]
    layer.rollBack()
    QgsProject.instance().setDirty(False)
    yield seconds(0.1)


def cannot_be_saved():
    """The project cannot be written where it belongs: it is open all the same, and that is said."""
    path = folder / "unwritable"
    (path / "wulong.qgz").mkdir(parents=True)
    yield open_(path)
    yield seconds(0.5)
    report["unsaved"] = [len(keyed()) > 10, dock().page(), said()]
    (folder / "a file").write_text("")
    kept = dict(keyed())
    report["no_folder"] = [plugin().actions.open_folder(folder / "a file" / "below"), said(), keyed() == kept]
    other = folder / "foreign"
    other.mkdir()
    (other / "wulong.gpkg").write_text("nothing")
    report["foreign"] = [plugin().actions.open_folder(other), said(), keyed() == kept]
    QgsProject.instance().setDirty(False)


def cancelled():
    """Cancel while a workspace is opened: an empty project, and everything can be used again."""
    open_(folder / "cancelled")
    yield lambda: dock().bar.value() > 45
    dock().cancel.click()
    yield seconds(0.5)
    report["cancelled"] = [len(QgsProject.instance().mapLayers()), dock().page(), dock().first.isEnabled()]
    report["cancelled"] += [dock().bar.isVisible(), iface.mapCanvas().isFrozen(), said()]


def another_project_meanwhile():
    """A new project while a workspace is opened."""
    open_(folder / "cancelled")
    yield lambda: dock().bar.value() > 45
    iface.newProject(False)
    yield seconds(0.5)
    report["new_project"] = [len(QgsProject.instance().mapLayers()), dock().page(), dock().first.isEnabled()]
    report["new_project"] += [dock().bar.isVisible(), iface.mapCanvas().isFrozen()]


def unloaded_meanwhile():
    """The plugin goes while it opens a workspace, and comes back."""
    open_(folder / "cancelled")
    yield lambda: dock().bar.value() > 45
    report["unloaded"] = [qgis.utils.unloadPlugin(PLUGIN), state(), iface.mapCanvas().isFrozen()]
    yield seconds(0.5)
    iface.newProject(False)
    report["reloaded"] = [qgis.utils.loadPlugin(PLUGIN) and qgis.utils.startPlugin(PLUGIN), dock().page()]


def file_deleted():
    """The file is deleted while it is open: a question, a card and a briefing each say so."""
    path = folder / "deleted"
    yield open_(path)
    said()
    for each in path.glob("wulong.gpkg*"):
        each.unlink()
    dock().questions.asked.emit((dock().questions.current(),))
    yield lambda: not dock().runner.busy and dock().looking is None, LONG_S
    report["deleted_question"] = said()
    dock().briefings._write(["wulong:briefingmap"])
    yield lambda: not dock().runner.busy, LONG_S
    report["deleted_briefing"] = said()
    failed = []
    dock().card.failed.connect(failed.append)
    group = next(keyed()["groups"].getFeatures(), None)
    if group is not None:
        dock().card.show_place(QgsProject.instance(), keyed()["groups"], group.id())
        yield lambda: failed or dock().card.card is not None, LONG_S
    report["deleted_card"] = [failed, group is not None]
    dock().renew()
    yield lambda: dock().looking is None
    report["deleted_look"] = said()
    report["deleted_left"] = names(path)
    QgsProject.instance().setDirty(False)


drive(steps)
