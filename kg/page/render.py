"""The page as one file: the template filled, script and style inlined, a security policy that admits exactly these."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from jinja2 import Environment, FunctionLoader, select_autoescape
from markupsafe import Markup

from kg.files import replace_file
from kg.model import Knowledge
from kg.page.data import page_data
from kg.page.lines import merge_lines
from kg.page.network import draw, vis_network_script
from kg.page.places import orientation_points
from kg.page.selection import DRAWN, choose_drawn
from kg.vocabulary import RELATIONS

SYMMETRIC = frozenset(name for name, relation in RELATIONS.items() if relation.symmetric)
_ROOM = files("kg.page")
_SURROGATE = re.compile("[\ud800-\udfff]")


def write_page(knowledge: Knowledge, path: Path) -> None:
    """Write the page in UTF-8, whole or not at all; raise `OutputError` if it cannot be written."""
    page = page_html(knowledge).encode("utf-8")
    replace_file(path, lambda temporary: temporary.write_bytes(page))


def page_html(knowledge: Knowledge, *, limit: int = DRAWN) -> str:
    """Build the page as text; at most `limit` entities are drawn at first, all are embedded and can be found."""
    place = {entity.id: i for i, entity in enumerate(knowledge.entities)}
    lines = merge_lines(knowledge.claims, place, SYMMETRIC)
    named = {place[mention.entity] for mention in knowledge.mentions if mention.kind == "name" and mention.entity in place}
    drawn = choose_drawn(knowledge.entities, lines, limit=limit, named=named)
    ties = [(i, place[entity.part_of]) for i, entity in enumerate(knowledge.entities) if entity.part_of in place]
    picture = draw(knowledge.entities, lines, drawn, ties)
    data = page_data(knowledge, place, lines)
    data["cities"] = orientation_points(knowledge.entities)
    data["picture"] = {"nodes": picture.nodes, "edges": picture.edges, "options": picture.options}
    scripts = [vis_network_script(), _own_script()]
    return _fill(knowledge, data, scripts, _concatenate("style", ".css"))


def _fill(knowledge: Knowledge, data: dict[str, Any], scripts: list[str], style: str) -> str:
    environment = Environment(
        loader=FunctionLoader(lambda name: (_ROOM / name).read_text(encoding="utf-8")),
        autoescape=select_autoescape(default=True, default_for_string=True),
        trim_blocks=True,
        lstrip_blocks=True,
    )
    scripts = [_inline(script) for script in scripts]
    policy = "; ".join(
        (
            "default-src 'none'",
            f"script-src {' '.join(map(_hash, scripts))}",
            f"style-src {_hash(style)}",
            "img-src data: blob:",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )
    return environment.get_template("template.html.j2").render(
        title=_title(knowledge),
        policy=policy,
        style=Markup(style),  # noqa: S704 own file only
        scripts=[Markup(script) for script in scripts],  # noqa: S704 own files only
        data=Markup(embed_json(data)),  # noqa: S704 escaped by embed_json
        counts=_counts(knowledge, data),
    )


def embed_json(data: object) -> str:
    r"""Write JSON that is safe inside a script element: nothing in it can end the element or open a comment.

    >>> embed_json("</script>")
    '"\\u003c/script\\u003e"'
    """
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    if not _encodable(text):
        text = json.dumps(data, ensure_ascii=True, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text


def _encodable(text: str) -> bool:
    return _SURROGATE.search(text) is None


def _title(knowledge: Knowledge) -> str:
    only = knowledge.documents[0] if len(knowledge.documents) == 1 else None
    title = (only.title or only.id) if only else "Knowledge graph"
    return title.encode("utf-8", "replace").decode("utf-8")


def _counts(knowledge: Knowledge, data: dict[str, Any]) -> list[tuple[str, int, str]]:
    facts = sum(row[1] for row in data["facts"]["rows"])
    open_claims = sum(not claim.asserted for claim in knowledge.claims)
    documents, entities = len(knowledge.documents), len(knowledge.entities)
    return [
        ("document" if documents == 1 else "documents", documents, "texts that were read"),
        ("entity" if entities == 1 else "entities", entities, "people, groups, places and things"),
        ("fact" if facts == 1 else "facts", facts, "what somebody asserts, each counted once"),
        ("claims not asserted", open_claims, "what is only possible, planned, wanted or denied"),
    ]


def _own_script() -> str:
    return '(() => {\n"use strict";\n' + _concatenate("script", ".js") + "})();\n"


def _concatenate(folder: str, suffix: str) -> str:
    parts: list[Traversable] = sorted((_ROOM / folder).iterdir(), key=lambda part: part.name)
    return "".join(part.read_text(encoding="utf-8") for part in parts if part.name.endswith(suffix)).replace("\r", "")


def _inline(script: str) -> str:
    return script.replace("\r", "").replace("</script", "<\\/script").replace("<!--", "<\\!--")


def _hash(text: str) -> str:
    digest = base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
    return f"'sha256-{digest}'"
