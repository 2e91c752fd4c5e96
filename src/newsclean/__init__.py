"""newsclean: scraped news, HTML or bare text, to clean typed articles, Arabic first, every change on record."""

from typing import TYPE_CHECKING

from newsclean._version import __version__

if TYPE_CHECKING:
    from newsclean.api import clean
    from newsclean.article import Article
    from newsclean.batch import clean_all
    from newsclean.options import Options
    from newsclean.search import search_key
    from newsclean.site import SiteProfile, learn_site
    from newsclean.tables import RuleTableError
    from newsclean.values import DateValue, Edit, Issue, Removal, Run, Source, Span

__all__ = [
    "Article",
    "DateValue",
    "Edit",
    "Issue",
    "Options",
    "Removal",
    "RuleTableError",
    "Run",
    "SiteProfile",
    "Source",
    "Span",
    "__version__",
    "clean",
    "clean_all",
    "learn_site",
    "search_key",
]

# Where each name is, so that it is loaded when it is first used: most of the package is rules and tables.
_HOMES = {
    "api": ("clean",),
    "article": ("Article",),
    "batch": ("clean_all",),
    "options": ("Options",),
    "search": ("search_key",),
    "site": ("SiteProfile", "learn_site"),
    "tables": ("RuleTableError",),
    "values": ("DateValue", "Edit", "Issue", "Removal", "Run", "Source", "Span"),
}

if not TYPE_CHECKING:  # a type checker that saw this would take any name for one of the package's

    def __getattr__(name):
        from importlib import import_module

        if name == "arrow":  # the one module with names of its own for everybody; it needs pyarrow
            return import_module("newsclean.arrow")
        for home, names in _HOMES.items():
            if name in names:
                globals()[name] = value = getattr(import_module(f"newsclean.{home}"), name)
                return value
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

    def __dir__():
        return sorted({*globals(), *__all__})
