"""The Processing provider ``wulong``: every algorithm found in the folders beside this file."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator
from pathlib import Path

from qgis.core import Qgis, QgsMessageLog, QgsProcessingProvider
from qgis.PyQt.QtGui import QIcon

from .base import WulongAlgorithm, translate

ROOT = Path(__file__).resolve().parents[1]
LOG = "Wulong Planner"
BROKEN = "The algorithms of {module} could not be loaded ({error}); the others are there. Install the plugin again."


def algorithm_modules() -> list[str]:
    """Return the module names (``roads.roadconnectivity``) below this folder, sorted."""
    here = Path(__file__).resolve().parent
    folders = sorted(info.name for info in pkgutil.iter_modules([str(here)]) if info.ispkg)
    return [
        f"{folder}.{info.name}"
        for folder in folders
        for info in sorted(pkgutil.iter_modules([str(here / folder)]), key=lambda each: each.name)
    ]


def algorithm_classes() -> Iterator[type[WulongAlgorithm]]:
    """Import module after module and give the algorithms each one defines."""
    for name in algorithm_modules():
        try:
            # The built-in import, not importlib: QGIS watches it, and forgets on unload the modules it saw.
            module = __import__(f"{__package__}.{name}", fromlist=["*"])
        except ImportError as error:
            text = translate(BROKEN).format(module=name, error=error)
            QgsMessageLog.logMessage(text, LOG, Qgis.MessageLevel.Critical)
            continue
        for each in vars(module).values():
            # A base class that algorithms share has no id.
            own = isinstance(each, type) and issubclass(each, WulongAlgorithm) and each.__module__ == module.__name__
            if own and each.ID:
                yield each


class WulongProvider(QgsProcessingProvider):
    """Puts the planner's algorithms into the toolbox."""

    def id(self) -> str:
        """Return the id, never translated."""
        return "wulong"

    def name(self) -> str:
        """Return the name shown in the toolbox."""
        return translate("Wulong Planner")

    def icon(self) -> QIcon:
        """Return the plugin's icon."""
        path = ROOT / "icon.svg"
        return QIcon(str(path)) if path.is_file() else super().icon()

    def loadAlgorithms(self) -> None:
        """Add every algorithm of the folders."""
        for algorithm in algorithm_classes():
            self.addAlgorithm(algorithm())
