"""Positions, computed once and in Python: the page opens with a finished picture and never shakes.

Each connected component is laid out on its own (Kamada and Kawai 1989 while it is small, else Fruchterman and Reingold 1991 with
a fixed seed), boxes of nodes with their labels are pushed apart, and the components are packed into a rectangle of the canvas's shape.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import networkx as nx
import numpy as np
from numpy.typing import NDArray

SEED = 20210901
EXACT = 300
ASPECT = 1.05
SPACING = 120.0
MARGIN = 34.0
ROUNDS = 200
SHORTENED = 0.72

Points = NDArray[np.float64]
Point = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Block:
    """A laid out component: its nodes, their points from the block's own corner, and its width and height."""

    nodes: tuple[int, ...]
    points: Points
    width: float
    height: float


def place_nodes(boxes: Mapping[int, tuple[float, float]], edges: Sequence[tuple[int, int]], *, aspect: float = ASPECT) -> dict[int, Point]:
    """Place nodes, given the width and height of each with its label, so that boxes hardly overlap; in whole pixels.

    An edge that is given several times is made longer, as several lines and their names need room.

    >>> place_nodes({0: (10, 10), 1: (10, 10)}, [(0, 1)]) == place_nodes({1: (10, 10), 0: (10, 10)}, [(1, 0)])
    True
    """
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(sorted(boxes))
    times = Counter((min(edge), max(edge)) for edge in edges if edge[0] != edge[1])
    graph.add_edges_from((a, b, {"length": 1.0 + 0.3 * min(number - 1, 3)}) for (a, b), number in sorted(times.items()))
    parts = sorted((sorted(part) for part in nx.connected_components(graph)), key=lambda part: (-len(part), part))
    blocks = [_lay_out(graph.subgraph(part), boxes) for part in parts if len(part) > 1]
    alone = [part[0] for part in parts if len(part) == 1]
    placed = _pack(blocks, aspect)
    if alone:
        low = np.array(list(placed.values())).min(axis=0) if placed else np.zeros(2)
        high = np.array(list(placed.values())).max(axis=0) if placed else np.zeros(2)
        placed |= _rows(alone, boxes, left=low[0], right=high[0], top=high[1] + 2 * MARGIN)
    return {node: (round(x), round(y)) for node, (x, y) in sorted(placed.items())}


def _lay_out(graph: nx.Graph[int], boxes: Mapping[int, tuple[float, float]]) -> Block:
    nodes = tuple(sorted(graph))
    ordered: nx.Graph[int] = nx.Graph()
    ordered.add_nodes_from(nodes)
    ordered.add_edges_from(sorted((min(a, b), max(a, b), data) for a, b, data in graph.edges(data=True)))
    if len(nodes) <= EXACT:
        found = nx.kamada_kawai_layout(ordered, dist=_distances(ordered))
    else:
        found = nx.spring_layout(ordered, seed=SEED, iterations=120, k=1.6 / math.sqrt(len(nodes)))
    points = np.array([found[node] for node in nodes], dtype=np.float64)
    points = _level(points - points.mean(axis=0))
    points *= _unit(points, ordered, nodes) * np.array([1.25, 0.9])
    sizes = np.array([boxes[node] for node in nodes], dtype=np.float64)
    return _block(nodes, _push_apart(points, sizes), sizes)


def _distances(graph: nx.Graph[int]) -> dict[int, dict[int, float]]:
    """Give the distances wanted: hubs lie further from each other, and long ways are shortened, so that the middle gets room."""
    degree = dict(graph.degree())
    for a, b, data in graph.edges(data=True):
        data["length"] += 0.22 * math.log2(min(degree[a], degree[b])) + 0.02 * max(degree[a], degree[b])
    ways = nx.all_pairs_dijkstra_path_length(graph, weight="length")
    return {a: {b: float(length) ** SHORTENED for b, length in lengths.items()} for a, lengths in ways}


def _level(points: Points) -> Points:
    """Turn the points so that they spread most from left to right, as screens and labels do; the sign is fixed as well."""
    _, _, axes = np.linalg.svd(points, full_matrices=False)
    for axis in axes:
        axis *= 1.0 if axis[np.argmax(np.abs(axis))] > 0 else -1.0
    turned: Points = points @ axes.T
    return turned


def _unit(points: Points, graph: nx.Graph[int], nodes: Sequence[int]) -> float:
    """Give the factor that makes the middle one of the edges `SPACING` long."""
    row = {node: i for i, node in enumerate(nodes)}
    lengths = [float(np.hypot(*(points[row[a]] - points[row[b]]))) for a, b in graph.edges]
    return SPACING / max(float(np.median(lengths)), 1e-6)


