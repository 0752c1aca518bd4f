"""Zip archives: the one vector file in them is unpacked, nothing outside our own folder is ever written.

Windows programs write Chinese names in GBK without saying so; such names come out of Python as CP437 and are read
again.
"""

from __future__ import annotations

import re
import shutil
import zipfile
import zlib
from pathlib import Path, PurePosixPath

from ...analysis.errors import InputError

SINGLE = (".gpkg", ".geojson", ".json", ".kml", ".kmz", ".gml", ".dxf", ".mif", ".tab", ".fgb", ".txt", ".shp")
MAX_UNPACKED_BYTES = 4 * 1024**3
NESTED_LEVELS = 2
UTF8_FLAG, ENCRYPTED_FLAG = 0x800, 0x1
OUTSIDE = re.compile(r"^[/\\]|^[A-Za-z]:|(^|[/\\])\.\.([/\\]|$)")

BROKEN = "{file} is no complete zip archive ({reason}). Ask for it again or unpack it yourself."
ESCAPES = "{file} holds {member}, a name that points outside the archive. It is not unpacked: such archives are unsafe."
LOCKED = "{file} is protected by a password. Unpack it yourself and give the file inside."
NOTHING = "{file} holds no vector file. It holds: {names}."
SEVERAL = "{file} holds several vector files; name the layer. They are: {names}."
HUGE = "{file} would unpack to {size} GB, more than {limit} GB or than the disk has room for. Unpack what is needed."
NAMES_SHOWN = 10
GIGABYTE = 1024**3


def unpack(file: Path, folder: Path, layer: str | None, *, level: int = 1) -> Path:
    """Return the vector file of an archive, unpacked into ``folder`` with its sister files.

    Args:
        file: the archive.
        folder: to make and to write to.
        layer: name of the file wanted (without extension) where there are several.
        level: how deep this archive lies in others.

    Raises:
        InputError: damaged, locked, unsafe, too large, no vector file, several and none named.
    """
    try:
        with zipfile.ZipFile(file) as archive:
            members = {member_name(info): info for info in archive.infolist() if not info.is_dir()}
            _refuse_unsafe(file, archive.infolist(), members)
            chosen = _choose(file, members, layer, level)
            wanted = _with_sisters(members, chosen)
            _refuse_large(file, folder, wanted.values())
            folder.mkdir(parents=True)
            for name, info in wanted.items():
                target = folder / name
                target.parent.mkdir(parents=True, exist_ok=True)
                with archive.open(info) as source, target.open("wb") as sink:
                    shutil.copyfileobj(source, sink)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError) as error:
        raise InputError(BROKEN, file=file, reason=error) from error
    found = folder / chosen
    if found.suffix.lower() == ".zip":
        return unpack(found, folder / "inner", layer, level=level + 1)
    return found


def member_name(info: zipfile.ZipInfo) -> str:
    """Return the name of a member with forward slashes, Chinese names as they were meant."""
    name = info.orig_filename
    if not info.flag_bits & UTF8_FLAG:
        raw = name.encode("cp437", "replace")
        for encoding in ("utf-8", "gb18030"):
            try:
                name = raw.decode(encoding)
                break
            except UnicodeDecodeError:
                continue
    return name.split("\0")[0].replace("\\", "/")


def _refuse_unsafe(file: Path, infos: list[zipfile.ZipInfo], members: dict[str, zipfile.ZipInfo]) -> None:
    for name in (*members, *(info.orig_filename for info in infos)):
        if OUTSIDE.search(name):
            raise InputError(ESCAPES, file=file, member=name)
    if any(info.flag_bits & ENCRYPTED_FLAG for info in infos):
        raise InputError(LOCKED, file=file)


def _choose(file: Path, members: dict[str, zipfile.ZipInfo], layer: str | None, level: int) -> str:
    """Return the member (or the file geodatabase folder) that is meant."""
    found = [name for name in members if PurePosixPath(name).suffix.lower() in SINGLE]
    found = [name for name in found if not PurePosixPath(name).name.startswith("._")]
    found += sorted({match[0] for match in (re.match(r".*?\.gdb(?=/)", name, re.I) for name in members) if match})
    tables = {PurePosixPath(name).with_suffix("").as_posix() for name in found if name.lower().endswith(".shp")}
    found = [name for name in found if not _beside(name, tables)]
    if not found and level < NESTED_LEVELS:
        found = [name for name in members if name.lower().endswith(".zip")]
    named = [name for name in found if layer and PurePosixPath(name).stem.casefold() == layer.casefold()]
    if len(found) > 1 and named:
        found = named
    if not found:
        raise InputError(NOTHING, file=file, names=", ".join(list(members)[:NAMES_SHOWN]) or "-")
    if len(found) > 1:
        raise InputError(SEVERAL, file=file, names=", ".join(PurePosixPath(name).stem for name in found[:NAMES_SHOWN]))
    return found[0]


def _beside(name: str, tables: set[str]) -> bool:
    """Tell whether a .txt is only the remark that lies beside a shapefile."""
    return name.lower().endswith(".txt") and bool(tables)


def _with_sisters(members: dict[str, zipfile.ZipInfo], chosen: str) -> dict[str, zipfile.ZipInfo]:
    if chosen.lower().endswith(".gdb"):
        return {name: info for name, info in members.items() if name.startswith(chosen + "/")}
    stem = PurePosixPath(chosen).with_suffix("").as_posix().casefold()
    return {
        name: info
        for name, info in members.items()
        if PurePosixPath(name).with_suffix("").as_posix().casefold() == stem
    }


def _refuse_large(file: Path, folder: Path, infos) -> None:
    size = sum(info.file_size for info in infos)
    if size > min(MAX_UNPACKED_BYTES, shutil.disk_usage(folder.parent).free):
        raise InputError(HUGE, file=file, size=round(size / GIGABYTE, 1), limit=MAX_UNPACKED_BYTES // GIGABYTE)
