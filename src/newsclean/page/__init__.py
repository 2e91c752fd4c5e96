"""Pages: HTML in, the article's text with its provenance and the page's metadata out."""

from newsclean.page.metadata import Metadata
from newsclean.page.read import PageReading, read_page
from newsclean.page.reading import verify_runs

__all__ = ["Metadata", "PageReading", "read_page", "verify_runs"]
