"""Writing so that a reader never sees half a file, and a failed run loses nothing."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from kg.errors import OutputError


def replace_file(path: Path, write: Callable[[Path], object]) -> None:
    """Let `write` fill a temporary file beside `path`, which then takes its place; raise `OutputError` where that fails."""
    temporary = path.with_name(f".{path.name}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write(temporary)
        os.replace(temporary, path)
    except OSError as error:
        raise OutputError(f"{path}: cannot be written ({error.strerror}); free some space or choose another folder with -o") from error
    finally:
        if temporary.exists():
            temporary.unlink()


def writable_folder(folder: Path) -> None:
    """Make sure that files can be written into `folder`, making it where there is none; raise `OutputError` else."""
    if folder.exists() and not folder.is_dir():
        raise OutputError(f"{folder}: is a file, not a folder; choose another output folder with -o")
    probe = folder / ".probe.tmp"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe.write_bytes(b"")
        probe.unlink()
    except OSError as error:
        raise OutputError(f"{folder}: cannot be written to ({error.strerror}); choose another output folder with -o") from error
