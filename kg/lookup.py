"""Finding an entity by what a person would type."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz import process

from kg.errors import KGError
from kg.model import Entity, Knowledge


def find_entity(knowledge: Knowledge, name: str) -> Entity:
    """Return the entity of this id, label or alias, whatever its case; the one with most mentions where there are several.

    A part of a name in whole words (`Haqqani` for the Haqqani network) is enough where only one entity has it.

    Raises:
        KGError: there is none; the message names what comes near.
    """
    wanted = name.casefold().strip().removeprefix("the ")
    found = [entity for entity in knowledge.entities if wanted in names_of(entity)]
    if found:
        return max(found, key=lambda entity: (wanted in (entity.id.casefold(), entity.label.casefold()), entity.mentions, entity.id))
    parts = [entity for entity in knowledge.entities if holds_words(names_of(entity), wanted)]
    if len(parts) == 1:
        return parts[0]
    labels = [entity.label for entity in parts or knowledge.entities]
    near = [label for label, *_ in process.extract(name, labels, limit=3, score_cutoff=60)]
    hint = f"; near it: {', '.join(near)}" if near else "; kg entities lists them all"
    raise KGError(f"{name}: no entity of that name{hint}")


def names_of(entity: Entity) -> set[str]:
    """Every name of an entity, in lower case and without the article."""
    return {form.casefold().removeprefix("the ") for form in (entity.id, entity.label, *entity.aliases)}


def holds_words(names: Iterable[str], wanted: str) -> bool:
    """Whether one of the names has what is wanted among its words, next to each other.

    >>> holds_words(["Haqqani network"], "haqqani"), holds_words(["Haqqani network"], "haq")
    (True, False)
    """
    part = f" {' '.join(wanted.casefold().split())} "
    return len(part) > len("  ") and any(part in f" {' '.join(name.casefold().split())} " for name in names)
