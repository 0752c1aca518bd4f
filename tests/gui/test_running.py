"""The queue of runs, the look into a workspace, packages in the plugin's own folder: without a window of QGIS."""

import shutil
import sqlite3
import sys
import zipfile
from contextlib import closing
from pathlib import Path

import pytest
from qgis.PyQt.QtCore import QCoreApplication
from wulong_planner import deps
from wulong_planner.gui import installing, looking
from wulong_planner.gui.page_packages import PackagesPage
from wulong_planner.gui.running import Job, Runner
from wulong_planner.ingest.snapshot import snapshot
from wulong_planner.layers.workspace import INSTALLED
from wulong_planner.plugin import WulongPlannerPlugin

TINY = "wulong_tiny_probe_two"
"""Made here: no registry has it."""


@pytest.fixture
def provider(qgis_processing):
    plugin = WulongPlannerPlugin(None)
    plugin.initProcessing()
    yield plugin.provider
    plugin.unload()


def buffered(values=None, about=None):
    given = {"INPUT": f"{INSTALLED}|layername=district", "OUTPUT": "memory:", **(values or {})}
    return Job("native:centroids", "Centroids", lambda: given, about)


def test_jobs_run_one_after_another_and_progress_never_goes_back(qgis_new_project, provider, wait):
    runner, outcomes, percents, order = Runner(), [], [], []
    runner.ended.connect(outcomes.append)
    runner.progressed.connect(percents.append)
    runner.started.connect(lambda job: order.append(job.about))
    runner.add([buffered(about=1), buffered(about=2)])
    assert runner.busy
    wait(runner.finished)
    assert order == [1, 2] == [outcome.job.about for outcome in outcomes]
    assert all(outcome.done and outcome.results["OUTPUT"] for outcome in outcomes)
    assert percents == sorted(percents)
    assert not runner.busy


def test_a_later_job_sees_what_an_earlier_one_left(qgis_new_project, provider, wait):
    runner, seen = Runner(), []
    runner.ended.connect(lambda outcome: seen.append("done"))

    def values():
        seen.append("asked")
        return {"INPUT": f"{INSTALLED}|layername=district", "OUTPUT": "memory:"}

    runner.add([buffered(), Job("native:centroids", "", values)])
    wait(runner.finished)
    assert seen == ["done", "asked", "done"]


def test_what_cannot_run_is_a_sentence_and_the_others_go_on(qgis_new_project, provider, wait):
    runner, outcomes = Runner(), []
    runner.ended.connect(outcomes.append)
    runner.add([Job("wulong:nothing", "Nothing", dict), buffered({"INPUT": "nowhere.gpkg"}), buffered()])
    if runner.busy:
        wait(runner.finished)
    assert [outcome.done for outcome in outcomes] == [False, False, True]
    assert "wulong:nothing" in outcomes[0].reason
    assert outcomes[1].reason and not outcomes[1].cancelled


def test_cancel_forgets_what_waits(qgis_new_project, provider, wait):
    runner, outcomes = Runner(), []
    runner.ended.connect(outcomes.append)
    runner.add([buffered(about=1), buffered(about=2), buffered(about=3)])
    runner.cancel()
    if runner.busy:
        wait(runner.finished)
    assert [outcome.job.about for outcome in outcomes] == [1]


def test_stop_comes_back_when_nothing_is_at_work(qgis_new_project, provider):
    runner = Runner()
    runner.add([buffered(), buffered()])
    runner.stop()
    assert not runner.busy
    runner.stop()


def test_modelled_rows_are_counted_by_layer(tmp_path):
    gpkg = Path(shutil.copy(INSTALLED, tmp_path / "wulong.gpkg"))
    found = {each.layer: (each.modelled, each.rows) for each in looking.count_modelled(gpkg)}
    assert found["townships"] == (26, 26)
    assert found["groups"] == (1352, 1352)
    with closing(sqlite3.connect(gpkg)) as database:
        # Triggers of the spatial index call functions that only GDAL's connection has.
        for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            database.execute(f'DROP TRIGGER "{name}"')
        three = "SELECT town_code FROM townships LIMIT 3"
        database.execute(f"UPDATE townships SET located_by = 'surveyed' WHERE town_code IN ({three})")
        database.commit()
    assert {each.layer: each.modelled for each in looking.count_modelled(gpkg)}["townships"] == 23


