"""Write ``dist/wulong_planner-<version>.zip``, ready for "Install from ZIP": ``make zip``.

The same commit gives the same bytes. A tree with changes that are not committed is refused, so that
a version in use can always be found in the history.
"""

from __future__ import annotations

import configparser
import re
import subprocess
import sys
import time
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PLUGIN = "wulong_planner"
FOLDERS = ("analysis", "briefing", "docs/algorithms", "gui", "ingest", "layers", "processing", "styles")
FILES = (
    "CHANGELOG.md",
    "LICENSE",
    "README.md",
    "README.zh.md",
    "data/SOURCES.md",
    "data/dem_coarse.tif",
    "data/townships.gpkg",
    "docs/guide.en.md",
    "docs/guide.zh.md",
    "icon.svg",
    "metadata.txt",
)
MADE = (("briefing/assets", "*"), ("i18n", "*.qm"))
"""Made at set-up and kept out of the repository: the web map's scripts, the compiled translations."""
GUIDES = "docs/guide.*.md"
PICTURES = re.compile(r"!\[[^\]]*\]\(([^)]+)\)")
MODE = 0o644


def _git(root: Path, *arguments: str) -> str:
    return subprocess.run(
        ["git", "-c", "core.quotepath=off", *arguments], cwd=root, check=True, capture_output=True, encoding="utf-8"
    ).stdout


def changes(root: Path) -> list[str]:
    """Return what is not committed, one line per file."""
    return _git(root, "status", "--porcelain").splitlines()


def shipped_files(root: Path) -> list[str]:
    """Return the files of the plugin, relative to ``root``, sorted.

    Raises:
        FileNotFoundError: one that every release has is missing, or the set-up has not run.
    """
    known = set(_git(root, "ls-files", "--cached", "--others", "--exclude-standard", "-z").split("\0")) - {""}
    known = {name for name in known if (root / name).is_file()}
    files = {name for name in known if name.startswith(tuple(folder + "/" for folder in FOLDERS))}
    files |= {name for name in known if "/" not in name and name.endswith(".py")}
    for name in FILES:
        if not (root / name).is_file():
            raise FileNotFoundError(f"{name} is missing; every release has it.")
        files.add(name)
    for guide in root.glob(GUIDES):
        pictures = PICTURES.findall(guide.read_text(encoding="utf-8"))
        files.update((guide.parent / name).relative_to(root).as_posix() for name in pictures)
    for folder, pattern in MADE:
        made = [path for path in (root / folder).rglob(pattern) if path.is_file()]
        if not made:
            raise FileNotFoundError(f"{folder} has no {pattern}; make setup makes it.")
        files.update(path.relative_to(root).as_posix() for path in made)
    return sorted(files)


def _metadata(root: Path) -> configparser.SectionProxy:
    parser = configparser.RawConfigParser()
    parser.read(root / "metadata.txt", encoding="utf-8")
    return parser["general"]


def version(root: Path) -> str:
    """Return the version in metadata.txt."""
    return _metadata(root)["version"]


def open_addresses(root: Path) -> list[str]:
    """Return the keys of metadata.txt whose address leads nowhere: ``.invalid`` is a name no network has (RFC 2606)."""
    hosts = {key: re.split(r"[/@]+", value)[1:2] for key, value in _metadata(root).items()}
    return [key for key, host in hosts.items() if host and host[0].endswith(".invalid")]


def write_archive(root: Path, files: list[str], target: Path, moment: time.struct_time) -> Path:
    """Write the files below a folder named like the plugin, all with one date and one mode."""
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_suffix(".part")
    with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in files:
            entry = zipfile.ZipInfo(f"{PLUGIN}/{name}", date_time=moment[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = MODE << 16
            archive.writestr(entry, (root / name).read_bytes(), compresslevel=9)
    return part.replace(target)


def main() -> int:
    """Write the archive, or say why not."""
    dirty = changes(ROOT)
    if dirty:
        print(
            "Not committed, so no archive was written:",
            *dirty,
            "Commit or remove them first.",
            sep="\n",
            file=sys.stderr,
        )
        return 1
    moment = time.gmtime(int(_git(ROOT, "log", "-1", "--format=%ct")))
    try:
        files = shipped_files(ROOT)
    except FileNotFoundError as error:
        print(error, file=sys.stderr)
        return 1
    target = write_archive(ROOT, files, ROOT / "dist" / f"{PLUGIN}-{version(ROOT)}.zip", moment)
    print(f"{target.relative_to(ROOT)}: {len(files)} files, {target.stat().st_size / 1e6:.1f} MB")
    if open_addresses(ROOT):
        print("Before it is published, metadata.txt needs real addresses:", ", ".join(open_addresses(ROOT)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
