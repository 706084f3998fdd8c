"""Extraction over many documents: in this process, or in several local ones."""

from __future__ import annotations

import hashlib
import multiprocessing
import os
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from spacy.language import Language

from kg.errors import InputError
from kg.extraction import extract, join_extractions
from kg.language.pipeline import DEFAULT_MODEL, load_pipeline
from kg.model import Document, Extraction
from kg.store import Store, encode_extraction, extraction_key

PIECE = 100_000
"""Longer texts (in code points) are parsed in pieces cut at paragraphs: spaCy's memory grows with the text."""

BATCH_CHARS = 60_000
"""About how much text one process takes at a time, so that a killed run loses little and the progress bar moves."""

PARALLEL_FROM = 250_000
"""Below this much text (in code points) a second process costs more to start than it saves."""

_BREAKS = (re.compile(r"\n[ \t\r]*\n\s*"), re.compile(r"\n\s*"), re.compile(r"[.!?][\"'”’)]*\s+"), re.compile(r"\s+"))


@dataclass(frozen=True, slots=True)
class Options:
    """How documents are annotated."""

    model: str = DEFAULT_MODEL
    gazetteers: tuple[Path, ...] = ()
    rules: tuple[Path, ...] = ()
    coreference: str | None = None

    @property
    def fingerprint(self) -> str:
        """A digest of all that an extraction depends on beside its document: version, pipeline, rules and names."""
        digest = hashlib.sha256()
        for part in (_package_digest(), self.model, _model_version(self.model), self.coreference or ""):
            digest.update(part.encode() + b"\x00")
        for path in (*self.gazetteers, *self.rules):
            digest.update(_content(path) + b"\x00")
        return digest.hexdigest()


def extract_all(documents: Sequence[Document], *, options: Options, store: Store, processes: int, advance: Callable[[int], None]) -> None:
    """Extract what the store does not hold yet, and keep it there.

    `processes` is a count, 0 for as many as serve; `advance` is told the words of every document that is done.
    """
    fingerprint, known = options.fingerprint, store.known()
    todo: list[Document] = []
    for document in documents:
        if extraction_key(document, fingerprint) in known:
            advance(count_words(document.text))
        else:
            todo.append(document)
    wanted = _process_count(todo, processes)
    batches = _batches(todo)
    results = _in_processes(batches, options, wanted) if wanted > 1 else map(lambda batch: _run(batch, options), batches)
    for batch, found in zip(_batches(todo), results, strict=True):
        for document, data in zip(batch, found, strict=True):
            store.put(extraction_key(document, fingerprint), data)
            advance(count_words(document.text))


def extract_documents(nlp: Language, documents: Iterable[Document]) -> Iterator[Extraction]:
    """Annotate documents with a loaded pipeline and extract them, one extraction a document, in order."""
    pieces = ((piece, (document, start, last)) for document in documents for piece, start, last in split_text(document.text))
    parts: list[Extraction] = []
    for doc, (document, start, last) in nlp.pipe(pieces, as_tuples=True, batch_size=32):
        parts.append(extract(doc, document, base=start))
        if last:
            yield join_extractions(parts)
            parts = []


def split_text(text: str, limit: int = PIECE) -> Iterator[tuple[str, int, bool]]:
    r"""Cut a text at paragraphs (else lines, sentences, spaces) into pieces of at most `limit` code points.

    Yields the piece, where it starts (0-based) and whether it is the last one; the pieces together are the text.

    >>> [(piece, start) for piece, start, _ in split_text("One.\n\nTwo.\n\nThree.", limit=14)]
    [('One.\n\nTwo.\n\n', 0), ('Three.', 12)]
    """
    start = 0
    while len(text) - start > limit:
        end = _break_before(text, start, start + limit)
        yield text[start:end], start, False
        start = end
    yield text[start:], start, True


def _break_before(text: str, start: int, limit: int) -> int:
    for pattern in _BREAKS:
        ends = [match.end() for match in pattern.finditer(text, start, limit) if match.end() <= limit]
        if ends and ends[-1] > start:
            return ends[-1]
    return limit


def count_words(text: str) -> int:
    """The number of words, as white space tells them."""
    return text.count(" ") + text.count("\n") + 1


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror}); check the path given with --gazetteer or --rules") from error


def _process_count(documents: Sequence[Document], processes: int) -> int:
    if processes:
        return min(processes, max(1, len(documents)))
    enough = sum(len(document.text) for document in documents) >= PARALLEL_FROM
    return max(1, min(available_cores(), len(documents))) if enough else 1


def available_cores() -> int:
    """The processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _batches(documents: Iterable[Document]) -> Iterator[list[Document]]:
    """Documents in batches of about `BATCH_CHARS`."""
    batch: list[Document] = []
    size = 0
    for document in documents:
        batch.append(document)
        size += len(document.text)
        if size >= BATCH_CHARS:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _in_processes(batches: Iterable[list[Document]], options: Options, processes: int) -> Iterator[list[bytes]]:
    """Run batches in worker processes, the results in order; a few batches are on their way at any time."""
    waiting: list[Future[list[bytes]]] = []
    with ProcessPoolExecutor(processes, mp_context=multiprocessing.get_context("spawn")) as pool:
        try:
            for batch in batches:
                waiting.append(pool.submit(_run, batch, options))
                if len(waiting) > 2 * processes:
                    yield waiting.pop(0).result()
            while waiting:
                yield waiting.pop(0).result()
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _run(batch: list[Document], options: Options) -> list[bytes]:
    return [encode_extraction(extraction) for extraction in extract_documents(_pipeline(options), batch)]


@cache
def _pipeline(options: Options) -> Language:
    config: dict[str, dict[str, object]] = {
        "kg_names": {"gazetteers": [str(path) for path in options.gazetteers]},
        "kg_coreference": {"resolver": options.coreference},
        "kg_relations": {"rules": [str(path) for path in options.rules]},
    }
    return load_pipeline(options.model, config=config)


@cache
def _package_digest() -> str:
    """A digest of the package's own rules, names and code, so that no old extraction outlives a change."""
    digest = hashlib.sha256()
    root = Path(__file__).parent
    for path in sorted([root / "model.py", *root.glob("extraction/*"), *root.glob("language/**/*")]):
        if path.is_file() and path.suffix in (".py", ".toml", ".tsv"):
            digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()


def _model_version(model: str) -> str:
    try:
        return version(model)
    except PackageNotFoundError:
        return ""
