"""The components in anybody's spaCy pipeline, by their entry points."""

from __future__ import annotations

import gc
import warnings
import weakref
from pathlib import Path

import pytest
import spacy
from spacy.language import Language

from kg.errors import CorrectionError, ModelError
from kg.language.layers import layers_of
from kg.language.pipeline import COMPONENTS, DEFAULT_MODEL, load_pipeline

TEXT = "Iran attacked Iraq on Monday, Reuters reported."


def relations(nlp: Language, text: str) -> list[tuple[str, str, str]]:
    doc = nlp(text)
    layers = layers_of(doc)
    spans = [doc[mention.start : mention.end].text for mention in layers.mentions]
    return [(spans[c.subject], c.relation, spans[c.object]) for c in layers.claims if c.subject is not None and isinstance(c.object, int)]


def test_the_components_join_another_pipeline() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        nlp = spacy.load(DEFAULT_MODEL)
    for component in COMPONENTS:
        nlp.add_pipe(component)
    assert ("Iran", "attacked", "Iraq") in relations(nlp, TEXT)
    assert nlp(TEXT)._.kg.claims


def test_a_document_is_not_kept_alive(nlp: Language) -> None:
    doc = nlp(TEXT)
    gone = weakref.ref(doc)
    del doc
    gc.collect()
    assert gone() is None


def test_documents_can_cross_processes(nlp: Language) -> None:
    assert nlp(TEXT).to_bytes()


def test_a_users_names_and_rules_are_read(tmp_path: Path) -> None:
    gazetteer, rules = tmp_path / "my.tsv", tmp_path / "my.toml"
    gazetteer.write_text("id\tlabel\ttype\taliases\tsource\nblue-hand\tBlue Hand\tArmedGroup\tBH\town\n", encoding="utf-8")
    rules.write_text('[relations]\nattacked = ["S clobber O"]\n', encoding="utf-8")
    nlp = load_pipeline(config={"kg_names": {"gazetteers": [str(gazetteer)]}, "kg_relations": {"rules": [str(rules)]}})
    assert ("Blue Hand", "attacked", "Iraq") in relations(nlp, "The Blue Hand clobbered Iraq.")
    mention = next(m for m in layers_of(nlp("The Blue Hand attacked Iraq.")).mentions if m.kind == "name")
    assert (mention.type, mention.entry) == ("ArmedGroup", "blue-hand")


def test_a_broken_rule_file_is_one_line(tmp_path: Path) -> None:
    path = tmp_path / "my.toml"
    path.write_text("[[pattern", encoding="utf-8")
    with pytest.raises(CorrectionError, match=r"my\.toml"):
        load_pipeline(config={"kg_relations": {"rules": [str(path)]}})


@pytest.mark.parametrize("model", ["no_such_pipeline", "/no/such/path"])
def test_an_unknown_pipeline_is_one_line(model: str) -> None:
    with pytest.raises(ModelError, match="pip install"):
        load_pipeline(model)
