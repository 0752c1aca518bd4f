"""Words of the four algorithms on data, in the user's language: lists, choices, and what the readers of files say.

The readers know nothing of translation. Their sentences stand here once more, so that the translations are found and
checked; a test holds the two lists against each other.
"""

from __future__ import annotations

from collections.abc import Iterable

from ..base import translate

SHIFTS = {"": "Find out", "none": "None", "gcj02": "GCJ-02", "bd09": "BD-09"}
AXES = {"": "Find out", "xy": "East first", "yx": "North first"}
"""Titles of the choices of SHIFT and AXES by what the reader of files calls them."""
METHODS = {
    "exact": "as written",
    "full_name": "full name",
    "code": "code",
    "decision": "decision",
    "alias": "other name",
    "former_name": "former name",
    "variant": "variant characters",
    "code_repaired": "repaired code",
    "short_form": "short form",
    "pinyin": "pinyin",
    "kind_changed": "another kind of unit",
    "misprint": "misprint",
    "ambiguous": "ambiguous",
    "unmatched": "not found",
}
"""What the ways to match a name are called in the log."""
FULL_STOP_WIDE = "。"
AND_MORE = "{items} …"
SHOWN = 5
"""Members of a list that are named in the log."""
SAID = (
    "The index (.shx) of the shapefile is missing; it was made anew from the .shp, not beside your file.",
    "The file does not say how its text is written; all of it reads as {encoding}.",
    "The file says its text is {declared}, but it reads as {encoding}.",
    "The text can be read as {encoding} and as {other}; {encoding} gives Chinese characters.",
    "{count} of {total} texts cannot be read as {encoding}, the best there is; they hold the mark �.",
    "The file calls its coordinate system {name} and gives no code; its parameters are those of {crs}.",
    "The file defines a coordinate system of its own ({name}); it is used as it stands.",
    "The file has no coordinate system; coordinates such as {x}, {y} fit {crs}, where they lie {place}.",
    "The file says {declared}, but in it the features would not lie {place}; in {crs} they do.",
    "North comes before east in the file ({x}, {y}); the two are exchanged.",
    "In {crs} the features lie {km} km from what is known of the district. Check that this is the right file.",
    "where the district is",
    "in China",
    "The positions lie {east} m east and {north} m north of where they should: the offset of {name}. It is undone.",
    "Against what is known the positions are {distance} m off in the middle: no offset of web maps.",
    "The positions lie {east} m east and {north} m north of where they should, all alike, which is no offset "
    "of web maps. Perhaps an old datum (北京54, 西安80): ask the survey office.",
    "Whether the positions are offset cannot be told: they fit what is known only to {distance} m.",
    "Nothing known of the place can tell whether the positions are offset. If they were picked from a web map (AMap, "
    "Tencent, Baidu), choose its offset in SHIFT.",
    "Heights (Z) and measures (M) are left out.",
    "The file holds boundary lines; {rings} closed lines and {faces} areas between lines became polygons.",
    "its geometry is broken",
    "it has no geometry",
    "its coordinates lie nowhere on Earth",
    "it is another kind of geometry",
    "its coordinates are not like those of the others",
    "its boundary crosses or touches itself",
    "its line is not closed",
    "its line bounds no area",
    "left out",
    "repaired",
    "closed",
    "used as a boundary; the area has no attributes",
    "a text ends within a character",
    "the half character was left out",
    "the row is no corner of a parcel",
    "the row lies before the first parcel",
    "the parcel has a ring of fewer than three corners",
    "a row of the parcel cannot be read",
    "the parcel does not have as many corners as it says",
    "row left out",
    "parcel left out",
    "kept",
)


def sentences(*parts: str) -> str:
    """Return sentences one behind the other, with a blank between them where the language has one."""
    line = ""
    for part in parts:
        line += part if not line or line.endswith(FULL_STOP_WIDE) else f" {part}"
    return line


def listed(items: Iterable[object], *, most: int | None = None) -> str:
    """Return the members of a list in one line, with a mark where there are more than ``most``."""
    parts = [str(item) for item in items]
    line = translate(", ").join(parts[:most])
    return line if most is None or len(parts) <= most else translate(AND_MORE).format(items=line)


def said(text: str) -> str:
    """Return a sentence of the readers in the user's language, any other text as it is."""
    return next((translate(each) for each in SAID if each == text), text)
