"""The rules as data: TOML files of the package, each with what a user adds laid over it."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from kg.errors import CorrectionError


@cache
def rules(name: str) -> dict[str, Any]:
    """Return the tables of `rules/NAME.toml`."""
    text = files("kg.language").joinpath("rules", f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def read_rules(path: Path) -> dict[str, Any]:
    """Read a user's rule file; raise `CorrectionError` where it is not valid TOML."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise CorrectionError(f"{path}: not a readable TOML file ({error}); see the README on how to extend the rules") from error
