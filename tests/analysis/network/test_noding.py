"""Where roads join, on inline lines."""

import numpy as np
import pytest
import shapely
from wulong_planner.analysis.errors import Cancelled
from wulong_planner.analysis.network.network import Network, build_network, components, travel_arcs


def network(*wkt, noding=1, tolerance_m=0.5) -> Network:
    return build_network(shapely.from_wkt(np.array(wkt, object)), noding=noding, tolerance_m=tolerance_m)


def parts(net):
    return len(np.unique(components(net)))


def test_ends_exactly_the_tolerance_apart_join():
    assert parts(network("LINESTRING (0 0, 10 0)", "LINESTRING (10.5 0, 20 0)", noding=0)) == 1
    assert parts(network("LINESTRING (0 0, 10 0)", "LINESTRING (10.51 0, 20 0)", noding=0)) == 2


def test_ends_join_along_a_chain():
    """a-b and b-c are within 0.5 m, a-c is not; all three are one node, whichever comes first."""
    lines = ["LINESTRING (0 0, 10 0)", "LINESTRING (10.4 0, 10.4 9)", "LINESTRING (10.8 0, 20 0)"]
    for order in ([0, 1, 2], [2, 0, 1], [1, 2, 0]):
        net = network(*(lines[k] for k in order), noding=0)
        assert (net.node_count, parts(net)) == (4, 1)


def test_a_t_junction_needs_noding_one():
    lines = "LINESTRING (0 0, 10 0)", "LINESTRING (4 0.5, 4 9)"
    assert [parts(network(*lines, noding=noding)) for noding in (0, 1, 2)] == [2, 1, 1]
    net = network(*lines)
    assert net.piece_length.tolist() == pytest.approx([4, 6, 8.5])


def test_lines_that_cross_need_noding_two():
    lines = "LINESTRING (0 0, 10 0)", "LINESTRING (4 -5, 4 5)"
    assert [parts(network(*lines, noding=noding)) for noding in (0, 1, 2)] == [2, 2, 1]
    assert sorted(network(*lines, noding=2).piece_length.tolist()) == pytest.approx([4, 5, 5, 6])


def test_lines_that_cross_at_a_vertex_of_both_need_noding_two():
    lines = "LINESTRING (0 0, 4 0, 10 0)", "LINESTRING (4 -5, 4 0, 4 5)"
    assert [parts(network(*lines, noding=noding)) for noding in (0, 1, 2)] == [2, 2, 1]
    assert len(network(*lines, noding=2).piece_line) == 4


def test_a_line_that_crosses_itself():
    eight = "LINESTRING (0 0, 10 10, 10 0, 0 10)"
    assert len(network(eight, noding=1).piece_line) == 1
    assert network(eight, noding=2).piece_length.tolist() == pytest.approx([50**0.5, 10 + 2 * 50**0.5, 50**0.5])


def test_a_lollipop_ends_on_itself():
    net = network("LINESTRING (0 0, 10 0, 20 10, 20 -10, 10 0.2)")
    assert len(net.piece_line) == 2
    assert net.piece_from[1] == net.piece_to[1]


def test_lines_that_overlap_join_where_the_overlap_ends():
    net = network("LINESTRING (0 0, 10 0)", "LINESTRING (4 0, 14 0)", noding=2)
    assert sorted(net.piece_length.tolist()) == pytest.approx([4, 4, 6, 6])
    assert net.node_count == 4


def test_the_same_line_twice():
    net = network("LINESTRING (0 0, 10 0)", "LINESTRING (10 0, 0 0)", noding=2)
    assert (net.node_count, len(net.piece_line)) == (2, 2)


def test_a_ring_is_one_piece_with_one_node():
    net = network("LINESTRING (0 0, 10 0, 10 10, 0 0)")
    assert (net.node_count, net.piece_length[0]) == (1, pytest.approx(20 + 200**0.5))


def test_repeated_vertices_do_not_count():
    net = network("LINESTRING (0 0, 0 0, 5 0, 5 0, 10 0, 10 0)")
    assert len(net.lines.xy) == 3
    assert net.piece_length.tolist() == [10]


def test_the_order_of_rows_gives_the_same_network_number_for_number():
    rng = np.random.default_rng(5)
    ends = rng.integers(0, 6, (60, 2, 2)) * 10.0
    ends = ends[(ends[:, 0] != ends[:, 1]).any(axis=1)]
    lines = shapely.linestrings(ends)
    mixed = rng.permutation(len(lines))
    one = build_network(lines, noding=2, tolerance_m=0.1)
    other = build_network(lines[mixed], noding=2, tolerance_m=0.1)
    for name in ("piece_line", "piece_start", "piece_stop", "piece_from", "piece_to"):
        assert (getattr(one, name) == getattr(other, name)).all(), name
    assert shapely.equals(lines[one.source], lines[mixed][other.source]).all()


def test_travel_follows_the_direction():
    net = network("LINESTRING (0 0, 10 0)", "LINESTRING (10 0, 20 0)", "LINESTRING (20 0, 30 0)")
    direction = np.array([0, 1, -1])
    arcs = travel_arcs(net, direction)
    a, b, c, d = net.piece_from[0], net.piece_to[0], net.piece_to[1], net.piece_to[2]
    assert sorted(zip(arcs.tail, arcs.head)) == sorted([(a, b), (b, a), (b, c), (d, c)])


def test_a_position_finds_its_piece():
    net = network("LINESTRING (0 0, 10 0)", "LINESTRING (4 0, 4 9)")
    where = net.piece_at(np.zeros(4, int), np.array([0.0, 3.9, 4.0, 10.0]))
    assert where.tolist() == [0, 0, 1, 1]


@pytest.mark.parametrize("asked", range(1, 6))
def test_it_stops_when_asked(asked):
    """Between any two steps of the noding."""
    lines = np.array([shapely.LineString([(0, 0), (10, 0)]), shapely.LineString([(5, 0), (5, 5)])], object)
    left = [asked]

    def stop():
        left[0] -= 1
        return left[0] == 0

    with pytest.raises(Cancelled):
        build_network(lines, noding=2, tolerance_m=0.1, should_stop=stop)
