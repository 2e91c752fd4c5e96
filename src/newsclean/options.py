"""What a caller may choose."""

from __future__ import annotations

import datetime
import difflib
import os
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from functools import cache, lru_cache

TANWIN = ("as-written", "majority")
KINDS = ("auto", "html", "text")
MODES = ("auto", "residual", "full-page")
TYPOS = ("off", "certain", "thorough")
# Kinds of edit that tell what was not read at all; nobody can do without them.
FIXED_KINDS = frozenset({"limit", "not-an-article"})


@dataclass(frozen=True, slots=True, init=False)
class Options:
    """Choices for ``clean``; the defaults change nothing that a reader would miss.

    kind: ``"html"`` or ``"text"`` where the caller knows; ``"auto"`` looks.
    mode: ``"residual"`` for text that an extractor already cut down, ``"full-page"`` for the text of a whole
        page; ``"auto"`` tells them apart. Pages given as HTML are not affected.
    encoding: the charset of bytes, where the caller knows it; checked, not believed.
    keep: kinds of removal (``"caption-credit"``, ``"dateline"``, ``"section"``, …) or rules that stay in the text.
    without: rules (``"spacing:after-stop"``) or kinds (``"spacing"``) that may not make edits.
    carry_source: ``False`` leaves what was taken out of the text off the record; the source can then be
        rebuilt only beside the source itself.
    tanwin: ``"majority"`` writes tanwin in the order that the text itself mostly uses; ``"as-written"`` leaves it.
    reference_time: what relative dates ("3 hours ago") are counted from; without it they are not dates.
    typos: ``"certain"`` mends the slips of Arabic spelling that leave no doubt, ``"thorough"`` those too that the
        document or the words around them make very likely, ``"off"`` none.
    lexicon: names and terms that are spelled right: a path to a file with one a line (UTF-8), or the words. They are
        never changed, and other words may be mended to them. Holds a ``frozenset``.
    max_length: a text longer than this many code points is cut there, with an issue; for pages, the extracted
        text (the page itself is read whole).
    max_input: a document of more bytes (of ``str``, code points) is not read at all: an empty article, with an issue.

    Raises ``TypeError`` for a value of the wrong type, ``ValueError`` for one that is not known: a charset, a kind,
    a rule. ``keep`` and ``without`` take any iterable of ``str`` and hold a ``frozenset``.
    """

    kind: str
    mode: str
    encoding: str | None
    keep: frozenset[str]
    without: frozenset[str]
    carry_source: bool
    tanwin: str
    reference_time: datetime.datetime | None
    max_length: int
    typos: str
    lexicon: frozenset[str]
    max_input: int

    # Written out because ``keep`` and ``without`` take more types than they hold.
    def __init__(
        self,
        kind: str = "auto",
        mode: str = "auto",
        encoding: str | None = None,
        keep: Iterable[str] = frozenset(),
        without: Iterable[str] = frozenset(),
        carry_source: bool = True,
        tanwin: str = "as-written",
        reference_time: datetime.datetime | None = None,
        max_length: int = 20_000_000,
        typos: str = "certain",
        lexicon: str | os.PathLike[str] | Iterable[str] = frozenset(),
        max_input: int = 80_000_000,
    ) -> None:
        values = {
            "kind": _one_of("kind", kind, KINDS),
            "mode": _one_of("mode", mode, MODES),
            "encoding": _charset(encoding),
            "keep": _names("keep", keep),
            "without": _names("without", without),
            "carry_source": _of_type("carry_source", carry_source, bool, "bool"),
            "tanwin": _one_of("tanwin", tanwin, TANWIN),
            "reference_time": _moment(reference_time),
            "max_length": _length("max_length", max_length),
            "typos": _one_of("typos", typos, TYPOS),
            "lexicon": _words(lexicon),
            "max_input": _length("max_input", max_input),
        }
        for name, value in values.items():
            object.__setattr__(self, name, value)


def _one_of(name: str, value: str, choices: tuple[str, ...]) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{name} must be a str, not {value!r}")
    if value not in choices:
        raise ValueError(f"{name} must be one of {', '.join(map(repr, choices))}, not {value!r}")
    return value


def _of_type(name: str, value: object, wanted: type, words: str) -> object:
    if not isinstance(value, wanted):
        raise TypeError(f"{name} must be a {words}, not {value!r}")
    return value


def _moment(value: datetime.datetime | None) -> object:
    return value if value is None else _of_type("reference_time", value, datetime.datetime, "datetime or None")


def _length(name: str, value: int) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError(f"{name} must be an int, not {value!r}")
    if value < 1:
        raise ValueError(f"{name} must be positive, not {value}")
    return value


def _charset(name: str | None) -> str | None:
    if name is None:
        return None
    if not isinstance(name, str):
        raise TypeError(f"encoding must be a str or None, not {name!r}")
    from newsclean.charsets import charset  # only where a charset is named

    if charset(name) is None:
        raise ValueError(f"encoding is no known charset: {name!r}")
    return name


def _words(lexicon: str | os.PathLike[str] | Iterable[str]) -> frozenset[str]:
    """The words of a lexicon given by path or as words."""
    if isinstance(lexicon, (str, os.PathLike)):
        try:
            with open(lexicon, encoding="utf-8-sig") as file:
                lines = file.read().splitlines()
        except (OSError, UnicodeDecodeError) as error:
            raise ValueError(f"lexicon cannot be read: {error}") from error
        return frozenset(line.strip() for line in lines if line.strip() and not line.startswith("#"))
    if not isinstance(lexicon, Iterable):
        raise TypeError(f"lexicon must be a path or words, not {lexicon!r}")
    words = tuple(lexicon)
    for word in words:
        if not isinstance(word, str):
            raise TypeError(f"lexicon must hold str, not {word!r}")
    return frozenset(words)


def _names(field: str, values: Iterable[str]) -> frozenset[str]:
    """``values`` as a set of the names of rules and kinds of rules."""
    if isinstance(values, str) or not isinstance(values, Iterable):
        raise TypeError(f"{field} must be a set of str, not {values!r}")
    names = tuple(values)
    for name in names:
        if not isinstance(name, str):
            raise TypeError(f"{field} must be a set of str, not of {name!r}")
        _check_name(field, name)
    return frozenset(names)


def _check_name(field: str, name: str) -> None:
    if name.partition(":")[0] in FIXED_KINDS:
        raise ValueError(f"{field}: no document does without {name!r}")
    if name not in _known():
        near = ", ".join(nearest(name, _known()))
        raise ValueError(f"{field}: unknown rule or kind of rule {name!r} (known are {near})")


@cache
def _known() -> frozenset[str]:
    from newsclean.rules import known_rules  # with all that cleaning needs: only where a rule is named

    rules = known_rules()
    return rules | {rule.partition(":")[0] for rule in rules}


@lru_cache(64)
def told(options: Options, kind: str, encoding: str | None) -> Options:
    """``options`` with what is known of one document beside them; what they state themselves goes first.

    Kept, for checking them takes longer the more names they hold.
    """
    chosen = kind if options.kind == "auto" else options.kind
    return replace(options, kind=chosen, encoding=options.encoding or encoding)


def nearest(name: str, known: Collection[str]) -> list[str]:
    """The known names that ``name`` may be the beginning of or a slip for; if there are none, all kinds."""
    every = sorted(known)
    near = difflib.get_close_matches(name, every, 5) or [one for one in every if ":" not in one]
    return sorted(near, key=lambda one: not one.startswith(name))
