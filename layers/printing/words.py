"""Words of the sheets in Chinese and English, and expressions that name places and break long text."""

from __future__ import annotations

import csv
from functools import lru_cache
from itertools import chain
from pathlib import Path

from qgis.core import QgsExpression

from .. import codes, legends
from ..kinds import english_name

SOURCES = Path(__file__).with_name("sources.csv")
"""Chinese words in the sources of the bundled data, with their English."""
Pair = tuple[str, str]
"""Chinese, English."""

LAYOUTS: dict[str, Pair] = {
    "theme": ("专题图", "Theme map"),
    "townships": ("乡镇图册", "Township atlas"),
    "villages": ("重点村图册", "Key-village sheets"),
}
SHAPE: dict[bool, Pair] = {True: ("横", "landscape"), False: ("纵", "portrait")}
BESIDE = ("{name}（新{number}）", "{name} (new {number})")
"""Name of a layout that is made beside one of its name that the user has changed."""
NOTICE = ("示意数据，非测绘成果", "Schematic data, not surveyed")
PUBLIC = ("公开版：不绘村组和工程点位", "Public: no points of groups or works")
NO_REVIEW = ("尚无审图号，不得公开", "none yet, not for release")
"""Stands in the field for the number on a sheet for the public."""
BLOT = "（略）"
"""For the name of a person in a text for the public."""
LEGEND = ("图例", "Legend")
REVIEW = ("审图号：", "Map approval no.: ")
BLANK = "____________"
SOURCE = ("资料来源：", "Sources: ")
MADE = ("制图日期：", "Made on ")
PAGE = (
    "第 [% @atlas_featurenumber %] / [% @atlas_totalfeatures %] 页",
    "Page [% @atlas_featurenumber %] / [% @atlas_totalfeatures %]",
)
MAP_OF = ("图", "")
"""Follows the name of a theme in a title."""
SCALE = ("比例尺 ", "Scale ")
HEADINGS: tuple[Pair, ...] = (
    ("覆盖情况", "Coverage"),
    ("现状", "Now"),
    ("目标", "Target"),
    ("缺口人口", "People to do"),
)
KEY_VILLAGES = ("重点村", "Key villages")
NOTHING = "—"
WHOLE, TOTAL = ("全区", "Whole district"), ("合计", "Total")
NO_TIER, NOT_STATED = ("非重点帮扶", "Not key places"), ("未注明", "Not stated")
MOST = ("{what}最多的乡镇", "Townships with most: {what}")
LONG_NAME = "Xiannüshan Subdistrict"
"""As long as the name of a township in English may be."""
RUN_ON = ("（{day}）", " ({day})")
NOT_ASKED = (
    "尚未计算“{title}”。先回答这个问题再出图，数字就列在这里。",
    "“{title}” has not been computed yet. Answer this question and print again: its figures will stand here.",
)
NO_FIGURES = (
    "“{title}”已计算，但现有数据得不出数字。",
    "“{title}” has been computed, but the data at hand give no figures.",
)

MOST_LINES = 5
"""Of a heading."""
_CELL = "(?:[ -~]{2}|[ -~](?![ -~])|[^ -~])"
"""What takes the width of one Chinese character: one of them, or two letters or digits."""
_NOT_AFTER, _NOT_BEFORE = "!-~（《“", "%）》”。，、；：！？"
_LETTERS_PER_CELL = 1.7


def pick(pair: Pair, locale: str) -> str:
    """Return the Chinese for ``zh…``, else the English."""
    return pair[0] if locale.startswith("zh") else pair[1]


def unit(text: str, locale: str) -> str:
    """Return a unit after a blank where one belongs."""
    word = codes.unit(text, locale)
    return word if word in ("", "%") else f" {word}"


