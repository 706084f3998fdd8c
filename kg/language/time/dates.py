"""From the words of a time expression to ISO 8601, reckoned from the day a text was published.

A table and a few rules: on the expressions of the news they are right where a general date parser guesses (`Wednesday`, `last week`,
`the end of June`), and cost microseconds instead of milliseconds.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache

from kg.model import Tense

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTH = r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|March|Mar\.?|Apr(?:il|\.)?|May|June|Jun\.|July|Jul\.|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"  # noqa: E501
WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
YEAR = r"(?:1[5-9]\d\d|20\d\d)"
_DAY = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"
NUMBER = r"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,3}|a couple of|several|a few)"
_NUMBERS = {word: n for n, word in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())} | {
    "a": 1,
    "an": 1,
}

_ISO = re.compile(rf"\b({YEAR})-(\d\d)-(\d\d)\b")
_MONTH_DAY = re.compile(rf"\b({MONTH})\s+({_DAY})(?![\d:])(?:\s*,?\s*({YEAR}))?\b")
_DAY_MONTH = re.compile(rf"\b({_DAY})\s+(?:of\s+)?({MONTH})(?:\s*,?\s*({YEAR}))?(?!\w)")
_MONTH_ONLY = re.compile(rf"(?:\b(last|next|this)\s+)?\b({MONTH})(?:\s*,?\s*(?:of\s+)?({YEAR}))?(?!\w)")
_DECADE = re.compile(rf"\b{YEAR}s\b")
_YEAR_ONLY = re.compile(rf"\b({YEAR})\b")
_WEEKDAY_ONLY = re.compile(rf"(?:\b(last|next|this|coming|past)\s+)?\b({WEEKDAY})\b")
_UNIT = re.compile(r"\b(last|past|previous|next|coming|this|the)\s+(week|weekend|month|year|night|morning|afternoon|evening)\b", re.I)
_AGO = re.compile(rf"\b({NUMBER})\s+(day|week|month|year|decade|hour|minute)s?\s+(?:ago|earlier)\b", re.I)
_NEAR = re.compile(r"\b(yesterday|today|tonight|tomorrow)\b", re.I)
_NEAR_DAYS = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}


@lru_cache(maxsize=8192)
def resolve_time(text: str, *, tense: Tense, published: str | None) -> str | None:
    """Resolve a time expression to ISO 8601 (a day, a week `2021-W34`, a month, a year), or None.

    `published` is the ISO day to reckon from; where it is None only absolute expressions resolve. The tense of what happened then
    tells on which side of it a weekday or a month lies. A range resolves to its start.

    >>> resolve_time("Wednesday", tense="past", published="2021-09-03")
    '2021-09-01'
    """
    today = _day(published) if published else None
    if any(pattern.search(text) for pattern in (_ISO, _MONTH_DAY, _DAY_MONTH)):
        return _absolute(text, tense, today)
    return _relative(text, tense, today) or _calendar(text, tense, today)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None


def _month_number(name: str) -> int:
    return next(n for n, month in enumerate(MONTHS, 1) if month.startswith(name[:3]))


def _iso_day(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _iso_week(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02d}"


def _absolute(text: str, tense: Tense, today: date | None) -> str | None:
    """A full date, or a day of a month on the side of today that the tense tells."""
    iso = _ISO.search(text)
    if iso:
        return _iso_day(int(iso[1]), int(iso[2]), int(iso[3]))
    found, turned = _MONTH_DAY.search(text), _DAY_MONTH.search(text)
    if found:
        month, day, year = found[1], found[2], found[3]
    elif turned:
        month, day, year = turned[2], turned[1], turned[3]
    else:
        return None
    number, of_month = _month_number(month), int(re.sub(r"\D", "", day))
    if year:
        return _iso_day(int(year), number, of_month)
    return _nearest(today, number, of_month, tense) if today else None


def _nearest(today: date, month: int, day: int, tense: Tense) -> str | None:
    """The last such day before today, or the next one after it where the tense looks ahead."""
    this = _iso_day(today.year, month, day)
    if this is None:
        return None
    if tense == "future" and this < today.isoformat():
        return _iso_day(today.year + 1, month, day)
    if tense != "future" and this > today.isoformat():
        return _iso_day(today.year - 1, month, day)
    return this


def _relative(text: str, tense: Tense, today: date | None) -> str | None:
    """What is reckoned from the day of publication: `last week`, `two months ago`, `yesterday`."""
    if today is None or _DECADE.search(text):
        return None
    near = _NEAR.search(text)
    if near:
        return (today + timedelta(days=_NEAR_DAYS[near[1].lower()])).isoformat()
    ago = _AGO.search(text)
    if ago:
        return _before(today, ago[1].lower(), ago[2].lower())
    unit = _UNIT.search(text)
    return _unit(today, unit[1].lower(), unit[2].lower(), tense) if unit else None


def _before(today: date, number: str, unit: str) -> str | None:
    count = _NUMBERS.get(number) or (int(number) if number.isdigit() else None)
    if count is None:
        return None
    if unit in ("hour", "minute"):
        return today.isoformat() if unit == "minute" or count < 12 else None
    if unit == "day":
        return (today - timedelta(days=count)).isoformat()
    if unit == "week":
        return _iso_week(today - timedelta(weeks=count))
    if unit == "month":
        return _month_shift(today, -count)
    return str(today.year - count * (10 if unit == "decade" else 1))


def _month_shift(today: date, months: int) -> str:
    year, month = divmod(today.year * 12 + today.month - 1 + months, 12)
    return f"{year}-{month + 1:02d}"


_STEPS = {"last": -1, "next": 1, "coming": 1, "this": 0}  # `the previous week` is reckoned from the story, not from today


def _unit(today: date, which: str, unit: str, tense: Tense) -> str | None:
    if unit == "weekend" and which in ("the", "last", "this", "next", "coming"):
        return _weekend(today, which, tense)
    step = _STEPS.get(which)
    if step is None:
        return None
    if unit in ("night", "morning", "afternoon", "evening"):
        return (today + timedelta(days=step)).isoformat()
    if unit == "week":
        return _iso_week(today + timedelta(weeks=step))
    if unit == "month":
        return _month_shift(today, step)
    return str(today.year + step) if unit == "year" else None


def _weekend(today: date, which: str, tense: Tense) -> str:
    """The week of a weekend, before or after today."""
    if which in ("next", "coming") or (which in ("this", "the") and tense == "future"):
        return _iso_week(today + timedelta(weeks=1 if which == "next" else 0))
    return _iso_week(today if today.weekday() >= 5 and which != "last" else today - timedelta(weeks=1))


def _calendar(text: str, tense: Tense, today: date | None) -> str | None:
    """A month, a weekday or a year by its name."""
    month = _MONTH_ONLY.search(text)
    if month and month[3]:
        return f"{month[3]}-{_month_number(month[2]):02d}"
    weekday = _WEEKDAY_ONLY.search(text)
    if weekday:
        return _weekday(today, weekday[1] or "", DAYS.index(weekday[2]), tense) if today else None
    if month:
        return _month(today, month[1] or "", _month_number(month[2]), tense) if today else None
    year = None if _DECADE.search(text) else _YEAR_ONLY.search(text)
    return year[1] if year else None


def _weekday(today: date, which: str, day: int, tense: Tense) -> str:
    back = (today.weekday() - day) % 7
    if which in ("next", "coming") or (tense == "future" and which in ("", "this")):
        ahead = (day - today.weekday()) % 7
        return (today + timedelta(days=ahead or (7 if which else 0))).isoformat()
    return (today - timedelta(days=back or (7 if which in ("last", "past") else 0))).isoformat()


def _month(today: date, which: str, month: int, tense: Tense) -> str:
    year = today.year
    if which == "next" or (tense == "future" and which != "last"):
        year += month < today.month or (which == "next" and month == today.month)
    elif which != "this":
        year -= month > today.month or (which == "last" and month == today.month)
    return f"{year}-{month:02d}"
