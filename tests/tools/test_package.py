"""The archive holds what ships and nothing else, is the same each time, and works where it is unpacked."""

import ast
import configparser
import os
import re
import subprocess
import sys
import time
import zipfile
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from wulong_planner.tools import package

ROOT = Path(__file__).resolve().parents[2]
MOMENT = time.struct_time((2025, 1, 2, 3, 4, 6, 0, 0, 0))


@pytest.fixture(scope="module")
def files():
    return package.shipped_files(ROOT)


@pytest.fixture(scope="module")
def archive(files, tmp_path_factory):
    target = tmp_path_factory.mktemp("dist") / "plugin.zip"
    return package.write_archive(ROOT, files, target, MOMENT)


def test_the_archive_holds_one_folder(archive, files):
    names = zipfile.ZipFile(archive).namelist()
    assert names == [f"wulong_planner/{name}" for name in files]


def test_what_the_plugin_needs_is_in(files):
    needed = {
        "__init__.py",
        "plugin.py",
        "compat.py",
        "deps.py",
        "metadata.txt",
        "icon.svg",
        "LICENSE",
        "data/townships.gpkg",
        "data/SOURCES.md",
        "i18n/wulong_planner_zh.qm",
        "styles/townships.qml",
        "docs/algorithms/roadconnectivity.zh.md",
        "docs/guide.zh.md",
        "briefing/assets/leaflet.js",
        "processing/roads/roadconnectivity.py",
    }
    assert needed - set(files) == set()


def test_every_picture_of_the_guide_and_of_the_help_is_in(files):
    for name in files:
        if name.startswith("docs/"):
            shown = [f"{Path(name).parent}/{each}" for each in package.PICTURES.findall(read(name))]
            assert set(shown) <= set(files), name
    assert sum(name.startswith("docs/images/") for name in files) >= 5


def read(name):
    path = ROOT / name
    return path.read_text(encoding="utf-8") if path.suffix == ".md" else ""


def test_nothing_else_is_in(files):
    tops = {name.split("/")[0] for name in files if "/" in name}
    assert tops == {"analysis", "briefing", "data", "docs", "gui", "i18n", "ingest", "layers", "processing", "styles"}
    assert [name for name in files if name.endswith((".pyc", ".ts", "-wal", "-shm", ".sh", ".toml"))] == []
    assert [
        name for name in files if name.startswith(("requirements", "Makefile", "tests", "tools", "data/sources"))
    ] == []


def test_the_same_files_give_the_same_bytes(archive, files, tmp_path):
    again = package.write_archive(ROOT, files, tmp_path / "again.zip", MOMENT)
    assert again.read_bytes() == archive.read_bytes()
    assert not again.with_suffix(".part").exists()


def test_a_missing_file_is_named(tmp_path):
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    with pytest.raises(FileNotFoundError, match=r"CHANGELOG\.md is missing"):
        package.shipped_files(tmp_path)


def test_a_dirty_tree_is_refused(tmp_path, monkeypatch, capsys):
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    (tmp_path / "新文件.py").write_text("x = 1\n")
    monkeypatch.setattr(package, "ROOT", tmp_path)
    assert package.main() == 1
    assert "Not committed" in capsys.readouterr().err
    assert package.changes(tmp_path) == ["?? 新文件.py"]
    assert not (tmp_path / "dist").exists()


