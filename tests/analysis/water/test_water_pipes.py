"""Pipes: losses against EPANET and by hand, gravity, humps, valleys, tanks and pumps on sections of a few stations."""

import csv
import importlib.util
from pathlib import Path

import numpy as np
import pytest
from wulong_planner.analysis.errors import Cancelled, InputError
from wulong_planner.analysis.water.charts import Drawing, page, profile_svg
from wulong_planner.analysis.water.pipes import (
    PipeRules,
    Sections,
    design_flow_m3s,
    head_loss_m,
    screen,
    tank_stations,
)
from wulong_planner.analysis.water.sizes import Pipes, classes, standard_pipes

EPANET = Path(__file__).with_name("epanet_pipes.csv")
"""Made by ``python -m wulong_planner.benchmarks.water --epanet FILE`` where ``wntr`` is installed."""
RULES = PipeRules(minor_loss_pct=0)
PLAIN = Pipes(100.0, np.array([50.0, 100.0]), np.array([0.05, 0.1]))
L_PER_S = 0.001


def sections(*routes, step=100.0):
    """Sections from heights, one every ``step`` metres."""
    first = np.cumsum([0, *(len(route) for route in routes)])
    distance = np.concatenate([np.arange(len(route)) * step for route in routes])
    return Sections(first, distance, np.concatenate([np.asarray(route, float) for route in routes]))


def one(*heights, flow=L_PER_S, rules=RULES, pipes=PLAIN, step=100.0):
    found = screen(sections(heights, step=step), np.array([flow]), pipes, rules)
    return found, found.table.iloc[0]


def test_losses_of_the_books():
    assert head_loss_m(1000, 0.001, 0.05, 150) == pytest.approx(6.00, rel=0.005)
    assert head_loss_m(3209.544, 0.117737, 0.4572, 100) == pytest.approx(5.827, rel=0.0005)
    assert head_loss_m(1000, 0.0, 0.05, 150) == 0


def test_losses_as_epanet_computes_them():
    with EPANET.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    length, bore, flow, roughness, loss = (
        np.array([float(row[key]) for row in rows])
        for key in ("length_m", "inner_mm", "flow_ls", "roughness", "loss_m")
    )
    assert len(rows) == 12
    ours = [head_loss_m(*row) for row in zip(length, flow / 1000, bore / 1000, roughness)]
    assert ours == pytest.approx(loss, rel=0.001)


@pytest.mark.skipif(importlib.util.find_spec("wntr") is None, reason="wntr (EPANET) is not installed")
def test_losses_by_epanet_itself():
    from wulong_planner.benchmarks.water import epanet_losses

    for length, bore, flow, roughness, loss in epanet_losses():
        assert head_loss_m(length, flow / 1000, bore / 1000, roughness) == pytest.approx(loss, rel=0.001)


def test_standard_sizes():
    assert classes() == [100, 160]
    pipes = standard_pipes(160)
    assert (np.diff(pipes.inner_m) > 0).all()
    assert dict(zip(pipes.outer_mm, np.round(pipes.inner_m * 1000, 1)))[63] == 51.4  # 63 − 2 · 5.8
    with pytest.raises(InputError, match=r"no pipe of class 50 m. Choose one of 100, 160"):
        standard_pipes(50)


def test_flow_at_the_peak():
    # 864 people · 100 L / 0.8 · 1.5 · 2 = 324,000 L in 86,400 s
    assert design_flow_m3s(864, 100, 20, 1.5, 2) == pytest.approx(3.75e-3)


def test_gravity_takes_the_smallest_size_that_clears():
    # 1 km, 1 L/s: 50 mm loses 6.015 m, 100 mm 0.205 m; the group needs 5 m
    found, row = one(*np.linspace(20, 8, 11))
    assert (row["result"], row["diameter_mm"], row["tanks"], row["reason"]) == ("gravity", 50, 0, None)
    assert row["loss_m"] == pytest.approx(6.015, abs=0.001)
    assert row["head_m"] == pytest.approx(12 - 6.015, abs=0.001)
    assert row["static_m"] == 12
    assert row["velocity_ms"] == pytest.approx(0.001 / (np.pi / 4 * 0.05**2))
    assert found.grade_m[[0, 10]] == pytest.approx([20, 13.985], abs=0.001)
    assert one(*np.linspace(20, 10, 11))[1]["diameter_mm"] == 100  # 50 mm would leave 3.985 m


def test_exactly_enough_is_enough():
    drop = float(head_loss_m(1000, 0.001, 0.05, 150)) + 5
    assert one(*np.linspace(drop, 0, 11))[1]["diameter_mm"] == 50
    assert one(*np.linspace(drop - 0.001, 0, 11))[1]["diameter_mm"] == 100


