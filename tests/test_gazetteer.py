"""The gazetteer: its files hold together, and a user's file adds to it."""

from collections import defaultdict
from importlib.resources import files
from pathlib import Path

import pytest
from spacy.language import Language

from kg.errors import CorrectionError
from kg.language.layers import Layers
from kg.language.names import make_finder
from kg.language.names.gazetteer import FILES, Gazetteer, load_gazetteer, read_gazetteer, slug
from kg.language.tree import tree_of
from kg.vocabulary import entity_type


def rows(name: str) -> list[dict[str, str]]:
    """The rows of one of the package's files."""
    lines = files("kg.language").joinpath("gazetteer", f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    header = lines[0].split("\t")
    return [dict(zip(header, line.split("\t"), strict=True)) for line in lines[1:]]


def test_ids_are_unique_and_sources_present() -> None:
    found: dict[str, int] = defaultdict(int)
    for name in FILES:
        for row in rows(name):
            found[row["id"]] += 1
            assert row["source"], (name, row["id"])
            assert entity_type(row["type"]).name == row["type"]
            assert row["id"] == slug(row["id"])
    assert [key for key, count in found.items() if count > 1] == []


def test_no_alias_names_two_things() -> None:
    owners: dict[str, set[str]] = defaultdict(set)
    for name in FILES:
        lines = files("kg.language").joinpath("gazetteer", f"{name}.tsv").read_text(encoding="utf-8").splitlines()
        for alias, entry, _ in read_gazetteer(lines, name):
            owners[alias].add(entry.id)
    assert {alias: ids for alias, ids in owners.items() if len(ids) > 1} == {}


def test_breadth() -> None:
    gazetteer = load_gazetteer()
    countries = [row for row in rows("countries") if row["adjectives"]]
    assert len(countries) > 180
    known = {"Burma": "myanmar", "Kosovars": "kosovars", "Holy See": "vatican-city", "AQAP": "al-qaeda-in-the-arabian-peninsula"}
    for name, entry in known.items():
        found = gazetteer.named(name)
        assert found is not None
        assert found.id == entry


def test_capitals_and_people_know_their_country() -> None:
    gazetteer = load_gazetteer()
    assert gazetteer.entries["kyiv"].country == "ukraine"
    assert gazetteer.entries["kyiv"].is_capital
    assert gazetteer.entries["syrians"].country == "syria"


def test_us_is_no_pronoun(nlp: Language) -> None:
    found = load_gazetteer().find(tree_of(nlp.make_doc("They told us that the US left.")))
    assert [match.entry.id for match in found] == ["united-states"]


def test_a_verb_in_capitals_is_no_name(nlp: Language) -> None:
    shouted, told = (load_gazetteer().find(tree_of(nlp(text))) for text in ("TALIBAN IS BACK", "The Taliban fought IS."))
    assert [match.entry.id for match in shouted] == ["taliban"]
    assert [match.entry.id for match in told] == ["taliban", "islamic-state"]


def test_a_user_file_adds_names(nlp: Language, tmp_path: Path) -> None:
    path = tmp_path / "my.tsv"
    path.write_text("id\tlabel\ttype\taliases\tsource\nblue-orchid\tBlue Orchid\tArmedGroup\tOrchid Boys\tmine\n", encoding="utf-8")
    doc = nlp.make_doc("The Orchid Boys fled.")
    layers = Layers()
    finder = make_finder((path,))
    parsed = nlp(doc, disable=["kg_names", "kg_attribution", "kg_coreference", "kg_factuality", "kg_relations"])
    finder(tree_of(parsed), layers)
    assert [(m.entry, m.label, m.type) for m in layers.mentions if m.kind == "name"] == [("blue-orchid", "Blue Orchid", "ArmedGroup")]


def test_a_broken_user_file_says_where(tmp_path: Path) -> None:
    path = tmp_path / "my.tsv"
    path.write_text("id\tlabel\ttype\taliases\tsource\nx\tX\t\t\tmine\n", encoding="utf-8")
    with pytest.raises(CorrectionError, match=r"my\.tsv:2: no type"):
        load_gazetteer((path,))
    with pytest.raises(CorrectionError, match="not a readable gazetteer"):
        load_gazetteer((tmp_path / "none.tsv",))


def test_longest_match_wins() -> None:
    lines = ["id\tlabel\ttype\taliases\tsource", "a\tRed Moon\tOrganization\t\town", "b\tRed Moon Party\tOrganization\t\town"]
    gazetteer = Gazetteer(read_gazetteer(lines, "x"))
    found = gazetteer.named("Red Moon Party")
    assert found is not None
    assert found.id == "b"