class TestPluginRepository:
    """What plugins.qgis.org asks of an archive.

    Source: ``validator.py`` (refuses), ``security_scanner.py`` and ``file_analysis_rules.json`` (warn) in
    github.com/qgis/QGIS-Plugins-Website, folder ``qgis-app/plugins``. Bandit, detect-secrets and flake8, which it
    runs too, are no part of these tests: the README names what they find.
    """

    MOST_BYTES = 25_000_000
    FOLDERS_REFUSED = frozenset(["__MACOSX", ".git", "__pycache__"])
    PROGRAMS = (".exe", ".dll", ".so", ".dylib", ".bat", ".sh", ".ps1", ".cmd", ".pyc", ".pyd")
    LONGEST_LINE = 500
    """Of a Python file; a longer one is taken for a disguise."""
    LONGEST_PATH = 100
    """Windows takes 260 characters with the folder of the profile; this rule is our own."""

    @pytest.fixture
    def unpacked(self, archive):
        with zipfile.ZipFile(archive) as opened:
            yield opened

    @pytest.fixture
    def metadata(self, unpacked):
        parser = configparser.ConfigParser()  # with interpolation, as the repository and QGIS read it
        parser.optionxform = str
        parser.read_string(unpacked.read("wulong_planner/metadata.txt").decode("utf-8"))
        return dict(parser["general"])

    def test_the_size(self, archive):
        assert archive.stat().st_size <= self.MOST_BYTES

    def test_the_folder_is_named_like_a_package_and_has_what_is_looked_for(self, unpacked):
        names = unpacked.namelist()
        (top,) = {name.split("/")[0] for name in names}
        assert top.isidentifier() and re.fullmatch("[A-Za-z][A-Za-z0-9_-]+", top)
        assert {f"{top}/__init__.py", f"{top}/metadata.txt", f"{top}/LICENSE"} <= set(names)
        assert unpacked.testzip() is None

    def test_names(self, unpacked):
        names = unpacked.namelist()
        assert len(names) == len({name.lower() for name in names}), "Windows does not tell capitals apart"
        for name in names:
            parts = name.split("/")
            assert ".." not in name and not name.startswith("/") and "\\" not in name, name
            assert not self.FOLDERS_REFUSED & set(parts), name
            assert not [part for part in parts if part.startswith(".")], name
            assert not name.lower().endswith(self.PROGRAMS), name
            assert name.isascii() and len(name) <= self.LONGEST_PATH, name

    def test_nothing_may_be_executed_or_is_a_link(self, unpacked):
        assert {entry.external_attr >> 16 for entry in unpacked.infolist()} == {0o644}

    def test_every_python_file_can_be_read(self, unpacked):
        for name in unpacked.namelist():
            if name.endswith(".py"):
                text = unpacked.read(name).decode("utf-8")
                ast.parse(text, feature_version=(3, 9))
                assert max(map(len, text.splitlines()), default=0) <= self.LONGEST_LINE, name

    def test_required_metadata(self, metadata):
        keys = ("name", "description", "about", "version", "qgisMinimumVersion", "author", "email")
        assert [key for key in (*keys, "tracker", "repository") if not metadata.get(key, "").strip()] == []
        assert "/" not in metadata["author"]
        assert re.fullmatch(r"[^@\s]+@[^@\s]+\.[a-z]+", metadata["email"])

    def test_addresses_are_whole_and_not_those_of_the_plugin_builder(self, metadata):
        refused = {"tracker": "http://bugs", "repository": "http://repo", "homepage": "http://homepage"}
        for key, address in refused.items():
            split = urlsplit(metadata[key])
            assert split.scheme == "https" and split.netloc and metadata[key] != address

    def test_choices_and_versions(self, metadata):
        assert {metadata[key] for key in ("experimental", "deprecated", "supportsQt6")} <= {"True", "False"}
        assert re.fullmatch(r"\d+\.\d+\.\d+", metadata["version"])
        lowest, highest = (tuple(map(int, metadata[f"qgis{end}Version"].split("."))) for end in ("Minimum", "Maximum"))
        assert lowest == (3, 22)
        assert highest >= (4, 0), "the repository lists it for QGIS 4 by this alone"

    def test_tags_are_none_empty_none_twice(self, metadata):
        tags = [tag.strip() for tag in metadata["tags"].split(",")]
        assert all(tags) and len(tags) == len(set(tags))
        assert "plugin" not in metadata["name"].lower()

    def test_the_icon_is_in(self, unpacked, metadata):
        assert f"wulong_planner/{metadata['icon']}" in unpacked.namelist()


@pytest.mark.parametrize("readme", ["README.md", "README.zh.md"])
def test_addresses_that_lead_nowhere_are_named_where_publishing_is_told(readme):
    """Nobody has given real ones yet; the repository refuses an archive whose addresses do not answer."""
    told = re.search(r"^## (?:Publish|发布)$(.*?)(?=^## |\Z)", (ROOT / readme).read_text("utf-8"), re.M | re.S)[1]
    assert set(package.open_addresses(ROOT)) <= set(re.findall(r"`(\w+)`", told))
    assert ("`.invalid`" in told) == bool(package.open_addresses(ROOT))


def test_an_address_that_leads_nowhere_is_seen(tmp_path):
    (tmp_path / "metadata.txt").write_text(
        "[general]\nversion=1.0.0\nabout=no.invalid thing\nemail=a@b.invalid\n"
        "tracker=https://c.invalid/issues\nhomepage=https://example.org/x.invalid\n"
    )
    assert package.open_addresses(tmp_path) == ["email", "tracker"]


def test_the_unpacked_archive_loads(archive, tmp_path):
    """In a process that knows nothing of this repository: every module, every algorithm, every style."""
    plugins = tmp_path / "python" / "plugins"
    zipfile.ZipFile(archive).extractall(plugins)
    code = f"""
import importlib, pathlib, sys
from qgis.core import QgsApplication
sys.path.append({str(plugins)!r})
application = QgsApplication([], True, {str(tmp_path)!r})
application.initQgis()
sys.path.append(str(pathlib.Path(QgsApplication.pkgDataPath()) / "python" / "plugins"))
import wulong_planner
root = pathlib.Path(wulong_planner.__file__).parent
assert root == pathlib.Path({str(plugins)!r}) / "wulong_planner", root
for path in sorted(root.rglob("*.py")):
    importlib.import_module(".".join(path.relative_to(root.parent).with_suffix("").parts).removesuffix(".__init__"))
plugin = wulong_planner.classFactory(None)
plugin.initProcessing()
provider = QgsApplication.processingRegistry().providerById("wulong")
print(*sorted(algorithm.name() for algorithm in provider.algorithms() if algorithm.shortHelpString()))
plugin.unload()
application.exitQgis()
"""
    site = next(path for path in sys.path if path.endswith("site-packages") and path.startswith(sys.prefix))
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": site, "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        ["/usr/bin/python3", "-c", code], cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 0, done.stderr
    assert {"roadconnectivity", "buildproject", "briefingmap"} <= set(done.stdout.split())
