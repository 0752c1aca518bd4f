"""Pictures of the briefings as they are opened: the web map in Chromium, wide and on a phone, and the slides."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from qgis.PyQt.QtGui import QImage

from .picture_parts import IMAGES, Inputs, contact_sheet, save_small

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


SLIDE_DPI, SLIDES_ACROSS, SLIDE_PX = 60, 3, 480


def slides(inputs: Inputs) -> list[Path]:
    """Put all slides on one sheet, as LibreOffice draws them."""
    from qgis import processing

    missing = [name for name in ("soffice", "pdftoppm") if shutil.which(name) is None]
    if missing:
        print(f"slides: left out, for these programs are not installed: {', '.join(missing)}", flush=True)
        return []
    folder = inputs.folder / "slides"
    folder.mkdir()
    deck = folder / "briefing.pptx"
    processing.run("wulong:briefingslides", {"WORKSPACE": str(inputs.workspace()), "OUTPUT": str(deck)})
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    convert = ("soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(deck))
    draw = ("pdftoppm", "-r", str(SLIDE_DPI), "-png", str(deck.with_suffix(".pdf")), str(folder / "slide"))
    for command in (convert, draw):
        subprocess.run(command, check=True, capture_output=True, timeout=TIMEOUT_S)
    return [contact_sheet(sorted(folder.glob("slide-*.png")), IMAGES / "slides.png", SLIDES_ACROSS, SLIDE_PX)]


PICTURES = {"webmap": webmap, "slides": slides}
