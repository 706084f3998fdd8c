"""Identity across documents: the clusters of all documents become entities, and claims and mentions name them."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from kg.model import Argument, Claim, Cluster, Entity, Extraction, Mention, Merge

EntityIds = Mapping[tuple[str, str], str]


@dataclass(frozen=True, slots=True)
class Resolution:
    """The entities, which cluster (document id, key) is which, and why names were brought together."""

    entities: tuple[Entity, ...]
    ids: EntityIds
    merges: tuple[Merge, ...] = ()


def resolve(clusters: Iterable[tuple[str, Cluster]]) -> Resolution:
    """Bring the clusters of all documents (pairs of document id and cluster) together; the order of documents is of no matter."""
    groups: dict[str, list[tuple[str, Cluster]]] = defaultdict(list)
    for doc, cluster in clusters:
        slug = cluster.entry or re.sub(r"\W+", "-", unicodedata.normalize("NFKC", cluster.label).lower()).strip("-") or "unnamed"
        groups[slug].append((doc, cluster))
    ids = {(doc, cluster.key): slug for slug, group in groups.items() for doc, cluster in group}
    entities = tuple(_entity(slug, groups[slug], ids) for slug in sorted(groups))
    return Resolution(entities, ids)


def _entity(slug: str, group: list[tuple[str, Cluster]], ids: EntityIds) -> Entity:
    types = Counter(cluster.type for _, cluster in group)
    labels = Counter(cluster.label for _, cluster in group)
    label = min(labels, key=lambda name: (-labels[name], name))
    aliases = sorted({name for _, cluster in group for name in cluster.names} - {label})
    parents = sorted({ids.get((doc, cluster.part_of), "") for doc, cluster in group if cluster.part_of} - {"", slug})
    return Entity(
        id=slug,
        label=label,
        type=min(types, key=lambda name: (-types[name], name)),
        aliases=tuple(aliases),
        part_of=parents[0] if parents else None,
        mentions=sum(cluster.mentions for _, cluster in group),
        documents=len({doc for doc, _ in group}),
    )


def apply_resolution(extraction: Extraction, resolution: Resolution, labels: Mapping[str, str]) -> Extraction:
    """Return the extraction with the keys of its clusters replaced by the entities' ids and labels."""

    def rename(argument: Argument | None) -> Argument | None:
        if argument is None or argument.entity is None:
            return argument
        entity = resolution.ids[extraction.doc, argument.entity]
        return replace(argument, entity=entity, label=labels[entity])

    return replace(
        extraction,
        mentions=tuple(_mention(mention, extraction.doc, resolution.ids) for mention in extraction.mentions),
        claims=tuple(_claim(claim, rename) for claim in extraction.claims),
    )


def _mention(mention: Mention, doc: str, ids: EntityIds) -> Mention:
    return mention if mention.entity is None else replace(mention, entity=ids[doc, mention.entity])


def _claim(claim: Claim, rename) -> Claim:  # type: ignore[no-untyped-def]
    speakers = tuple(rename(speaker) for speaker in claim.speakers)
    return replace(
        claim,
        subject=rename(claim.subject),
        object=rename(claim.object),
        speakers=speakers,
        speaker=speakers[-1] if speakers else None,
        place=rename(claim.place),
    )
