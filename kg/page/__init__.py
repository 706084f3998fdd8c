"""The interactive page: one HTML file that needs no network, in which every line of the graph shows its sentences."""

from kg.page.render import page_html, write_page

__all__ = ["page_html", "write_page"]
