"""Search keys from the pinyin of a name: ``xiangshucun`` and its initials ``xsc``."""

from __future__ import annotations

import re
import unicodedata

_FINALS = (
    "iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|an|ao|ei|en|er|ia|ie|in|iu|ou|ua|ue|ve|ui|un|uo|a|e|i|o|u|v"
)
_SYLLABLE = f"((?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:{_FINALS}))"


def plain(pinyin: str) -> str:
    """Return pinyin in lower case without tone marks, digits, blanks and apostrophes; ü becomes v."""
    text = unicodedata.normalize("NFD", pinyin.lower()).replace("u\u0308", "v")
    return re.sub(r"[^a-z]", "", text)


def initials(pinyin: str, syllables: int) -> str:
    """Return the first letters of the syllables, empty when the text cannot be cut into that many."""
    parts = [plain(part) for part in re.split(r"[\s'’]+", pinyin) if plain(part)]
    if len(parts) == syllables:
        return "".join(part[0] for part in parts)
    match = re.fullmatch(_SYLLABLE * syllables, plain(pinyin)) if syllables else None
    return "".join(part[0] for part in match.groups()) if match else ""