def test_a_file_that_is_no_workspace_is_said(tmp_path):
    file = tmp_path / "wulong.gpkg"
    file.write_text("nothing")
    found = looking.look(file)
    assert found.headlines == () and found.modelled == ()
    assert "wulong.gpkg" in found.reason
    assert not looking.look(tmp_path / "absent.gpkg").modelled
    assert not (tmp_path / "absent.gpkg").exists()


def test_a_workspace_without_answers_has_no_headline(tmp_path):
    gpkg = Path(shutil.copy(INSTALLED, tmp_path / "wulong.gpkg"))
    assert looking.look(gpkg).headlines == ()
    assert looking.look(gpkg).reason == ""


def test_a_snapshot_has_what_is_only_in_the_log_yet_and_leaves_the_log_alone(tmp_path):
    gpkg = tmp_path / "a.gpkg"
    with closing(sqlite3.connect(gpkg)) as database:
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("CREATE TABLE t (n INTEGER)")
        database.execute("INSERT INTO t VALUES (1)")
        database.commit()
        log = gpkg.with_name("a.gpkg-wal")
        before = log.stat().st_ino
        with snapshot(gpkg) as copy, closing(sqlite3.connect(copy)) as other:
            assert other.execute("SELECT n FROM t").fetchall() == [(1,)]
            assert other.execute("PRAGMA journal_mode").fetchone() == ("delete",)
        assert log.stat().st_ino == before
        assert not copy.exists()


def test_the_plugins_own_folder_comes_before_those_of_the_system(tmp_path):
    before = list(sys.path)
    deps.use_own_folder(tmp_path)
    assert sys.path == before, "a folder that is not there changes nothing"
    deps.own_site(tmp_path).mkdir(parents=True)
    deps.use_own_folder(tmp_path)
    deps.use_own_folder(tmp_path)
    own = sys.path.index(str(deps.own_site(tmp_path)))
    assert sys.path.count(str(deps.own_site(tmp_path))) == 1
    assert all("site-packages" not in entry and "dist-packages" not in entry for entry in sys.path[:own])
    deps.leave_own_folder(tmp_path)
    assert sys.path == before


def test_pip_is_told_what_must_stay(tmp_path):
    told = installing.arguments(["folium"], tmp_path / "held.txt", tmp_path / "wheels")
    assert told[:3] == ["-m", "pip", "install"]
    assert {"--user", "--no-index", "--only-binary"} <= set(told)
    assert told[-1] == "folium"
    assert "--no-index" not in installing.arguments(["folium"], tmp_path / "held.txt")
    assert any(line.startswith("numpy==") for line in installing.constraints().splitlines())


def test_every_package_an_algorithm_needs_is_known(provider):
    needed = installing.requirements(provider)
    assert {"geopandas", "folium", "openpyxl"} <= {each.partition(">")[0] for each in needed}
    assert len(needed) == len({each.partition(">")[0] for each in needed}), "a package counts once"


def test_every_requirement_says_what_it_is_for(provider, tmp_path):
    page = PackagesPage(tmp_path / "libs")
    assert [each for each in installing.requirements(provider) if "needed by one" in page._why(each)] == []
    assert page.missing() == []
    page.deleteLater()


def test_a_python_that_does_not_start_is_said(qgis_app, monkeypatch, tmp_path, wait):
    monkeypatch.setattr(installing, "interpreter", lambda: tmp_path / "no-python")
    installer, said = installing.Installer(tmp_path / "libs"), []
    installer.ended.connect(said.append)
    installer.install(["folium"])
    if installer.busy:
        wait(installer.ended)
    assert len(said) == 1 and "pip could not be started" in said[0]
    assert not installer.busy
    monkeypatch.setattr(installing, "interpreter", lambda: None)
    installer.install(["folium"])
    assert "was not found" in said[1]


def test_pip_that_is_stopped_leaves_nothing(qgis_app, tmp_path):
    wheels = tmp_path / "wheels"
    wheels.mkdir()
    with zipfile.ZipFile(wheels / f"{TINY}-1.0-py3-none-any.whl", "w"):
        pass
    installer = installing.Installer(tmp_path / "libs")
    installer.install([TINY], wheels)
    assert installer.busy
    installer.stop()
    assert not installer.busy
    QCoreApplication.processEvents()
    assert not deps.own_site(tmp_path / "libs").exists()
