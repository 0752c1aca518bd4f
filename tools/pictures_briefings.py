"""Pictures of the briefings as they are opened: the web map in Chromium, wide and on a phone."""

from __future__ import annotations

import subprocess
from pathlib import Path

from qgis.PyQt.QtGui import QImage

from .picture_parts import IMAGES, Inputs, save_small

CHROMIUM = "/usr/bin/chromium"
SCREENS = {"webmap": (1366, 768), "webmap-phone": (500, 900)}
"""Width and height of the window by picture; Chromium makes no window narrower than 500."""
PATIENCE_MS = 6000
TIMEOUT_S = 120
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    f"--virtual-time-budget={PATIENCE_MS}",
)


def webmap(inputs: Inputs) -> list[Path]:
    """Open the web map from the disk."""
    from qgis import processing

    page = inputs.folder / "briefing.html"
    processing.run("wulong:briefingmap", {"WORKSPACE": str(inputs.workspace()), "OUTPUT": str(page)})
    made = []
    for name, (width, height) in SCREENS.items():
        shot = inputs.folder / f"{name}.png"
        profile = f"--user-data-dir={inputs.folder / name}"
        window = (f"--window-size={width},{height}", f"--screenshot={shot}")
        subprocess.run(
            [CHROMIUM, *FLAGS, profile, *window, page.as_uri()], check=True, capture_output=True, timeout=TIMEOUT_S
        )
        made.append(save_small(QImage(str(shot)), IMAGES / f"{name}.png"))
    return made


PICTURES = {"webmap": webmap}
