"""Pictures of the real QGIS Desktop with the plugin's dock, in Chinese and English, small and with fine pixels."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from qgis.PyQt.QtGui import QImage

from .driven_desktop import Drive, Screen, drive
from .picture_parts import IMAGES, Inputs, save_small

ROOT = Path(__file__).resolve().parents[1]
SCRIPT = Path(__file__).with_name("desktop_shots.py")
SMALL = Screen(1366, 768)
FINE = Screen(2732, 1536, 2.0)
CHINESE = {"first": "desktop-first", "questions": "desktop", "briefings": "desktop-briefings", "card": "desktop-card"}
"""Name of the picture in the documentation by the one that is taken."""
ENGLISH = {"questions": "desktop-en", "workspace": "desktop-workspace-en"}


def chinese(inputs: Inputs) -> list[Path]:
    """Take the dock's pages in Chinese on a small screen."""
    return _shots(inputs, "zh", SMALL, CHINESE)


def english(inputs: Inputs) -> list[Path]:
    """Take two pages in English at 200 %."""
    return _shots(inputs, "en", FINE, ENGLISH)


def _shots(inputs: Inputs, language: str, screen: Screen, wanted: dict[str, str]) -> list[Path]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        pictured = Path(shutil.copy(inputs.workspace(), folder / "pictured.gpkg"))
        drive(Drive(SCRIPT, folder, ROOT, language, screen, {"WULONG_PICTURED": str(pictured)}))
        return [
            save_small(QImage(str(folder / f"{shot}.png")), IMAGES / f"{target}.png") for shot, target in wanted.items()
        ]


PICTURES = {"desktop-zh": chinese, "desktop-english": english}
