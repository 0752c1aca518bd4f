"""Help texts: one Markdown file per algorithm and language, for the dialog and for every tooltip."""

from __future__ import annotations

import html
import re
from collections.abc import Collection, Mapping
from functools import cache
from pathlib import Path

DOCS = Path(__file__).resolve().parents[1] / "docs" / "algorithms"
_ENTRY = re.compile(r"^- `(?P<key>[A-Z0-9_]+)`(?:[:：])\s*(?P<text>.+)$")
_TITLE = re.compile(r"\A# .+\n*")
_ITEM = re.compile(r"(?:-|\d+\.) +")
_PICTURE = re.compile(r"^!\[(?P<text>[^\]]*)\]\((?P<path>[^)]+)\)$")
_INLINE = ((re.compile(r"`([^`]+)`"), r"<code>\1</code>"), (re.compile(r"\*\*([^*]+)\*\*"), r"<b>\1</b>"))
_PAGE_STYLE = """
body { max-width: 50rem; margin: 2rem auto; padding: 0 1rem; line-height: 1.6; color: #222;
  font-family: "Noto Sans CJK SC", "Microsoft YaHei", SimHei, sans-serif; }
img { max-width: 100%; }
code { background: #eee; padding: 0 .2em; }
table { border-collapse: collapse; }
th, td { border: 1px solid #ccc; padding: .2em .6em; text-align: left; vertical-align: top; }
"""
SHARED = "shared"
"""Name of the file with the parameters that many algorithms have; an algorithm's own line counts before it."""


def help_file(algorithm: str, locale: str) -> Path:
    """Return the file with the help of an algorithm in the user's language, English where there is none."""
    language = "zh" if locale.lower().startswith("zh") else "en"
    path = DOCS / f"{algorithm}.{language}.md"
    return path if path.is_file() else DOCS / f"{algorithm}.en.md"


def read_help(algorithm: str, locale: str) -> str:
    """Return the Markdown text, empty when the file was not shipped."""
    path = help_file(algorithm, locale)
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def complete_help(algorithm: str, locale: str, keys: Collection[str]) -> str:
    """Return the help of an algorithm; lines it lacks for some of its parameters come from the shared file.

    Args:
        algorithm: id without the provider.
        locale: of the user.
        keys: its parameters.
    """
    own = read_help(algorithm, locale)
    missing = set(keys) - set(parameter_help(own))
    title, *lines = read_help(SHARED, locale).splitlines()
    entries = ((_ENTRY.match(line), line) for line in lines)
    wanted = [line for entry, line in entries if entry and entry["key"] in missing]
    return "\n".join([own.rstrip(), "", "#" + title, "", *wanted]) if wanted else own


def parameter_help(markdown: str) -> dict[str, str]:
    """Return the line of each parameter: ``- `KEY`: text`` gives ``{"KEY": "text"}``."""
    entries = (_ENTRY.match(line) for line in markdown.splitlines())
    return {entry["key"]: entry["text"].replace("`", "").replace("**", "") for entry in entries if entry}


@cache
def tooltips(algorithm: str, locale: str) -> Mapping[str, str]:
    """Return the line of each parameter an algorithm may have; its own count before the shared ones.

    QGIS makes an algorithm anew for every run and asks for all of them, so they are read once.
    """
    return {**parameter_help(read_help(SHARED, locale)), **parameter_help(read_help(algorithm, locale))}


def to_html(markdown: str, folder: Path = DOCS) -> str:
    """Return the part of Markdown our pages use as HTML: headings, lists, tables, pictures, paragraphs, bold, code.

    The title is left out: the dialog shows the algorithm's own above the text.

    Args:
        markdown: blocks with an empty line between them.
        folder: where its pictures are.
    """
    blocks = []
    for block in re.split(r"\n\s*\n", _TITLE.sub("", markdown.strip())):
        lines = [_inline(line) for line in block.splitlines()]
        if lines[0].startswith("#"):
            level = len(lines[0]) - len(lines[0].lstrip("#"))
            blocks.append(f"<h{level}>{lines[0].lstrip('# ')}</h{level}>")
            lines = lines[1:]
        picture = _PICTURE.match(block.strip())
        if picture:
            blocks.append(_image(folder / picture["path"], picture["text"]))
        elif lines and lines[0].startswith("|"):
            blocks.append(_table(lines))
        elif lines and _ITEM.match(lines[0]):
            kind = "ul" if lines[0].startswith("-") else "ol"
            items = "".join(f"<li>{_joined(item)}</li>" for item in _items(lines))
            blocks.append(f"<{kind}>{items}</{kind}>")
        elif lines:
            blocks.append(f"<p>{_joined(lines)}</p>")
    return "\n".join(blocks)


def _items(lines: list[str]) -> list[list[str]]:
    """Return the lines of each item of a list, without its mark."""
    items: list[list[str]] = []
    for line in lines:
        mark = _ITEM.match(line)
        if mark:
            items.append([line[mark.end() :]])
        else:
            items[-1].append(line.strip())
    return items


def _table(lines: list[str]) -> str:
    """Return a table; its first line has the headings, its second only dashes."""
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    head = "".join(f"<th>{cell}</th>" for cell in rows[0])
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows[2:])
    return f"<table><tr>{head}</tr>{body}</table>"


def _joined(lines: list[str]) -> str:
    """Return lines as one; between Chinese characters a line break is no blank."""
    return re.sub(r"(?<=[^\x00-\x7f])\n(?=[^\x00-\x7f])", "", "\n".join(lines)).replace("\n", " ")


def page(title: str, body: str, language: str) -> str:
    """Return HTML as a page of its own for the browser."""
    head = f'<meta charset="utf-8"><title>{html.escape(title, quote=False)}</title><style>{_PAGE_STYLE}</style>'
    return f'<!doctype html>\n<html lang="{language}"><head>{head}</head>\n<body>\n{body}\n</body></html>\n'


def _image(path: Path, text: str) -> str:
    """Return a picture with its caption; only the caption where the file is missing."""
    caption = f"<i>{html.escape(text, quote=False)}</i>"
    file = path.resolve()
    return f'<p><img src="{file.as_uri()}"><br>{caption}</p>' if file.is_file() else f"<p>{caption}</p>"


def _inline(line: str) -> str:
    line = html.escape(line, quote=False)
    for pattern, replacement in _INLINE:
        line = pattern.sub(replacement, line)
    return line
