"""Make the Chinese in a PDF that Qt wrote searchable.

Chinese fonts draw 示 and the radical ⽰ with one glyph. Qt notes the first character it finds for a glyph,
the radical, so the page looks right while searching or copying gives other characters. The notes (the
``ToUnicode`` maps of PDF 32000-1, 9.10.3) are written anew at the end of the file, as the format foresees
for changes (7.5.6); pages and fonts stay as they are.
"""

from __future__ import annotations

import re
import unicodedata
import zlib
from pathlib import Path

RADICALS = re.compile("[\u2e80-\u2eff\u2f00-\u2fdf]")
_SUPPLEMENT = dict(
    zip(
        "⺁⺈⺌⺍⺒⺓⺛⺝⺟⺠⺶⺷⺼⻁⻄⻅⻆⻉⻋⻑⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻮⻯⻰⻱⻲⻳",
        "厂刀小小巳幺旡月母民羊羊肉虎西见角贝车長长门青韦页风飞食马骨鬼鱼鸟卤麦黄黾斉齐齿竜龙龜亀龟",
    )
)
"""Radicals of U+2E80–2EFF without a compatibility decomposition that are characters in their own right."""
_FONT_MAP = re.compile(rb"/ToUnicode (\d+) 0 R")
_OBJECT = re.compile(rb"(\d+) 0 obj\s*<<([^<>]*)>>\s*stream\r?\n")
_CODE = re.compile(rb"<([0-9a-fA-F]{4})>")
_START = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*$")
_TRAILER = re.compile(rb"trailer\s*<<(.*?)>>\s*startxref", re.DOTALL)


def plain_character(character: str) -> str:
    """Return the everyday character for a radical; any other character stays."""
    if not RADICALS.match(character):
        return character
    return _SUPPLEMENT.get(character) or unicodedata.normalize("NFKC", character)


def make_searchable(path: Path) -> int:
    """Correct the character maps of a PDF and return how many were changed."""
    data = path.read_bytes()
    start, trailers = _START.search(data), list(_TRAILER.finditer(data))
    if start is None or not trailers:
        return 0
    objects = {int(found[1]): found for found in _OBJECT.finditer(data)}
    update, offsets = b"", {}
    for number in sorted({int(found) for found in _FONT_MAP.findall(data)}):
        if number not in objects:
            continue
        old = _stream(data, objects[number])
        new = _CODE.sub(_plain_code, old)
        if new != old:
            offsets[number] = len(data) + len(update)
            update += _object(number, new)
    if offsets:
        path.write_bytes(data + update + _table(offsets, len(data) + len(update), trailers[-1][1], int(start[1])))
    return len(offsets)


def _stream(data: bytes, found: re.Match[bytes]) -> bytes:
    if b"/FlateDecode" in found[2]:
        return zlib.decompressobj().decompress(data[found.end() :])
    return data[found.end() : data.index(b"endstream", found.end())].rstrip(b"\r\n")


def _plain_code(found: re.Match[bytes]) -> bytes:
    code = int(found[1], 16)
    return b"<%04X>" % ord(plain_character(chr(code))) if RADICALS.match(chr(code)) else found[0]


def _object(number: int, content: bytes) -> bytes:
    packed = zlib.compress(content)
    head = b"%d 0 obj\n<< /Length %d /Filter /FlateDecode >>\nstream\n" % (number, len(packed))
    return head + packed + b"\nendstream\nendobj\n"


def _table(offsets: dict[int, int], position: int, trailer: bytes, previous: int) -> bytes:
    rows = b"".join(b"%d 1\n%010d 00000 n \n" % (number, offset) for number, offset in sorted(offsets.items()))
    kept = re.sub(rb"/Prev \d+", b"", trailer).strip()
    return (
        b"xref\n0 1\n0000000000 65535 f \n"
        + rows
        + b"trailer\n<<\n%s\n/Prev %d\n>>\nstartxref\n%d\n%%%%EOF\n" % (kept, previous, position)
    )
