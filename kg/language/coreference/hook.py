"""Another resolver in the place of the rules for pronouns: fastcoref, or any function from a `Doc` to clusters of spans.

A resolver is chosen by name (`fastcoref`), as `module:function`, or given as a callable. It returns clusters; a cluster is a list of
spans in code points, end-exclusive: `[[(0, 10), (25, 27)], ...]`. Names, noun phrases and quotations are still linked by rule; the
resolver's clusters are laid over them, and no link of two different gazetteer entries, genders or numbers is taken from it.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from itertools import pairwise
from typing import Any

from spacy.tokens import Doc

from kg.errors import ModelError
from kg.language.coreference import find_chains, link_by_rule
from kg.language.coreference.book import Book
from kg.language.coreference.pronouns import link_sure_pronouns
from kg.language.layers import Layers
from kg.language.tree import Tree

CharSpan = tuple[int, int]
Resolver = Callable[[Doc], Iterable[Sequence[CharSpan]]]
ChainFinder = Callable[[Tree, Layers], None]


def make_chain_finder(resolver: str | Resolver | None = None) -> ChainFinder:
    """Return what fills the layer of chains: the rules alone, or with the clusters of a resolver for the pronouns.

    Raises:
        ModelError: there is no resolver of that name, or it cannot be loaded.
    """
    if resolver is None or resolver == "rules":
        return find_chains
    name = resolver if isinstance(resolver, str) else getattr(resolver, "__name__", type(resolver).__name__)
    resolve = _resolver_named(resolver) if isinstance(resolver, str) else resolver

    def find(tree: Tree, layers: Layers) -> None:
        book = link_by_rule(tree, layers)
        link_sure_pronouns(book, layers.attributions)
        for cluster in resolve(tree.doc):
            link_cluster(book, cluster, f"resolver {name}")
        layers.chains = book.chains()

    return find


def link_cluster(book: Book, cluster: Sequence[CharSpan], rule: str) -> None:
    """Link the mentions that a cluster's spans name, as far as nothing known of them speaks against it."""
    numbers = [number for span in cluster if (number := mention_at(book, span)) is not None]
    for one, other in pairwise(numbers):
        if book.fits(one, other):
            book.link(one, other, rule)


def mention_at(book: Book, span: CharSpan) -> int | None:
    """The mention of exactly this span, else the longest one whose head is the span's own head word."""
    tree = book.tree
    inside = [i for i in range(tree.n) if span[0] <= tree.offset[i] and tree.ends[i] <= span[1]]
    tops = [i for i in inside if tree.head[i] not in inside or tree.head[i] == i]
    for top in tops:
        found = book.at_head.get(top, [])
        exact = [n for n in found if tree.chars(book.mentions[n].start, book.mentions[n].end) == span]
        if found:
            return (exact or sorted(found, key=lambda n: book.mentions[n].start - book.mentions[n].end))[0]
    return None


@cache
def _resolver_named(name: str) -> Resolver:
    if name == "fastcoref":
        return _fastcoref()
    module, _, function = name.partition(":")
    if not function:
        raise ModelError(f"{name}: no such coreference resolver; write fastcoref, or module:function")
    try:
        found = getattr(importlib.import_module(module), function)
    except (ImportError, AttributeError) as error:
        raise ModelError(f"{name}: cannot be loaded ({error}); the module must be importable and hold the function") from error
    if not callable(found):
        raise ModelError(f"{name}: is no function from a Doc to lists of (start, end)")
    resolver: Resolver = found
    return resolver


def _fastcoref() -> Resolver:
    """The fastcoref model (Otmazgin et al., 2022), where its package and weights are installed."""
    try:
        model: Any = importlib.import_module("fastcoref").FCoref()
    except ImportError as error:
        raise ModelError("fastcoref: not installed; pip install fastcoref, or leave --coreference out") from error
    except OSError as error:
        raise ModelError(f"fastcoref: its model cannot be loaded ({error}); fetch it once while online") from error

    def resolve(doc: Doc) -> Iterable[Sequence[CharSpan]]:
        clusters: Iterable[Sequence[CharSpan]] = model.predict(texts=[doc.text])[0].get_clusters(as_strings=False)
        return clusters

    return resolve
