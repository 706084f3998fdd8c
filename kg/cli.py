"""The command: parse, call, print. Heavy imports stand inside the commands, so that `kg --help` answers at once."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.errors import KGError

if TYPE_CHECKING:
    from kg.builder import Settings

EXIT_NOTHING, EXIT_PARTLY, EXIT_INTERRUPTED = 1, 3, 130

app = typer.Typer(
    name="kg",
    help="Build a knowledge graph from the news in which every edge can be checked.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


class PolicyName(StrEnum):
    """What is drawn as a fact."""

    reported = "reported"
    strict = "strict"


class TableFormat(StrEnum):
    """How a table is printed."""

    table = "table"
    csv = "csv"
    json = "json"


Inputs = Annotated[list[str], typer.Argument(metavar="INPUT...", help="Files, folders, http(s) URLs, or - for standard input.")]
Output = Annotated[Path, typer.Option("--output", "-o", metavar="FOLDER", help="The output folder.")]
Format = Annotated[TableFormat, typer.Option("--format", "-f", help="How to print it.")]
Model = Annotated[str | None, typer.Option(metavar="NAME", help="A spaCy pipeline: the name of an installed package, or a path.")]
Published = Annotated[str | None, typer.Option(metavar="YYYY-MM-DD", help="The date of documents that have none of their own.")]
Policy = Annotated[PolicyName, typer.Option(help="What is drawn as a fact: also what is reported, or the author's own voice alone.")]
Processes = Annotated[int, typer.Option("--processes", "-j", min=0, help="How many processes; 0: as many as serve.")]
Gazetteers = Annotated[
    list[Path] | None, typer.Option("--gazetteer", metavar="FILE", help="A TSV file of your own names; may be repeated.")
]
Rules = Annotated[list[Path] | None, typer.Option("--rules", metavar="FILE", help="A TOML file of relations of your own; may be repeated.")]
Coreference = Annotated[str | None, typer.Option(metavar="NAME", help="Another coreference resolver: fastcoref, or module:function.")]
Corrections = Annotated[Path | None, typer.Option(metavar="FILE", help="A corrections file; else corrections.toml in the output folder.")]


@app.command()
def build(
    inputs: Inputs,
    output: Output = Path("output"),
    model: Model = None,
    published: Published = None,
    policy: Policy = PolicyName.reported,
    processes: Processes = 0,
    gazetteer: Gazetteers = None,
    rules: Rules = None,
    coreference: Coreference = None,
    corrections: Corrections = None,
    add: Annotated[bool, typer.Option("--add", help="Keep the documents of earlier builds in this folder.")] = False,
    strict_input: Annotated[bool, typer.Option("--strict-input", help="Stop at the first input that cannot be read.")] = False,
) -> None:
    """Read documents and build the graph: page, RDF, GraphML and tables."""
    from kg.builder import Settings
    from kg.engine import Options
    from kg.language.pipeline import DEFAULT_MODEL

    options = Options(model or DEFAULT_MODEL, tuple(gazetteer or ()), tuple(rules or ()), coreference)
    settings = Settings(policy.value, options, processes, published, strict_input, add, corrections)
    _build(inputs, output, settings)


@app.command()
def demo(output: Output = Path("output")) -> None:
    """Build the graph of the bundled samples, and say what to open."""
    from kg.builder import Settings
    from kg.console import print_next_steps
    from kg.knowledge import sample_folder

    _build([str(sample_folder())], output, Settings())
    print_next_steps(output)


@app.command()
def query(
    question: Annotated[str | None, typer.Argument(help="A SPARQL query, a file that holds one, or the name of a question.")] = None,
    arguments: Annotated[list[str] | None, typer.Argument(metavar="[NAME=VALUE]...", help="What a named question asks about.")] = None,
    output: Output = Path("output"),
    graph: Annotated[Path | None, typer.Option("--graph", "-g", metavar="FILE", help="An RDF file to ask instead of the folder's.")] = None,
    format: Format = TableFormat.table,
    list_: Annotated[bool, typer.Option("--list", help="List the named questions.")] = False,
) -> None:
    """Ask the graph in SPARQL, or by a named question."""
    from kg.console import print_questions, print_table
    from kg.rdf.query import ask, named_questions

    if list_ or question is None:
        print_questions(named_questions())
        return
    result = ask(question, graph or output / "graph.ttl", arguments or [])
    print_table(result.columns, result.rows, format.value, csv=result.to_csv, json=result.to_json)


@app.command()
def show(name: Annotated[str, typer.Argument(help="An entity: its name, an alias, or its id.")], output: Output = Path("output")) -> None:
    """Show one entity: names, claims with their sentences, who said them, neighbours."""
    from kg.console import print_entity
    from kg.tables import read_tables

    print_entity(read_tables(output / "tables"), name)


@app.command()
def entities(output: Output = Path("output"), format: Format = TableFormat.table) -> None:
    """List the entities with their names and counts."""
    from kg.console import print_table
    from kg.tables import read_tables

    columns = ["entity", "label", "type", "mentions", "documents", "aliases"]
    found = sorted(read_tables(output / "tables").entities, key=lambda e: (-e.mentions, e.id))
    rows = [[e.id, e.label, e.type, str(e.mentions), str(e.documents), "; ".join(e.aliases)] for e in found]
    print_table(columns, rows, format.value)


@app.command()
def coverage(output: Output = Path("output"), format: Format = TableFormat.table) -> None:
    """List the sentences that name two or more entities and gave no claim, document by document."""
    from kg.console import print_coverage
    from kg.coverage import measure_coverage
    from kg.tables import read_tables

    print_coverage(measure_coverage(read_tables(output / "tables")), format.value)


@app.command()
def merge(
    names: Annotated[list[str], typer.Argument(metavar="NAME NAME...", help="Entities that are one thing: names or ids; the first stays.")],
    output: Output = Path("output"),
) -> None:
    """Note in corrections.toml that two entities are one; the next build obeys."""
    from kg.builder import CORRECTIONS
    from kg.console import print_correction
    from kg.corrections import add_merge
    from kg.lookup import find_entity
    from kg.tables import read_tables

    knowledge = read_tables(output / "tables")
    found = [find_entity(knowledge, name).id for name in names]
    if len(set(found)) < 2:
        raise KGError(f"{' and '.join(names)}: name two entities that are not one already")
    add_merge(output / CORRECTIONS, found)
    print_correction(f"merge {' and '.join(found)}", output / CORRECTIONS)


@app.command()
def split(name: Annotated[str, typer.Argument(help="An entity that is several things.")], output: Output = Path("output")) -> None:
    """Note in corrections.toml that the names of an entity are different things; the next build obeys."""
    from kg.builder import CORRECTIONS
    from kg.console import print_correction
    from kg.corrections import add_split
    from kg.lookup import find_entity
    from kg.tables import read_tables

    found = find_entity(read_tables(output / "tables"), name).id
    add_split(output / CORRECTIONS, found)
    print_correction(f"split {found}", output / CORRECTIONS)


@app.command()
def export(
    path: Annotated[
        Path, typer.Argument(metavar="FILE", help="Where to; the ending tells the form: .ttl .nt .jsonld .trig .rdf .csv .graphml .html")
    ],
    output: Output = Path("output"),
) -> None:
    """Write the graph of an output folder in another form."""
    from kg.knowledge import load

    load(output).export(path)


@app.command()
def evaluate(
    gold: Annotated[Path, typer.Argument(metavar="GOLD.jsonl", help="Passages with their claims; the form stands in kg/evaluation.py.")],
    model: Model = None,
    misses: Annotated[int, typer.Option(min=0, help="Print this many misses and errors.")] = 0,
) -> None:
    """Measure precision, recall and the rate of false facts on a gold set."""
    from kg.console import print_scores
    from kg.evaluation import evaluate as compare
    from kg.evaluation import gold_documents, read_gold
    from kg.knowledge import build as build_graph
    from kg.language.pipeline import DEFAULT_MODEL

    rows = read_gold(gold)
    print_scores(compare(rows, build_graph(*gold_documents(rows), model=model or DEFAULT_MODEL).knowledge), misses)


def _build(inputs: list[str], output: Path, settings: Settings) -> None:
    from kg.builder import build_folder
    from kg.console import print_failures, print_summary, progress_bar

    try:
        with progress_bar() as progress:
            knowledge, failures = build_folder(inputs, output, settings, progress)
    except KeyboardInterrupt:
        typer.echo("kg: stopped; what was extracted is kept, and the next build goes on from there", err=True)
        raise typer.Exit(EXIT_INTERRUPTED) from None
    print_summary(knowledge, output)
    if failures:
        print_failures(failures)
        raise typer.Exit(EXIT_PARTLY)


def main() -> None:
    """Run the command; an error that the user can mend is one line on standard error, and exit status 1."""
    try:
        app()
    except KGError as error:
        sys.stderr.write(f"kg: {error}\n")
        sys.exit(EXIT_NOTHING)