def name(locale: str, *, full: bool = False) -> str:
    """Return the expression of a place's name: as written, or for English as web map and card say it.

    ``yuhecun`` is Yuhe Village; a place without pinyin keeps its name.
    """
    if locale.startswith("zh"):
        return 'coalesce("full_name", "name")' if full else '"name"'
    return english_name()


@lru_cache(maxsize=1)
def source_words() -> tuple[str, ...]:
    """Return the Chinese words in the sources of the bundled data, each followed by its English."""
    with SOURCES.open(encoding="utf-8", newline="") as file:
        return tuple(chain.from_iterable((row["zh"], row["en"]) for row in csv.DictReader(file)))


def tier_name(name: str, tier: str, locale: str) -> str:
    """Return the name of a tier: as the plan has it, in English as the legend has it or else by its code."""
    if locale.startswith("zh"):
        return name
    return legends.texts(False).get(name, f"Tier {tier}")


def quoted(text: str) -> str:
    """Return a text as a literal of an expression."""
    return QgsExpression.quotedString(text)


@lru_cache(maxsize=4096)
def line_count(text: str, cells: int) -> int:
    """Return the lines a text takes with so many Chinese characters to a line."""
    whole = fitted(quoted(text), cells, MOST_LINES, "")
    return str(QgsExpression(whole).evaluate()).count("\n") + 1


def balanced(text: str, cells: int) -> int:
    """Return the fewest Chinese characters to a line with which a text takes no more lines, so that none is left over.

    A line ends between words where they are of letters.
    """
    lines = line_count(text, cells)
    fewer = (each for each in range(1, cells) if words_fit(text, each) and line_count(text, each) == lines)
    return next(fewer, cells)


def words_fit(text: str, cells: int) -> bool:
    """Tell whether no word of a text has to be broken with so many Chinese characters to a line."""
    return all(len(word) <= int(cells * _LETTERS_PER_CELL) for word in text.split() if word.isascii())


def fitted(expression: str, cells: int, lines: int, fallback: str = NOTHING) -> str:
    """Return an expression whose text takes at most so many lines of so many Chinese characters.

    Blanks and line ends become one blank; text that is too long ends in ``…``. Lines break after a Chinese
    character or a blank, and inside a word or number only where it is longer than a line.

    Args:
        expression: gives the text, or nothing.
        cells: Chinese characters to a line.
        lines: lines there is room for.
        fallback: stands where there is no text.
    """
    text = f"nullif(trim(regexp_replace(to_string({expression}), '[\\\\s\\\\x00-\\\\x1f]+', ' ')), '')"
    begun = f"regexp_substr(@t, '^({_CELL}{{1,{cells * lines + 1}}})')"
    soft = f"(?<=[^{_NOT_AFTER}])(?=[^{_NOT_BEFORE}])"
    chinese = f"({_CELL}{{1,{cells}}})(?:$|{soft})|({_CELL}{{{cells}}})(?=.)"
    letters = int(cells * _LETTERS_PER_CELL)
    latin = f"(.{{1,{letters}}})(?:$|(?<= )(?=.))|(.{{{letters}}})(?=.)"
    broken = (
        f"trim(if(length(@c) <= {cells}, @c, if(regexp_match(@c, '[^ -~]'), "
        f"regexp_replace(@c, '{chinese}', '\\\\1\\\\2\\n'), regexp_replace(@c, '{latin}', '\\\\1\\\\2\\n'))))"
    )
    first = f"regexp_substr(@b, '^((?:[^\\\\n]*\\\\n){{0,{lines - 1}}}[^\\\\n]*)')"
    whole = "length(@f) = length(@b) AND length(@c) = length(@t)"
    kept = f"if({whole}, @f, regexp_replace(@f, '(?:[ -~]{{1,2}}|[^ -~])$', '…'))"
    inner = f"with_variable('c', {begun}, with_variable('b', {broken}, with_variable('f', {first}, {kept})))"
    return f"coalesce(with_variable('t', {text}, {inner}), {quoted(fallback)})"
