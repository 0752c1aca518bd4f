"""Nothing is shown that cannot be translated, and all that is shown has been, into Chinese a planner would write."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QCoreApplication, QTranslator
from wulong_planner.layers import catalog, codes
from wulong_planner.layers.catalog import LAYERS, RESULTS
from wulong_planner.processing import help as help_texts
from wulong_planner.processing.provider import WulongProvider, algorithm_classes
from wulong_planner.tools import translations
from wulong_planner.tools.assets import compile_translations

ROOT = Path(__file__).resolve().parents[1]
CHINESE = ROOT / "i18n" / "wulong_planner_zh.ts"
SHIPPED = ("gui", "processing", "layers", "plugin.py", "deps.py")
SHOWN_BY = {
    # widgets and actions that are made with their text
    "QAction", "QCheckBox", "QCommandLinkButton", "QGroupBox", "QLabel", "QMessageBox", "QPushButton", "QRadioButton",
    # what gives them their text
    "addAction", "addButton", "addItem", "addItems", "addMenu", "addTab", "addToolBar", "insertItem",
    "setAccessibleName", "setButtonText", "setCurrentText", "setDescription", "setHeaderLabels", "setHtml",
    "setInformativeText",
    "setLabelText", "setMarkdown", "setPlaceholderText", "setPlainText", "setPrefix", "setProgressText",
    "setStatusTip", "setSuffix", "setText", "setTitle", "setToolTip", "setWhatsThis", "setWindowTitle", "showMessage",
    # messages and logs
    "critical", "information", "pushCommandInfo", "pushCritical", "pushInfo", "pushMessage", "pushSuccess",
    "pushWarning", "question", "reportError", "warning",
}  # fmt: skip
"""Calls whose text a planner reads. ``pushDebugInfo`` is for those who mend the program."""
TRANSLATING = translations.TRANSLATORS | {"sentence", "label"}
KEYED = re.compile(r"QgsProcessing(Parameter|Output)[A-Z]\w*")
"""Parameters and outputs: the key first, which is never translated, then the title."""
WORD = re.compile(r"[A-Za-z\u4e00-\u9fff]{2,}")
MARKUP = re.compile(r"<[^<>]*>|\{[^{}]*\}|&\w+;|https?://\S+|wulong:\w*|%\w")
HAN = re.compile(r"[\u3400-\u9fff]")
LATIN = re.compile(r"[A-Za-z]{4,}")
NAMES = re.compile(
    r"python3 -m [^；。]*|make (?:run|setup)|GPL-2\.0-or-later|BSD-2-Clause|layername=|"
    r"[A-Z]{2,}[A-Z0-9_]*|[A-Za-z0-9_.-]*[a-z0-9]_[a-z0-9_]+|\S*\.(?:csv|gpkg|qgz|html|xlsx|pptx|pdf|tif|whl|py)\b"
)
"""Of files, fields, parameters and commands."""
KEPT = frozenset(
    # programs and formats
    ["Access", "Auto", "Excel", "GeoPackage", "GeoTIFF", "GitHub", "Leaflet", "LibreOffice", "OSGeo", "OpenDocument",
     "OpenStreetMap", "Planner", "PowerPoint", "Processing", "Python", "QGIS", "SciPy", "Shell", "Unicode",
     "Windows", "Wulong",
     "folium", "shapefile", "wheel", "wheels",
     # people
     "Clark", "Donnelly", "Evans", "Gauss", "Hazen", "Williams",
     # values that a planner types as they are
     "better", "decision", "less", "line", "modelled", "more", "none", "planned", "point", "polygon", "surface",
     "surveyed", "where"]
)  # fmt: skip
"""Names and values that stay as they are in Chinese."""
LONG = 5
"""Words from which on a line with a full stop is a sentence in Chinese too."""
PLACEHOLDER = re.compile(r"\{\w+[^{}]*\}")
TERM = re.compile(r"\([\u3400-\u9fff]+\)")
"""The Chinese term beside an English one that stands for it, in brackets."""


def english(text: str) -> list[str]:
    """Give the words of a text that are English and no name."""
    return [word for word in LATIN.findall(NAMES.sub("", PLACEHOLDER.sub("", text))) if word not in KEPT]


def shown_literals(tree: ast.AST) -> list[tuple[int, str]]:
    """Give line and text of every literal with words in it that reaches the planner as it stands."""
    found = []
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
        name = called(call)
        texts = call.args[1:2] if KEYED.fullmatch(name) else [*call.args, *(each.value for each in call.keywords)]
        if KEYED.fullmatch(name) or name in SHOWN_BY:
            found += [(call.lineno, text) for each in texts for text in words(each)]
    return found


def called(call: ast.Call) -> str:
    node = call.func
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""


def words(node: ast.AST) -> list[str]:
    """Give the literals within an expression that are put together to a text: parts, formats, choices, lists."""
    if isinstance(node, ast.Constant):
        text = node.value if isinstance(node.value, str) else ""
        return [text] if WORD.search(MARKUP.sub("", text)) else []
    if isinstance(node, ast.Call):
        joins = isinstance(node.func, ast.Attribute) and node.func.attr in ("format", "join")
        return [text for part in (node.func.value, *node.args) for text in words(part)] if joins else []
    if isinstance(node, ast.IfExp):
        return words(node.body) + words(node.orelse)
    if isinstance(node, (ast.BinOp, ast.JoinedStr, ast.FormattedValue, ast.List, ast.Tuple, ast.Starred)):
        return [text for part in ast.iter_child_nodes(node) for text in words(part)]
    return []


def shipped_files() -> list[Path]:
    return [file for name in SHIPPED for file in (sorted((ROOT / name).rglob("*.py")) or [ROOT / name])]


class TestLiterals:
    @pytest.mark.parametrize("file", shipped_files(), ids=lambda file: file.relative_to(ROOT).as_posix())
    def test_no_literal_is_shown_without_translation(self, file):
        found = shown_literals(ast.parse(file.read_text(encoding="utf-8")))
        assert [f"{file.name}:{line}: {text}" for line, text in found] == []

    @pytest.mark.parametrize(
        ("code", "texts"),
        [
            ('QLabel("Road")', ["Road"]),
            ('QLabel(translate("Road"))', []),
            ('label.setText(f"{n} roads")', [" roads"]),
            ('label.setText(translate("{n} roads").format(n=1))', []),
            ('label.setText("{} roads".format(1))', ["{} roads"]),
            ('bar.pushWarning(title, "Bad " + name)', ["Bad "]),
            ('bar.pushInfo(title, text if ok else "没有")', ["没有"]),
            ('box.addItems(["One", name])', ["One"]),
            ('label.setText("<b>{text}</b>".format(text=text))', []),
            ('label.setText(", ".join(names))', []),
            ('QgsProcessingParameterNumber("WIDTH_M", "Width")', ["Width"]),
            ('QgsProcessingParameterNumber("WIDTH_M", translate("Width"))', []),
            ('feedback.pushDebugInfo("Road")', []),
            ('action.setObjectName("road")', []),
        ],
    )
    def test_the_scan_itself(self, code, texts):
        assert [text for _, text in shown_literals(ast.parse(code))] == texts


@pytest.fixture(scope="module")
def entries():
    """What has been translated; that everything has is a test of its own."""
    return {source: each for source, each in translations.read_translations(CHINESE).items() if each.finished}


class TestFile:
    def test_nothing_is_unfinished_obsolete_or_twice(self):
        text = CHINESE.read_text(encoding="utf-8")
        assert [kind for kind in ("unfinished", "obsolete", "vanished") if f'type="{kind}"' in text] == []
        sources = re.findall(r"<source>(.*?)</source>", text, re.DOTALL)
        assert sorted(sources) == sorted(set(sources))

    def test_every_sentence_is_in_chinese(self, entries):
        assert [source for source, each in entries.items() if english(source) and not HAN.search(each.text)] == []

    def test_no_english_word_is_left_in_the_chinese(self, entries):
        assert {source: english(each.text) for source, each in entries.items() if english(each.text)} == {}

    def test_a_workspace_is_called_one_thing(self, entries):
        spoken = {source: each.text for source, each in entries.items() if re.search(r"\b[Ww]orkspace", source)}
        assert [text for text in spoken.values() if "工作区" in text] == []

    def test_punctuation_between_characters_is_chinese(self, entries):
        bad = [
            entry.text
            for entry in entries.values()
            if re.search(r"[\u4e00-\u9fff][,;:!?]\s?[\u4e00-\u9fff]", entry.text)
        ]
        assert bad == []

    def test_a_sentence_ends_as_its_source_does(self, entries):
        def is_sentence(text, full_stop):
            return text.rstrip().endswith(full_stop)

        bad = [
            source
            for source, entry in entries.items()
            if len(source.split()) > LONG
            and is_sentence(source, ".")
            and not is_sentence(entry.text, ("。", "）", "”"))
            and not source.endswith(("...", "No."))
        ]
        assert bad == []

    def test_the_compiled_file_says_the_same(self, entries, chinese):
        said = {source: QCoreApplication.translate("wulong_planner", source) for source in entries}
        assert [source for source, each in entries.items() if said[source] != each.text] == []


@pytest.fixture
def chinese(qgis_app):
    compile_translations()
    translator = QTranslator()
    assert translator.load(str(CHINESE.with_suffix(".qm")))
    QCoreApplication.installTranslator(translator)
    yield
    QCoreApplication.removeTranslator(translator)


def titles(algorithm) -> dict[str, str]:
    """Return every text of the toolbox and the dialog of an algorithm."""
    made = algorithm()
    made.initAlgorithm()
    found = {"name": made.displayName(), "group": made.group()}
    for definition in (*made.parameterDefinitions(), *made.outputDefinitions()):
        found[definition.name()] = definition.description()
        for number, choice in enumerate(definition.options() if hasattr(definition, "options") else ()):
            found[f"{definition.name()} {number}"] = choice
    return found


ALGORITHMS = sorted(algorithm_classes(), key=lambda each: each.ID)


@pytest.mark.parametrize("algorithm", ALGORITHMS, ids=lambda each: each.ID)
class TestAlgorithms:
    def test_its_dialog_is_chinese_in_a_chinese_qgis(self, algorithm, chinese):
        found = titles(algorithm)
        by_locale = {spec.en for spec in LAYERS + RESULTS}  # chosen by the language QGIS runs in, here English
        assert {key: text for key, text in found.items() if english(text) and text not in by_locale} == {}

    def test_its_dialog_is_english_in_an_english_qgis(self, algorithm, qgis_app):
        found = {key: TERM.sub("", text) for key, text in titles(algorithm).items()}
        assert {key: text for key, text in found.items() if HAN.search(text)} == {}

    @pytest.mark.parametrize("language", ["zh", "en"])
    def test_its_help_is_in_the_language_it_says(self, algorithm, language):
        made = algorithm()
        made.initAlgorithm()
        keys = {each.name() for each in made.parameterDefinitions()}
        lines = help_texts.parameter_help(help_texts.complete_help(algorithm.ID, language, keys))
        assert keys <= set(lines)
        if language == "zh":
            assert {key: line for key, line in lines.items() if not HAN.search(line)} == {}
        else:
            # Terms and sample values may stand in characters, sentences may not.
            assert {key: line for key, line in lines.items() if not WORD.search(line)} == {}


def test_the_provider_and_its_groups_are_translated(chinese):
    from wulong_planner.processing.base import GROUPS, translate

    assert all(HAN.search(translate(title)) for title in GROUPS.values())
    assert HAN.search(WulongProvider().name())


FIELDS = [(spec, field) for spec in LAYERS + RESULTS for field in spec.fields]


class TestCatalog:
    def test_layers_have_a_title_in_both_languages(self):
        bad = [spec.key for spec in LAYERS + RESULTS if not HAN.search(spec.zh) or HAN.search(spec.en) or not spec.en]
        assert bad == []

    def test_fields_have_an_alias_in_both_languages(self):
        named = [(f"{spec.key}.{field.name}", field.zh, field.en) for spec, field in FIELDS]
        assert [name for name, zh, en in named if not zh or not en or HAN.search(en)] == []
        # A year alone is the same in both.
        assert [name for name, zh, en in named if not HAN.search(zh) and LATIN.search(zh)] == []

    def test_coded_values_have_a_meaning_in_both_languages(self):
        bad = []
        for spec, field in FIELDS:
            for value, zh, en in field.values:
                if not zh or not en or HAN.search(en) or not HAN.search(zh):
                    bad.append(f"{spec.key}.{field.name}: {value}")
        assert bad == []

    def test_codes_mean_one_thing_each(self):
        tables = [
            each for each in vars(codes).values() if isinstance(each, tuple) and each and isinstance(each[0], tuple)
        ]
        tables += [field.values for _, field in FIELDS if field.values]
        for table in tables:
            values = [row[0] for row in table]
            assert sorted(values) == sorted(set(values)), values

    def test_groups_of_layers_and_relations_too(self):
        pairs = [*catalog.GROUPS.values()]
        pairs += [(each.zh, each.en) for spec in LAYERS + RESULTS for each in spec.relations]
        assert [pair for pair in pairs if not HAN.search(pair[0]) or HAN.search(pair[1])] == []


def test_qgis_of_these_tests_speaks_english():
    """What is asserted about English above would say nothing in a QGIS that speaks Chinese."""
    assert not QgsApplication.locale().startswith("zh")
