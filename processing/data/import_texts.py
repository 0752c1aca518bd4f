"""What the readers of files say (proposals, faults), in the user's language.

The readers know nothing of translation. Their sentences stand here once more, so that the translations are found and
checked; a test holds the two lists against each other.
"""

from __future__ import annotations

from ..base import translate

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


def said(text: str) -> str:
    """Return a sentence of the readers in the user's language, any other text as it is."""
    return next((translate(each) for each in SAID if each == text), text)
