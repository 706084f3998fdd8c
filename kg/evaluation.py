"""Scores against gold: whole claims, their attributes, false facts, and the nodes.

A gold file is JSON Lines, a passage a line: `id`, `text`, `published`, `entities` (`key`, `names`, `type`) and `claims`. A gold
claim has `s` and `o` (an entity's key; `o` may be `{"value": …}`), `r` (the relations that are right), `polarity`, `certainty`,
`tense`, `modality` (lists of what is right, but for polarity), `asserted`, `speaker` (a key, None for the author, or
`{"text": …}`), `at` (code points of the sentence, end-exclusive) and `core` (False: neither its presence nor its absence counts).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kg.model import Argument, Claim, Document, Entity, Knowledge
from kg.tables import read_lines
from kg.vocabulary import is_symmetric

Row = Mapping[str, Any]
ATTRIBUTES = ("polarity", "certainty", "tense", "modality", "asserted", "speaker")
INSIDE = frozenset({"partOf", "memberOf", "worksFor", "citizenOf", "basedIn", "locatedIn"})


@dataclass(slots=True)
class Scores:
    """Counts, and what follows from them; `missed` and `wrong` name the errors."""

    core: int = 0
    found: int = 0
    predicted: int = 0
    right: int = 0
    facts: int = 0
    false_facts: int = 0
    agreed: dict[str, int] = field(default_factory=lambda: dict.fromkeys(ATTRIBUTES, 0))
    whole: int = 0
    entities: int = 0
    entities_found: int = 0
    doubled: int = 0
    glued: int = 0
    missed: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """The share of typed claims that the gold has."""
        return self.right / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """The share of the gold's core claims that were found."""
        return self.found / self.core if self.core else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.precision * self.recall / (self.precision + self.recall) if self.right and self.found else 0.0

    @property
    def false_fact_rate(self) -> float:
        """The share of plain edges that the text does not assert."""
        return self.false_facts / self.facts if self.facts else 0.0

    @property
    def entity_recall(self) -> float:
        """The share of the gold's entities that are a node."""
        return self.entities_found / self.entities if self.entities else 0.0

    def agreement(self, attribute: str) -> float:
        """Of the claims found, the share with this attribute right."""
        return self.agreed[attribute] / self.found if self.found else 0.0


def read_gold(path: Path) -> list[dict[str, Any]]:
    """Read a gold file; raises `InputError` where it cannot be read."""
    return read_lines(path)


def gold_documents(rows: Sequence[Row]) -> list[Document]:
    """The passages as documents."""
    return [Document(id=row["id"], text=row["text"], published=row.get("published")) for row in rows]


def evaluate(rows: Sequence[Row], knowledge: Knowledge) -> Scores:
    """Compare what is known with the gold of the same documents."""
    scores = Scores()
    claims: dict[str, list[Claim]] = defaultdict(list)
    for claim in knowledge.claims:
        claims[claim.doc].append(claim)
    names = {entity.id: _names(entity) for entity in knowledge.entities}
    nodes: dict[str, set[str]] = defaultdict(set)
    for mention in knowledge.mentions:
        if mention.entity:
            nodes[mention.doc].add(mention.entity)
            if mention.kind == "nominal":
                names[mention.entity].add(plain(mention.text))
    for row in rows:
        passage = _Passage(row, names)
        passage.score_claims(claims[row["id"]], scores)
        passage.score_entities(nodes[row["id"]], scores)
    return scores


