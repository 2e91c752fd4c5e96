"""newsclean: scraped news, HTML or bare text, to clean typed articles, Arabic first, every change on record."""

from newsclean._version import __version__
from newsclean.api import clean, clean_all
from newsclean.article import Article
from newsclean.options import Options
from newsclean.search import search_key
from newsclean.tables import RuleTableError
from newsclean.values import DateValue, Edit, Issue, Removal, Source, Span

__all__ = [
    "Article",
    "DateValue",
    "Edit",
    "Issue",
    "Options",
    "Removal",
    "RuleTableError",
    "Source",
    "Span",
    "__version__",
    "clean",
    "clean_all",
    "search_key",
]
