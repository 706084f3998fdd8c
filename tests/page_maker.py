"""Makes claims for the page's tests: from words that are found in a text, and by counting."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from kg.model import Argument, Claim, Count, Cue, Document, Entity, Knowledge, Span, TimeSpan


@dataclass
class Sample:
    """Collects claims whose spans are found in the text by their words."""

    labels: dict[str, tuple[str, str]]
    claims: list[Claim] = field(default_factory=list)

    def argument(self, document: Document, words: str, entity: str | None, within: Span) -> Argument:
        start = document.text.index(words, within.start)
        label, kind = self.labels[entity] if entity else (None, None)
        return Argument(start, start + len(words), words, entity, label, kind)

    def add(
        self, document: Document, sentence: str, subject: tuple[str, str] | None, relation: str, target: tuple[str, str | None], **more: Any
    ) -> None:
        """Add a claim; `subject` and `target` are the words and the entity; a target without an entity is a literal.

        `count` is how many the target is: words that it begins with, the lowest and the highest number.
        """
        start = document.text.index(sentence)
        evidence = Span(start, start + len(sentence), sentence)
        target_words, target_entity = target
        thing = self.argument(document, target_words, target_entity, evidence)
        if target_entity is None:
            thing = Argument(thing.start, thing.end, target_words, value=target_words)
        if "count" in more:
            told, low, high = more.pop("count")
            thing = replace(thing, count=Count(low, high, thing.start, thing.start + len(told), told))
        speakers = tuple(self.argument(document, words, entity, evidence) for words, entity in more.pop("speakers", ()))
        cues = tuple(self._cue(document, evidence, kind, words) for kind, words in more.pop("cues", ()))
        when = more.pop("time", None)
        fields: dict[str, Any] = {
            "polarity": "positive",
            "certainty": "certain",
            "tense": "past",
            "modality": None,
            "place": None,
            "via_coreference": False,
            **more,
        }
        factual = (
            fields["polarity"] == "positive" and fields["certainty"] == "certain" and fields["tense"] != "future" and not fields["modality"]
        )
        self.claims.append(
            Claim(
                id=f"c{len(self.claims) + 1:02}",
                doc=document.id,
                relation=relation,
                object=thing,
                evidence=evidence,
                speakers=speakers,
                cues=cues,
                subject=self.argument(document, *subject, evidence) if subject else None,
                asserted=factual,
                speaker=speakers[-1] if speakers else None,
                rule="frames:" + fields["phrase"].split()[0],
                time=self._time(document, evidence, *when) if when else None,
                **fields,
            )
        )

    def _cue(self, document: Document, evidence: Span, kind: Any, words: str) -> Cue:
        start = document.text.index(words, evidence.start)
        return Cue(kind, start, start + len(words), words)

    def _time(self, document: Document, evidence: Span, words: str, value: str | None) -> TimeSpan:
        start = document.text.index(words, evidence.start)
        return TimeSpan(words, start, start + len(words), value)


def large_knowledge(*, nodes: int, claims: int) -> Knowledge:
    """A large body of knowledge, made by counting: a few entities are in many claims, as in the news; sentences of their own."""
    made: list[Claim] = []
    documents: list[Document] = []
    for first in range(0, claims, 50):
        text, doc = "", f"doc-{first:06}"
        for number in range(first, min(first + 50, claims)):
            a, b = number % nodes, (number * 7919 % (1 + number % nodes)) // 3
            subject, target = f"Actor {a}", f"Actor {b}"
            sentence = f"{subject} met with {target} in round {number}."
            start = len(text)
            text += sentence + " "
            made.append(
                Claim(
                    id=f"claim-{number:06}",
                    doc=doc,
                    subject=Argument(start, start + len(subject), subject, f"actor-{a}", subject, "Person"),
                    relation="metWith",
                    object=Argument(
                        start + len(subject) + 10, start + len(subject) + 10 + len(target), target, f"actor-{b}", target, "Person"
                    ),
                    phrase="met with",
                    polarity="positive",
                    certainty="certain" if number % 4 else "possible",
                    tense="past",
                    modality=None,
                    asserted=bool(number % 4),
                    speaker=None,
                    speakers=(),
                    cues=(),
                    evidence=Span(start, start + len(sentence), sentence),
                    time=None,
                    place=None,
                    via_coreference=False,
                    rule="counted",
                )
            )
        documents.append(Document(doc, text, f"Report {first // 50}", "2022-01-01", f"Outlet {first % 3}"))
    entities = tuple(
        sorted((Entity(f"actor-{i}", f"Actor {i}", "Person", mentions=1, documents=1) for i in range(nodes)), key=lambda e: e.id)
    )
    return Knowledge(documents=tuple(documents), entities=entities, claims=tuple(made))
