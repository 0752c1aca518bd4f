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
