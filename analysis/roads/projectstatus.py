"""Which groups are connected for any choice of planned roads, in about a millisecond for each choice.

What is joined whatever is chosen is one atom: a hardened part of the existing network, or of one project. A choice
joins atoms by the meetings of the stages that are on. Groups and seats are the atoms they can get on at.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components

from ..network.ends import Ends
from ..network.network import components
from ..network.tables import PointTable
from .staging import Staged
from .status import CONNECTED, CUT_OFF, MOTORABLE, NO_ROAD, SHARE_SLACK


@dataclass(frozen=True)
class _Places:
    """Who gets on where: (k,) row of the point, atom, stage of the road."""

    point: np.ndarray
    atom: np.ndarray
    stage: np.ndarray


@dataclass(frozen=True)
class Joining:
    """Atoms of one kind of road, and what meets.

    Attributes:
        count: number of atoms.
        a, b: (c,) atoms that are one while both stages are on.
        stage_a, stage_b: (c,) their stages.
        groups, seats: where they get on.
    """

    count: int
    a: np.ndarray
    b: np.ndarray
    stage_a: np.ndarray
    stage_b: np.ndarray
    groups: _Places
    seats: _Places

    @classmethod
    def of(cls, staged: Staged, ends: Ends, pieces: np.ndarray) -> Joining:
        """Gather the atoms of some pieces (bool mask) that anyone or any meeting touches."""
        network = staged.travel.network
        label = components(network, pieces)
        meetings = np.stack((label[staged.node_a], label[staged.node_b], staged.stage_a, staged.stage_b), axis=1)
        meetings = np.unique(meetings, axis=0)
        found = []
        for legs in (ends.demand, ends.facility):
            rows = np.flatnonzero(pieces[legs.piece])
            piece = legs.piece[rows]
            places = np.stack((legs.point[rows], label[network.piece_from[piece]], staged.stage[piece]), axis=1)
            found.append(np.unique(places, axis=0))
        known, atom = np.unique(np.concatenate((meetings[:, 0], meetings[:, 1], found[0][:, 1], found[1][:, 1])),
                                return_inverse=True)  # fmt: skip
        c, g = len(meetings), len(found[0])
        a, b, of_group, of_seat = np.split(atom.ravel(), (c, 2 * c, 2 * c + g))
        groups = _Places(found[0][:, 0], of_group, found[0][:, 2])
        seats = _Places(found[1][:, 0], of_seat, found[1][:, 2])
        return cls(len(known), a, b, meetings[:, 2], meetings[:, 3], groups, seats)

    def labels(self, active: np.ndarray) -> np.ndarray:
        """(count,) what is joined while some stages are on."""
        live = active[self.stage_a] & active[self.stage_b]
        graph = coo_matrix((np.ones(live.sum(), np.int8), (self.a[live], self.b[live])), shape=(self.count,) * 2)
        return connected_components(graph, directed=False)[1]


@dataclass(frozen=True)
class ProjectStatus:
    """Statuses of the groups for any choice of projects.

    Attributes:
        hardened, motorable: what is joined by hardened road, and by any.
        zone, seat_zone: numbers that tie groups to seats, -1 for none.
        marked: (seats,) bool, seats of the whole district.
        placed: number of seats with a place on the map.
        usable: (n,) bool, groups with a place on the map.
        district_share: least share of the seats on the district network when none is marked.
        before: (n,) bool, groups that are connected without any project; they stay so.
    """

    hardened: Joining
    motorable: Joining
    zone: np.ndarray
    seat_zone: np.ndarray
    marked: np.ndarray
    placed: int
    usable: np.ndarray
    district_share: float
    before: np.ndarray

    @classmethod
    def of(cls, staged: Staged, ends: Ends, demand: PointTable, seats: PointTable, share: float) -> ProjectStatus:
        """Prepare the question; ``ends`` are the legs to the roads of all stages."""
        travel = staged.travel
        every = np.ones(len(travel.row), bool)
        made = cls(
            hardened=Joining.of(staged, ends, travel.hardened),
            motorable=Joining.of(staged, ends, every),
            zone=ends.demand_zone,
            seat_zone=ends.facility_zone,
            marked=seats.marked,
            placed=int(seats.usable.sum()),
            usable=demand.usable,
            district_share=share,
            before=np.zeros(len(ends.demand_zone), bool),
        )
        return made._without_connected(int(staged.road_stage.max()))

    def _without_connected(self, stages: int) -> ProjectStatus:
        """Ask no more about groups that are connected already: further roads change nothing for them."""
        base = np.zeros(stages + 1, bool)
        base[0] = True
        before, groups = self.connected(base), self.hardened.groups
        rows = np.flatnonzero(~before[groups.point])
        rest = _Places(groups.point[rows], groups.atom[rows], groups.stage[rows])
        return replace(self, hardened=replace(self.hardened, groups=rest), before=before)

    def connected(self, active: np.ndarray) -> np.ndarray:
        """(n,) bool: connected while the stages of the mask ``active`` are on."""
        label = self.hardened.labels(active)
        seats = self.hardened.seats
        rows = np.flatnonzero(active[seats.stage])
        point, part = seats.point[rows], label[seats.atom[rows]]
        if self.marked.any():
            district = np.unique(part[self.marked[point]])
        else:
            pairs = np.unique(np.stack((point, part), axis=1), axis=0)
            district, count = np.unique(pairs[:, 1], return_counts=True)
            district = district[count >= self.district_share * self.placed - SHARE_SLACK]
        # A seat that is on the district network counts wherever it gets on.
        on = np.zeros(len(self.seat_zone), bool)
        on[point[np.isin(part, district)]] = True
        return self.before | self._joined(self.hardened, label, active, on)

    def reached(self, active: np.ndarray) -> np.ndarray:
        """(n,) bool: joined to a seat of its own by motorable road."""
        every = np.ones(len(self.seat_zone), bool)
        return self._joined(self.motorable, self.motorable.labels(active), active, every)

    def status(self, active: np.ndarray) -> np.ndarray:
        """(n,) status as :func:`road_connectivity` gives it, None without a place."""
        groups = self.motorable.groups
        status = np.full(len(self.zone), NO_ROAD, object)
        status[groups.point[active[groups.stage]]] = CUT_OFF
        status[self.reached(active)] = MOTORABLE
        status[self.connected(active)] = CONNECTED
        status[~self.usable] = None
        return status

    def _joined(self, joining: Joining, label: np.ndarray, active: np.ndarray, counts: np.ndarray) -> np.ndarray:
        """(n,) bool: gets on at a part where one of its own seats that count does too."""
        seats, groups = joining.seats, joining.groups
        s = np.flatnonzero(active[seats.stage] & counts[seats.point] & (self.seat_zone[seats.point] >= 0))
        g = np.flatnonzero(active[groups.stage] & (self.zone[groups.point] >= 0))
        seat_key = self.seat_zone[seats.point[s]] * joining.count + label[seats.atom[s]]
        group_key = self.zone[groups.point[g]] * joining.count + label[groups.atom[g]]
        found = np.zeros(len(self.zone), bool)
        found[groups.point[g[np.isin(group_key, seat_key)]]] = True
        return found

    def clusters(self, projects: int) -> np.ndarray:
        """(projects,) number of the cluster of each; what a project connects hangs on its own cluster alone.

        Two projects are in one when both touch a part that is not the district's already, where their roads meet,
        or through a zone whose seat is not on the district network.
        """
        base = np.zeros(projects + 1, bool)
        base[0] = True
        if not self.marked.any():
            return np.zeros(projects, np.int64)  # more seats may make another network the district's
        joining, label = self.hardened, self.hardened.labels(base)
        seats = joining.seats
        old_seat = seats.stage == 0
        district = np.unique(label[seats.atom[old_seat & self.marked[seats.point]]])
        zones = int(max(self.zone.max(initial=-1), self.seat_zone.max(initial=-1))) + 1
        # Nodes: projects 0 … projects (0 stands for nothing), parts, zones.
        part0, zone0 = projects + 1, projects + 1 + joining.count
        links: list[tuple[np.ndarray, np.ndarray]] = []
        for stage, atom in ((joining.stage_a, joining.b), (joining.stage_b, joining.a)):
            rows = np.flatnonzero(stage > 0)
            links.append((stage[rows], part0 + label[atom[rows]]))
            links.append((stage[rows], part0 + label[(joining.a if atom is joining.b else joining.b)[rows]]))
        both = np.flatnonzero((joining.stage_a > 0) & (joining.stage_b > 0))
        links.append((joining.stage_a[both], joining.stage_b[both]))
        on = np.zeros(len(self.seat_zone), bool)
        on[seats.point[old_seat & np.isin(label[seats.atom], district)]] = True
        served = np.isin(np.arange(zones), self.seat_zone[on & (self.seat_zone >= 0)])
        for places, own in ((joining.groups, self.zone), (seats, self.seat_zone)):
            rows = np.flatnonzero(own[places.point] >= 0)
            rows = rows[~served[own[places.point[rows]]]]
            links.append((part0 + label[places.atom[rows]], zone0 + own[places.point[rows]]))
            near = np.flatnonzero(places.stage > 0)
            links.append((places.stage[near], part0 + label[places.atom[near]]))
        tail, head = (np.concatenate(side) for side in zip(*links))
        keep = ~np.isin(head, part0 + district) & ~np.isin(tail, part0 + district)
        size = zone0 + zones
        graph = coo_matrix((np.ones(keep.sum(), np.int8), (tail[keep], head[keep])), shape=(size, size))
        number = connected_components(graph, directed=False)[1][1 : projects + 1]
        return np.unique(number, return_inverse=True)[1].ravel()
