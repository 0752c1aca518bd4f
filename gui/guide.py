"""The user guide as a page for the browser: Windows has no program for Markdown."""

from __future__ import annotations

import re
from pathlib import Path

from qgis.core import QgsApplication, QgsProcessingUtils
from qgis.PyQt.QtCore import QUrl
from qgis.PyQt.QtGui import QDesktopServices

from ..processing import help as help_texts
from ..processing.base import translate

DOCS = Path(__file__).resolve().parents[1] / "docs"
_LINKS = re.compile(r"^\[.*\n", re.MULTILINE)
"""A line of links to other pages, for readers of the repository."""


def open_guide() -> bool:
    """Show the guide in the language of QGIS in the browser; tell whether it is there and a browser, too."""
    language = "zh" if QgsApplication.locale().startswith("zh") else "en"
    source = DOCS / f"guide.{language}.md"
    if not source.is_file():
        return False
    page = Path(QgsProcessingUtils.tempFolder()) / f"guide.{language}.html"
    page.write_text(guide_page(source.read_text(encoding="utf-8"), language), encoding="utf-8")
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(page)))


def guide_page(markdown: str, language: str) -> str:
    """Return the guide as HTML; its pictures are found beside the Markdown it is made from."""
    title = translate("User guide")
    text = help_texts.to_html(_LINKS.sub("", markdown), DOCS)
    return help_texts.page(title, f"<h1>{title}</h1>\n{text}", language)
