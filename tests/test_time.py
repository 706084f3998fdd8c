"""Time expressions: what is found, what it hangs on, what day it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

from kg.language.time import find_times, resolve_time, times_by_anchor
from kg.language.tree import tree_of

# expression, tense, published, value; 2021-09-03 was a Friday
RESOLVED = [
    ("Wednesday", "past", "2021-09-03", "2021-09-01"),
    ("Wednesday", "future", "2021-09-03", "2021-09-08"),
    ("Friday", "past", "2021-09-03", "2021-09-03"),
    ("last Friday", "past", "2021-09-03", "2021-08-27"),
    ("next Monday", "future", "2021-09-03", "2021-09-06"),
    ("Tuesday evening", "past", "2021-09-03", "2021-08-31"),
    ("September 1, 2021", "past", None, "2021-09-01"),
    ("Sept. 1, 2021", "past", None, "2021-09-01"),
    ("1 September 2021", "past", None, "2021-09-01"),
    ("Monday, 5 May 2008", "past", "2021-09-03", "2008-05-05"),
    ("August 26th", "past", "2021-09-03", "2021-08-26"),
    ("26 December", "past", "2021-09-03", "2020-12-26"),
    ("26 December", "future", "2021-09-03", "2021-12-26"),
    ("2021-08-26", "past", None, "2021-08-26"),
    ("yesterday", "past", "2021-09-01", "2021-08-31"),
    ("Tomorrow", "future", "2021-08-31", "2021-09-01"),
    ("last night", "past", "2021-09-01", "2021-08-31"),
    ("last week", "past", "2021-09-01", "2021-W34"),
    ("this morning", "past", "2021-09-01", "2021-09-01"),
    ("the previous week", "past", "2021-09-01", None),
    ("the past year", "past", "2021-09-01", None),
    ("Wednesday, Sept. 1", "past", "2021-09-03", "2021-09-01"),
    ("mid-2023", "past", None, "2023"),
    ("29 February", "past", "2023-03-05", None),
    ("this week", "past", "2021-09-01", "2021-W35"),
    ("next week", "future", "2021-12-30", "2022-W01"),
    ("the weekend", "past", "2021-09-01", "2021-W34"),
    ("last month", "past", "2021-01-15", "2020-12"),
    ("August", "past", "2021-09-03", "2021-08"),
    ("November", "past", "2021-09-03", "2020-11"),
    ("November", "future", "2021-09-03", "2021-11"),
    ("the end of June", "future", "2024-05-03", "2024-06"),
    ("March 2019", "past", None, "2019-03"),
    ("last year", "past", "2021-09-03", "2020"),
    ("2019", "past", None, "2019"),
    ("late 2019", "past", None, "2019"),
    ("two weeks ago", "past", "2021-09-15", "2021-W35"),
    ("three days ago", "past", "2021-09-03", "2021-08-31"),
    ("a month ago", "past", "2021-09-03", "2021-08"),
    ("10 years ago", "past", "2021-09-03", "2011"),
    ("a decade ago", "past", "2021-09-03", "2011"),
    ("Wednesday", "past", None, None),
    ("several years ago", "past", "2021-09-03", None),
    ("the 1990s", "past", "2021-09-03", None),
    ("31 June 2020", "past", "2021-09-03", None),
    ("soon", "future", "2021-09-03", None),
]

# text, expected (anchor, expression) pairs of times_by_anchor
ANCHORED = [
    ("Gunmen attacked the mine on Monday.", {("attacked", "Monday")}),
    ("Gunmen attacked the mine on Monday and killed two guards.", {("attacked", "Monday"), ("killed", "Monday")}),
    ("The bombing on Friday killed a judge.", {("bombing", "Friday"), ("killed", "Friday")}),
    ("The general, sacked in May 2020, lives in Kabul.", {("sacked", "May 2020")}),
    ("The group has held the town since August.", {("held", "August")}),
    ("The fleet plans to leave by the end of June.", {("leave", "the end of June")}),
    ("He founded the charity in 2013.", {("founded", "2013")}),
    ("Monday's attack shocked the town.", {("attack", "Monday"), ("shocked", "Monday")}),
    ("The bombing last week that killed ten miners is over.", {("bombing", "last week"), ("killed", "last week")}),
    ("Guards parade along the road to celebrate that the army left, on Monday.", {("parade", "Monday")}),
    ("The mayor said on Monday that the army left.", {("said", "Monday")}),
    ("The town mourned the 1992 massacre.", {("massacre", "1992")}),
    ("She may march with 2000 soldiers in 1999 boots.", set()),
    ("Two weeks ago the army left the valley.", {("left", "Two weeks ago")}),
    ("Until last year the army held the valley.", set()),
]


@pytest.mark.parametrize(("text", "tense", "published", "value"), RESOLVED)
def test_expressions_resolve(text: str, tense: str, published: str | None, value: str | None) -> None:
    assert resolve_time(text, tense=tense, published=published) == value


@pytest.mark.parametrize(("text", "expected"), ANCHORED)
def test_times_hang_on_verbs_and_events(nlp: Language, text: str, expected: set[tuple[str, str]]) -> None:
    tree = tree_of(nlp(text))
    assert {(tree.word[a], tree.span_text(t.start, t.end)) for a, t in times_by_anchor(tree).items()} == expected


def test_a_time_without_a_verb_is_still_found(nlp: Language) -> None:
    tree = tree_of(nlp("Until last year the army held the valley."))
    assert [tree.span_text(t.start, t.end) for t in find_times(tree)] == ["last year"]


@given(st.text(max_size=40), st.sampled_from(["past", "present", "future"]), st.dates().map(str))
def test_any_text_resolves_or_is_none(text: str, tense: str, published: str) -> None:
    value = resolve_time(text, tense=tense, published=published)
    assert value is None or value[0].isdigit()
