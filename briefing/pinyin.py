"""Search keys from the pinyin of a name: ``xiangshucun`` and its initials ``xsc``."""

from __future__ import annotations

import re
import unicodedata

from ..layers.kinds import KINDS

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


def english(name: str, pinyin: str) -> str:
    """Return how a place is written in English, ``Xiangshu Village``; the name itself where no pinyin is known."""
    letters = plain(pinyin)
    if not letters:
        return name
    for ending, spelled, kind in KINDS:
        if name.endswith(ending) and letters.endswith(spelled) and len(letters) > len(spelled):
            return f"{letters[: -len(spelled)].replace('v', 'ü').capitalize()} {kind}"
    return letters.replace("v", "ü").capitalize()


def beside(name: str, pinyin: str, locale: str) -> str:
    """Return a name as readers of a language need it: alone in Chinese, else with its English: 芋荷村 (Yuhe Village).

    Args:
        name: in characters.
        pinyin: of the name, as the layers hold it; empty where it is not known.
        locale: of the reader, such as ``zh_CN`` or ``en``.
    """
    if locale.startswith("zh") or not pinyin:
        return name
    return f"{name} ({english(name, pinyin)})"
