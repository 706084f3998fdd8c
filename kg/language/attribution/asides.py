"""Asides: `P, X said`, `P, X told Y, Q`, read from the words and commas where the parse is least to be trusted."""

from __future__ import annotations

from kg.language.attribution.reporting import Reporting
from kg.language.attribution.sources import noun_source
from kg.language.attribution.spans import Draft, cue_span, cut_asides, trim
from kg.language.layers import TokenSpan
from kg.language.names.words import common_noun
from kg.language.tree import Tree

_STOPS = frozenset({",", ";", ":", ".", "—", "–", "--", "-", '"', "”", "''", "’", "»", "?", "!", "(", ")"})
_QUOTES = frozenset({'"', "”", "''", "’", "»", "'"})
_OPENERS = frozenset({'"', "“", "``", "‘", "«", "„", "`"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_APART = frozenset({"but", "though", "although", "while", "whereas", "yet", "however", "even", "so"})
_SUBORDINATE = frozenset({"before", "after", "when", "as", "while", "until", "once", "since", "if", "because", "although", "though"})
_SPEAKERS = frozenset({"Person", "Group", "Organization", "ArmedGroup", "Government"})
_WHEN = frozenset({"after", "before", "as", "while", "amid", "following", "ahead"})
_UNITS = frozenset({"minute", "hour", "day", "week", "month", "year"})
_OPENING = frozenset({"WDT", "WP", "WRB", "TO", "WP$"})
_COMMAS = frozenset({",", "—", "–", "--", "-"})
_FLEXIBLE = frozenset({"ADV", "AUX", "PART"})


def draft_of_aside(tree: Tree, verb: int, lexicon: Reporting) -> Draft | None:
    """The attribution of a verb that stands with its subject between commas, or after what is said."""
    if tree.tag[verb] not in _FINITE and not _has_perfect(tree, verb) and tree.pos[verb] != "NOUN":
        return None
    begin, end = _sentence(tree, verb)
    source = _source_before(tree, verb, begin)
    first, stop = verb, None
    if source is not None:
        first, stop = source[0], _stop_after(tree, verb, end, lexicon)
    elif (source := _source_behind(tree, verb, begin, end)) is not None:
        stop = source[1]
    if source is None or stop is None:
        return None
    cleft = tree.lower[begin] == "it" and tree.lemma[begin + 1] == "be"
    relative = _relative_before(tree, first - 1)
    before = relative or trim(tree, begin, first - 1)
    stop = _past_participle_phrase(tree, stop, end, lexicon)
    after = _after(tree, stop, end, lexicon, is_cleft=cleft) if stop < end and tree.word[stop] in _COMMAS else None
    if not (relative and after) and not _is_said(tree, before, after):
        return None
    return Draft(verb, cue_span(tree, verb), _whose(tree, source), [span for span in (before, after) if span])


def _source_behind(tree: Tree, verb: int, begin: int, end: int) -> TokenSpan | None:
    """The noun phrase behind a verb between commas: `P, say diplomats, Q`, where the parse has it elsewhere."""
    if verb - 1 <= begin or tree.word[verb - 1] not in (",", *_QUOTES):
        return None
    if any(tree.dep[kid] == "nsubj" and kid > verb for kid in tree.children[verb]):
        return None
    stop = verb + 1
    while stop < end and tree.word[stop] not in _STOPS:
        stop += 1
    words = range(verb + 1, stop)
    if not words or stop >= end or tree.word[stop] != "," or tree.pos[stop - 1] not in ("NOUN", "PROPN"):
        return None
    plain = all(tree.pos[i] in ("NOUN", "PROPN", "ADJ", "DET", "NUM", "PART", "ADP") for i in words) and tree.pos[words[0]] != "ADP"
    return (verb + 1, stop) if plain and _can_speak(tree, words) else None


def _can_speak(tree: Tree, words: range) -> bool:
    """Whether a noun phrase is a name, or one of people or of a body: `say diplomats`, not `maintains ties`."""
    last = next((i - 1 for i in words if tree.pos[i] == "ADP"), words[-1])
    return tree.pos[last] == "PROPN" or common_noun(tree.lower[last]) in _SPEAKERS


def _past_participle_phrase(tree: Tree, stop: int, end: int, lexicon: Reporting) -> int:
    """The comma behind `citing Y` and the like, where what is said goes on after it."""
    if stop + 1 >= end or tree.tag[stop + 1] != "VBG" or tree.lemma[stop + 1] not in lexicon.verbs["further"] | {"speak"}:
        return stop
    following = next((i for i in range(stop + 2, end) if tree.word[i] == ","), None)
    return stop if following is None or not any(tree.tag[i] in _FINITE for i in range(following, end)) else following


def draft_of_impersonal(tree: Tree, verb: int) -> Draft | None:
    """`P, it is alleged, Q`: nobody is the source."""
    begin, end = _sentence(tree, verb)
    subject = tree.kid(verb, "nsubjpass")
    if subject is None or tree.lower[subject] != "it" or subject <= begin or tree.word[subject - 1] != ",":
        return None
    stop = verb + 1
    if stop < end and tree.word[stop] not in _STOPS:
        return None
    content = [span for span in (trim(tree, begin, subject - 1), trim(tree, stop, end)) if span]
    return Draft(verb, cue_span(tree, verb), None, content) if content else None


def draft_of_mistagged(tree: Tree, token: int) -> Draft | None:
    """`P, records show.`, `P, documents obtained by X show.`: a verb at the end of its sentence that the tagger takes for a noun."""
    begin, end = _sentence(tree, token)
    start = token
    while start > begin and tree.word[start - 1] not in _STOPS:
        start -= 1
    before = trim(tree, begin, start - 1) if start - 1 > begin else None
    noun = next((i for i in range(start, token) if tree.pos[i] in ("NOUN", "PROPN")), None)
    if before is None or noun is None or tree.word[start - 1] != "," or any(tree.word[i].isalnum() for i in range(token + 1, end)):
        return None
    while noun + 1 < token and tree.pos[noun + 1] == "NOUN":
        noun += 1
    plural = tree.tag[noun] == "NNS" or tree.lemma[noun] in ("data", "media", "police")
    follows = tree.lower[noun + 1] in ("from", "by", "of", "in", "at", "for") or noun + 1 == token or tree.tag[noun + 1] == "VBN"
    parted = tree.pos[token - 1] in ("DET", "ADJ", "ADP", "NUM") or tree.tag[token - 1] in ("PRP$", "POS")
    if not (plural and follows) or parted or any(tree.tag[i] in _FINITE for i in range(start, token)) or not _is_said(tree, before, None):
        return None
    return Draft(token, (token, token + 1), (start, token), [before])


def draft_of_comment(tree: Tree, verb: int, lexicon: Reporting) -> Draft | None:
    """`As X said on Monday, P`, `P, as X put it`."""
    mark = tree.kid(verb, "mark")
    if mark is None or tree.lower[mark] != "as" or tree.lemma[verb] not in lexicon.clausal | lexicon.verbs["comment"]:
        return None
    begin, end = _sentence(tree, verb)
    stop = _stop_after(tree, verb, end, lexicon)
    subject = tree.kid(verb, "nsubj")
    if stop is None or subject is None or tree.tag[verb] not in _FINITE or any(tree.tag[i] == "PRP" for i in range(verb + 2, stop)):
        return None
    spans = [trim(tree, begin, max(mark, begin)), trim(tree, stop, end)]
    source = trim(tree, tree.left[subject], tree.right[subject] + 1)
    return Draft(verb, cue_span(tree, verb), source, [span for span in spans if span])


def _has_perfect(tree: Tree, verb: int) -> bool:
    return (
        tree.tag[verb] == "VBN"
        and verb > 0
        and any(tree.lemma[i] == "have" for i in range(max(verb - 3, 0), verb))
        and tree.lower[verb - 1] != "been"
    )


def _sentence(tree: Tree, verb: int) -> TokenSpan:
    """The sentence of a token, or its part between semicolons."""
    begin, end = tree.sents[tree.sent[verb]]
    for i in range(verb, begin, -1):
        if tree.word[i - 1] == ";":
            begin = i
            break
    for i in range(verb, end):
        if tree.word[i] == ";":
            end = i
            break
    return begin, end


def _source_before(tree: Tree, verb: int, begin: int) -> TokenSpan | None:
    """The noun phrase right before a verb, where a comma or a quotation mark parts it from what stands before."""
    last = verb
    while last > begin and tree.pos[last - 1] in _FLEXIBLE and tree.tag[last - 1] not in ("MD",):
        last -= 1
    if last - 1 <= begin or tree.pos[last - 1] not in ("NOUN", "PROPN", "PRON", "NUM"):
        return _apposed(tree, last, verb, begin)
    start = last
    while (start > begin and tree.word[start - 1] not in _STOPS) or _is_inner_dash(tree, start - 1, begin):
        start -= 1
    return _checked(tree, start, last, begin)


def _is_inner_dash(tree: Tree, i: int, begin: int) -> bool:
    """Whether a hyphen joins the parts of a word."""
    return i > begin and tree.word[i] in ("-", "–") and tree.ends[i - 1] == tree.offset[i] and tree.word[i - 1] not in _QUOTES


def _apposed(tree: Tree, last: int, verb: int, begin: int) -> TokenSpan | None:
    """`P, X, a doctor, said`: the parsed subject where a comma stands before the verb."""
    if last - 1 <= begin or tree.word[last - 1] != ",":
        return None
    subjects = [child for child in tree.children[verb] if tree.dep[child] == "nsubj" and child < verb]
    if not subjects or tree.right[subjects[-1]] < last - 2:
        return None
    return _checked(tree, tree.left[subjects[-1]], last - 1, begin)


def _checked(tree: Tree, start: int, end: int, begin: int) -> TokenSpan | None:
    """A phrase that can be the source of an aside: after a comma, without a verb of its own, and one phrase only."""
    if start <= begin or start >= end or tree.word[start - 1] not in _STOPS or tree.word[start - 1] in (":", "(", ")", ";"):
        return None
    if tree.tag[start] in _OPENING or (tree.pos[start] in ("SCONJ", "CCONJ", "ADP", "AUX", "VERB") and tree.tag[start] != "VBN"):
        return None
    outside = [i for i in range(start, end) if tree.dep[i] != "relcl" and tree.head[i] != i and tree.dep[tree.head[i]] != "relcl"]
    if any(tree.tag[i] in _FINITE for i in outside):
        return None
    opened = max((i for i in range(start, end) if tree.tag[i] in ("WP", "WDT", "WP$")), default=None)
    if opened is not None and not any(tree.tag[i] in _FINITE for i in range(opened, end)):  # the verb is the relative clause's own
        return None
    contact = any(tree.pos[i - 1] == "NOUN" and (tree.tag[i] == "DT" or tree.tag[i] == "PRP") for i in range(start + 1, end))
    return None if contact else (start, end)


def _stop_after(tree: Tree, verb: int, end: int, lexicon: Reporting) -> int | None:
    """Where the words that attribute end: at a comma or the sentence's end, with at most a day, a place or an addressee between."""
    stop = verb + 1
    while stop < end and tree.word[stop] not in _STOPS:
        stop += 1
    between = range(verb + 1, stop)
    if any(
        (tree.pos[i] in ("VERB", "SCONJ") and tree.tag[i] != "VBN" and tree.ent[i] not in ("DATE", "TIME"))
        or tree.tag[i] in _FINITE
        or tree.tag[i] in ("WDT", "WRB", "TO")
        for i in between
    ):
        return None
    if (stop < end and tree.word[stop] in (":", "(", "-")) or (stop < end and tree.word[stop] in _QUOTES and stop == verb + 1):
        return None
    if not between or tree.lemma[verb] in lexicon.verbs["tell"]:
        return stop
    first = verb + 1
    if tree.lower[first] in lexicon.prepositions.get(tree.lemma[verb], ()):
        return None
    timely = tree.ent[first] in ("DATE", "TIME") or tree.dep[first] in ("npadvmod", "advmod") or tree.dep[tree.head[first]] == "npadvmod"
    return stop if timely or tree.pos[first] in ("ADP", "ADV") else None


def _after(tree: Tree, comma: int, end: int, lexicon: Reporting, *, is_cleft: bool = False) -> TokenSpan | None:
    """What is said after the words that attribute, unless the author takes over."""
    first = comma + 1
    while first < end and tree.pos[first] == "SPACE":
        first += 1
    if first >= end or (tree.tag[first] in ("VBG", "WDT", "WP", "WP$", "WRB") and not is_cleft):
        return None
    quoted = any(tree.word[i] in _OPENERS for i in range(first, min(first + 3, end)))
    if (tree.lower[first] in _APART and not quoted) or (not quoted and _tells_when(tree, comma, end)):
        return None
    if tree.pos[first] == "CCONJ" and any(tree.lemma[i] in lexicon.clausal and tree.tag[i] in _FINITE for i in range(first, end)):
        return None
    span = cut_asides(tree, first, end)
    return span if span and any(tree.pos[i] in ("VERB", "AUX") for i in range(*span)) else None


def _tells_when(tree: Tree, comma: int, end: int) -> bool:
    """Whether what follows tells when it was said: `said on Monday, hours after rebels shelled the runway`."""
    if tree.ent[comma - 1] not in ("DATE", "TIME"):
        return False
    first = comma + 1
    while first < end and tree.lower[first] not in _WHEN and (tree.ent[first] in ("DATE", "TIME") or tree.lemma[first] in _UNITS):
        first += 1
    return first < end and tree.lower[first] in _WHEN


def _relative_before(tree: Tree, comma: int) -> TokenSpan | None:
    """The relative pronoun that opens the clause in which an aside stands: `who, X said, Q`."""
    if comma < 1 or tree.tag[comma - 1] not in ("WDT", "WP", "WRB"):
        return None
    return (comma - 2 if tree.pos[comma - 2] == "ADP" else comma - 1), comma


def _is_said(tree: Tree, before: TokenSpan | None, after: TokenSpan | None) -> bool:
    """Whether the words before and after make a statement, and not only a circumstance of the saying."""
    if before is None:
        return False
    verbs = any(tree.tag[i] in _FINITE for i in range(*before))
    if tree.word[before[0]] in _OPENERS:
        return True
    if after is not None and not verbs:
        return not any(tree.word[i] in _OPENERS for i in range(after[0], after[0] + 1)) and tree.pos[before[0]] not in ("ADP", "VERB")
    if after is None and tree.lower[before[0]] in _SUBORDINATE and not any(tree.word[i] == "," for i in range(*before)):
        return False
    return verbs


def _whose(tree: Tree, span: TokenSpan) -> TokenSpan:
    """The source within a phrase: itself, or the author of a message."""
    heads = [i for i in range(*span) if not span[0] <= tree.head[i] < span[1]]
    if len(heads) == 1 and tree.pos[heads[0]] == "NOUN":
        found = noun_source(tree, heads[0])
        if found is not None and span[0] <= found[0] and found[1] <= span[1]:
            return found
    return span
