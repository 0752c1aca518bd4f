"""Write a file whole or not at all."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from ..analysis.errors import InputError


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
