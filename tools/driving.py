"""Imported by scripts that run inside QGIS Desktop (``qgis --code``): step after step, with QGIS alive in between.

A script is a generator: it does something to the window and yields what it waits for. ``drive`` goes on when that is
so, takes down what happened, and closes QGIS at the end. It is copied beside the script, for a plugin that is
installed has no ``tools``.
"""

from __future__ import annotations

import json
import os
import time
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path

import qgis.utils
from qgis.core import Qgis, QgsApplication, QgsProject
from qgis.PyQt.QtCore import QCoreApplication, QEvent, QTimer
from qgis.PyQt.QtWidgets import QAbstractButton, QDockWidget, QScrollArea, QToolBar
from qgis.utils import iface

PLUGIN = "wulong_planner"
TOOLBAR, DOCK = "WulongPlannerToolBar", "WulongPlannerDock"
START_MS, POLL_MS, BEAT_MS = 1500, 50, 20
DEFAULT_S = 60.0
folder = Path(os.environ["WULONG_DESKTOP_FOLDER"])
report: dict = {"qgis": Qgis.QGIS_VERSION, "locale": QgsApplication.locale(), "log": []}
Condition = Callable[[], object]


class Heart:
    """Beats while the window is alive, and counts: a frozen window has no beats, however fast the computer is."""

    def __init__(self) -> None:
        self.beats = 0
        self._timer = QTimer()
        self._timer.timeout.connect(self._beat)
        self._timer.start(BEAT_MS)

    def _beat(self) -> None:
        self.beats += 1


def plugin():
    """Return the plugin QGIS has loaded."""
    return qgis.utils.plugins[PLUGIN]


def dock():
    """Return the plugin's dock, None where there is none."""
    return iface.mainWindow().findChild(QDockWidget, DOCK)


def keyed() -> dict:
    """Return the planner's layers of the project by key."""
    layers = {each.customProperty("wulong/layer_key"): each for each in QgsProject.instance().mapLayers().values()}
    return {key: layer for key, layer in layers.items() if key}


def is_open() -> object:
    """Tell whether a workspace is open and has been looked at; a condition to wait for."""
    return not dock().workspace.opening.busy and dock().looking is None and dock().about_workspace.table.rowCount()


def fill_screen() -> None:
    """Let the window of QGIS be as large as the screen."""
    iface.mainWindow().showNormal()
    iface.mainWindow().setGeometry(iface.mainWindow().screen().geometry())


def cut() -> list[str]:
    """Return what of the dock is cut: buttons narrower than their text, pages that scroll sideways, the dock itself."""
    buttons = [each for each in dock().findChildren(QAbstractButton) if each.isVisible() and each.text()]
    found = [each.text() for each in buttons if each.width() < each.minimumSizeHint().width()]
    pages = [each for each in dock().findChildren(QScrollArea) if each.isVisible()]
    found += [f"{each.accessibleName()} scrolls sideways" for each in pages if each.horizontalScrollBar().maximum() > 0]
    corner = dock().mapTo(iface.mainWindow(), dock().rect().bottomRight())
    if not iface.mainWindow().rect().contains(corner):
        found.append(f"the dock ends at {corner.x()}, {corner.y()}")
    return found


def state() -> dict:
    """Return what of the plugin is in QGIS now."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    provider = QgsApplication.processingRegistry().providerById("wulong")
    toolbars = iface.mainWindow().findChildren(QToolBar, TOOLBAR)
    menus = [each for each in iface.pluginMenu().actions() if each.text() in ("武隆乡村规划", "Wulong Planner")]
    return {
        "active": PLUGIN in qgis.utils.active_plugins,
        "algorithms": sorted(each.id() for each in provider.algorithms()) if provider else [],
        "toolbars": [[action.text() for action in toolbar.actions()] for toolbar in toolbars],
        "menu": [[entry.text() for entry in action.menu().actions()] for action in menus],
        "dock": dock() is not None,
    }


def picture(name: str) -> None:
    """Save what the window looks like as ``name.png``."""
    iface.mapCanvas().waitWhileRendering()
    QCoreApplication.processEvents()
    iface.mainWindow().grab().save(str(folder / f"{name}.png"))


def seconds(count: float) -> Condition:
    """Return a condition that holds after some time."""
    end = time.monotonic() + count
    return lambda: time.monotonic() >= end


def drive(steps: Callable[[], Iterator[Condition | tuple[Condition, float]]]) -> None:
    """Run a script after QGIS has opened; a step waits a minute at most unless it says otherwise."""
    QgsApplication.messageLog().messageReceived.connect(_note)
    qgis.utils.showException = _exception  # a window with it would wait for somebody to close it
    driver = _Driver(steps())
    QTimer.singleShot(START_MS, lambda: driver.go())


class _Driver:
    def __init__(self, steps: Iterator) -> None:
        self._steps = steps

    def go(self) -> None:
        """Do the next step."""
        passed = False
        try:
            wanted = next(self._steps, None)
            passed = True
        finally:
            if not passed:
                report["failure"] = traceback.format_exc()
                _finish()
        if wanted is None:
            _finish()
            return
        condition, limit = wanted if isinstance(wanted, tuple) else (wanted, DEFAULT_S)
        self._wait(condition, time.monotonic() + limit)

    def _wait(self, condition: Condition, end: float) -> None:
        if condition():
            QTimer.singleShot(0, lambda: self.go())  # a bound method alone would not keep the driver alive
        elif time.monotonic() < end:
            QTimer.singleShot(POLL_MS, lambda: self._wait(condition, end))
        else:
            line = self._steps.gi_frame.f_lineno if self._steps.gi_frame else 0
            report["failure"] = f"waited in vain at line {line} of the script"
            picture("stuck")
            _finish()


def _note(message: str, tag: str, level: object) -> None:
    if level in (Qgis.MessageLevel.Warning, Qgis.MessageLevel.Critical):
        report["log"].append(f"{tag}: {message}")


def _exception(kind: type, value: BaseException, trace: object, *_: object, **__: object) -> None:
    text = "".join(traceback.format_exception(kind, value, trace))
    report.setdefault("exceptions", []).append(text)
    with (folder / "exceptions.txt").open("a", encoding="utf-8") as file:
        file.write(text)


def _finish() -> None:
    (folder / "report.json").write_text(json.dumps(report, ensure_ascii=False), encoding="utf-8")
    iface.newProject(False)  # layers in the folder for temporary files would make QGIS ask before it closes
    iface.actionExit().trigger()
