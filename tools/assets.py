"""Put in place what is not committed: Leaflet for the web map, and the compiled translations.

Run ``python -m wulong_planner.tools.assets``; it costs next to nothing when everything is there.
"""

from __future__ import annotations

import base64
import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
ASSETS = ROOT / "briefing" / "assets"
LICENCE = ROOT / "briefing" / "licences" / "leaflet.txt"
TRANSLATIONS = ROOT / "i18n"
LEAFLET_PACKAGE = "xstatic.pkg.leaflet"
LRELEASE_FOLDERS = ("/usr/lib/qt5/bin", "/usr/lib/qt6/bin")
LRELEASE_NAMES = ("lrelease", "lrelease-qt5", "lrelease-qt6")

_SOURCE_MAP = re.compile(r"^//# sourceMappingURL=.*$", re.MULTILINE)
_IMAGE = re.compile(r"url\((?P<path>images/[\w.-]+\.png)\)")
_OLD_EXPLORER = re.compile(r"^\s*behavior:\s*url\(#default#VML\);\s*$", re.MULTILINE)


class AssetError(Exception):
    """Something is missing on this machine; the text says what to do."""


def leaflet_folder() -> Path:
    """Return the folder of the registry package that holds leaflet.js, leaflet.css and images/."""
    try:
        spec = importlib.util.find_spec(LEAFLET_PACKAGE)
    except ModuleNotFoundError:
        spec = None
    if spec is None or spec.origin is None:
        raise AssetError(
            "the package xstatic-leaflet is not installed: run `make setup`, or pip install xstatic-leaflet."
        )
    return Path(spec.origin).parent / "data"


def leaflet_script(folder: Path, licence: str) -> str:
    """Return leaflet.js with its licence in front and without the line that asks for a source map."""
    code = _SOURCE_MAP.sub("", (folder / "leaflet.js").read_text(encoding="utf-8")).strip()
    if "</script" in code.lower() or "*/" in licence:
        raise AssetError(f"{folder / 'leaflet.js'} cannot be inlined into a page; use xstatic-leaflet 1.9.")
    return f"/*!\n{licence.strip()}\n*/\n{code}\n"


def leaflet_style(folder: Path) -> str:
    """Return leaflet.css with its images inside, so that it asks for no file."""

    def inline(match: re.Match[str]) -> str:
        image = base64.b64encode((folder / match["path"]).read_bytes()).decode("ascii")
        return f"url(data:image/png;base64,{image})"

    style = _OLD_EXPLORER.sub("", (folder / "leaflet.css").read_text(encoding="utf-8"))
    return _IMAGE.sub(inline, style).strip() + "\n"


def write_when_different(path: Path, text: str) -> bool:
    """Write a file through a neighbour, so that it is whole or absent; tell whether it changed."""
    data = text.encode("utf-8")
    if path.is_file() and path.read_bytes() == data:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(path.name + ".new")
    fresh.write_bytes(data)
    fresh.replace(path)
    return True


def copy_leaflet(assets: Path = ASSETS) -> list[Path]:
    """Write leaflet.js, leaflet.css and the licence into ``assets``; return what changed."""
    folder = leaflet_folder()
    try:
        licence = LICENCE.read_text(encoding="utf-8")
        texts = {
            "leaflet.js": leaflet_script(folder, licence),
            "leaflet.css": leaflet_style(folder),
            "leaflet-licence.txt": licence,
        }
    except FileNotFoundError as error:
        raise AssetError(
            f"{error.filename} is missing: install xstatic-leaflet again (rm -r .venv; make setup)."
        ) from error
    return [assets / name for name, text in texts.items() if write_when_different(assets / name, text)]


def find_lrelease() -> str:
    """Return the program that compiles Qt translations."""
    for folder in (*LRELEASE_FOLDERS, None):
        for name in LRELEASE_NAMES:
            program = shutil.which(name, path=folder)
            if program:
                return program
    raise AssetError("lrelease was not found: install the package qttools5-dev-tools.")


def compile_translations(folder: Path = TRANSLATIONS) -> list[Path]:
    """Make a .qm beside each .ts that is newer than it; return what was made."""
    stale = []
    for source in sorted(folder.glob("*.ts")):
        target = source.with_suffix(".qm")
        if not target.is_file() or target.stat().st_mtime < source.stat().st_mtime:
            stale.append((source, target))
    if not stale:
        return []
    program = find_lrelease()
    for source, target in stale:
        fresh = target.with_name(f"{target.name}.{os.getpid()}.new")  # another process may be at it, too
        command = [program, "-silent", str(source), "-qm", str(fresh)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode != 0 or not fresh.is_file():
            detail = (done.stderr or done.stdout).strip() or f"exit code {done.returncode}"
            raise AssetError(f"{source.name} could not be compiled: {detail}")
        fresh.replace(target)
    return [target for _, target in stale]


def main() -> int:
    """Prepare both; print one line for each file made."""
    try:
        made = [*copy_leaflet(), *compile_translations()]
    except AssetError as error:
        print(f"assets: {error}", file=sys.stderr)
        return 1
    for path in made:
        print(f"assets: {path.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