class _Passage:
    """One passage of gold, and what it takes to compare with it."""

    def __init__(self, row: Row, names: Mapping[str, set[str]]) -> None:
        self.row, self.names = row, names
        self.forms = {entity["key"]: {plain(name) for name in entity["names"]} for entity in row["entities"]}

    def score_claims(self, claims: Sequence[Claim], scores: Scores) -> None:
        """Count this passage's claims."""
        matches = [[gold for gold in self.row["claims"] if self._matches(claim, gold)] for claim in claims]
        for gold in self.row["claims"]:
            if gold.get("core", True):
                self._score_gold(
                    gold, [claim for claim, found in zip(claims, matches, strict=True) if any(g is gold for g in found)], scores
                )
        for claim, found in zip(claims, matches, strict=True):
            if claim.relation == "relatedTo" or (not found and (claim.subject is None or _inside(claim))):
                continue
            scores.predicted += 1
            scores.right += bool(found)
            if claim.asserted and claim.subject:
                scores.facts += 1
                scores.false_facts += not any(gold["asserted"] for gold in found)
            if not found:
                scores.wrong.append(f"{claim.doc}: {_in_words(claim)} ({claim.rule})")

    def _score_gold(self, gold: Row, mine: Sequence[Claim], scores: Scores) -> None:
        scores.core += 1
        if not mine:
            scores.missed.append(f"{self.row['id']}: {gold['s']} {'/'.join(gold['r'])} {gold['o']}")
            return
        scores.found += 1
        best = max((self._agreement(claim, gold) for claim in mine), key=lambda agreed: sum(agreed.values()))
        for attribute, right in best.items():
            scores.agreed[attribute] += right
        scores.whole += all(best.values())

    def _agreement(self, claim: Claim, gold: Row) -> dict[str, bool]:
        speaker = claim.speaker
        said = speaker is None if gold["speaker"] is None else speaker is not None and self._is(speaker, gold["speaker"])
        return {
            "polarity": claim.polarity == gold["polarity"],
            "certainty": claim.certainty in gold["certainty"],
            "tense": claim.tense in gold["tense"],
            "modality": claim.modality in gold["modality"],
            "asserted": claim.asserted == gold["asserted"],
            "speaker": said,
        }

    def _matches(self, claim: Claim, gold: Row) -> bool:
        start, end = gold["at"]
        if claim.relation not in gold["r"] or claim.evidence.start >= end or claim.evidence.end <= start:
            return False
        if claim.subject is None:
            return bool(gold.get("agentless")) and self._is(claim.object, gold["o"])
        if self._is(claim.subject, gold["s"]) and self._is(claim.object, gold["o"]):
            return True
        return is_symmetric(claim.relation) and self._is(claim.subject, gold["o"]) and self._is(claim.object, gold["s"])

    def _is(self, argument: Argument, wanted: Any) -> bool:
        """Whether an argument is what the gold names: by one of an entity's names, or by a literal's words."""
        if isinstance(wanted, Mapping):
            mine, theirs = plain(argument.value or argument.text), plain(wanted.get("value") or wanted["text"])
            return theirs in mine or mine in theirs
        mine_forms = {plain(argument.text)} | (self.names.get(argument.entity, set()) if argument.entity else set())
        return any(_same(mine, form) for mine in mine_forms if mine for form in self.forms[wanted])

    def score_entities(self, nodes: set[str], scores: Scores) -> None:
        """Count which of the passage's entities are one node, several, or one with another."""
        owners: dict[str, int] = defaultdict(int)
        for forms in self.forms.values():
            mine = [node for node in nodes if self.names.get(node, set()) & forms]
            scores.entities += 1
            scores.entities_found += bool(mine)
            scores.doubled += len(mine) > 1
            for node in mine:
                owners[node] += 1
        scores.glued += sum(count > 1 for count in owners.values())


def plain(name: str) -> str:
    """A name without case, article, possessive and punctuation.

    >>> plain("The Taliban’s")
    'taliban'
    """
    bare = re.sub(r"^(the|a|an)\s+", "", name.lower().replace("’", "'").replace("'s", ""))
    return re.sub(r"\W+", " ", bare).strip()


def _same(mine: str, form: str) -> bool:
    return mine == form or mine.endswith(f" {form}") or form.endswith(f" {mine}")


def _names(entity: Entity) -> set[str]:
    return {plain(name) for name in (entity.label, *entity.aliases)} - {""}


def _inside(claim: Claim) -> bool:
    """Whether a claim tells only what a name or a modifier alone tells: neither right nor wrong."""
    subject, target = claim.subject, claim.object
    if subject is None or claim.relation not in INSIDE:
        return False
    return (subject.start <= target.start and target.end <= subject.end) or plain(target.text) in plain(subject.text)


def _in_words(claim: Claim) -> str:
    subject = claim.subject.text if claim.subject else "?"
    return f"{subject} {claim.relation} {claim.object.value or claim.object.text}"
