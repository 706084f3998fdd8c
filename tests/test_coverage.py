"""Coverage: the sentences that name two entities and gave no claim."""

from kg.coverage import measure_coverage
from kg.model import Argument, Claim, Document, Knowledge, Mention, Span

TEXT = "Norland bombed Sudria. Ada Marsh, of Norland, frowned. It rained."
CLAIM = Claim(
    "c", "a", Argument(0, 7, "Norland", "norland"), "attacked", Argument(15, 21, "Sudria", "sudria"), "bombed", "positive", "certain",
    "past", None, True, None, (), (), Span(0, 22, TEXT[:22]), None, None, False, "test",
)  # fmt: skip
MENTIONS = (
    Mention("a", 0, 7, "Norland", "Government", "name", "norland"),
    Mention("a", 15, 21, "Sudria", "Government", "name", "sudria"),
    Mention("a", 23, 32, "Ada Marsh", "Person", "name", "marsh"),
    Mention("a", 37, 44, "Norland", "Government", "name", "norland"),
)
KNOWLEDGE = Knowledge(
    documents=(Document("a", TEXT), Document("b", "It rained.")),
    claims=(CLAIM,),
    mentions=MENTIONS,
    silent=(("a", Span(23, 54, TEXT[23:54])),),
)


def test_rows_tell_the_silent_sentences() -> None:
    rows = measure_coverage(KNOWLEDGE)
    assert [(row.doc, row.sentences, [span.text for span in row.silent], row.share) for row in rows] == [
        ("a", 2, ["Ada Marsh, of Norland, frowned."], 0.5),
        ("b", 0, [], 1.0),
    ]


def test_a_sentence_with_one_entity_does_not_count() -> None:
    alone = Knowledge(KNOWLEDGE.documents, claims=(CLAIM,), mentions=MENTIONS[:1])
    assert [row.sentences for row in measure_coverage(alone)] == [0, 0]
