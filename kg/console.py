"""What the command prints: progress on standard error, tables and texts on standard output."""

from __future__ import annotations

import csv as csv_module
import io
import json as json_module
import signal
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TaskID, TextColumn, TimeRemainingColumn
from rich.table import Table

from kg.builder import Progress as BuildProgress
from kg.coverage import Coverage
from kg.errors import InputError
from kg.evaluation import ATTRIBUTES, Scores
from kg.graph import group_facts
from kg.lookup import find_entity
from kg.model import Claim, Entity, Fact, Knowledge

if TYPE_CHECKING:
    from kg.rdf.query import Question

_WIDE = 200


def _console() -> Console:
    """Standard output; not folded to 80 columns where it is no terminal."""
    return Console(highlight=False, width=None if sys.stdout.isatty() else _WIDE)


@contextmanager
def progress_bar() -> Iterator[BuildProgress]:
    """A bar with documents a second and time left on standard error; silent where that is no terminal."""
    console = Console(stderr=True)
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
    )
    bar = Progress(*columns, console=console, disable=not console.is_terminal, transient=True)
    with heeded_interrupts() as check, bar:
        task = bar.add_task("starting", total=None, rate="")
        yield BuildProgress(
            stage=lambda name: bar.update(task, description=name),
            total=lambda documents, words: bar.update(task, description="extracting", total=documents),
            advance=lambda words: _advance(bar, task, check),
        )


@contextmanager
def heeded_interrupts() -> Iterator[Callable[[], None]]:
    """What is yielded raises `KeyboardInterrupt` if one has struck: foreign code may have swallowed it (in a callback of the collector)."""
    struck = False

    def note(_number: int, _frame: FrameType | None) -> None:
        nonlocal struck
        struck = True
        raise KeyboardInterrupt

    def check() -> None:
        if struck:
            raise KeyboardInterrupt

    before = signal.signal(signal.SIGINT, note)
    try:
        yield check
    finally:
        signal.signal(signal.SIGINT, before)


def _advance(bar: Progress, task: TaskID, check: Callable[[], None]) -> None:
    check()
    bar.advance(task)
    speed = bar.tasks[0].speed
    bar.update(task, rate=f"{speed:.1f} documents/s" if speed else "")


def print_summary(knowledge: Knowledge, folder: Path) -> None:
    """A table of what was built, and the page's path."""
    facts = group_facts(knowledge.claims, knowledge.documents)
    table = Table(show_header=False, box=None, pad_edge=False)
    for label, number in (
        ("documents", len(knowledge.documents)),
        ("entities", len(knowledge.entities)),
        ("facts drawn as edges", sum(fact.asserted and fact.subject is not None for fact in facts)),
        ("claims", len(knowledge.claims)),
        ("  of these reported by somebody", sum(bool(claim.speakers) for claim in knowledge.claims)),
        ("  of these not asserted (possible, planned, denied …)", sum(not claim.asserted for claim in knowledge.claims)),
        ("disputed facts", sum(fact.disputed for fact in facts)),
        ("sentences with entities but no claim", len(knowledge.silent)),
    ):
        table.add_row(label, f"{number:,}")
    console = _console()
    console.print(table)
    console.print(f"page: {escape(str(folder / 'graph.html'))}", soft_wrap=True)


def print_failures(failures: Sequence[InputError]) -> None:
    """The inputs that could not be read, a line each, on standard error."""
    sys.stderr.write(f"kg: {len(failures)} input{'s' if len(failures) > 1 else ''} could not be read:\n")
    for failure in failures:
        sys.stderr.write(f"  {failure}\n")


def print_next_steps(folder: Path) -> None:
    """What to do with a fresh demo."""
    where = "" if folder == Path("output") else f" -o {folder}"
    _console().print(
        f"\nOpen the page in a browser: {escape(str(folder / 'graph.html'))}\n"
        f"Then:  kg show Taliban{escape(where)}\n       kg query --list\n"
        f"       kg query 'SELECT ?a ?b {{ ?a kg:attacked ?b }}'{escape(where)}",
        soft_wrap=True,
    )


def print_correction(what: str, path: Path) -> None:
    """What was noted, and that it takes a build."""
    _console().print(escape(f"noted in {path}: {what}; build again to apply it"), soft_wrap=True)


def print_table(
    columns: Sequence[str],
    rows: Sequence[Sequence[str]],
    form: str,
    *,
    csv: Callable[[], str] | None = None,
    json: Callable[[], str] | None = None,
) -> None:
    """Print rows as a table, as CSV or as JSON; `csv` and `json` give a form of their own where there is one."""
    if form == "csv":
        sys.stdout.write(csv() if csv else _as_csv(columns, rows))
    elif form == "json":
        text = json() if json else json_module.dumps([dict(zip(columns, row, strict=True)) for row in rows], ensure_ascii=False, indent=1)
        sys.stdout.write(text.rstrip("\n") + "\n")
    else:
        table = Table(*(escape(column) for column in columns))
        for row in rows:
            table.add_row(*(escape(cell) for cell in row))
        _console().print(table)
        _console().print(f"{len(rows)} row{'' if len(rows) == 1 else 's'}")


