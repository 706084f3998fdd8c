"""Identity across documents: the clusters of all documents become entities, and claims and mentions name them.

In order of precision: one gazetteer entry is one thing; then the same name of the same kind of thing, a person's middle name, a
short name that a document explains; then names that differ in spelling alone. A surname joins a full name only inside a document. All
else that is alike is proposed (`Merge.applied` is False) and never joined. The order of documents is of no matter.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from kg.corrections import Corrections
from kg.model import Argument, Claim, Cluster, Entity, Extraction, Mention, Merge
from kg.resolution.correcting import correct_entities, correct_members
from kg.resolution.entities import build_entities, explain, identify
from kg.resolution.grouping import group_nodes, nodes_of
from kg.resolution.near import join_near

EntityIds = Mapping[tuple[str, str], str]
Rename = Callable[[Argument], Argument]


@dataclass(frozen=True, slots=True)
class Resolution:
    """The entities, which cluster (document id, key) is which, and why names were brought together.

    A cluster without an id is ignored at the user's wish. `types` are the entities' types by id.
    """

    entities: tuple[Entity, ...]
    ids: EntityIds
    merges: tuple[Merge, ...] = ()
    types: Mapping[str, str] = field(default_factory=dict)


def resolve(clusters: Iterable[tuple[str, Cluster]], *, corrections: Corrections | None = None) -> Resolution:
    """Bring the clusters of all documents (pairs of document id and cluster) together; the user's corrections come last."""
    nodes = nodes_of(clusters)
    union = group_nodes(nodes)
    join_near(nodes, union)
    members, notes = correct_members(nodes, identify(nodes, union), corrections)
    ids = {(nodes[n].doc, nodes[n].cluster.key): name for name, numbers in members.items() for n in numbers}
    entities = correct_entities(build_entities(nodes, members, ids), notes, corrections)
    merges = sorted([*explain(nodes, union, ids), *notes], key=lambda m: (m.entity, m.name, m.other, m.rule))
    return Resolution(tuple(entities), ids, tuple(merges), {entity.id: entity.type for entity in entities})


def apply_resolution(extraction: Extraction, resolution: Resolution, labels: Mapping[str, str]) -> Extraction:
    """Return the extraction with the keys of its clusters replaced by the entities' ids, labels and types.

    Mentions of what is ignored are left out, and so are claims about it.
    """
    doc, ids = extraction.doc, resolution.ids

    def rename(argument: Argument) -> Argument:
        if argument.entity is None:
            return argument
        entity = ids.get((doc, argument.entity))
        if entity is None:
            return replace(argument, entity=None, label=argument.text)
        return replace(argument, entity=entity, label=labels[entity], type=resolution.types.get(entity, argument.type))

    def kept(claim: Claim) -> bool:
        return all(item is None or item.entity is None or (doc, item.entity) in ids for item in (claim.subject, claim.object))

    return replace(
        extraction,
        mentions=tuple(_mention(mention, ids) for mention in extraction.mentions if _known(mention, ids)),
        claims=tuple(_claim(claim, rename) for claim in extraction.claims if kept(claim)),
    )


def _known(mention: Mention, ids: EntityIds) -> bool:
    return mention.entity is None or (mention.doc, mention.entity) in ids


def _mention(mention: Mention, ids: EntityIds) -> Mention:
    return mention if mention.entity is None else replace(mention, entity=ids[mention.doc, mention.entity])


def _claim(claim: Claim, rename: Rename) -> Claim:
    speakers = tuple(rename(speaker) for speaker in claim.speakers)
    place = rename(claim.place) if claim.place else None
    return replace(
        claim,
        subject=rename(claim.subject) if claim.subject else None,
        object=rename(claim.object),
        speakers=speakers,
        speaker=speakers[-1] if speakers else None,
        place=place if place and place.entity else None,
    )
