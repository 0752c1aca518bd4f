"""What the pages for people say is there: every link leads somewhere, every button is called as on the screen."""

import re
from pathlib import Path

import pytest
from wulong_planner.tools import translations

ROOT = Path(__file__).resolve().parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("benchmarks/*.md"), *ROOT.glob("data/*.md")])
LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)")
BOLD = re.compile(r"\*\*(.+?)\*\*", re.DOTALL)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(page):
    links = LINK.findall(page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_guide_calls_buttons_as_they_are_called(language):
    words = translations.read_translations(ROOT / "i18n" / "wulong_planner_zh.ts")
    screen = {entry.text for entry in words.values()} if language == "zh" else set(words)
    text = (ROOT / "docs" / f"guide.{language}.md").read_text(encoding="utf-8")
    labels = {part for bold in BOLD.findall(text) if bold[-1] not in "。？.?" for part in bold.split(" › ")}
    assert len(labels) > 10
    assert labels - screen == set()
