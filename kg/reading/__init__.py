"""Reading: text, Markdown, HTML, PDF, CSV and JSON Lines, from files, folders, the web and standard input."""

from kg.reading.inputs import read_documents

__all__ = ["read_documents"]
