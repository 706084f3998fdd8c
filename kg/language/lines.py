"""Where a sentence ends: at a line break, so that a headline is not parsed into a paragraph, and after a dateline."""

from __future__ import annotations

import re

from spacy.attrs import IDX
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc
from spacy.util import compile_suffix_regex

from kg.language.tree import text_of

_BREAK = re.compile(r"\s*\n\s*")
# `KABUL -`, `DAVAO, Philippines (Reuters) -`, `Kabul, Afghanistan (CNN) --`, `PARIS, May 2 (AFP) —`: a place, in capitals or with the
# agency, perhaps the day, and a dash.
_PLACE = r"[^\W\d_][\w.'’-]*(?:[ -][^\W\d_][\w.'’-]*){0,3}"
_DAY = r",? (?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}\.?)(?:,? \d{4})?"
_AGENCY = r" ?\([\w ./&-]{2,40}\)"
_CAPITALS = r"(?=[^a-z]*[A-ZÀ-Þ]{4})[A-ZÀ-Þ][A-ZÀ-Þ.'’/ -]{2,30}"
_DATELINE = re.compile(
    rf"^[ \t]*(?:{_CAPITALS}(?:, {_PLACE})?(?:{_DAY})?(?:{_AGENCY})?|{_PLACE}(?:, {_PLACE})?(?:{_DAY})?{_AGENCY})"
    r" ?(?:--?|[–—―])[ \t]+(?=[A-ZÀ-Þ\d\"“‘'])",
    re.MULTILINE,
)
# `FILE - `, `FILE PHOTO: `: how the caption of an old picture begins.
_ARCHIVE = re.compile(r"^[ \t]*FILE(?: (?:PHOTO|IMAGE|PICTURE))? ?(?:--?|[–—:]) +(?=[A-ZÀ-Þ\d\"“‘'])", re.MULTILINE)
# A full stop after a word that is no abbreviation, before a capital: parsers miss it where an acronym follows.
_STOP = re.compile(r"([^\W\d_]{3,})\.[ \t]+(?=[A-ZÀ-Þ])")
_SHORTENED = frozenset(
    "gen gens col capt cmdr sgt maj adm brig insp supt det rev hon gov govs sen sens rep reps prof pres messrs mrs mme mlle esq dir "
    "inc ltd corp bros dept govt dist assn univ vol art fig sec est approx ave blvd ste jan feb mar apr jun jul aug sep sept oct nov dec "
    "mon tue wed thu fri sat sun ariz ark calif colo conn del fla ill ind kan mass mich minn miss mont neb nev okla ore penn tenn tex wash "
    "wis wyo".split()
)
_SHORT = 55
_FINAL = tuple(".!?:\"”’'»…")
_STOP_AFTER_LETTER = r"(?<=-[A-Z])\."


def part_full_stops(nlp: Language) -> None:
    """Let the tokenizer part a full stop from a single letter after a hyphen: `ISIS-K.` is a name and a stop, and no initial."""
    if isinstance(nlp.tokenizer, Tokenizer):
        nlp.tokenizer.suffix_search = compile_suffix_regex([*(nlp.Defaults.suffixes or ()), _STOP_AFTER_LETTER]).search


def break_lines(doc: Doc) -> Doc:
    """Begin a sentence after blank lines, lines that are short or end like a sentence, datelines and full stops; to run before the parser.

    A line of text that is merely wrapped goes on: it is long and ends without a full stop, or a small letter follows. No sentence is
    of one word with a small letter after it (`CITY - Rebel fighters`).
    """
    text = text_of(doc)
    breaks = [match.end() for match in _BREAK.finditer(text) if match.end() < len(text) and _ends(text, match)]
    breaks += [match.end() for pattern in (_DATELINE, _ARCHIVE) for match in pattern.finditer(text)]
    stops = [match for match in _STOP.finditer(text) if match.group(1).lower() not in _SHORTENED]
    if breaks or stops:
        at = {offset: i for i, offset in enumerate(doc.to_array(IDX).tolist())}
        breaks += [match.end() for match in stops if match.end(1) in at]
        for offset in breaks:
            if offset in at:
                doc[at[offset]].is_sent_start = True
                after = at[offset] + 1
                if after < len(doc) and doc[after].is_lower and doc[after].is_alpha:
                    doc[after].is_sent_start = False
    return doc


def _ends(text: str, match: re.Match[str]) -> bool:
    """Whether a break of the line ends a sentence."""
    if match.group().count("\n") > 1:
        return True
    line = text[text.rfind("\n", 0, match.start()) + 1 : match.start()]
    return not text[match.end()].islower() and (len(line) < _SHORT or line.endswith(_FINAL))
