"""How things look: a shape and a colour for each type of entity, a line style for each standing of a claim.

The hues are those of Okabe and Ito's palette (2008), which people with any of the common kinds of colour blindness can tell
apart; shape and line pattern say the same again, so nothing rests on colour alone.
"""

from __future__ import annotations

from dataclasses import dataclass

from kg.model import Claim


@dataclass(frozen=True, slots=True)
class Shape:
    """A shape of vis-network, filled or hollow, with its colour on a light and on a dark ground."""

    shape: str
    light: str
    dark: str
    hollow: bool = False


@dataclass(frozen=True, slots=True)
class LineStyle:
    """The standing of claims as a line: `dashes` as in a canvas's line dash, `mark` is drawn at the middle."""

    name: str
    label: str
    hint: str
    dashes: tuple[int, ...]
    light: str
    dark: str
    mark: str = ""


SHAPES: dict[str, Shape] = {
    "Person": Shape("dot", "#0072b2", "#56b4e9"),
    "Organization": Shape("square", "#a3497c", "#dd92bd"),
    "ArmedGroup": Shape("triangle", "#c24a00", "#ff8a4c"),
    "Government": Shape("hexagon", "#2b4a9b", "#8fa8ff"),
    "Place": Shape("diamond", "#00785a", "#2fc79d"),
    "Facility": Shape("diamond", "#00785a", "#2fc79d", hollow=True),
    "Group": Shape("dot", "#0072b2", "#56b4e9", hollow=True),
    "Event": Shape("star", "#a87000", "#f0b429"),
    "Equipment": Shape("triangleDown", "#6b5b4b", "#c4ae98"),
    "Date": Shape("square", "#5f6b7a", "#a5b1c0", hollow=True),
    "Quantity": Shape("hexagon", "#5f6b7a", "#a5b1c0", hollow=True),
    "Other": Shape("triangleDown", "#5f6b7a", "#a5b1c0", hollow=True),
}
UNKNOWN_SHAPE = "Other"

STATED, REPORTED, POSSIBLE, PLANNED, DENIED = range(5)

LINE_STYLES: tuple[LineStyle, ...] = (
    LineStyle("stated", "Stated", "a fact in the author's own voice", (), "#37414f", "#c3ccd8"),
    LineStyle("reported", "Reported", "a fact for the speaker who is named", (9, 5), "#37414f", "#c3ccd8"),
    LineStyle("possible", "Possible", "only possible, probable, conditional or open", (1, 5), "#8a4fb5", "#c79bea"),
    LineStyle("planned", "Planned or wanted", "intended, demanded, or still to come", (1, 5), "#00738a", "#4cc3dc"),
    LineStyle("denied", "Denied", "said not to be so", (), "#b3261e", "#ff8a80", mark="cross"),
)


def standing_of(claim: Claim) -> int:
    """Give the place in `LINE_STYLES` of the line that a claim is drawn with; only an asserted claim is stated or reported."""
    if claim.polarity == "negative":
        return DENIED
    if claim.asserted:
        return REPORTED if claim.speaker else STATED
    if claim.modality in ("intention", "deontic") or (claim.tense == "future" and claim.modality is None and claim.certainty == "certain"):
        return PLANNED
    factual = claim.certainty == "certain" and claim.modality is None and claim.tense != "future"
    return REPORTED if factual and claim.speaker else POSSIBLE
