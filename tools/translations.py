"""Keep ``i18n/*.ts`` in step with the code: ``python -m wulong_planner.tools.translations``.

Finds every text given to ``translate``, ``tr`` or an error of the planner's family, also through a
module constant, a class attribute or a table, and lists what a translation lacks. With ``--update``
the missing entries are added (unfinished, for a translator to fill in) and unused ones removed.
"""

from __future__ import annotations

import ast
import re
import sys
import xml.etree.ElementTree as ET
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
CONTEXT = "wulong_planner"
FOLDERS = ("analysis", "briefing", "gui", "ingest", "layers", "processing")
TRANSLATORS = {"translate", "tr", "say", "tell"}
"""Functions that translate their first argument; ``say`` and ``tell`` write it to the log of a run."""
SPEAKERS = {"layers", "self", "QCoreApplication", "QApplication", "base"}
"""What their methods are called on."""
ERRORS = {"PlannerError"}
_PLACEHOLDER = re.compile(r"\{(\w+)[^{}]*\}")
_HEADER = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'


@dataclass(frozen=True)
class Entry:
    """One text of a ``.ts`` file."""

    text: str
    finished: bool


@dataclass
class _Source:
    """What is known of the code before its calls are read."""

    constants: dict[str, ast.expr] = field(default_factory=dict)
    attributes: dict[str, list[ast.expr]] = field(default_factory=dict)
    errors: set[str] = field(default_factory=lambda: set(ERRORS))
    passing: dict[str, tuple[int, str]] = field(default_factory=dict)
    """Functions that hand one of their parameters on to be translated: its place and its name."""


def source_files(root: Path = ROOT) -> list[Path]:
    """Return the Python files that ship, sorted."""
    return [*sorted(root.glob("*.py")), *(path for folder in FOLDERS for path in sorted((root / folder).rglob("*.py")))]


def source_texts(files: Iterable[Path]) -> dict[str, str]:
    """Return each text to translate with the place (``file:line``) where it is first used."""
    trees = {path: ast.parse(path.read_text(encoding="utf-8")) for path in files}
    known = _survey(trees.values())
    found: dict[str, str] = {}
    for path, tree in trees.items():
        own = {**_imported(path, trees), **_constants(tree)}
        own = {**_loop_variables(tree, {**known.constants, **own}), **own}
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call):
                continue
            for argument in _translated_arguments(node, known):
                for text in _texts(argument, own, known):
                    found.setdefault(text, f"{path.name}:{node.lineno}")
    return found


