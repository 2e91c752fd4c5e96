"""What a stage is given and what it returns."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from newsclean.options import Options
from newsclean.values import DateValue, Edit, Issue, Language

if TYPE_CHECKING:
    from newsclean.site import SiteProfile

UNKNOWN = Language(None, None, 0.0)


class Field(NamedTuple):
    """A part of the article that a stage recognised at ``[start, end)`` of its text.

    ``name`` is a field of the article (``"title"``, ``"dateline"``, …), which is also the kind of the removal when
    the pipeline takes the span out of the text (``cut``); ``value`` replaces the span's own text where the
    field is more than the words (a date, a place).
    """

    name: str
    start: int
    end: int
    rule: str
    value: str | DateValue | tuple[str, ...] | None = None
    cut: bool = True


class Outcome(NamedTuple):
    """What a stage found: edits, fields and issues, all with offsets in the text that the stage was given."""

    edits: Sequence[Edit] = ()
    fields: Sequence[Field] = ()
    issues: Sequence[Issue] = ()


@dataclass(frozen=True, slots=True)
class Context:
    """What a stage may know besides its text.

    ``from_page`` is true for text that was read from HTML. ``title`` is the headline that the page states or the caller
    knows, ``beside`` finds what else a page states that may stand above its story: other titles, a summary.
    ``site`` is what the caller knows of the document's site.
    """

    language: Language = UNKNOWN
    options: Options = field(default_factory=Options)
    from_page: bool = False
    title: str | None = None
    beside: Callable[[], tuple[str, ...]] = tuple
    site: SiteProfile | None = None

    def reading(self, language: Language) -> Context:
        """The same for a text in ``language``; ``dataclasses.replace`` takes four times as long."""
        return Context(language, self.options, self.from_page, self.title, self.beside, self.site)
