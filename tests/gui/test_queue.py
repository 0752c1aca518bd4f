"""All questions and all briefings, one after another, on a small workspace: as the dock's two buttons ask for them."""

import sqlite3
from contextlib import closing

import pytest
from qgis.core import Qgis, QgsProject
from wulong_planner.gui.page_briefings import FILES
from wulong_planner.layers.finding import find_layer
from wulong_planner.processing.workspace_questions import BY_KEY, QUESTIONS

ROUTINE = [each.key for each in QUESTIONS if each.routine]
EMPTIED = "indicators"
"""Without rows in this table, the last of the questions cannot be answered."""


@pytest.fixture
def actions(plugin, small):
    """The plugin's actions with the small workspace open."""
    assert plugin.actions.open_folder(small)
    plugin.actions.workspace.opening.finish()
    plugin.actions.dock.renew()
    return plugin.actions


@pytest.fixture
def done(actions, wait):
    """Come back when everything was asked and the headlines are there."""

    def waited():
        if actions.runner.busy:
            wait(actions.runner.finished)
        if actions.dock.looking is not None:
            wait(actions.dock.looking.taskCompleted)

    return waited


def said(iface, level):
    return iface.messageBar().get_messages(level)


def seen(actions):
    """Return the list that will hold how each run ended."""
    outcomes = []
    actions.runner.ended.connect(outcomes.append)
    return outcomes


def keys(outcomes):
    return [each.job.about.question.key for each in outcomes]


def headlines(actions):
    """Return what the dock says under each question."""
    tree, found = actions.dock.questions.tree, {}
    for place in range(tree.topLevelItemCount()):
        group = tree.topLevelItem(place)
        for row in range(group.childCount()):
            item = group.child(row)
            found[item.data(0, 256)] = [item.child(each).text(0) for each in range(item.childCount())]
    return found


def test_all_is_answered_and_written_though_one_question_fails(actions, small, done, qgis_iface):
    with closing(sqlite3.connect(small / "wulong.gpkg")) as database:
        database.execute(f"DELETE FROM {EMPTIED}")
        database.commit()
    outcomes = seen(actions)
    actions.dock.questions.all.click()
    done()
    assert keys(outcomes) == ROUTINE
    failed = [each for each in outcomes if not each.done]
    assert keys(failed) == ["scoreboard"], [each.reason for each in failed]
    [warning] = said(qgis_iface, Qgis.MessageLevel.Warning)
    assert warning == f"Wulong Planner:How far is each target of the plan?: {failed[0].reason}"
    told = headlines(actions)
    for key in set(ROUTINE) - {"scoreboard"}:
        assert find_layer(QgsProject.instance(), next(iter(BY_KEY[key].results.values()))) is not None
        assert told[key] and all(each.strip() for each in told[key]), key
    assert told["scoreboard"] == []

    outcomes.clear()
    next(
        each for each in actions.dock.briefings.findChildren(type(actions.dock.cancel)) if each.text() == "Write all"
    ).click()
    done()
    assert [each.job.about for each in outcomes if each.done] == list(FILES)
    for algorithm, name in FILES.items():
        assert (small / name).stat().st_size > 10_000
        assert not actions.dock.briefings.links[algorithm].isHidden()


def test_cancel_in_the_middle_keeps_what_was_answered_and_forgets_the_rest(actions, done, qgis_iface):
    outcomes, second = seen(actions), []

    def stop(job):
        if job.about.question.key == ROUTINE[1]:
            second.append(job.title)
            actions.dock.cancel.click()

    actions.runner.started.connect(stop)
    actions.dock.questions.all.click()
    done()
    assert keys(outcomes) == ROUTINE[:2]
    assert [each.done for each in outcomes] == [True, False]
    assert outcomes[1].cancelled
    assert said(qgis_iface, Qgis.MessageLevel.Warning) == []
    assert said(qgis_iface, Qgis.MessageLevel.Info)[-1] == f"Wulong Planner:Stopped: {second[0]}"
    assert find_layer(QgsProject.instance(), ROUTINE[0]) is not None
    assert find_layer(QgsProject.instance(), ROUTINE[1]) is None
    assert actions.dock._progress.isHidden()
