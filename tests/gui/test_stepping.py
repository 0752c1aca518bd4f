"""Long work in short steps: progress, end, error, stop."""

import pytest
from qgis.PyQt.QtCore import QTimer
from wulong_planner.analysis.errors import InputError
from wulong_planner.gui import stepping
from wulong_planner.gui.stepping import Stepper


@pytest.fixture
def stepper(qgis_app, monkeypatch):
    """One whose window has its turn after every step."""
    monkeypatch.setattr(stepping, "SLICE_S", 1e-9)
    return Stepper()


def heard(stepper):
    """Return what it will have told."""
    told = []
    stepper.ended.connect(lambda error: told.append(("ended", error)))
    stepper.stopped.connect(lambda: told.append(("stopped",)))
    return told


def thirds(done):
    for place in range(3):
        done.append(place)
        yield place / 3


def endless(done):
    try:
        while True:
            yield 0.5
    finally:
        done.append("closed")


def test_the_window_lives_between_the_steps(stepper, wait):
    done, seen, told = [], [], heard(stepper)
    stepper.progressed.connect(lambda percent: seen.append((len(done), percent)))
    stepper.start(thirds(done))
    assert stepper.busy and done == []
    wait(stepper.ended)
    assert seen == [(1, 0.0), (2, pytest.approx(100 / 3)), (3, pytest.approx(200 / 3))]
    assert told == [("ended", None)]
    assert not stepper.busy


def test_all_the_rest_at_once(stepper, monkeypatch):
    done = []
    monkeypatch.setattr(stepping, "SLICE_S", 1.0)
    stepper.start(thirds(done))
    stepper.finish()
    assert done == [0, 1, 2] and not stepper.busy


def test_an_error_of_ours_is_handed_on(stepper, wait, monkeypatch):
    monkeypatch.setattr(stepping, "SLICE_S", 1.0)
    told, error = heard(stepper), InputError("no")

    def failing():
        yield 0.0
        raise error

    stepper.start(failing())
    wait(stepper.ended)
    assert told == [("ended", error)]
    assert not stepper.busy


def test_stop_closes_the_steps_once(stepper, wait):
    done, told = [], heard(stepper)
    stepper.start(endless(done))
    QTimer.singleShot(30, stepper.stop)
    wait(stepper.stopped)
    stepper.stop()
    assert told == [("stopped",)]
    assert done == ["closed"]


def test_a_step_that_leads_to_stop_is_not_disturbed(stepper, monkeypatch):
    monkeypatch.setattr(stepping, "SLICE_S", 1.0)
    told = heard(stepper)

    def reading():
        stepper.stop()  # as QGIS does, which empties the project before it reads another
        yield 0.5

    stepper.start(reading())
    stepper.finish()
    assert told == [("ended", None)]