def test_a_hump_decides_the_size_and_is_named():
    heights = [20, 15, 17.5, 15, 10, 8, 6, 4, 2, 1, 0]
    _, row = one(*heights)
    # at 200 m: 2.5 m of fall, 50 mm loses 1.203 m there and clears by 1.297 m
    assert (row["result"], row["diameter_mm"]) == ("gravity", 50)
    assert (row["high_point_m"], row["high_point_at_m"]) == (17.5, 200)
    assert row["clearance_m"] == pytest.approx(2.5 - 1.203, abs=0.001)
    heights[2] = 19
    assert one(*heights)[1]["diameter_mm"] == 100
    assert one(*heights, rules=PipeRules(minor_loss_pct=0, route_pressure_m=2))[1]["result"] == "pumped"


def test_a_hump_above_the_source_needs_a_pump():
    _, row = one(20, 15, 25, 15, 10, 8, 6, 4, 2, 1, 0, rules=PipeRules(minor_loss_pct=0, pump_gradient=0.0065))
    # 50 mm loses 0.6015 m per 100 m, less than 0.65; the hump is 5 m above the source at 200 m
    assert (row["result"], row["diameter_mm"], row["high_point_at_m"]) == ("pumped", 50, 200)
    assert row["pump_m"] == pytest.approx(5 + 1.203, abs=0.001)
    assert row["clearance_m"] == pytest.approx(0, abs=1e-9)
    assert row["static_m"] == pytest.approx(20 + row["pump_m"])


def test_a_group_above_the_source_needs_a_pump_that_leaves_pressure():
    _, row = one(*np.linspace(0, 30, 11), rules=PipeRules(minor_loss_pct=0, pump_gradient=0.01))
    assert (row["result"], row["reason"]) == ("pumped", None)
    assert row["pump_m"] == pytest.approx(30 + 6.015 + 5, abs=0.001)
    assert row["head_m"] == pytest.approx(5)
    _, over = one(*np.linspace(0, 130, 11))
    assert over["reason"] == "pump_over_class"


def test_no_size_is_large_enough():
    _, row = one(*np.linspace(6, 0, 11), flow=0.01)
    assert (row["result"], row["reason"], row["diameter_mm"]) == ("pumped", "no_size_large_enough", 100)


def test_tanks_where_the_head_gets_too_large():
    found, row = one(*np.linspace(250, 0, 11), rules=PipeRules(minor_loss_pct=0))
    # 25 m a step and a class of 100 m: tanks at 400 m (150 m) and 800 m (50 m), the lowest places before the limit
    assert (row["result"], row["tanks"]) == ("break_pressure", 2)
    assert found.tanks == {0: [4, 8]}
    assert row["static_m"] == 100
    assert row["head_m"] == pytest.approx(50 - 2 * 0.6015, abs=0.001)


def test_a_valley_before_a_hump_takes_no_tank():
    # down to 0 and up again to 190: only the place at 200 m could bear a tank, too high to help
    _, row = one(200, 100, 0, 60, 120, 180)
    assert (row["result"], row["reason"], row["tanks"]) == ("gravity", "stronger_pipe", 0)
    assert row["static_m"] == 200


def test_tanks_stand_only_where_all_beyond_still_works():
    x = np.arange(6) * 100.0
    z = np.array([200.0, 160, 120, 130, 40, 30])
    wanted = z.copy()
    wanted[-1] += 5
    # 120 is the lowest before the head passes 100 m, but 130 lies beyond it: so 130, after the hump
    assert tank_stations(x, z, wanted, 0.01, 100.0) == [3]
    assert tank_stations(x, z, wanted, 0.01, 200.0) == []


@pytest.mark.parametrize("seed", range(20))
def test_whatever_is_found_holds(seed):
    rng = np.random.default_rng(seed)
    routes = [500 + np.cumsum(rng.normal(-8, 25, rng.integers(2, 60))) for _ in range(12)]
    pipes, rules = standard_pipes(160), PipeRules(route_pressure_m=float(rng.integers(0, 3)))
    flow = rng.random(12) * 0.004
    cut = sections(*routes)
    found = screen(cut, flow, pipes, rules)
    for row, answer in found.table.iterrows():
        part = cut.of(row)
        spare = found.grade_m[part] - cut.ground_m[part]
        tanks = np.array(found.tanks.get(row, []), int) - part.start
        inner = np.setdiff1d(np.arange(1, len(spare) - 1), tanks)
        assert (spare[inner] >= rules.route_pressure_m - 1e-6).all()
        assert spare[-1] == pytest.approx(answer["head_m"]) and spare[-1] >= rules.end_pressure_m - 1e-6
        if answer["result"] != "pumped" and answer["reason"] is None:
            assert answer["static_m"] <= pipes.class_m + 1e-6
            smaller = pipes.inner_m[pipes.inner_m < answer["inner_mm"] / 1000 - 1e-9]
            if answer["result"] == "gravity" and len(smaller):
                loss = 1.1 * head_loss_m(1.0, flow[row], smaller[-1], 150) * cut.distance_m[part]
                grade = cut.ground_m[part][0] - loss - cut.ground_m[part]
                assert grade[-1] < rules.end_pressure_m or (grade[1:-1] < rules.route_pressure_m).any()


