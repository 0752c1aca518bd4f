"""Kinds of places by the ending of their names, and what they are called in English."""

from __future__ import annotations

KINDS = (
    ("街道", "jiedao", "Subdistrict"),
    ("社区", "shequ", "Community"),
    ("居委会", "juweihui", "Community"),
    ("村", "cun", "Village"),
    ("镇", "zhen", "Town"),
    ("乡", "xiang", "Township"),
    ("区", "qu", "District"),
    ("县", "xian", "County"),
)
"""(ending of a name, its pinyin, what it is called in English)."""


def english_name(pinyin: str = "pinyin") -> str:
    """Return the expression of a place's name in English, as web map and card say it: ``yuhecun`` is Yuhe Village.

    A place without pinyin keeps its name.

    Args:
        pinyin: field with the name in letters; the name itself is in ``name``.
    """
    cases = " ".join(
        f"WHEN right(\"name\", {len(ending)}) = '{ending}' AND right(@p, {len(spelled)}) = '{spelled}' "
        f"AND length(@p) > {len(spelled)} THEN title(left(@p, length(@p) - {len(spelled)})) || ' {kind}'"
        for ending, spelled, kind in KINDS
    )
    letters = f"replace(regexp_replace(lower(\"{pinyin}\"), '[^a-z]', ''), 'v', 'ü')"
    return f"with_variable('p', nullif({letters}, ''), coalesce(CASE {cases} ELSE title(@p) END, \"name\", ''))"
