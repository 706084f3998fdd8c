"""The file of corrections: what is read is what was written, and what is wrong is told in one line."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.corrections import Corrections, Split, add_merge, add_split, read_corrections, to_toml, write_corrections
from kg.errors import CorrectionError

FULL = """
ignore = ["Getty Images"]

[[merge]]
names = ["isis-k", "ISKP", "IS-K"]

[[split]]
name = "john-smith"

[[split]]
name = "washington"
names = ["Washington, D.C."]
documents = ["news/b.txt"]

[rename]
"taliban" = "The Taliban"

[retype]
"kabul-airport" = "Facility"
"""


def test_every_part_is_read(tmp_path: Path) -> None:
    path = tmp_path / "corrections.toml"
    path.write_text(FULL, encoding="utf-8")
    assert read_corrections(path) == Corrections(
        merges=(("isis-k", "ISKP", "IS-K"),),
        splits=(Split("john-smith"), Split("washington", ("Washington, D.C.",), ("news/b.txt",))),
        renames=(("taliban", "The Taliban"),),
        retypes=(("kabul-airport", "Facility"),),
        ignored=("Getty Images",),
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[[merge", "not a readable file"),
        ("[[merge]]\nnames = ['one']", "at least 2 names"),
        ("[[merge]]\nnames = 'one'", "list of names"),
        ("[[merge]]\nnames = ['a', 'b']\nwhy = 'x'", "nothing else"),
        ("merge = ['a', 'b']", "[[merge]]"),
        ("[[split]]\nnames = ['a']", "needs a name"),
        ("[rename]\na = 1", "[rename]"),
        ("ignore = 'a'", "list of names"),
        ("ignored = ['a']", "unknown part 'ignored'"),
    ],
)
def test_what_is_wrong_is_told_in_one_line(tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / "corrections.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(CorrectionError) as caught:
        read_corrections(path)
    assert str(caught.value).startswith(f"{path}: ") and told in str(caught.value) and "\n" not in str(caught.value)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(CorrectionError, match=r"nowhere\.toml"):
        read_corrections(tmp_path / "nowhere.toml")


names = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12).filter(lambda text: text.strip())
some = st.lists(names, max_size=3).map(tuple)
pairs = st.dictionaries(names, names, max_size=3).map(lambda found: tuple(found.items()))
corrections = st.builds(
    Corrections,
    merges=st.lists(st.lists(names, min_size=2, max_size=3).map(tuple), max_size=3).map(tuple),
    splits=st.lists(st.builds(Split, names, some, some), max_size=3).map(tuple),
    renames=pairs,
    retypes=pairs,
    ignored=some,
)


@given(corrections)
@settings(max_examples=100, deadline=None)
def test_what_is_written_is_read_again(tmp_path_factory: pytest.TempPathFactory, given_: Corrections) -> None:
    path = tmp_path_factory.mktemp("corrections") / "corrections.toml"
    write_corrections(given_, path)
    assert read_corrections(path) == given_
    assert path.read_text(encoding="utf-8") == to_toml(given_)


def test_merges_and_splits_are_added_and_taken_back(tmp_path: Path) -> None:
    path = tmp_path / "corrections.toml"
    path.write_text('# mine\nignore = ["x"]\n', encoding="utf-8")
    add_merge(path, ["a", "b"])
    add_split(path, "c")
    assert path.read_text(encoding="utf-8").startswith("# mine\n")
    assert read_corrections(path) == Corrections(merges=(("a", "b"),), splits=(Split("c"),), ignored=("x",))
    assert add_split(path, "b") == Corrections(splits=(Split("c"),), ignored=("x",))
    assert read_corrections(path) == Corrections(splits=(Split("c"),), ignored=("x",))


def test_a_file_that_is_not_there_is_made(tmp_path: Path) -> None:
    assert add_merge(tmp_path / "new" / "corrections.toml", ["a", "b"]).merges == (("a", "b"),)


def test_adding_to_a_table_of_renames_keeps_the_file_valid(tmp_path: Path) -> None:
    path = tmp_path / "corrections.toml"
    path.write_text('[rename]\n"a" = "b"\n', encoding="utf-8")
    assert add_merge(path, ["c", "d"]) == Corrections(merges=(("c", "d"),), renames=(("a", "b"),))