def _push_apart(points: Points, sizes: Points) -> Points:
    """Push overlapping boxes apart along the shorter way until none overlaps, or `ROUNDS` are over."""
    other = ~np.eye(len(points), dtype=np.bool_)
    half = (sizes[:, None, :] + sizes[None, :, :]) / 2
    for _ in range(ROUNDS):
        delta = points[:, None, :] - points[None, :, :]
        overlap = half - np.abs(delta)
        both: NDArray[np.bool_] = np.logical_and(overlap[:, :, 0] > 0.5, overlap[:, :, 1] > 0.5) & other
        if not both.any():
            break
        along_x = overlap[:, :, 0] <= overlap[:, :, 1]
        order = np.sign(np.arange(len(points))[:, None] - np.arange(len(points))[None, :])
        sign = np.where(delta == 0, order[:, :, None], np.sign(delta))
        shift = np.where(both[:, :, None], sign * overlap, 0.0)
        shift[:, :, 0] *= along_x
        shift[:, :, 1] *= ~along_x
        points = points + 0.3 * shift.sum(axis=1)
    return points


def _block(nodes: tuple[int, ...], points: Points, sizes: Points) -> Block:
    low = (points - sizes / 2).min(axis=0)
    high = (points + sizes / 2).max(axis=0)
    return Block(nodes, points - low, float(high[0] - low[0]), float(high[1] - low[1]))


def _rows(
    nodes: Sequence[int],
    boxes: Mapping[int, tuple[float, float]],
    *,
    left: float,
    right: float,
    top: float,
) -> dict[int, tuple[float, float]]:
    """Set nodes without a line in even rows below the rest of the picture."""
    cell_width = max(boxes[node][0] for node in nodes) + 8
    cell_height = max(boxes[node][1] for node in nodes) + 6
    columns = max(int((right - left) // cell_width), math.ceil(math.sqrt(len(nodes))), 1)
    columns = math.ceil(len(nodes) / math.ceil(len(nodes) / columns))
    step = min(max(cell_width, (right - left) / max(columns - 1, 1)), 1.3 * cell_width)
    start = (left + right - step * (columns - 1)) / 2
    return {node: (start + (i % columns) * step, top + (i // columns) * cell_height) for i, node in enumerate(nodes)}


def _pack(blocks: Sequence[Block], aspect: float) -> dict[int, tuple[float, float]]:
    """Pack blocks, the largest first, each where the whole stays smallest; the centre is (0, 0)."""
    placed: list[tuple[float, float, float, float]] = []
    result: dict[int, tuple[float, float]] = {}
    for block in sorted(blocks, key=lambda block: (-block.width * block.height, block.nodes)):
        x, y = _spot(block, placed, aspect)
        placed.append((x, y, x + block.width + MARGIN, y + block.height + MARGIN))
        for node, point in zip(block.nodes, block.points, strict=True):
            result[node] = (x + float(point[0]), y + float(point[1]))
    width = max((right for _, _, right, _ in placed), default=0.0) - MARGIN
    height = max((bottom for _, _, _, bottom in placed), default=0.0) - MARGIN
    return {node: (x - width / 2, y - height / 2) for node, (x, y) in result.items()}


def _spot(block: Block, placed: Sequence[tuple[float, float, float, float]], aspect: float) -> tuple[float, float]:
    corners = [(0.0, 0.0), *((box[2], box[1]) for box in placed), *((box[0], box[3]) for box in placed)]
    corners += [(0.0, box[3]) for box in placed] + [(box[2], 0.0) for box in placed]
    right = max((box[2] for box in placed), default=0.0)
    bottom = max((box[3] for box in placed), default=0.0)

    def cost(corner: tuple[float, float]) -> tuple[float, float, float]:
        whole = max(max(right, corner[0] + block.width) / aspect, max(bottom, corner[1] + block.height))
        return (round(whole, 3), corner[1], corner[0])

    free = [corner for corner in corners if not any(_overlaps(corner, block, box) for box in placed)]
    return min(free or [(0.0, bottom)], key=cost)


def _overlaps(corner: tuple[float, float], block: Block, box: tuple[float, float, float, float]) -> bool:
    x, y = corner
    return x < box[2] and box[0] < x + block.width + MARGIN and y < box[3] and box[1] < y + block.height + MARGIN
