"""The drawn part of the graph as a pyvis network, and vis-network's script; the only room that knows pyvis."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files

from pyvis.network import Network

from kg.model import Entity
from kg.page.appearance import LINE_STYLES, SHAPES, UNKNOWN_SHAPE
from kg.page.layout import Point, place_nodes
from kg.page.lines import BACK, FORTH, Line
from kg.page.selection import strength_of

LABEL_WIDTH = 18
CROWDED = 60

OPTIONS = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {"hover": True, "tooltipDelay": 100000, "keyboard": False, "multiselect": False, "selectConnectedEdges": False},
    "nodes": {"labelHighlightBold": False, "borderWidth": 2, "borderWidthSelected": 4},
    "edges": {"arrowStrikethrough": False, "selectionWidth": 1.6, "hoverWidth": 1, "smooth": {"enabled": False, "type": "curvedCW"}},
}


@dataclass(frozen=True, slots=True)
class Picture:
    """What vis-network draws: nodes with positions, edges, options; ids are places in the lists of entities and lines."""

    nodes: list[dict[str, object]]
    edges: list[dict[str, object]]
    options: dict[str, object]


def vis_network_script() -> str:
    """Read vis-network's own script, as pyvis brings it; both are free (Apache-2.0 or MIT).

    The pointer to a source map is left out: a browser's developer tools would try to load it.
    """
    folder = files("pyvis") / "templates" / "lib" / "vis-9.1.2"
    script = (folder / "vis-network.min.js").read_text(encoding="utf-8")
    return script.split("//# sourceMappingURL")[0]


def draw(entities: Sequence[Entity], lines: Sequence[Line], drawn: Sequence[int], ties: Sequence[tuple[int, int]]) -> Picture:
    """Draw the chosen entities and the lines between them; `ties` (a part and its whole) are not drawn, but keep nodes near."""
    inside = set(drawn)
    kept = [(i, line) for i, line in enumerate(lines) if line.a in inside and line.b in inside]
    strength = strength_of(lines)
    crowded = len(drawn) > CROWDED
    most = max((strength[i] for i in drawn), default=0)
    sizes = {i: node_size(strength[i], most if crowded else 0) for i in drawn}
    boxes = {i: _box(entities[i].label, sizes[i], crowded=crowded) for i in drawn}
    points = place_nodes(boxes, [(line.a, line.b) for _, line in kept] + [tie for tie in ties if set(tie) <= inside])
    network = Network(directed=True, cdn_resources="in_line")
    for i in drawn:
        _add_node(network, i, entities[i], sizes[i], points[i])
    for i, line in kept:
        _add_line(network, i, line)
    network.set_options(json.dumps(OPTIONS))
    return Picture(network.nodes, network.edges, network.options)


def node_size(claims: int, most: int = 0) -> int:
    """Give a node's radius in pixels; it grows with the root of the claims at it, in a crowded picture relative to the `most`.

    >>> node_size(0), node_size(4), node_size(400), node_size(4, 400)
    (8, 13, 26, 7)
    """
    return 5 + round(19 * math.sqrt(claims / most)) if most else min(8 + round(2.5 * math.sqrt(claims)), 26)


def _add_node(network: Network, place: int, entity: Entity, size: int, point: Point) -> None:
    shape = SHAPES.get(entity.type, SHAPES[UNKNOWN_SHAPE])
    network.add_node(place, label=entity.label, shape=shape.shape, color=shape.light, size=size, x=point[0], y=point[1], group=entity.type)


def _add_line(network: Network, place: int, line: Line) -> None:
    style = LINE_STYLES[line.standing]
    arrows = {"to": {"enabled": bool(line.arrows & FORTH)}, "from": {"enabled": bool(line.arrows & BACK)}}
    network.add_edge(
        line.a,
        line.b,
        id=place,
        arrows=arrows,
        color=style.light,
        dashes=list(style.dashes) or False,
        width=line_width(len(line.claims)),
    )


def line_width(claims: int) -> float:
    """Give a line's width in pixels; it grows with the logarithm of the claims merged in it.

    >>> line_width(1), line_width(8)
    (2.0, 4.4)
    """
    return min(round(2.0 + 0.8 * math.log2(claims), 2), 6.0)


def wrap_label(label: str) -> tuple[int, int]:
    """Give the width (in characters) and the height (in lines) that a label takes on the canvas, at most two lines."""
    if len(label) <= LABEL_WIDTH:
        return len(label), 1
    return min(max(math.ceil(len(label) / 2) + 3, 12), LABEL_WIDTH + 2), 2


def _box(label: str, size: int, *, crowded: bool) -> tuple[float, float]:
    """Give the room for a node; in a crowded picture labels yield to each other on the page, and nodes only need their own room."""
    if crowded:
        return 2.0 * size + 16, 2.0 * size + 14
    width, height = wrap_label(label)
    return max(width * 6.8, 2.0 * size) + 12, 2.0 * size + 15.0 * (height + 1) + 8
