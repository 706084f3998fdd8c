"""Coreference: which mentions are one thing, by rules in order of precision, each link with the name of its rule."""

from __future__ import annotations

from kg.language.coreference.book import Book
from kg.language.coreference.definite import link_definite
from kg.language.coreference.events import link_events
from kg.language.coreference.names import link_names
from kg.language.coreference.nominals import link_nominals
from kg.language.coreference.pronouns import link_pronouns
from kg.language.layers import Layers
from kg.language.tree import Tree


def find_chains(tree: Tree, layers: Layers) -> None:
    """Fill the layer of chains from the mentions and the attributions."""
    book = link_by_rule(tree, layers)
    link_pronouns(book, layers.attributions)
    layers.chains = book.chains()


def link_by_rule(tree: Tree, layers: Layers) -> Book:
    """Link names and noun phrases; what a resolver of pronouns builds upon."""
    book = Book(tree, layers.mentions)
    link_names(book)
    link_nominals(book)
    link_definite(book)
    link_events(book)
    return book
