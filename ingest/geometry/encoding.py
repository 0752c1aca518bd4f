"""How the text of a file is written: UTF-8 or one of the national encodings, told by decoding all of it.

What a shapefile says about itself (a .cpg file, the language byte of its .dbf) is often missing or wrong, so it only
decides where the bytes allow both. Text is handed in as it was read byte by byte (Latin-1), so nothing is lost.

GB18030 (the national standard) contains GBK and GB2312; one codec reads all three. A value that fills its field may
end in the middle of a character: the half character is dropped and the row is named.
"""

from __future__ import annotations

import codecs
from collections.abc import Sequence

import numpy as np

from ...analysis.errors import InputError
from .model import Proposal

BYTEWISE = "ISO-8859-1"
"""Reads every byte as one character and back."""
UTF8, GB = "UTF-8", "GB18030"
LONGEST_CHARACTER = 4
"""Bytes of the longest character in either encoding."""
HAN = ("\u2e80", "\u9fff")
BEYOND_BMP = "\U00020000"

LANGUAGE_BYTES = {0x4D: GB, 0x4F: "BIG5", 0x7A: GB, 0x78: "BIG5"}
"""Language byte of a .dbf (dBASE and Visual FoxPro tables) for those that name one Chinese encoding."""
NAMED = {
    "936": GB, "cp936": GB, "ansi936": GB, "gbk": GB, "gb2312": GB, "gb18030": GB, "windows936": GB, "euccn": GB,
    "65001": UTF8, "cp65001": UTF8, "utf8": UTF8, "950": "BIG5", "cp950": "BIG5", "big5": "BIG5",
}  # fmt: skip
"""What a .cpg file calls them, in small letters without marks."""

SURE, LIKELY, POOR = 0.99, 0.8, 0.4

UNSAID = "The file does not say how its text is written; all of it reads as {encoding}."
CONTRADICTED = "The file says its text is {declared}, but it reads as {encoding}."
EITHER = "The text can be read as {encoding} and as {other}; {encoding} gives Chinese characters."
NEITHER = "{count} of {total} texts cannot be read as {encoding}, the best there is; they hold the mark �."
UNKNOWN_ENCODING = "There is no encoding {encoding}. Choose UTF-8 or GB18030 (it contains GBK and GB2312)."
WRONG_ENCODING = "{count} texts cannot be read as {encoding} (the first: {text}). Choose another encoding."


def normal_name(name: str) -> str:
    """Return the codec meant by a .cpg file or a user, "" where it names none of the usual ones."""
    plain = "".join(character for character in name.casefold() if character.isalnum())
    return NAMED.get(plain, "")


def decide(texts: Sequence[str], declared: str = "") -> tuple[str, Proposal | None]:
    """Return the encoding of all texts together, with the proposal where the file was not clear about it.

    Args:
        texts: different texts of the file, read as :data:`BYTEWISE`; names of fields too.
        declared: what the file says of itself, "" for nothing.
    """
    values = [text.encode(BYTEWISE) for text in texts if not text.isascii()]
    if not values:
        return UTF8, None
    said = normal_name(declared)
    broken = {codec: sum(_decoded(value, codec)[1] for value in values) for codec in (UTF8, GB)}
    if said == "BIG5" and not any(_decoded(value, said)[1] for value in values) and broken[UTF8]:
        return said, None
    if not broken[UTF8] and (broken[GB] or _chinese(values, UTF8)):
        return UTF8, _proposal(UTF8, declared, said)
    if not broken[GB] and broken[UTF8]:
        return GB, _proposal(GB, declared, said)
    if not broken[GB]:
        codec = said if said in (UTF8, GB) else (GB if _chinese(values, GB) else UTF8)
        other = UTF8 if codec == GB else GB
        if said:
            return codec, None
        return codec, Proposal("encoding", codec, EITHER, {"encoding": codec, "other": other}, LIKELY, (other,))
    codec = min(broken, key=lambda each: (broken[each], each != said))
    told = {"count": broken[codec], "total": len(values), "encoding": codec}
    return codec, Proposal("encoding", codec, NEITHER, told, POOR, (UTF8 if codec == GB else GB,))


def check(encoding: str) -> str:
    """Return the encoding a user chose as Python names it.

    Raises:
        InputError: there is none of that name.
    """
    wanted = normal_name(encoding) or encoding
    try:
        usable = codecs.lookup(wanted)._is_text_encoding
    except (LookupError, ValueError) as error:
        raise InputError(UNKNOWN_ENCODING, encoding=encoding) from error
    if not usable:
        raise InputError(UNKNOWN_ENCODING, encoding=encoding)
    return wanted


def refuse_wrong(texts: Sequence[str], encoding: str) -> None:
    """Raise the sentence that the encoding a user chose does not fit."""
    wrong = [text for text in texts if not text.isascii() and _decoded(text.encode(BYTEWISE), encoding)[1]]
    if wrong:
        shown = wrong[0].encode(BYTEWISE).decode(encoding, "replace")
        raise InputError(WRONG_ENCODING, count=len(wrong), encoding=encoding, text=shown)


def decode(text: str, encoding: str) -> str:
    """Return one text read as :data:`BYTEWISE` as it was meant, half a character at its end dropped."""
    return _decoded(text.encode(BYTEWISE), encoding)[0]


def decode_column(column: np.ndarray, encoding: str) -> tuple[np.ndarray, np.ndarray]:
    """Return a column of texts (or None) as they were meant, and which of them were cut within a character."""
    there = np.array([isinstance(value, str) for value in column], dtype=bool)
    result, cut = column.copy(), np.zeros(len(column), dtype=bool)
    values = column[there].tolist()
    if not values:
        return result, cut
    whole = "\0".join(values).encode(BYTEWISE)
    try:
        decoded = whole.decode(encoding).split("\0")
    except UnicodeDecodeError:
        decoded = None
    if decoded is None or len(decoded) != len(values):
        meanings = {value: _decoded(value.encode(BYTEWISE), encoding) for value in set(values)}
        decoded = [meanings[value][0] for value in values]
        cut[there] = [meanings[value][2] for value in values]
    result[there] = decoded
    return result, cut


def _decoded(value: bytes, encoding: str) -> tuple[str, bool, bool]:
    """Return the text, whether it is broken, and whether only its last character was cut."""
    try:
        return value.decode(encoding), False, False
    except UnicodeDecodeError as error:
        if len(value) - error.start < LONGEST_CHARACTER and error.start:
            try:
                return value[: error.start].decode(encoding), False, True
            except UnicodeDecodeError:
                pass
    return value.decode(encoding, "replace"), True, False


def _chinese(values: Sequence[bytes], encoding: str) -> bool:
    """Tell whether what is not ASCII is mostly Chinese."""
    strange = [each for value in values for each in _decoded(value, encoding)[0] if not each.isascii()]
    return 2 * sum(HAN[0] <= each <= HAN[1] or each >= BEYOND_BMP for each in strange) > len(strange)


def _proposal(codec: str, declared: str, said: str) -> Proposal | None:
    if said == codec:
        return None
    other = UTF8 if codec == GB else GB
    if declared:
        told = {"declared": declared, "encoding": codec}
        return Proposal("encoding", codec, CONTRADICTED, told, SURE, (other,))
    return Proposal("encoding", codec, UNSAID, {"encoding": codec}, SURE, (other,))
