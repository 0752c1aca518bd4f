"""Start a real QGIS Desktop under Xvfb with the plugin, let a script drive it, and return the report it leaves."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from . import desktop

DRIVING = Path(__file__).with_name("driving.py")
LIMIT_S = 240
LANGUAGES = {"zh": "zh-Hans", "en": "en_US"}
LOG_END = 3000


@dataclass(frozen=True)
class Screen:
    """What the user sits in front of; ``scale`` is that of a display with finer pixels."""

    width: int = 1440
    height: int = 900
    scale: float = 1.0


@dataclass(frozen=True)
class Drive:
    """One start of QGIS: a script, the plugin it uses (None: those of the profile), and in which language."""

    script: Path
    folder: Path
    plugin: Path | None
    language: str = "zh"
    screen: Screen = field(default_factory=Screen)
    environment: Mapping[str, str] = field(default_factory=dict)


def drive(asked: Drive) -> dict:
    """Run a script in QGIS.

    Raises:
        RuntimeError: QGIS left no report, or the script failed; the message has the end of QGIS's log.
    """
    profile = desktop.prepare_profile(asked.folder / "profiles", asked.plugin)
    with (profile / "QGIS" / "QGIS3.ini").open("a", encoding="utf-8") as settings:
        settings.write(f"\n[locale]\noverrideFlag=true\nuserLocale={LANGUAGES[asked.language]}\n")
        settings.write("\n[UI]\nisMaximized=true\n")
    scripts = asked.folder / "scripts"
    scripts.mkdir()
    script = Path(shutil.copy(asked.script, scripts))
    shutil.copy(DRIVING, scripts)
    size = f"{asked.screen.width}x{asked.screen.height}"
    command = ["xvfb-run", "-a", "-s", f"-screen 0 {size}x24"]
    command += desktop.desktop_command(asked.folder / "profiles", "--code", str(script))
    environment = desktop.desktop_environment(os.environ)
    environment["PYTHONPATH"] += os.pathsep + str(scripts)
    own = {name: str(asked.folder) for name in ("WULONG_DESKTOP_FOLDER", "XDG_RUNTIME_DIR", "HOME")}
    own |= {"QT_SCALE_FACTOR": str(asked.screen.scale), "WULONG_SCREEN": size}
    ended = _start(command, {**environment, **own, **asked.environment}, asked.folder)
    written = asked.folder / "report.json"
    if not written.is_file():
        log = (asked.folder / "qgis.log").read_text(encoding="utf-8", errors="replace")
        raise RuntimeError(f"QGIS ended with {ended}:\n{log[-LOG_END:]}")
    report = json.loads(written.read_text(encoding="utf-8"))
    raised = asked.folder / "exceptions.txt"
    if raised.is_file():
        raise RuntimeError(raised.read_text(encoding="utf-8"))
    if "failure" in report:
        raise RuntimeError(report["failure"])
    return report


def _start(command: list[str], environment: Mapping[str, str], folder: Path) -> str:
    with (folder / "qgis.log").open("w", encoding="utf-8") as log:
        started = subprocess.Popen(command, env=environment, stdout=log, stderr=log, start_new_session=True)
        try:
            return str(started.wait(LIMIT_S))
        except subprocess.TimeoutExpired:
            os.killpg(started.pid, signal.SIGKILL)  # Xvfb and QGIS too, not the wrapper alone
            return "no answer in time"
