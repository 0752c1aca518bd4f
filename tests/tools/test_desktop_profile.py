"""The profile and the environment of ``make desktop``."""

import os
from pathlib import Path

from wulong_planner.tools import desktop


def test_profile_links_the_plugin_and_switches_it_on(tmp_path):
    plugin = tmp_path / "repository"
    plugin.mkdir()
    profile = desktop.prepare_profile(tmp_path / "out", plugin)
    link = profile / "python" / "plugins" / "wulong_planner"
    assert link.is_symlink() and link.resolve() == plugin
    assert "[PythonPlugins]\nwulong_planner=true" in (profile / "QGIS" / "QGIS3.ini").read_text()


def test_settings_of_the_profile_stay_and_a_stale_link_goes(tmp_path):
    old, new = tmp_path / "old", tmp_path / "new"
    new.mkdir()
    settings = desktop.prepare_profile(tmp_path / "out", old) / "QGIS" / "QGIS3.ini"
    settings.write_text("[mine]\nkept=1\n")
    profile = desktop.prepare_profile(tmp_path / "out", new)
    assert settings.read_text() == "[mine]\nkept=1\n"
    assert (profile / "python" / "plugins" / "wulong_planner").resolve() == new


def test_environment_has_a_window_and_the_packages():
    environment = desktop.desktop_environment({"QT_QPA_PLATFORM": "offscreen", "DISPLAY": ":7"})
    assert "QT_QPA_PLATFORM" not in environment
    assert environment["DISPLAY"] == ":7"
    assert Path(environment["PYTHONPATH"], "geopandas").is_dir()


def test_no_display_is_said(monkeypatch, capsys):
    for key in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delitem(os.environ, key, raising=False)
    assert desktop.main() == 1
    assert "There is no display here" in capsys.readouterr().err
