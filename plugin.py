"""The shell QGIS talks to: the Processing provider, the translation, and the menu with its toolbar."""

from __future__ import annotations

from pathlib import Path

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QCoreApplication, QTranslator

from . import deps

TRANSLATIONS = Path(__file__).resolve().parent / "i18n"


class WulongPlannerPlugin:
    """Everything it adds to QGIS, ``unload`` takes away again; each may be called twice."""

    def __init__(self, iface) -> None:
        self.iface = iface
        self.translator = None
        self.provider = None
        self.actions = None

    def initProcessing(self) -> None:
        """Add the algorithms: all that ``qgis_process`` asks of a plugin."""
        self._load_translation()
        deps.use_own_folder(own_folder())
        if self.provider is None:
            from .processing.provider import WulongProvider

            provider = WulongProvider()
            if QgsApplication.processingRegistry().addProvider(provider):
                self.provider = provider

    def initGui(self) -> None:
        """Add the algorithms, the menu and the toolbar."""
        self.initProcessing()
        if self.actions is None:
            from .gui.actions import PlannerActions

            self.actions = PlannerActions(self.iface, own_folder())
            self.actions.add()

    def unload(self) -> None:
        """Take everything away again."""
        if self.actions is not None:
            self.actions.remove()
            self.actions = None
        if self.provider is not None:
            QgsApplication.processingRegistry().removeProvider(self.provider)
            self.provider = None
        if self.translator is not None:
            QCoreApplication.removeTranslator(self.translator)
            self.translator = None
        deps.leave_own_folder(own_folder())

    def _load_translation(self) -> None:
        """Speak the language QGIS speaks, as far as a translation is shipped."""
        if self.translator is not None:
            return
        language = QgsApplication.locale().replace("-", "_").split("_")[0]
        translator = QTranslator()
        if translator.load(str(TRANSLATIONS / f"wulong_planner_{language}.qm")):
            QCoreApplication.installTranslator(translator)
            self.translator = translator


def own_folder() -> Path:
    """Return where packages are put that the user lets the plugin install."""
    return Path(QgsApplication.qgisSettingsDirPath()) / "python" / deps.OWN_FOLDER