def print_coverage(rows: Sequence[Coverage], form: str) -> None:
    """The silent sentences and, in a table, how much of each document tells something."""
    lines = [[row.doc, f"{row.share:.2f}", str(span.start), " ".join(span.text.split())] for row in rows for span in row.silent]
    print_table(["document", "share covered", "start", "silent sentence"], lines, form)
    if form == "table":
        sentences, silent = sum(row.sentences for row in rows), len(lines)
        _console().print(f"{sentences - silent} of {sentences} sentences with two or more entities gave a claim")


def _as_csv(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    out = io.StringIO()
    writer = csv_module.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return out.getvalue()


def print_questions(questions: Sequence[Question]) -> None:
    """The named questions: what they ask, and what they want to know."""
    table = Table("question", "asks", "give")
    for question in questions:
        table.add_row(question.name, escape(question.title), escape(" ".join(f"{name}=…" for name in question.parameters)))
    _console().print(table)


def print_scores(scores: Scores, misses: int) -> None:
    """The figures of an evaluation, and the first of its misses and errors."""
    table = Table("measure", "value", "of")
    for name, value, of in (
        ("precision of typed claims", scores.precision, scores.predicted),
        ("recall of core claims", scores.recall, scores.core),
        ("F1", scores.f1, scores.core),
        ("false-fact rate", scores.false_fact_rate, scores.facts),
        *((f"{attribute} right", scores.agreement(attribute), scores.found) for attribute in ATTRIBUTES),
        ("all attributes right, of core claims", scores.whole / scores.core if scores.core else 0.0, scores.core),
        ("entities found", scores.entity_recall, scores.entities),
    ):
        table.add_row(name, f"{value:.3f}", str(of))
    console = _console()
    console.print(table)
    console.print(f"entities in several nodes: {scores.doubled}; nodes that are several entities: {scores.glued}")
    for title, lines in (("missed", scores.missed), ("wrong", scores.wrong)):
        for line in lines[:misses]:
            console.print(f"{title}  {escape(line)}")


def print_entity(knowledge: Knowledge, name: str) -> None:
    """One entity: names, claims with sentences and speakers, neighbours."""
    entity = find_entity(knowledge, name)
    console = _console()
    labels = {item.id: item.label for item in knowledge.entities}
    console.print(f"[bold]{escape(entity.label)}[/bold]  {entity.type}  ({entity.mentions} mentions in {entity.documents} documents)")
    if entity.aliases:
        console.print("also: " + escape(", ".join(entity.aliases)))
    if entity.part_of:
        console.print("part of: " + escape(labels.get(entity.part_of, entity.part_of)))
    for title, facts in _sections(knowledge, entity):
        if facts:
            console.print(f"\n[bold]{title}[/bold]")
        for fact in facts:
            _print_fact(console, fact)
    _print_neighbours(console, knowledge, entity, labels)


def _sections(knowledge: Knowledge, entity: Entity) -> Iterator[tuple[str, list[Fact]]]:
    facts = group_facts(knowledge.claims, knowledge.documents)
    about = [fact for fact in facts if entity.id in (fact.subject, None if fact.is_literal else fact.object)]
    yield "Stated as facts", [fact for fact in about if fact.asserted]
    yield "Claimed, but not as facts", [fact for fact in about if not fact.asserted]
    theirs = [fact for fact in facts if fact not in about and any(s.entity == entity.id for claim in fact.claims for s in claim.speakers)]
    yield f"Said by {escape(entity.label)} about others", theirs


def _print_fact(console: Console, fact: Fact) -> None:
    """A fact with every claim behind it."""
    first = fact.claims[0]
    subject = (first.subject.label or first.subject.text) if first.subject else "?"
    target = first.object.value or first.object.label or first.object.text
    marks = ["[red]disputed[/red]"] if fact.disputed else []
    marks += [f"{len(fact.sources)} sources"] if len(fact.sources) > 1 else []
    console.print(f"- {escape(subject)} [cyan]{first.relation}[/cyan] {escape(target)}" + (f"  ({', '.join(marks)})" if marks else ""))
    for claim in fact.claims:
        said = " ← ".join(speaker.label or speaker.text for speaker in reversed(claim.speakers)) or "the author"
        how = _marks(claim) + ([claim.time.value or claim.time.text] if claim.time else [])
        how += [claim.object.count.text] if claim.object.count and claim.object.count.text not in claim.object.text else []
        where = f"{claim.doc}:{claim.evidence.start}"
        console.print(
            f"    [dim]{escape(said)}, {escape(', '.join(how))}: “{escape(' '.join(claim.evidence.text.split()))}” {escape(where)}[/dim]"
        )


def _marks(claim: Claim) -> list[str]:
    """What is out of the ordinary in how a claim stands, and its tense."""
    return [mark for mark in (claim.polarity, claim.certainty, claim.tense, claim.modality) if mark not in (None, "positive", "certain")]


def _print_neighbours(console: Console, knowledge: Knowledge, entity: Entity, labels: dict[str, str]) -> None:
    near: Counter[str] = Counter()
    for claim in knowledge.claims:
        ends = {claim.object.entity, claim.subject.entity if claim.subject else None}
        if entity.id in ends:
            near.update(end for end in ends if end and end != entity.id)
    if near:
        ranked = sorted(near.items(), key=lambda item: (-item[1], item[0]))
        console.print(
            "\n[bold]Neighbours[/bold]: " + escape(", ".join(f"{labels.get(name, name)} ({count})" for name, count in ranked[:20]))
        )
