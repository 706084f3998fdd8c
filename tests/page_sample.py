"""A small body of knowledge made by hand, as rich as a page can meet it: every standing of a claim, speakers, roles, an event, places."""

from __future__ import annotations

from typing import Any

from page_maker import Sample

from kg.model import Claim, Document, Entity, Knowledge, Mention, Span

MALICE = "</script><img src=x onerror=alert(1)>"

BRIEF = """Joint strikes stay on the table, Milley says

The United States is planning more strikes against ISIS-K after the airport bombing killed 13 service members last week. \
ISIS-K claimed responsibility for the airport bombing, which struck Abbey Gate at Kabul airport.

“We worked with the Taliban on the evacuation,” Defense Secretary Lloyd Austin told reporters. \
The United States could coordinate with the Taliban against ISIS-K, said Gen. Mark Milley, the chairman of the Joint Chiefs of Staff. \
Milley said the Taliban are ruthless and 😀 that they run Kabul.

The United States withdrew from Afghanistan on Monday. The Haqqani network runs security for the Taliban in Kabul. \
Experts suspect that ISIS-K has ties to the Haqqani network. The Taliban deny that they have ties to the Haqqani network. \
The Taliban might share intelligence with Pakistan, said Dan Byman of Brookings. The Taliban should not be trusted, Bill Roggio said. \
Taliban fighters paraded in Kandahar. Rebels and officials of Pakistan met the press in Kabul.
"""
WIRE = """Taliban held talks with the United States

The United States never worked with the Taliban, a spokesman in Kandahar insisted. Three people were killed in Kandahar. \
The Haqqani network runs security for the Taliban in Kabul, officials said. Pakistan supports the Taliban, according to Roggio.
"""

DOCUMENTS = (
    Document(
        "brief.txt", BRIEF, "Joint strikes stay on the table, Milley says", "2021-09-01", "Example Defense", "https://example.org/brief"
    ),
    Document("wire.txt", WIRE, "Taliban held talks with the United States", "2021-09-05", "Sample Wire", None),
)

_ENTITIES: tuple[tuple[str, str, str, dict[str, Any]], ...] = (
    ("united-states", "United States", "Government", {"aliases": ("US", "U.S.", "United States"), "lat": 39.76, "lon": -98.5}),
    ("taliban", "Taliban", "ArmedGroup", {}),
    ("isis-k", "ISIS-K", "ArmedGroup", {"aliases": ("IS-K", "ISKP"), "links": (("wikidata", "Q19364"),)}),
    ("haqqani-network", "Haqqani network", "ArmedGroup", {"aliases": ("Haqqanis",)}),
    ("mark-milley", "Mark Milley", "Person", {"aliases": ("Milley",)}),
    ("lloyd-austin", "Lloyd Austin", "Person", {}),
    ("dan-byman", "Dan Byman", "Person", {}),
    ("bill-roggio", "Bill Roggio", "Person", {}),
    ("joint-chiefs", "Joint Chiefs of Staff", "Government", {}),
    ("brookings", "Brookings", "Organization", {}),
    ("airport-bombing", "airport bombing", "Event", {}),
    ("service-members", "13 service members", "Group", {}),
    ("abbey-gate", "Abbey Gate", "Facility", {"part_of": "kabul-airport"}),
    ("kabul-airport", "Kabul airport", "Facility", {"lat": 34.5659, "lon": 69.2123, "part_of": "kabul"}),
    ("kabul", "Kabul", "Place", {"lat": 34.5281, "lon": 69.1723, "links": (("geonames", 1138958),)}),
    ("kandahar", "Kandahar", "Place", {"lat": 31.6133, "lon": 65.7101}),
    ("afghanistan", "Afghanistan", "Government", {"lat": 33.0, "lon": 65.0}),
    ("pakistan", "Pakistan", "Government", {"lat": 30.0, "lon": 70.0}),
    ("taliban-fighters", "Taliban fighters", "ArmedGroup", {"part_of": "taliban"}),
    ("three-people", "Three people", "Group", {}),
    ("rebels", "Rebels", "Group", {}),
    ("malice", MALICE, "Other", {}),
)


