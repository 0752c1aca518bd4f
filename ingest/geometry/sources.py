"""From the path a user gives to what can be opened, without leaving a trace beside the user's file.

GDAL writes next to what it reads in three cases: the index of a shapefile that has none, the template of a GML file,
and the side files of a database. Shapefiles and GML are read through links in a folder of our own, archives are
unpacked (only what is needed) into such a folder, and of a database a copy is read there (:mod:`..snapshot` says why).
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import struct
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from ...analysis.errors import InputError
from ..snapshot import in_use, is_database, snapshot
from . import archives
from .databases import BROKEN
from .model import Proposal

SHAPE_PARTS = (".shp", ".shx", ".dbf", ".prj", ".cpg")
DATABASES = (".gpkg", ".sqlite")
ARCHIVES = (".zip", ".shz")
WHOLE_FILE = (".shp", ".geojson", ".json", ".kml", ".gml", ".dxf", ".mif", ".map", ".txt", ".csv", ".fgb")
"""Formats whose size is that of their features: they are read as a whole."""
PARTNERS = {".tab": (".dat", ".map", ".id"), ".mif": (".mid",)}
MAX_BYTES = 4 * 1024**3
MAX_SNAPSHOT_BYTES = 1024**3
"""Largest database that is copied to be read in peace; a larger one that nobody uses is read where it lies."""
GIGABYTE = 1024**3
SHAPE_HEADER_BYTES, SHAPE_MAGIC = 100, 9994
NAMES_SHOWN = 10

NO_FILE = "There is no file {file}. Check the path and whether the network drive is connected."
NO_PATH = "{file} is not a file on this computer or its network drives. Save the data as a file first."
UNREADABLE = "{file} cannot be opened ({reason}). Close it in other programs and check that you may read it."
EMPTY_FILE = "{file} is empty (0 bytes). Ask for it again; the copy was perhaps interrupted."
FOLDER = "{file} is a folder. Give one of the files in it: {names}."
NOTHING_THERE = "{file} is a folder without vector files. Give the file itself."
TOO_LARGE = "{file} has {size} GB; files over {limit} GB are not read as a whole. Cut out the district in QGIS first."
MISSING_PART = "{file} is one part of several; its part {part} is missing. Copy all files of that name together."
OTHER_PROGRAMS = {
    ".dwg": "{file} is a drawing only AutoCAD reads. Save it there as DXF and give that file.",
    ".mdb": "{file} is an Access database. Export the layer in ArcGIS as a shapefile or file geodatabase.",
    ".mxd": "{file} is a map document without data. Give the shapefiles or the geodatabase it shows.",
    ".qgz": "{file} is a project without data. Give the files it shows.",
    ".qgs": "{file} is a project without data. Give the files it shows.",
    ".vrt": "{file} only points to other files. Give those files.",
}
"""What to ask for instead, by extension."""
SHX_MISSING = "The index (.shx) of the shapefile is missing; it was made anew from the .shp, not beside your file."
IN_USE = "{file} is open in another program with changes not yet written. Save and close it there, then read again."


@dataclass(frozen=True)
class Source:
    """Something pyogrio can open.

    Args:
        shown: the path as the user knows it, for sentences.
        dataset: what to open.
        options: open options of the driver.
        wkt: text of the .prj file of a shapefile, "" for other formats or none.
        text_encoding: what a shapefile says of its text, "" for nothing.
        notes: what was already found out.
    """

    shown: str
    dataset: Path
    options: dict[str, str] = field(default_factory=dict)
    wkt: str = ""
    text_encoding: str = ""
    notes: tuple[Proposal, ...] = ()

    @property
    def suffix(self) -> str:
        """Return the extension in small letters."""
        return self.dataset.suffix.lower()


@contextmanager
def open_source(path: str | os.PathLike[str], layer: str | None = None) -> Iterator[Source]:
    """Give what can be opened for a path; folders of our own are removed at the end.

    Raises:
        InputError: no file, a folder, unreadable, empty, too large, or a part of it is missing.
    """
    shown = os.fspath(path)
    file = checked(shown)
    folder = Path(tempfile.mkdtemp(prefix="wulong_"))
    try:
        with ExitStack() as copies:
            if file.suffix.lower() in ARCHIVES:
                file = archives.unpack(file, folder / "unpacked", layer)
            if is_database(file):
                yield _database(shown, file, folder, copies)
            else:
                yield _source(shown, file, folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def checked(shown: str) -> Path:
    """Return the path of a file that is there, readable and not empty (or of a file geodatabase).

    Raises:
        InputError: as in :func:`open_source`.
    """
    if "://" in shown or shown.startswith(("/vsi", "PG:", "MYSQL:", "MSSQL:", "OCI:")) or not shown.strip():
        raise InputError(NO_PATH, file=shown)
    file = Path(shown).absolute()
    try:
        if file.is_dir():
            _check_folder(file, shown)
            return file
        if file.suffix.lower() in SHAPE_PARTS[1:]:
            file = _part(file, ".shp") or file
        size = file.stat().st_size
        if not is_database(file):
            with file.open("rb") as stream:
                stream.read(1)
    except FileNotFoundError as error:
        raise InputError(NO_FILE, file=shown) from error
    except (OSError, ValueError) as error:
        raise InputError(UNREADABLE, file=shown, reason=getattr(error, "strerror", None) or error) from error
    if file.suffix.lower() in SHAPE_PARTS[1:]:
        raise InputError(MISSING_PART, file=shown, part=".shp")
    if not size:
        raise InputError(EMPTY_FILE, file=shown)
    if file.suffix.lower() in OTHER_PROGRAMS:
        raise InputError(OTHER_PROGRAMS[file.suffix.lower()], file=shown)
    if size > MAX_BYTES and file.suffix.lower() in WHOLE_FILE:
        raise InputError(TOO_LARGE, file=shown, size=round(size / GIGABYTE, 1), limit=MAX_BYTES // GIGABYTE)
    return file


def _check_folder(folder: Path, shown: str) -> None:
    if folder.suffix.lower() == ".gdb":
        return
    known = (*WHOLE_FILE, *DATABASES, *ARCHIVES, ".tab", ".gdb", ".kmz")
    names = sorted(each.name for each in folder.iterdir() if each.suffix.lower() in known)
    if not names:
        raise InputError(NOTHING_THERE, file=shown)
    more = ["…"] if len(names) > NAMES_SHOWN else []
    raise InputError(FOLDER, file=shown, names=", ".join(names[:NAMES_SHOWN] + more))


def _source(shown: str, file: Path, folder: Path) -> Source:
    suffix = file.suffix.lower()
    if suffix == ".shp":
        return _shapefile(shown, file, folder)
    for part in PARTNERS.get(suffix, ()):
        if _part(file, part) is None:
            raise InputError(MISSING_PART, file=shown, part=part)
    if suffix == ".gml" or "!" in str(file):
        file = _linked(_family(file), folder) / file.name.replace("!", "_")
    return Source(shown, file)


def _shapefile(shown: str, file: Path, folder: Path) -> Source:
    parts = {suffix: _part(file, suffix) for suffix in SHAPE_PARTS}
    table, index = parts[".dbf"], parts[".shx"]
    if table is None:
        raise InputError(MISSING_PART, file=shown, part=".dbf")
    notes: tuple[Proposal, ...] = ()
    dataset = file
    if index is None or "!" in str(file) or not _text(parts[".prj"]).isascii():
        # GDAL's readers trip over a system named in GBK; its text is handed on by us.
        here = _linked([each for suffix, each in parts.items() if each and suffix != ".prj"], folder)
        dataset = here / file.name.replace("!", "_")
        if index is None:
            dataset.with_suffix(".shx").write_bytes(shape_index(file, shown))
            notes = (Proposal("geometry", "shx", SHX_MISSING),)
    said = _text(parts[".cpg"]).strip() or _language_byte(table)
    return Source(shown, dataset, {}, _text(parts[".prj"]).strip(), said, notes)


def shape_index(file: Path, shown: str) -> bytes:
    """Return the index of a .shp file, made from the heads of its records.

    Source: ESRI Shapefile Technical Description, July 1998: heads are two big-endian words (number, length in
    16-bit words); the index has position and length of each, behind the same head of 100 bytes as the .shp.
    """
    records = []
    with file.open("rb") as stream:
        head = stream.read(SHAPE_HEADER_BYTES)
        if len(head) < SHAPE_HEADER_BYTES or int.from_bytes(head[:4], "big") != SHAPE_MAGIC:
            raise InputError(MISSING_PART, file=shown, part=".shx")
        size = file.stat().st_size
        position = SHAPE_HEADER_BYTES
        while position + 8 <= size:
            stream.seek(position)
            words = int.from_bytes(stream.read(8)[4:], "big")
            if position + 8 + 2 * words > size:
                break
            records.append(struct.pack(">ii", position // 2, words))
            position += 8 + 2 * words
    length = (SHAPE_HEADER_BYTES + 8 * len(records)) // 2
    return head[:24] + struct.pack(">i", length) + head[28:] + b"".join(records)


def _database(shown: str, file: Path, folder: Path, copies: ExitStack) -> Source:
    """Return a copy of a database with what others have written beside it.

    Raises:
        InputError: it is damaged, locked, or in use and too large to be copied.
    """
    if file.stat().st_size > MAX_SNAPSHOT_BYTES:
        if in_use(file):
            raise InputError(IN_USE, file=shown)
        quiet = file if "!" not in str(file) else _linked([file], folder) / file.name.replace("!", "_")
        return Source(shown, quiet, {"IMMUTABLE": "YES"} if file.suffix.lower() == ".gpkg" else {})
    try:
        copy = copies.enter_context(snapshot(file))
    except sqlite3.Error as error:
        raise InputError(BROKEN, file=shown, reason=error) from error
    except OSError as error:
        raise InputError(UNREADABLE, file=shown, reason=error.strerror or error) from error
    return Source(shown, copy)


def _linked(files: list[Path], folder: Path) -> Path:
    """Return a folder of our own in which these files appear, as links where the system allows."""
    here = folder / "links"
    here.mkdir()
    for file in files:
        target = here / file.name.replace("!", "_")
        try:
            target.symlink_to(file)
        except OSError:
            shutil.copyfile(file, target)
    return here


def _family(file: Path) -> list[Path]:
    return [each for each in file.parent.iterdir() if each.stem.casefold() == file.stem.casefold() and each.is_file()]


def _part(file: Path, suffix: str) -> Path | None:
    """Return the file of the same name with another extension, whatever its capitals."""
    for candidate in (file.with_suffix(suffix), file.with_suffix(suffix.upper())):
        if candidate.exists():
            return candidate
    wanted = (file.stem + suffix).casefold()
    return next((each for each in file.parent.iterdir() if each.name.casefold() == wanted), None)


def _text(file: Path | None) -> str:
    """Return the text of a small side file, in UTF-8 or GBK."""
    raw = file.read_bytes() if file else b""
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("gb18030", "replace")


def _language_byte(table: Path) -> str:
    from .encoding import LANGUAGE_BYTES

    with table.open("rb") as stream:
        head = stream.read(30)
    return LANGUAGE_BYTES.get(head[29], "") if len(head) == 30 else ""
