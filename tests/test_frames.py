"""Frames: one row a construction, as (sentence, lemma, subjects, objects, obliques)."""

from __future__ import annotations

import pytest
from spacy.language import Language

from kg.language.relations.frames import Frame, find_frames
from kg.language.tree import Tree, tree_of

ROWS = [
    # active and passive
    ("Rebels captured the town.", "capture", ["Rebels"], ["town"], {}),
    ("The town was captured by rebels.", "capture", ["rebels"], ["town"], {}),
    ("The town was captured on Friday.", "capture", [], ["town"], {"on": ["Friday"]}),
    ("The men got arrested by police.", "arrest", ["police"], ["men"], {}),
    # relative clauses, with and without a pronoun, and with a preposition
    ("The soldiers who killed the farmer fled.", "kill", ["soldiers"], ["farmer"], {}),
    ("The town that the rebels captured is small.", "capture", ["rebels"], ["town"], {}),
    ("The town they captured is small.", "capture", ["they"], ["town"], {}),
    ("The base from which they attacked the village was empty.", "attack", ["they"], ["village"], {"from": ["base"]}),
    ("The farmer, who was killed by soldiers, left two sons.", "kill", ["soldiers"], ["farmer"], {}),
    # reduced relatives and participles
    ("The town captured by rebels is small.", "capture", ["rebels"], ["town"], {}),
    ("Troops patrolling the border saw nothing.", "patrol", ["Troops"], ["border"], {}),
    ("Leaving the capital, the minister met reporters.", "leave", ["minister"], ["capital"], {}),
    ("Trained by Iran, the militia attacked the base.", "train", ["Iran"], ["militia"], {}),
    # control, raising and gerunds
    ("France agreed to send troops.", "send", ["France"], ["troops"], {}),
    ("The army forced the villagers to leave the valley.", "leave", ["villagers"], ["valley"], {}),
    ("The villagers were forced to leave the valley.", "leave", ["villagers"], ["valley"], {}),
    ("France promised Chad to send troops.", "send", ["France"], ["troops"], {}),
    ("The rebels agreed to stop attacking the convoy.", "attack", ["rebels"], ["convoy"], {}),
    ("The general is believed to be hiding in Lagos.", "hide", ["general"], [], {"in": ["Lagos"]}),
    ("He is accused of killing two men.", "kill", ["He"], ["men"], {}),
    ("Police accused the guard of killing two men.", "kill", ["guard"], ["men"], {}),
    ("The army was blamed for burning the village.", "burn", ["army"], ["village"], {}),
    ("After capturing the town, the rebels freed the prisoners.", "capture", ["rebels"], ["town"], {}),
    ("She called on Turkey to open the border.", "open", ["Turkey"], ["border"], {}),
    ("The gang was paid to kill the judge.", "kill", ["gang"], ["judge"], {}),
    ("Smugglers helped the spy leave the country.", "leave", ["spy"], ["country"], {}),
    # coordination
    ("Troops entered the city and arrested the mayor.", "arrest", ["Troops"], ["mayor"], {}),
    ("Police arrested and questioned the banker.", "arrest", ["Police"], ["banker"], {}),
    ("The banker was arrested and questioned by police.", "arrest", ["police"], ["banker"], {}),
    ("Kenya and Uganda sent troops and police.", "send", ["Kenya", "Uganda"], ["troops", "police"], {}),
    ("Ali and Omar, who both hold passports, left.", "hold", ["Ali", "Omar"], ["passports"], {}),
    # particles, chains of prepositions, complex prepositions
    ("Troops pulled out of the province.", "pull", ["Troops"], [], {"out of": ["province"]}),
    ("The party spoke in support of the strike.", "speak", ["party"], [], {"in support of": ["strike"]}),
    ("The port is under rebel control.", "be", ["port"], [], {"under control of": ["rebel"]}),
    # datives
    ("Russia gave Syria missiles.", "give", ["Russia"], ["missiles"], {}),
    # lists whose items a parser sets in apposition
    ("The strikes destroyed two tanks, a truck and three guns.", "destroy", ["strikes"], ["tanks", "truck", "guns"], {}),
    ("The blast killed two Marines, a Navy medic and a farmer.", "kill", ["blast"], ["Marines", "medic", "farmer"], {}),
    # participles after a document speak of who issues it
    ("The party issued a statement condemning the raid.", "condemn", ["party"], ["raid"], {}),
    # subjects that a parser misreads
    ("The van was hit by soldiers and his driver was wounded.", "wound", [], ["driver"], {}),
]


def _frame(tree: Tree, lemma: str) -> Frame:
    return next(frame for frame in find_frames(tree) if frame.lemma == lemma)


@pytest.mark.parametrize(("text", "lemma", "subjects", "objects", "obliques"), ROWS, ids=[row[0][:48] for row in ROWS])
def test_roles(nlp: Language, text: str, lemma: str, subjects: list[str], objects: list[str], obliques: dict[str, list[str]]) -> None:
    tree = tree_of(nlp(text))
    frame = _frame(tree, lemma)
    assert [tree.word[i] for i in frame.subjects] == subjects
    assert [tree.word[i] for i in frame.objects] == objects
    for preposition, nouns in obliques.items():
        assert [tree.word[i] for i in frame.after(preposition)] == nouns


@pytest.mark.parametrize("text", ["Russia gave Syria missiles.", "Russia gave missiles to Syria.", "Russia sent tanks to Syria."])
def test_whom_something_is_given_is_indirect(nlp: Language, text: str) -> None:
    tree = tree_of(nlp(text))
    frame = find_frames(tree)[0]
    assert [tree.word[i] for i in (frame.indirect or frame.after("to"))] == ["Syria"]


def test_particle_belongs_to_the_frame(nlp: Language) -> None:
    frame = find_frames(tree_of(nlp("The army carried out a raid.")))[0]
    assert (frame.lemma, frame.particle) == ("carry", "out")


@pytest.mark.parametrize(
    ("text", "aside"),
    [
        ("The town, which rebels captured in May, is quiet.", True),
        ("The town that rebels captured in May is quiet.", False),
        ("The town, captured by rebels in May, is quiet.", True),
    ],
)
def test_set_off_clauses_are_asides(nlp: Language, text: str, *, aside: bool) -> None:
    assert _frame(tree_of(nlp(text)), "capture").aside is aside


def test_copula_has_its_adjective_as_object_and_the_adjectives_prepositions(nlp: Language) -> None:
    tree = tree_of(nlp("The brigade is loyal to the president."))
    frame = find_frames(tree)[0]
    assert frame.kind == "copula"
    assert [tree.word[i] for i in frame.objects] == ["loyal"]
    assert [tree.word[i] for i in frame.after("to")] == ["president"]
