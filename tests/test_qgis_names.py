"""Every name of Qt and QGIS that ships exists in this QGIS, and is written as Qt 6 wants it.

The plugin may run on QGIS 3.22 with Qt 5 and on QGIS 4 with Qt 6. What is seen here on the QGIS of the computer: a
name that is not there, an enum value without its enum, and what Qt 6 has no longer.
"""

import ast
import enum
import importlib
from pathlib import Path

import pytest
from qgis.core import Qgis
from wulong_planner.tools import package

ROOT = Path(__file__).resolve().parents[1]
SHIPPED = [name for name in package.shipped_files(ROOT) if name.endswith(".py")]
MODULES = ("qgis.core", "qgis.gui", "qgis.analysis")
SINCE = {"QgsTask.Flag.Silent": 32600, "Qgis.AttributeEditorContainerType.Tab": 33200}
"""Names that are asked for only where they are, by the version of QGIS that brought them."""
GONE = {
    "QDesktopWidget": "QWidget.screen",
    "QMatrix": "QTransform",
    "QRegExp": "QRegularExpression",
    "QRegExpValidator": "QRegularExpressionValidator",
    "QStringRef": "str",
    "QTextCodec": "QStringConverter",
    "qApp": "QApplication.instance()",
}
"""What Qt 6 has no longer, and what stands for it."""
GONE_METHODS = frozenset(
    ["desktop", "exec_", "globalPos", "globalX", "globalY", "localPos", "print_", "screenPos", "windowPos"]
)
MOUSE = frozenset(["pos", "x", "y"])
"""Of an event; a widget keeps them."""


def imported(tree):
    """Give (line, module, name, name here) of all that comes from QGIS and from its Qt."""
    for node in ast.walk(tree):
        module = (node.module or "") if isinstance(node, ast.ImportFrom) else ""
        if module in MODULES or module.startswith("qgis.PyQt."):
            yield from ((node.lineno, module, each.name, each.asname or each.name) for each in node.names)


def chain(node):
    """Return what an attribute is taken from, and the attributes: ``Qt.Key.Key_Tab`` is (Qt, [Key, Key_Tab])."""
    attributes = []
    while isinstance(node, ast.Attribute):
        attributes.insert(0, node.attr)
        node = node.value
    return node, attributes


def is_value(found):
    """Tell whether something is a value of an enum; those of PyQt5 are numbers of a type of their own."""
    return isinstance(found, enum.Enum) or (isinstance(found, int) and type(found) not in (int, bool))


def fault(known, name, attributes):
    """Return what is wrong with attributes of a class, "" for nothing."""
    said, found = ".".join([name, *attributes]), known
    for each in attributes:
        if not isinstance(found, type):
            return ""
        if not hasattr(found, each):
            return "" if SINCE.get(said, 0) > Qgis.QGIS_VERSION_INT else f"{said} is not there"
        holder, found = found, getattr(found, each)
        if is_value(found) and type(found) is not holder:
            return f"{said} wants its enum {type(found).__name__}"
    return ""


def gone(node, name, attributes):
    """Return what Qt 6 has no longer, "" for nothing."""
    last = attributes[-1]
    if last in GONE_METHODS or name == "QVariant":
        return f"{last} is gone"
    if "event" in name.lower() and attributes[0] in MOUSE:
        return f"{name}.{last} is gone: position()"
    measured = isinstance(node, ast.Call) and ast.unparse(node.func).endswith(("fontMetrics", "QFontMetrics"))
    return "QFontMetrics.width is gone: horizontalAdvance" if measured and last == "width" else ""


def faults(text):
    """Give (line, what is wrong) of a module."""
    tree, known = ast.parse(text), {}
    for line, module, name, here in imported(tree):
        found = getattr(importlib.import_module(module), name, None)
        if name in GONE or found is None:
            yield line, f"{name} is gone: {GONE[name]}" if name in GONE else f"{name} is not there"
        known[here] = found
    inner = {node.value for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    for node in ast.walk(tree):
        if isinstance(node, (ast.Import, ast.ImportFrom)):
            names = [node.module or ""] if isinstance(node, ast.ImportFrom) else [each.name for each in node.names]
            yield from ((node.lineno, f"{each}: use qgis.PyQt") for each in names if each.startswith(("PyQt", "sip")))
        if isinstance(node, ast.Attribute) and node not in inner:
            base, attributes = chain(node)
            name = base.id if isinstance(base, ast.Name) else ""
            said = gone(base, name, attributes) or (fault(known[name], name, attributes) if known.get(name) else "")
            if said:
                yield node.lineno, said


def test_every_name_is_there_and_written_for_qt_6():
    found = {name: sorted(faults((ROOT / name).read_text(encoding="utf-8"))) for name in SHIPPED}
    assert {name: said for name, said in found.items() if said} == {}


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("from PyQt5.QtCore import Qt", "PyQt5.QtCore: use qgis.PyQt"),
        ("import sip", "sip: use qgis.PyQt"),
        ("from qgis.PyQt.QtCore import Qt\na = Qt.AlignCenter", "Qt.AlignCenter wants its enum AlignmentFlag"),
        (
            "from qgis.PyQt.QtCore import Qt\na = Qt.AlignmentFlag.AlignMiddle",
            "Qt.AlignmentFlag.AlignMiddle is not there",
        ),
        ("from qgis.PyQt.QtWidgets import QMessageBox as Box\na = Box.Yes", "Box.Yes wants its enum StandardButton"),
        ("from qgis.PyQt.QtCore import QNothing", "QNothing is not there"),
        ("from qgis.PyQt.QtCore import QRegExp", "QRegExp is gone: QRegularExpression"),
        ("from qgis.PyQt.QtCore import QVariant\na = QVariant.Int", "Int is gone"),
        ("from qgis.core import QgsWkbTypes\na = QgsWkbTypes.Point", "QgsWkbTypes.Point wants its enum "),
        ("from qgis.core import QgsTask\na = QgsTask.Flag.Loud", "QgsTask.Flag.Loud is not there"),
        ("from qgis.core import QgsNothing", "QgsNothing is not there"),
        ("dialog.exec_()", "exec_ is gone"),
        ("self.dialog.exec_()", "exec_ is gone"),
        ("QApplication.desktop()", "desktop is gone"),
        ("event.pos()", "event.pos is gone: position()"),
        ("mouse_event.globalPos()", "globalPos is gone"),
        ("QFontMetrics(font).width(a)", "QFontMetrics.width is gone: horizontalAdvance"),
        ("self.fontMetrics().width(a)", "QFontMetrics.width is gone: horizontalAdvance"),
    ],
)
def test_the_scan_sees(code, said):
    assert [each[: len(said)] for _, each in faults(code)] == [said]


@pytest.mark.parametrize(
    "code",
    [
        "from qgis.PyQt.QtCore import Qt\na = Qt.AlignmentFlag.AlignCenter",
        "from qgis.PyQt.QtCore import QVariant\nisinstance(a, QVariant)",
        "from qgis.core import QgsWkbTypes\na = QgsWkbTypes.Type.Point",
        "from qgis.core import QgsProject\nQgsProject.instance().crs().authid()",
        "from qgis.PyQt.QtWidgets import QAction\nQAction.trigger",
        "widget.pos()\nrect.width()\ndialog.exec()",
    ],
)
def test_the_scan_lets_pass(code):
    assert list(faults(code)) == []


def test_names_of_later_versions_are_still_asked_for():
    text = "".join((ROOT / name).read_text(encoding="utf-8") for name in SHIPPED)
    assert [name for name in SINCE if name not in text] == []
