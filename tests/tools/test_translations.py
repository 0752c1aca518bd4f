"""Every text the user reads has a Chinese translation, and the scan that says so is itself tested."""

from pathlib import Path

import pytest
from wulong_planner.tools import translations
from wulong_planner.tools.translations import Entry

ROOT = Path(__file__).resolve().parents[2]
CHINESE = ROOT / "i18n" / "wulong_planner_zh.ts"


def texts_of(tmp_path, code):
    path = tmp_path / "module.py"
    path.write_text(code, encoding="utf-8")
    return set(translations.source_texts([path]))


def test_chinese_is_complete():
    texts = translations.source_texts(translations.source_files())
    assert translations.problems(texts, translations.read_translations(CHINESE)) == []
    assert len(texts) > 50


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ('translate("One")', {"One"}),
        ('self.tr("Two" " parts")', {"Two parts"}),
        ('QCoreApplication.translate("wulong_planner", "Three")', {"Three"}),
        ('class InputError(PlannerError): ...\nraise InputError("Bad {x}", x=1)', {"Bad {x}"}),
        (
            'class Stop(PlannerError):\n    def __init__(self):\n        super().__init__("It stopped.")',
            {"It stopped."},
        ),
        ('TEXT = "Four"\ntranslate(TEXT)', {"Four"}),
        ('TABLE = {"a": "Five", "b": ("Six", "Seven")}\ntranslate(TABLE["a"])', {"Five", "Six", "Seven"}),
        ('class A:\n    TITLE = "Eight"\n    def f(self):\n        return translate(self.TITLE)', {"Eight"}),
        ('translate("Nine" if x else "Ten")', {"Nine", "Ten"}),
        (
            'def f(a, text):\n    raise PlannerError(text)\nf(1, "Sixteen")\nf(2, text="Seventeen")',
            {"Sixteen", "Seventeen"},
        ),
        ('layers.say("Eleven {n}", n=1)', {"Eleven {n}"}),
        ('LIST = ("Twelve", "Thirteen")\n[self.tr(text) for text in LIST]', {"Twelve", "Thirteen"}),
        ('TABLE = {"id": "Fourteen"}\nfor key, text in TABLE.items():\n    translate(text)', {"Fourteen"}),
        ('TABLE = (("id", "Fifteen"),)\nfor key, text in TABLE:\n    translate(text)', {"Fifteen"}),
        (
            "@dataclass\nclass Ask:\n    key: str\n    asks: str\n"
            'LIST = (Ask("a", "Who is first?"), Ask("b", asks="Who is next?"), Ask("c", "谁 呢"))\n'
            "translate(LIST[0].asks)",
            {"Who is first?", "Who is next?"},
        ),
        ('class Ask:\n    asks: str\ntranslate(x.asks)\nAsk("No record of ours")', set()),
        ('self.layers.say("Eighteen")', {"Eighteen"}),
        ('legends.translate(layer, "zh")\npage.say("Not ours")', set()),
        ('print("not shown")', set()),
        ("def translate(text):\n    return other(text)", set()),
    ],
)
def test_scan_finds(tmp_path, code, expected):
    assert texts_of(tmp_path, code) == expected


def test_scan_tells_tables_of_one_name_apart(tmp_path):
    """``b`` shows the table of ``a`` made of ``first``, though ``second`` has one of that name too."""
    code = {
        "first": 'WHY = {1: "One"}',
        "a": "from .first import WHY\nREASONS = {2: WHY[1]}",
        "b": "from .a import REASONS\ntranslate(REASONS[2])",
        "second": 'WHY = {1: "Other"}',
    }
    paths = [tmp_path / f"{name}.py" for name in code]
    for path, text in zip(paths, code.values()):
        path.write_text(text, encoding="utf-8")
    assert set(translations.source_texts(paths)) == {"One"}


def test_problems_name_what_is_wrong():
    texts = {"A {n}": "a.py:1", "B {n}": "b.py:2", "C": "c.py:3"}
    entries = {"A {n}": Entry("甲 {n}", True), "B {n}": Entry("乙", True), "D": Entry("丁", True)}
    assert translations.problems(texts, entries) == [
        "b.py:2: other placeholders in the translation: B {n}",
        "c.py:3: not translated: C",
        "no longer used: D",
    ]


def test_placeholders_with_a_format():
    assert translations.placeholders("{value!r} of {share:.1f} %, {layer}") == {"value", "share", "layer"}


def test_unfinished_entries_come_back_unfinished(tmp_path):
    path = tmp_path / "x.ts"
    entries = {"A & <b>": Entry("甲 & <乙>", True), "B": Entry("", False)}
    translations.write_translations(path, entries, "zh")
    assert translations.read_translations(path) == entries
    assert 'type="unfinished"' in path.read_text(encoding="utf-8")


def test_compiled_translation_speaks_chinese(qgis_app):
    from qgis.PyQt.QtCore import QTranslator

    translator = QTranslator()
    assert translator.load(str(CHINESE.with_suffix(".qm"))), "make setup compiles it"
    source = "Wulong Planner"
    assert translator.translate("wulong_planner", source) == translations.read_translations(CHINESE)[source].text