_BRIEF, _WIRE = DOCUMENTS
_US, _TALIBAN, _ISISK = (("United States", "united-states"), ("Taliban", "taliban"), ("ISIS-K", "isis-k"))
_STRIKES = "The United States is planning more strikes against ISIS-K after the airport bombing killed 13 service members last week."
_CLAIMED = "ISIS-K claimed responsibility for the airport bombing, which struck Abbey Gate at Kabul airport."
_WORKED = "“We worked with the Taliban on the evacuation,” Defense Secretary Lloyd Austin told reporters."
_COULD = (
    "The United States could coordinate with the Taliban against ISIS-K, said Gen. Mark Milley, the chairman of the Joint Chiefs of Staff."
)
_RUNS = "The Haqqani network runs security for the Taliban in Kabul."
_BYMAN = "The Taliban might share intelligence with Pakistan, said Dan Byman of Brookings."
_CLAIMS: tuple[tuple[Document, str, tuple[str, str] | None, str, tuple[str, str | None], dict[str, Any]], ...] = (
    (
        _BRIEF,
        _STRIKES,
        _US,
        "attacked",
        _ISISK,
        {
            "phrase": "is planning more strikes against",
            "certainty": "unknown",
            "tense": "future",
            "modality": "intention",
            "cues": (("modality", "is planning"),),
        },
    ),
    (
        _BRIEF,
        _STRIKES,
        ("airport bombing", "airport-bombing"),
        "killed",
        ("13 service members", "service-members"),
        {"phrase": "killed", "time": ("last week", "2021-W34"), "cues": (("time", "last week"),)},
    ),
    (
        _BRIEF,
        _CLAIMED,
        _ISISK,
        "claimedResponsibilityFor",
        ("airport bombing", "airport-bombing"),
        {"phrase": "claimed responsibility for"},
    ),
    (_BRIEF, _CLAIMED, ("airport bombing", "airport-bombing"), "occurredIn", ("Abbey Gate", "abbey-gate"), {"phrase": "struck"}),
    (_BRIEF, _CLAIMED, ("Abbey Gate", "abbey-gate"), "locatedIn", ("Kabul airport", "kabul-airport"), {"phrase": "at", "tense": "present"}),
    (
        _BRIEF,
        _WORKED,
        ("We", "united-states"),
        "cooperatedWith",
        _TALIBAN,
        {
            "phrase": "worked with",
            "speakers": (("Lloyd Austin", "lloyd-austin"),),
            "cues": (("attribution", "told"),),
            "via_coreference": True,
        },
    ),
    (
        _BRIEF,
        _WORKED,
        ("Lloyd Austin", "lloyd-austin"),
        "holdsRole",
        ("Defense Secretary", None),
        {"phrase": "Defense Secretary", "tense": "present"},
    ),
    (
        _BRIEF,
        _COULD,
        _US,
        "cooperatedWith",
        _TALIBAN,
        {
            "phrase": "could coordinate with",
            "certainty": "possible",
            "tense": "present",
            "speakers": (("Mark Milley", "mark-milley"),),
            "cues": (("certainty", "could"), ("attribution", "said")),
        },
    ),
    (
        _BRIEF,
        _COULD,
        ("Mark Milley", "mark-milley"),
        "holdsRole",
        ("chairman of the Joint Chiefs of Staff", None),
        {"phrase": "chairman", "tense": "present"},
    ),
    (
        _BRIEF,
        _COULD,
        ("Mark Milley", "mark-milley"),
        "leads",
        ("Joint Chiefs of Staff", "joint-chiefs"),
        {"phrase": "chairman of", "tense": "present"},
    ),
    (
        _BRIEF,
        "Milley said the Taliban are ruthless and 😀 that they run Kabul.",
        _TALIBAN,
        "controls",
        ("Kabul", "kabul"),
        {
            "phrase": "run",
            "tense": "present",
            "speakers": (("Milley", "mark-milley"),),
            "cues": (("attribution", "said"),),
            "via_coreference": True,
        },
    ),
    (
        _BRIEF,
        "The United States withdrew from Afghanistan on Monday.",
        _US,
        "withdrewFrom",
        ("Afghanistan", "afghanistan"),
        {"phrase": "withdrew from", "time": ("on Monday", "2021-08-30")},
    ),
    (_BRIEF, _RUNS, ("Haqqani network", "haqqani-network"), "aided", _TALIBAN, {"phrase": "runs security for", "tense": "present"}),
    (_BRIEF, _RUNS, ("Haqqani network", "haqqani-network"), "operatesIn", ("Kabul", "kabul"), {"phrase": "in", "tense": "present"}),
    (
        _BRIEF,
        "Experts suspect that ISIS-K has ties to the Haqqani network.",
        _ISISK,
        "hasTiesTo",
        ("Haqqani network", "haqqani-network"),
        {
            "phrase": "has ties to",
            "certainty": "probable",
            "tense": "present",
            "speakers": (("Experts", None),),
            "cues": (("certainty", "suspect"),),
        },
    ),
    (
        _BRIEF,
        "The Taliban deny that they have ties to the Haqqani network.",
        ("they", "taliban"),
        "hasTiesTo",
        ("Haqqani network", "haqqani-network"),
        {
            "phrase": "have ties to",
            "polarity": "negative",
            "tense": "present",
            "speakers": (("Taliban", "taliban"),),
            "cues": (("negation", "deny"),),
            "via_coreference": True,
        },
    ),
    (
        _BRIEF,
        _BYMAN,
        _TALIBAN,
        "aided",
        ("Pakistan", "pakistan"),
        {
            "phrase": "might share intelligence with",
            "certainty": "possible",
            "tense": "present",
            "speakers": (("Dan Byman", "dan-byman"),),
            "cues": (("certainty", "might"),),
        },
    ),
    (_BRIEF, _BYMAN, ("Dan Byman", "dan-byman"), "worksFor", ("Brookings", "brookings"), {"phrase": "of", "tense": "present"}),
    (
        _BRIEF,
        "The Taliban should not be trusted, Bill Roggio said.",
        None,
        "trusts",
        _TALIBAN,
        {
            "phrase": "should not be trusted",
            "polarity": "negative",
            "certainty": "unknown",
            "tense": "present",
            "modality": "deontic",
            "speakers": (("Bill Roggio", "bill-roggio"),),
            "cues": (("modality", "should"), ("negation", "not")),
        },
    ),
    (
        _BRIEF,
        "Taliban fighters paraded in Kandahar.",
        ("Taliban fighters", "taliban-fighters"),
        "locatedIn",
        ("Kandahar", "kandahar"),
        {"phrase": "paraded in"},
    ),
    (
        _WIRE,
        "The United States never worked with the Taliban, a spokesman in Kandahar insisted.",
        _US,
        "cooperatedWith",
        _TALIBAN,
        {"phrase": "worked with", "polarity": "negative", "speakers": (("a spokesman", None),), "cues": (("negation", "never"),)},
    ),
    (
        _WIRE,
        "Three people were killed in Kandahar.",
        None,
        "killed",
        ("Three people", "three-people"),
        {"phrase": "were killed", "count": ("Three", 3, 3)},
    ),
    (
        _WIRE,
        "The Haqqani network runs security for the Taliban in Kabul, officials said.",
        ("Haqqani network", "haqqani-network"),
        "aided",
        _TALIBAN,
        {"phrase": "runs security for", "tense": "present", "speakers": (("officials", None),)},
    ),
    (
        _WIRE,
        "Pakistan supports the Taliban, according to Roggio.",
        ("Pakistan", "pakistan"),
        "supports",
        _TALIBAN,
        {"phrase": "supports", "tense": "present", "speakers": (("Roggio", "bill-roggio"),), "cues": (("attribution", "according to"),)},
    ),
)


