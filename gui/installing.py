"""Getting the packages that are missing: into a folder of the plugin's own, in a process of its own, when told to."""

from __future__ import annotations

import importlib
import os
import sys
import tempfile
from collections.abc import Sequence
from importlib import metadata
from pathlib import Path

from qgis.core import QgsProcessingProvider
from qgis.PyQt.QtCore import QObject, QProcess, QProcessEnvironment, pyqtSignal

from .. import deps
from ..processing.base import WulongAlgorithm, translate

HELD = ("numpy", "scipy", "gdal", "pyqt5", "pyqt6")
"""QGIS has these loaded already; another version beside them would not fit its own libraries."""
INTERPRETERS = ("python3.exe", "python.exe", "python3", "python")
NO_PYTHON = "The Python of QGIS was not found. Ask the administrator to run the command above."
STARTED = "pip could not be started ({detail}). Ask the administrator to run the command above."
ENDED = "pip ended without installing the packages. What it said is below."


def requirements(provider: QgsProcessingProvider | None) -> tuple[str, ...]:
    """Return every package that one of the algorithms needs, each once."""
    algorithms = provider.algorithms() if provider is not None else ()
    ours = [each for each in algorithms if isinstance(each, WulongAlgorithm)]
    return deps.strictest(package for each in ours for package in each.REQUIRES)


def interpreter() -> Path | None:
    """Return the Python QGIS runs with; inside QGIS ``sys.executable`` may be QGIS itself."""
    own = Path(sys.executable)
    if own.stem.lower().startswith("python"):
        return own
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    for folder in (Path(sys.exec_prefix), Path(sys.exec_prefix) / "bin", own.parent):
        for name in (version, *INTERPRETERS):
            if (folder / name).is_file():
                return folder / name
    return None


def arguments(packages: Sequence[str], constraints: Path, wheels: Path | None = None) -> list[str]:
    """Return what Python is called with.

    Args:
        packages: requirements as pip reads them.
        constraints: file with the versions that must not change.
        wheels: folder with the wheels, None to load them from PyPI.
    """
    source = ["--no-index", "--find-links", str(wheels)] if wheels is not None else []
    fixed = [
        "--user",
        "--only-binary",
        ":all:",
        "--disable-pip-version-check",
        "--no-input",
        "--no-warn-script-location",
    ]
    return ["-m", "pip", "install", *fixed, "--constraint", str(constraints), *source, *packages]


def constraints() -> str:
    """Return a line for each package of QGIS's own that must stay as it is."""
    lines = []
    for name in HELD:
        try:
            lines.append(f"{name}=={metadata.version(name)}")
        except metadata.PackageNotFoundError:
            continue
    return "\n".join(lines) + "\n"


class Installer(QObject):
    """pip in another process; ``told`` gives what it says, ``ended`` a sentence, empty when all went well."""

    told = pyqtSignal(str)
    ended = pyqtSignal(str)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.folder = folder
        self._process: QProcess | None = None
        self._constraints: Path | None = None

    @property
    def busy(self) -> bool:
        """Whether pip is at work."""
        return self._process is not None

    def install(self, packages: Sequence[str], wheels: Path | None = None) -> None:
        """Install packages into the plugin's own folder; QGIS's own packages stay as they are."""
        python = interpreter()
        if python is None:
            self.ended.emit(translate(NO_PYTHON))
            return
        self.folder.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("w", suffix=".txt", delete=False, encoding="utf-8") as held:
            held.write(constraints())
        self._constraints = Path(held.name)
        process = QProcess(self)
        process.setProcessChannelMode(QProcess.ProcessChannelMode.MergedChannels)
        process.setProcessEnvironment(self._environment())
        process.readyReadStandardOutput.connect(self._read)
        process.finished.connect(self._finished)
        process.errorOccurred.connect(self._failed)
        self._process = process
        process.start(str(python), arguments(packages, self._constraints, wheels))

    def stop(self) -> None:
        """End pip, if it is at work."""
        if self._process is not None:
            process, self._process = self._process, None
            process.blockSignals(True)
            process.kill()
            process.waitForFinished()
            process.deleteLater()
        self._tidy()

    def _environment(self) -> QProcessEnvironment:
        """Let ``--user`` mean the plugin's own folder, which also leaves a system's packages alone."""
        environment = QProcessEnvironment.systemEnvironment()
        environment.insert("PYTHONUSERBASE", str(self.folder))
        environment.insert("PYTHONNOUSERSITE", "")
        environment.remove("PYTHONNOUSERSITE")
        environment.insert("PIP_BREAK_SYSTEM_PACKAGES", "1")
        environment.insert("PYTHONIOENCODING", "utf-8")
        paths = [entry for entry in sys.path if "site-packages" in entry or "dist-packages" in entry]
        environment.insert("PYTHONPATH", os.pathsep.join(paths))
        return environment

    def _read(self) -> None:
        self.told.emit(bytes(self._process.readAllStandardOutput()).decode("utf-8", "replace"))

    def _failed(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart and self._process is not None:
            self._close(translate(STARTED).format(detail=self._process.errorString()))

    def _finished(self, code: int, _status: QProcess.ExitStatus) -> None:
        if self._process is not None:
            self._close("" if code == 0 else translate(ENDED))

    def _close(self, reason: str) -> None:
        process, self._process = self._process, None
        process.deleteLater()
        self._tidy()
        deps.use_own_folder(self.folder)
        importlib.invalidate_caches()
        self.ended.emit(reason)

    def _tidy(self) -> None:
        if self._constraints is not None:
            self._constraints.unlink(missing_ok=True)
            self._constraints = None
