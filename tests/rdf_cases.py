"""Knowledge made by hand, and a strategy that makes it at random, for the tests of RDF and of queries."""

from dataclasses import replace

from hypothesis import strategies as st

from kg.model import Argument, Claim, Count, Cue, Document, Entity, Knowledge, Span, TimeSpan
from kg.vocabulary import ENTITY_TYPES, RELATIONS

TEXT = (
    "Norland and Sudria could strike the Red Front together, General Ada Marsh said. "
    "Experts suspect ties between the Red Front and the Grey Network. "
    "Norland bombed a depot of the Red Front in Ostrava on Monday. "
    "Sudria, the ministry said Marsh admitted, trains with Norland. "
    "The Red Front was not attacked, a spokesman said. "
    "The strike killed at least 20 of the front."
)
OTHER = "Planes of Norland bombed the Red Front on Monday. Sudria plans to threaten Norland."


def _span(words: str, text: str = TEXT) -> Span:
    start = text.index(words)
    return Span(start, start + len(words), words)


ENTITIES = (
    Entity("ada-marsh", "Ada Marsh", "Person", ("General Ada Marsh", "Marsh"), (), None, None, None, 2, 1),
    Entity("grey-network", "Grey Network", "ArmedGroup", (), (), None, None, None, 1, 1),
    Entity("ministry", "the ministry", "Government", (), (), None, None, "norland", 1, 1),
    Entity("norland", "Norland", "Government", ("the Norse",), (("geonames", 12), ("wikidata", "Q1")), 60.5, -1.25, None, 3, 2),
    Entity("ostrava", "Ostrava", "Place", (), (), 49.8, 18.25, None, 1, 1),
    Entity("red-front", "Red Front", "ArmedGroup", ("RF",), (), None, None, None, 4, 2),
    Entity("strike", "the strike", "Event", (), (), None, None, None, 1, 1),
    Entity("sudria", "Sudria", "Government", (), (), None, None, None, 2, 1),
)
_BY_ID = {entity.id: entity for entity in ENTITIES}


def _argument(entity: str, words: str) -> Argument:
    span = _span(words)
    return Argument(span.start, span.end, span.text, entity, _BY_ID[entity].label, _BY_ID[entity].type)


def _unnamed(words: str) -> Argument:
    span = _span(words)
    return Argument(span.start, span.end, span.text, label=words)


def _voices(*speakers: Argument) -> dict[str, object]:
    return {"speaker": speakers[-1], "speakers": speakers}


def _doubt(**attributes: object) -> dict[str, object]:
    return {"asserted": False, **attributes}


_NORLAND, _SUDRIA, _FRONT = _argument("norland", "Norland"), _argument("sudria", "Sudria"), _argument("red-front", "Red Front")
_MARSH, _STRIKE, _MONDAY = _argument("ada-marsh", "General Ada Marsh"), _argument("strike", "strike"), _span("Monday")
_TIES = "Experts suspect ties between the Red Front and the Grey Network."
_TWENTY = Count(20, None, _span("at least 20").start, _span("at least 20").end, "at least 20")
_FIRST = {"evidence": _span(TEXT[: TEXT.index(" Experts")]), "time": None, "place": None}
_PLAIN = Claim(
    id="c3",
    doc="news/one.txt",
    subject=_NORLAND,
    relation="attacked",
    object=_FRONT,
    phrase="bombed",
    polarity="positive",
    certainty="certain",
    tense="past",
    modality=None,
    asserted=True,
    speaker=None,
    speakers=(),
    cues=(),
    evidence=_span("Norland bombed a depot of the Red Front in Ostrava on Monday."),
    time=TimeSpan("Monday", _MONDAY.start, _MONDAY.end, "2021-08-30"),
    place=_argument("ostrava", "Ostrava"),
    via_coreference=False,
    rule="frame.active",
)
CLAIMS = (
    replace(
        _PLAIN,
        id="c1",
        relation="cooperatedWith",
        object=_SUDRIA,
        phrase="could strike together",
        **_voices(_MARSH),
        **_FIRST,
        **_doubt(certainty="possible", tense="present"),
        cues=(Cue("certainty", _span("could").start, _span("could").end, "could"),),
    ),
    replace(
        _PLAIN,
        id="c2",
        subject=_FRONT,
        relation="hasTiesTo",
        object=_argument("grey-network", "Grey Network"),
        phrase="ties between",
        **_voices(_unnamed("Experts")),
        **_doubt(certainty="probable", tense="present"),
        evidence=_span(_TIES),
        time=None,
        place=None,
    ),
    _PLAIN,
    replace(
        _PLAIN,
        id="c4",
        subject=_SUDRIA,
        relation="cooperatedWith",
        object=_NORLAND,
        phrase="trains with",
        tense="present",
        **_voices(_argument("ministry", "the ministry"), _MARSH),
        time=None,
        place=None,
        evidence=_span("Sudria, the ministry said Marsh admitted, trains with Norland."),
    ),
    replace(
        _PLAIN,
        id="c5",
        subject=None,
        phrase="was not attacked",
        **_voices(_unnamed("a spokesman")),
        **_doubt(polarity="negative"),
        evidence=_span("The Red Front was not attacked, a spokesman said."),
        time=None,
        place=None,
    ),
    replace(_PLAIN, id="c6", **_voices(_SUDRIA), **_doubt(polarity="negative")),
    replace(_PLAIN, id="c7", subject=_MARSH, relation="holdsRole", object=Argument(51, 58, "General", value="General"), **_FIRST),
    replace(_PLAIN, id="c8", subject=_STRIKE, relation="killed", **{**_FIRST, "object": replace(_FRONT, count=_TWENTY)}),
    replace(
        _PLAIN,
        id="c9",
        subject=_STRIKE,
        relation="occurredOn",
        **_FIRST,
        object=Argument(_MONDAY.start, _MONDAY.end, "Monday", value="2021-08-30"),
    ),
    replace(_PLAIN, id="d1", doc="two", evidence=_span("Planes of Norland bombed the Red Front on Monday.", OTHER)),
    replace(
        _PLAIN,
        id="d2",
        doc="two",
        subject=_SUDRIA,
        relation="threatened",
        object=_NORLAND,
        phrase="plans to threaten",
        **_doubt(certainty="unknown", tense="future", modality="intention"),
        evidence=_span("Sudria plans to threaten Norland.", OTHER),
    ),
)
KNOWLEDGE = Knowledge(
    documents=(
        Document("news/one.txt", TEXT, "One", "2021-09-01", "The Courier", "https://example.org/a?b=c d"),
        Document("two", OTHER, "Two", "2021-09-03", "The Echo"),
    ),
    entities=ENTITIES,
    claims=CLAIMS,
)

words = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), min_size=1, max_size=12) | st.sampled_from(
    ['"', "'''", "\\", "a\nb\r\tc", "</script>", "\u202e\u200d", "<http://x>", "%2F", "{}", "a#b?c", "ñ/é", "..", "😀"]
)
maybe = st.none() | words


@st.composite
def knowledges(draw: st.DrawFn) -> Knowledge:
    """Knowledge with few entities and documents, hostile words and claims of every kind."""
    entities = [
        Entity(name, draw(words), draw(st.sampled_from(list(ENTITY_TYPES))), tuple(draw(st.lists(words, max_size=2, unique=True))))
        for name in draw(st.lists(words, min_size=1, max_size=4, unique=True))
    ]
    documents = [
        Document(name, draw(words), draw(maybe), draw(st.sampled_from([None, "2024-02-29"])), draw(maybe), draw(maybe))
        for name in draw(st.lists(words, min_size=1, max_size=2, unique=True))
    ]
    starts = st.integers(0, 50)

    def argument() -> Argument:
        entity, start = draw(st.sampled_from(entities)), draw(starts)
        bounds = draw(st.sampled_from([None, (2, 2), (2, None), (None, 40), (30, 40)]))
        count = None if bounds is None else Count(*bounds, start, start + 2, draw(words))
        return Argument(start, start + len(entity.label), entity.label, entity.id, entity.label, entity.type, count=count)

    def claim(number: int) -> Claim:
        speakers = tuple(argument() if draw(st.booleans()) else Argument(9, 12, "one", label="one") for _ in range(draw(st.integers(0, 3))))
        literal = draw(words)
        target = argument() if draw(st.booleans()) else Argument(60, 60 + len(literal), literal, value=literal)
        asserted, start = draw(st.booleans()), draw(starts)
        return Claim(
            id=f"{draw(words)}{number}",
            doc=draw(st.sampled_from(documents)).id,
            subject=argument() if draw(st.booleans()) else None,
            relation=draw(st.sampled_from(list(RELATIONS))),
            object=target,
            phrase=draw(words),
            polarity="positive",
            certainty="certain" if asserted else "possible",
            tense="past",
            modality=None,
            asserted=asserted,
            speaker=speakers[-1] if speakers else None,
            speakers=speakers,
            cues=(),
            evidence=Span(start, start + 70, f"Sentence {start}."),
            time=None,
            place=None,
            via_coreference=draw(st.booleans()),
            rule="r",
        )

    return Knowledge(tuple(documents), tuple(entities), tuple(claim(number) for number in range(draw(st.integers(0, 6)))))
