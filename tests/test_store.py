"""The store: what was extracted comes back, what changed is read again, what is gone is forgotten."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import OutputError
from kg.model import Argument, Claim, Cluster, Document, Extraction, Span
from kg.store import encode_extraction, extraction_key, open_store

DOCUMENT = Document("a.txt", "Iran attacked Iraq.", published="2021-09-01")
CLAIM = Claim(
    id="1", doc="a.txt", subject=Argument(0, 4, "Iran", "0", "Iran", "Government"), relation="attacked",
    object=Argument(14, 18, "Iraq", "1", "Iraq", "Government"), phrase="attacked", polarity="positive", certainty="certain", tense="past",
    modality=None, asserted=True, speaker=None, speakers=(), cues=(), evidence=Span(0, 19, DOCUMENT.text), time=None, place=None,
    via_coreference=False, rule="verb",
)  # fmt: skip
EXTRACTION = Extraction("a.txt", clusters=(Cluster("0", "Iran", "Government", ("Iran",), "name"),), claims=(CLAIM,))


def test_an_extraction_comes_back_as_it_was(tmp_path: Path) -> None:
    key = extraction_key(DOCUMENT, "rules")
    with open_store(tmp_path / "store.sqlite") as store:
        store.put(key, encode_extraction(EXTRACTION))
        store.set_documents([(DOCUMENT, key)])
    with open_store(tmp_path / "store.sqlite") as store:
        assert store.extraction(key) == EXTRACTION
        assert list(store.documents()) == [DOCUMENT]


@pytest.mark.parametrize(
    ("other", "fingerprint"),
    [
        (Document("a.txt", "Iran attacked Iraq!", published="2021-09-01"), "rules"),
        (Document("a.txt", DOCUMENT.text, published="2021-09-02"), "rules"),
        (Document("b.txt", DOCUMENT.text, published="2021-09-01"), "rules"),
        (DOCUMENT, "other rules"),
    ],
)
def test_the_key_depends_on_all_that_the_extraction_depends_on(other: Document, fingerprint: str) -> None:
    assert extraction_key(other, fingerprint) != extraction_key(DOCUMENT, "rules")


def test_what_no_document_needs_is_forgotten(tmp_path: Path) -> None:
    with open_store(tmp_path / "store.sqlite") as store:
        store.put("old", encode_extraction(EXTRACTION))
        store.put("new", encode_extraction(EXTRACTION))
        store.set_documents([(DOCUMENT, "new")])
        assert store.known() == {"new"}


def test_a_damaged_store_is_set_aside(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite"
    path.write_bytes(b"this is no database" * 100)
    with open_store(path) as store:
        assert store.known() == set()
    assert (tmp_path / "store.sqlite.damaged").read_bytes().startswith(b"this is no database")


def test_a_folder_that_is_a_file_is_an_error_of_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(OutputError, match=r"file.*choose another"), open_store(tmp_path / "file" / "store.sqlite"):
        pass