def test_routes_without_an_answer():
    found = screen(sections([10, np.nan, 0], []), np.array([0.001, 0.001]), PLAIN, RULES)
    assert found.table["result"].tolist() == ["unknown", "unknown"]
    assert found.table["reason"].tolist() == ["no_height", "no_route"]
    assert found.table["diameter_mm"].isna().all()
    empty = screen(Sections(np.array([0]), np.zeros(0), np.zeros(0)), np.zeros(0), PLAIN, RULES)
    assert len(empty.table) == 0
    with pytest.raises(Cancelled):
        screen(sections(np.linspace(250, 0, 11)), np.array([0.001]), PLAIN, RULES, should_stop=lambda: True)


@pytest.mark.parametrize("change", [{"roughness": 0}, {"end_pressure_m": -1}, {"pump_gradient": np.nan}])
def test_rules_that_mean_nothing(change):
    with pytest.raises(InputError, match=f"{next(iter(change)).upper()} is"):
        PipeRules(**change)


def test_the_page_of_sections_is_text_and_needs_no_network():
    x = np.arange(11) * 100.0
    drawing = Drawing("</script><b>㵲 & 𣲘", ['=1+1 `x` "y"'], x, x / 50, 40 - x / 100, [3], 5)
    words = {key: f"<{key}>" for key in ("ground", "grade", "tank", "high", "distance", "height")}
    text = page("<i>", ["note"], [drawing], words, "zh")
    assert "</script>" not in text and "<b>" not in text and "&lt;/script&gt;&lt;b&gt;㵲 &amp; 𣲘" in text
    assert "http" not in text and "src=" not in text
    svg = profile_svg(drawing, words)
    assert svg.count("<polyline") == 2 and svg.count("<rect") == 2 and "NaN" not in svg and "nan" not in svg
    flat = Drawing("flat", [], np.array([0.0, 1.0]), np.zeros(2), np.full(2, np.nan))
    assert profile_svg(flat, words).count("<polyline") == 1
    assert "<rect" not in profile_svg(flat, words)  # what is not drawn is not in the legend


def test_the_grade_line_falls_to_the_ground_at_a_tank():
    """Ground 40 m at the tank (station 1): the line is drawn to 95 m there, then from 40 m."""
    x = np.array([0.0, 100.0, 200.0])
    words = dict.fromkeys(("ground", "grade", "tank", "high", "distance", "height"), "")
    drawing = Drawing("", [], x, np.array([100.0, 40, 20]), np.array([100.0, 95, 35]), [1])
    line = profile_svg(drawing, words).split("stroke-dasharray")[0].rsplit('points="', 1)[1].split('"')[0].split()
    across, down = np.array([point.split(",") for point in line], float).T
    metres = (across - across[0]) / (across[-1] - across[0]) * 200
    assert metres == pytest.approx([0, 100, 100, 200], abs=0.1)
    assert np.interp(down, [down[0], down[-1]], [100, 35]) == pytest.approx([100, 95, 40, 35], abs=0.3)


def test_every_wall_is_what_the_standard_computes():
    """ISO 4065: outer ÷ (2S + 1), S 8 and 5 being 10^0.9 and 10^0.7, two decimals, then up to a tenth.

    Of pipes up to 32 mm the wall is the next of 2.0, 2.3 and 3.0 mm (ISO 4427-2).
    """
    series = {100: 0.9, 160: 0.7}
    for class_m, power in series.items():
        pipes = standard_pipes(class_m)
        exact = np.round(pipes.outer_mm / (2 * 10**power + 1), 2)
        wall = np.ceil(exact * 10 - 1e-9) / 10
        small = pipes.outer_mm <= 32
        wall[small] = np.array([2.0, 2.3, 3.0])[np.searchsorted([2.0, 2.3, 3.0], wall[small])]
        assert pipes.inner_m * 1000 == pytest.approx(pipes.outer_mm - 2 * wall)
