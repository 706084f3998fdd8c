"""Time expressions: found in the parse, resolved against a publication date."""

from __future__ import annotations

from kg.language.layers import TokenTime
from kg.language.tree import Tree
from kg.model import Tense


def find_times(tree: Tree) -> list[TokenTime]:
    """Find the time expressions of a document and what each modifies."""
    return []


def resolve_time(text: str, *, tense: Tense, published: str | None) -> str | None:
    """Resolve a time expression to ISO 8601 (a day, a week `2021-W34`, a month, a year), or None.

    `published` is the ISO day to reckon from; where it is None only absolute expressions resolve.
    """
    return None