def _survey(trees: Collection[ast.AST]) -> _Source:
    known = _Source()
    classes = []
    for tree in trees:
        known.constants.update(_constants(tree))
        classes += [node for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
    for node in classes:
        for name, value in _constants(node).items():
            known.attributes.setdefault(name, []).append(value)
    records = {node.name: _record_fields(node) for node in classes}
    for tree in trees:
        for name, value in _filled_in(tree, records):
            known.attributes.setdefault(name, []).append(value)
    grown = True
    while grown:
        family = {node.name for node in classes if known.errors & {_name(base) for base in node.bases}}
        grown = not family <= known.errors
        known.errors |= family
    for tree in trees:
        known.passing.update(_passing(tree, known))
    return known


def _record_fields(node: ast.ClassDef) -> list[str]:
    """Return the fields of a dataclass or named tuple in their order, none of any other class."""
    record = any("dataclass" in ast.dump(each) for each in node.decorator_list)
    record = record or any(_name(base) == "NamedTuple" for base in node.bases)
    rows = (each.target for each in node.body if isinstance(each, ast.AnnAssign))
    return [target.id for target in rows if isinstance(target, ast.Name)] if record else []


def _filled_in(tree: ast.AST, records: Mapping[str, list[str]]) -> Iterator[tuple[str, ast.expr]]:
    """Give field and text of every record of ours that is made in a module with an English sentence written out.

    A sentence has a blank, an entry of a menu may end in dots, an id has neither; headings in Chinese stay as they are.
    """
    for call in ast.walk(tree):
        if isinstance(call, ast.Call) and records.get(_name(call.func)):
            named = [(each.arg, each.value) for each in call.keywords if each.arg]
            for name, value in [*zip(records[_name(call.func)], call.args), *named]:
                text = str(value.value) if isinstance(value, ast.Constant) else ""
                if (" " in text or text.endswith("…")) and text[0].isascii():
                    yield name, value


def _passing(tree: ast.AST, known: _Source) -> dict[str, tuple[int, str]]:
    found = {}
    for node in ast.walk(tree):
        if not isinstance(node, ast.FunctionDef) or node.name in TRANSLATORS:
            continue
        names = [each.arg for each in node.args.args if each.arg not in ("self", "cls")]
        for call in (each for each in ast.walk(node) if isinstance(each, ast.Call)):
            for argument in _translated_arguments(call, known):
                if _name(argument) in names and isinstance(argument, ast.Name):
                    found[node.name] = (names.index(argument.id), argument.id)
    return found


def _constants(tree: ast.AST) -> dict[str, ast.expr]:
    """Return the upper-case names bound at the top of a module or class."""
    bound: dict[str, ast.expr] = {}
    for node in getattr(tree, "body", []):
        if isinstance(node, ast.Assign):
            bound.update({target.id: node.value for target in node.targets if isinstance(target, ast.Name)})
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.value is not None:
            bound[node.target.id] = node.value
    return {name: value for name, value in bound.items() if name.isupper()}


def _imported(path: Path, trees: Mapping[Path, ast.AST], *, deeper: bool = True) -> dict[str, ast.expr]:
    """Return the constants a module takes from its neighbours, and those they are made of.

    Two modules may use one name for two tables.
    """
    named: dict[str, ast.expr] = {}
    made_of: dict[str, ast.expr] = {}
    for node in ast.walk(trees[path]):
        if not isinstance(node, ast.ImportFrom) or not node.level:
            continue
        module = path.parents[node.level - 1].joinpath(*(node.module or "").split(".")).with_suffix(".py")
        if module not in trees:
            continue
        there = _constants(trees[module])
        made_of.update({**there, **(_imported(module, trees, deeper=False) if deeper else {})})
        named.update({each.asname or each.name: there[each.name] for each in node.names if each.name in there})
    return {**made_of, **named} if deeper else named


def _loop_variables(tree: ast.AST, constants: dict[str, ast.expr]) -> dict[str, ast.expr]:
    """Return what the variable of each loop over a constant table can be, as a tuple of expressions."""
    bound: dict[str, list[ast.expr]] = {}
    for node in ast.walk(tree):
        if not isinstance(node, (ast.For, ast.comprehension)):
            continue
        rows = _rows(node.iter, constants)
        if isinstance(node.target, ast.Name):
            bound.setdefault(node.target.id, []).extend(row[0] for row in rows)
        elif isinstance(node.target, ast.Tuple):
            for place, target in enumerate(node.target.elts):
                if isinstance(target, ast.Name):
                    cells = [_cells(row) for row in rows]
                    bound.setdefault(target.id, []).extend(row[place] for row in cells if len(row) > place)
    return {name: ast.Tuple(elts=values) for name, values in bound.items()}


def _rows(node: ast.expr, constants: dict[str, ast.expr]) -> list[list[ast.expr]]:
    """Return the rows a loop runs over; those of ``table.items()`` have a key and a value."""
    method = ""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        method, node = node.func.attr, node.func.value
    table = constants.get(_name(node), node)
    if isinstance(table, ast.Dict):
        pairs = [(key, value) for key, value in zip(table.keys, table.values) if key is not None]
        return [{"items": [key, value], "values": [value]}.get(method, [key]) for key, value in pairs]
    return [[each] for each in table.elts] if isinstance(table, (ast.Tuple, ast.List)) else []


def _cells(row: list[ast.expr]) -> list[ast.expr]:
    """Return the columns of a row."""
    if len(row) == 1 and isinstance(row[0], (ast.Tuple, ast.List)):
        return row[0].elts
    return row


def _name(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""


def _of_run_or_qt(node: ast.expr) -> bool:
    """Tell whether a function of such a name is ours or Qt's: others have methods of these names too."""
    return not isinstance(node, ast.Attribute) or _name(node.value) in SPEAKERS or node.attr == "tr"


def _translated_arguments(call: ast.Call, known: _Source) -> Iterator[ast.expr]:
    """Give the argument of a call that is a text to translate."""
    name = _name(call.func)
    if name in known.passing:
        place, keyword = known.passing[name]
        yield from call.args[place : place + 1]
        yield from (each.value for each in call.keywords if each.arg == keyword)
    if not call.args:
        return
    if name in TRANSLATORS and _of_run_or_qt(call.func):
        # QCoreApplication.translate(context, text) has the text second.
        yield call.args[1] if len(call.args) > 1 and name == "translate" else call.args[0]
    elif name in known.errors:
        yield call.args[0]
    elif name == "__init__" and isinstance(call.args[0], ast.Constant) and " " in str(call.args[0].value):
        yield call.args[0]  # super().__init__("…") of an error: a sentence has a blank, an id has not


def _texts(node: ast.expr, own: dict[str, ast.expr], known: _Source) -> Iterator[str]:
    """Give every text an expression can stand for."""
    if isinstance(node, ast.Constant):
        if isinstance(node.value, str) and node.value:
            yield node.value
    elif isinstance(node, ast.Name):
        value = own.get(node.id, known.constants.get(node.id))
        if value is not None:
            yield from _texts(value, own, known)
    elif isinstance(node, ast.Attribute):
        for value in known.attributes.get(node.attr, []):
            yield from _texts(value, own, known)
    elif isinstance(node, ast.Dict):
        for value in node.values:
            yield from _texts(value, own, known)
    elif isinstance(node, (ast.Tuple, ast.List)):
        for value in node.elts:
            yield from _texts(value, own, known)
    elif isinstance(node, ast.IfExp):
        yield from _texts(node.body, own, known)
        yield from _texts(node.orelse, own, known)
    elif isinstance(node, ast.Subscript):
        yield from _texts(node.value, own, known)
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "get":
        yield from _texts(node.func.value, own, known)


def placeholders(text: str) -> set[str]:
    """Return the names in braces of a template."""
    return set(_PLACEHOLDER.findall(text))


def read_translations(path: Path) -> dict[str, Entry]:
    """Return the entries of a ``.ts`` file by source text."""
    entries = {}
    for message in ET.parse(path).getroot().iter("message"):
        translation = message.find("translation")
        text = "" if translation is None else translation.text or ""
        unfinished = translation is None or translation.get("type") is not None
        entries[message.findtext("source", "")] = Entry(text, bool(text) and not unfinished)
    return entries


def write_translations(path: Path, entries: dict[str, Entry], language: str) -> None:
    """Write a ``.ts`` file, sorted by source text."""
    root = ET.Element("TS", version="2.1", language=language, sourcelanguage="en")
    context = ET.SubElement(root, "context")
    ET.SubElement(context, "name").text = CONTEXT
    for source, entry in sorted(entries.items()):
        message = ET.SubElement(context, "message")
        ET.SubElement(message, "source").text = source
        translation = ET.SubElement(message, "translation", {} if entry.finished else {"type": "unfinished"})
        translation.text = entry.text
    ET.indent(root)
    path.write_text(_HEADER + ET.tostring(root, encoding="unicode") + "\n", encoding="utf-8", newline="\n")


def problems(texts: dict[str, str], entries: dict[str, Entry]) -> list[str]:
    """Return a line for each text without a translation, with other placeholders, or no longer used."""
    lines = []
    for text, place in sorted(texts.items()):
        entry = entries.get(text)
        if entry is None or not entry.finished:
            lines.append(f"{place}: not translated: {text}")
        elif placeholders(entry.text) != placeholders(text):
            lines.append(f"{place}: other placeholders in the translation: {text}")
    lines += [f"no longer used: {source}" for source in sorted(set(entries) - set(texts))]
    return lines


def main(arguments: list[str]) -> int:
    """List what each translation lacks; with ``--update`` add and remove entries."""
    texts = source_texts(source_files())
    failed = 0
    for path in sorted((ROOT / "i18n").glob("*.ts")):
        entries = read_translations(path)
        if "--update" in arguments:
            entries = {text: entries.get(text, Entry("", finished=False)) for text in texts}
            write_translations(path, entries, path.stem.removeprefix(f"{CONTEXT}_"))
        lines = problems(texts, entries)
        failed += len(lines)
        print(f"{path.name}: {len(texts)} texts, {len(lines)} to do", *lines, sep="\n  ")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
