"""Write a file whole or not at all; Office files with one date and with text that XML can hold."""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from contextlib import suppress
from pathlib import Path

from ..analysis.errors import InputError

ZIP_STAMP = (1980, 1, 1, 0, 0, 0)
_DATED = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms:\2>)")
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def printable(text: str) -> str:
    """Return a text without the characters that XML cannot hold, with plain line ends."""
    return _UNPRINTABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def with_fixed_stamps(data: bytes, stamp: datetime.datetime) -> bytes:
    """Return the same Office file with one date on all its parts, so that the same content gives the same bytes."""
    written = stamp.strftime("%Y-%m-%dT%H:%M:%SZ").encode("ascii")
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "docProps/core.xml":
                content = _DATED.sub(rb"\g<1>" + written + rb"\g<3>", content)
            elif name.endswith(".xlsx"):  # the numbers of a chart
                content = with_fixed_stamps(content, stamp)
            entry = zipfile.ZipInfo(name, ZIP_STAMP)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, content)
    return buffer.getvalue()


def write_whole(path: Path, data: bytes, sentence: str) -> Path:
    """Write beside the place and move there, so that a failed run leaves no half file and the old one stays.

    Args:
        path: file to write; its folder is made when needed.
        data: content.
        sentence: error template with ``{file}`` and ``{reason}``.
    """
    target = Path(path)
    fresh = target.with_name(target.name + ".new")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        fresh.write_bytes(data)
        fresh.replace(target)
    except OSError as error:
        with suppress(OSError):
            fresh.unlink()
        raise InputError(sentence, file=target, reason=error.strerror) from error
    return target
