"""A first command."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from kg.builder import build_knowledge, extract_documents, write_output
from kg.model import Document


def main() -> None:
    """Build from a JSON Lines file or a text file."""
    args = sys.argv[2:]
    path, out, published = Path(args[0]), Path("output"), None
    if "-o" in args:
        out = Path(args[args.index("-o") + 1])
    if "--published" in args:
        published = args[args.index("--published") + 1]
    if path.suffix == ".jsonl":
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
        documents = [Document(r["id"], r["text"], r.get("title"), r.get("published") or published) for r in rows]
    else:
        documents = [Document(path.name, path.read_text(encoding="utf-8"), None, published)]
    write_output(build_knowledge(documents, extract_documents(documents)), out)


if __name__ == "__main__":
    main()
