"""What set-up puts in place beside the code."""

import os
import time

import pytest
from wulong_planner.tools import assets

TS = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context><name>wulong_planner</name><message><source>Roads</source><translation>道路</translation></message></context>
</TS>
"""


def test_leaflet_is_copied_with_its_licence(tmp_path):
    made = assets.copy_leaflet(tmp_path)
    assert [each.name for each in made] == ["leaflet.js", "leaflet.css", "leaflet-licence.txt"]
    script = (tmp_path / "leaflet.js").read_text(encoding="utf-8")
    assert script.startswith("/*!\nBSD 2-Clause License")
    assert "Leaflet 1.9.3" in script and "sourceMappingURL" not in script


def test_the_style_asks_for_no_file(tmp_path):
    assets.copy_leaflet(tmp_path)
    style = (tmp_path / "leaflet.css").read_text(encoding="utf-8")
    assert style.count("url(") == style.count("url(data:image/png;base64,") == 3


def test_a_second_run_writes_nothing(tmp_path):
    assets.copy_leaflet(tmp_path)
    assert assets.copy_leaflet(tmp_path) == []


def test_a_damaged_file_is_written_again(tmp_path):
    assets.copy_leaflet(tmp_path)
    (tmp_path / "leaflet.js").write_text("half", encoding="utf-8")
    assert [each.name for each in assets.copy_leaflet(tmp_path)] == ["leaflet.js"]


def test_nothing_to_do_is_quick(tmp_path):
    assets.copy_leaflet(tmp_path)
    began = time.perf_counter()
    assets.copy_leaflet(tmp_path)
    assert time.perf_counter() - began < 0.3


def test_a_missing_package_is_said(monkeypatch):
    monkeypatch.setattr(assets, "LEAFLET_PACKAGE", "xstatic_none.pkg.leaflet")
    with pytest.raises(assets.AssetError, match="xstatic-leaflet is not installed"):
        assets.leaflet_folder()


def test_a_script_that_would_end_its_element_is_refused(tmp_path):
    (tmp_path / "leaflet.js").write_text("var a = '</script>';", encoding="utf-8")
    with pytest.raises(assets.AssetError, match="cannot be inlined"):
        assets.leaflet_script(tmp_path, "licence")


def test_translations_are_compiled_once(tmp_path):
    (tmp_path / "zh.ts").write_text(TS, encoding="utf-8")
    assert assets.compile_translations(tmp_path) == [tmp_path / "zh.qm"]
    assert (tmp_path / "zh.qm").stat().st_size > 0
    assert assets.compile_translations(tmp_path) == []


def test_a_newer_translation_is_compiled_again(tmp_path):
    source = tmp_path / "zh.ts"
    source.write_text(TS, encoding="utf-8")
    assets.compile_translations(tmp_path)
    later = time.time() + 10
    os.utime(source, (later, later))
    assert assets.compile_translations(tmp_path) == [tmp_path / "zh.qm"]


def test_a_broken_translation_is_named_and_leaves_nothing(tmp_path):
    (tmp_path / "zh.ts").write_text("<TS><context>", encoding="utf-8")
    with pytest.raises(assets.AssetError, match=r"zh\.ts could not be compiled"):
        assets.compile_translations(tmp_path)
    assert [each.name for each in tmp_path.iterdir()] == ["zh.ts"]


def test_without_translations_lrelease_is_not_needed(tmp_path, monkeypatch):
    monkeypatch.setattr(assets, "LRELEASE_NAMES", ("no-such-program",))
    assert assets.compile_translations(tmp_path) == []


def test_a_missing_lrelease_is_said(tmp_path, monkeypatch):
    (tmp_path / "zh.ts").write_text(TS, encoding="utf-8")
    monkeypatch.setattr(assets, "LRELEASE_NAMES", ("no-such-program",))
    with pytest.raises(assets.AssetError, match="qttools5-dev-tools"):
        assets.compile_translations(tmp_path)


def test_the_command_prepares_everything_and_is_silent_the_second_time(capsys):
    assert assets.main() == 0
    capsys.readouterr()
    assert assets.main() == 0
    assert capsys.readouterr().out == ""