def _claims() -> tuple[Claim, ...]:
    sample = Sample({row[0]: (row[1], row[2]) for row in _ENTITIES})
    for document, sentence, subject, relation, target, more in _CLAIMS:
        sample.add(document, sentence, subject, relation, target, **more)
    return tuple(sample.claims)


def _mentions() -> tuple[Mention, ...]:
    found = []
    for document in DOCUMENTS:
        for entity, label, kind, more in _ENTITIES:
            for name in sorted({label, *more.get("aliases", ())}):
                at = document.text.find(name)
                while at >= 0:
                    found.append(Mention(document.id, at, at + len(name), name, kind, "name", entity))
                    at = document.text.find(name, at + 1)
    return tuple(sorted(found, key=lambda mention: (mention.doc, mention.start, mention.end, mention.entity or "")))


def sample_knowledge() -> Knowledge:
    """Two short texts, 22 entities, a claim of each kind."""
    mentions = _mentions()
    entities = tuple(
        Entity(
            id=entity,
            label=label,
            type=kind,
            mentions=sum(m.entity == entity for m in mentions),
            documents=len({m.doc for m in mentions if m.entity == entity}),
            **more,
        )
        for entity, label, kind, more in sorted(_ENTITIES)
    )
    quiet = "Rebels and officials of Pakistan met the press in Kabul."
    start = BRIEF.index(quiet)
    silent = (("brief.txt", Span(start, start + len(quiet), quiet)),)
    return Knowledge(documents=DOCUMENTS, entities=entities, claims=_claims(), mentions=mentions, silent=silent)
