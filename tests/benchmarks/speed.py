"""Words a second of `kg build` against spaCy's `nlp.pipe` alone with the same pipeline and as many processes, in one run.

    python -m tests.benchmarks.speed --documents 2000 --processes 1

The documents are drawn with a seed from sentences of the bundled samples and of a few plain news sentences, with names of
places and people put in, so that their nodes number in the thousands.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
import warnings
from importlib.resources import files
from pathlib import Path

import spacy

from kg.language.pipeline import DEFAULT_MODEL

SEED = 7
SURNAMES = "Adler Baker Castro Demir Eriksen Farouk Haddad Ivanov Jansen Khan Lopez Malik Novak Okafor Petrov Rahimi Silva Weber".split()
GIVEN = "Anna Boris Carla David Elena Farid Grace Hassan Irina Jamal Karim Laura Maria Nadia Omar Paula Rashid Sara Tomas Yusuf".split()
PLAIN = (
    "Prices rose for the third month in a row, and shoppers bought less of almost everything.",
    "The report, which runs to some two hundred pages, was made public after a long delay.",
    "Minister {person} met {person} in the capital and spoke of trade, roads and water.",
    "The rain had stopped by the evening, but the river was still rising in the lower town.",
    "{person} said that {person} had planned the attack on the convoy near the border.",
    "Teachers and nurses went on strike, and the government offered them talks next week.",
)


def sentences() -> list[str]:
    """Sentences of the samples, and plain ones."""
    texts = [path.read_text(encoding="utf-8") for path in files("kg").joinpath("samples").iterdir() if path.name.endswith((".txt", ".md"))]
    body = " ".join(text.rpartition("---")[2] for text in texts)
    return [*re.split(r"(?<=[.”\"])\s+", " ".join(body.split())), *PLAIN * 8]


def documents(count: int, words: int) -> list[dict[str, str]]:
    """Documents of about `words` words, the same ones for the same count."""
    rng, pool = random.Random(SEED), sentences()
    rows = []
    for number in range(count):
        paragraphs: list[str] = []
        while sum(len(paragraph.split()) for paragraph in paragraphs) < words:
            chosen = " ".join(rng.choice(pool) for _ in range(4))
            paragraphs.append(re.sub(r"{person}", lambda _: f"{rng.choice(GIVEN)} {rng.choice(SURNAMES)}", chosen))
        rows.append({"id": f"d{number:05}", "text": "\n\n".join(paragraphs), "published": "2022-03-01"})
    return rows


def spacy_alone(rows: list[dict[str, str]], processes: int) -> float:
    """Seconds that spaCy takes for the texts, without loading the pipeline."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        nlp = spacy.load(DEFAULT_MODEL)
    begin = time.perf_counter()
    for _ in nlp.pipe((row["text"] for row in rows), n_process=processes):
        pass
    return time.perf_counter() - begin


def whole_build(rows: list[dict[str, str]], processes: int) -> tuple[float, float]:
    """Seconds of a whole `kg build` (loading and writing included), and the peak memory of its largest process in MB."""
    with tempfile.TemporaryDirectory() as folder:
        corpus = Path(folder) / "corpus.jsonl"
        corpus.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        command = [sys.executable, "-m", "kg", "build", str(corpus), "-o", str(Path(folder) / "out"), "--processes", str(processes)]
        begin = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        seconds = time.perf_counter() - begin
    return seconds, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


def measure(count: int, words: int, processes: int) -> dict[str, float]:
    """Both, one after the other; `ratio` is our words a second over spaCy's."""
    rows = documents(count, words)
    total = sum(len(row["text"].split()) for row in rows)
    ours, peak = whole_build(rows, processes)
    theirs = spacy_alone(rows, processes)
    return {
        "documents": count,
        "words": total,
        "processes": processes,
        "spacy_words_per_second": total / theirs,
        "build_words_per_second": total / ours,
        "ratio": theirs / ours,
        "peak_megabytes": peak,
    }


def main() -> None:
    """Print the figures, one a line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=2000)
    parser.add_argument("--words", type=int, default=500)
    parser.add_argument("--processes", type=int, default=1)
    args = parser.parse_args()
    for name, value in measure(args.documents, args.words, args.processes).items():
        print(f"{name:24} {value:,.2f}" if isinstance(value, float) else f"{name:24} {value:,}")


if __name__ == "__main__":
    main()
