"""Errors that the user can mend: each says where, what, and what to do."""

from __future__ import annotations


class KGError(Exception):
    """Base of all errors that a user can mend; the command prints it in one line and exits 1."""


class InputError(KGError):
    """Something that was to be read could not be: the message begins with the path, the file and line, or the URL."""


class OutputError(KGError):
    """Something could not be written."""


class ModelError(KGError):
    """A spaCy pipeline is missing or does not serve."""


class QueryError(KGError):
    """A SPARQL query or a named question is not valid."""


class CorrectionError(KGError):
    """A corrections file, a gazetteer or a rule file is not valid."""
